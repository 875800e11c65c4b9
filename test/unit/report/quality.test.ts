import {expect, test} from 'vitest';
import {messagesOf} from '../../../src/messages/index.ts';
import {codesByHeading, headingOf} from '../../../src/report/quality.ts';

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

test('every code that the catalogue knows has one heading', () => {
	const known = Object.keys(messagesOf('en')).filter(key => key.startsWith('label_')).map(key => key.slice('label_'.length));
	expect(known.length).toBeGreaterThan(40);
	expect(Object.values(codesByHeading).flat().toSorted()).toEqual(known.toSorted());
});
