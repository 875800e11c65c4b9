import {expect, it} from 'vitest';
import {draftOf} from '../../../src/dedupe/drafts.ts';
import type {KnownRecord} from '../../../src/dedupe/records.ts';
import {Gazetteer, reorganisation} from '../../../src/vietnam/units.ts';
import {always, asUnitCode, forever} from '../../../src/vietnam/units/unit.ts';

const [before, after] = ['00001', '00002'].map(asUnitCode);
const table = new Gazetteer([
	{code: before, level: 'commune', name: 'Xã Cũ', from: always, until: reorganisation, successors: [after]},
	{code: after, level: 'commune', name: 'Xã Mới', from: reorganisation, until: forever, successors: []},
]);

const record = (key: string, unit: string, asOf: number, residenceType: string): KnownRecord => ({key, unit, asOf, residenceType, name: 'lê văn tám', born: 19800101, id: '074180123456', updatedAt: 0, filled: 5});
const standing = {atHome: false, exact: false};

it('knows by the table of units whether two codes of two days are one place, where two registrations are one too many', () => {
	const pair = {
		pair: {a: 0, b: 1, weight: 20, decision: 'match'}, a: record('00001/A', before, 20250101, 'permanent'), b: record('00002/B', after, 20250801, 'temporary'),
		standings: [standing, standing], levels: {},
	} as const;
	expect(draftOf(pair, table)?.code).toBe('DUPLICATE');
	expect(draftOf(pair, new Gazetteer([]))).toBeUndefined();
});
