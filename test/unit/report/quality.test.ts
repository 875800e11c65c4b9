import {expect, test} from 'vitest';
import {headingOf} from '../../../src/report/quality.ts';

test.each([
	['NAME_DIFFERS', 'correct'],
	['ID_OF_ANOTHER', 'correct'],
	['UNVERIFIED', 'correct'],
	['ID_MISSING', 'complete'],
	['NOT_IN_LOCAL', 'complete'],
	['DUPLICATE', 'clean'],
	['ID_LOST_ZEROS', 'clean'],
	['DEAD_IN_EXTRACT', 'live'],
	['UNIT_SPLIT', 'live'],
])('%s is reported under "%s"', (code, heading) => {
	expect(headingOf(code)).toBe(heading);
});
