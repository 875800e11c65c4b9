import {describe, expect, it} from 'vitest';
import {parseUnitTable} from '../../../src/config/unit-table.ts';
import {KnownError} from '../../../src/errors.ts';
import {UnitNames} from '../../../src/vietnam/units/names.ts';
import {resolveUnit} from '../../../src/vietnam/units/resolve.ts';

// Invented units in a real province.
const table = `code,name,parent,from,until,successors
750,Huyện Sông Mây,75,,2025-07-01,
26001,Xã Phú Cường,750,,2024-01-01,26001
26001,Thị trấn Phú Cường,750,2024-01-01,2025-07-01,26001 26004
26004,Xã Phú Hội,750,,01/07/2025,26004
26001,Xã Phú Cường,75,2025-07-01,,
26004,Xã Sông Mây,75,2025-07-01,,
74,Tỉnh Bình Dương,,,,
`;

describe('a table of units', () => {
	const {units, added, leftOut} = parseUnitTable(table, 'units.csv');

	it('adds to what the program knows, and never overrides it', () => {
		expect({added, leftOut}).toEqual({added: 6, leftOut: 1});
		expect(units.at('26001', 20220815)).toMatchObject({name: 'Xã Phú Cường', level: 'commune', parent: '750'});
		expect(units.at('26001', 20240601)?.name).toBe('Thị trấn Phú Cường');
		expect(units.at('25747', 20220815)?.name).toBe('Phường Phú Cường');
		expect(units.at('74', 20260101)).toBeUndefined();
	});

	it('says what became of a unit', () => {
		expect(units.successorsOf('26001', 20220815, 20260101)).toEqual(['26001', '26004']);
		expect(units.relation('26001', 20220815, '26001', 20240601)).toBe('same');
		expect(units.relation('26001', 20220815, '26004', 20260101)).toBe('split');
		expect(units.relation('26004', 20220815, '26004', 20260101)).toBe('merged');
	});

	it('gives names that are to be told apart', () => {
		const names = new UnitNames(units);
		const resolve = (written: string, province?: string) => resolveUnit(written, {asOf: 20220815, province}, names);
		expect(resolve('Phú Cường')).toMatchObject({kind: 'ambiguous', candidates: ['25747', '26001'], because: 'namesakes'});
		expect(resolve('Phú Cường', '75')).toMatchObject({kind: 'resolved', code: '26001'});
		expect(resolve('Phú Cường, Sông Mây')).toMatchObject({kind: 'resolved', code: '26001'});
		expect(resolve('xã Phú Cường - Đồng Nai')).toMatchObject({kind: 'resolved', code: '26001'});
		expect(resolve('P. Phú Cường')).toMatchObject({kind: 'resolved', code: '25747'});
	});

	it.each([[';'], ['\t']])('may be separated by %j, begin with a byte order mark, and lack columns', delimiter => {
		const text = `\uFEFFname,code,parent\nHuyện Sông Mây,750,75\n`.replaceAll(',', delimiter);
		expect(parseUnitTable(text, 'units.csv').units.at('750', 20220815)?.name).toBe('Huyện Sông Mây');
	});
});

describe('what is wrong in a table of units', () => {
	it.each([
		['no columns', '', ['UNIT_TABLE_COLUMN 1 code', 'UNIT_TABLE_COLUMN 1 name']],
		['a column that is missing', 'code,parent\n750,75\n', ['UNIT_TABLE_COLUMN 1 name']],
		['a quote that does not close', 'code,name\n01,"Hà Nội\n', ['UNIT_TABLE_QUOTES 2 ']],
		['a code that lost its zero', 'code,name\n1,Tỉnh\n', ['UNIT_TABLE_VALUE 2 code']],
		['no name', 'code,name,parent\n750,,75\n', ['UNIT_TABLE_VALUE 2 name']],
		['no parent', 'code,name,parent\n750,Huyện A,\n', ['UNIT_TABLE_VALUE 2 parent']],
		['a province with a parent', 'code,name,parent\n05,Tỉnh A,75\n', ['UNIT_TABLE_VALUE 2 parent']],
		['no such day', 'code,name,parent,until\n750,Huyện A,75,2025-02-30\n', ['UNIT_TABLE_VALUE 2 until']],
		['a year for a day', 'code,name,parent,from\n750,Huyện A,75,2025\n', ['UNIT_TABLE_VALUE 2 from']],
		['an end before the beginning', 'code,name,parent,from,until\n750,Huyện A,75,2025-01-01,2024-01-01\n', ['UNIT_TABLE_VALUE 2 until']],
		['successors of what has not ended', 'code,name,parent,from,until,successors\n750,Huyện A,75,,,750\n', ['UNIT_TABLE_VALUE 2 until']],
		['a successor of another level', 'code,name,parent,until,successors\n750,Huyện A,75,2025-07-01,75\n', ['UNIT_TABLE_VALUE 2 successors']],
		['a successor that does not exist', 'code,name,parent,until,successors\n750,Huyện A,75,2024-01-01,751\n', ['UNIT_TABLE_REFERENCE 2 successors']],
		['a parent that does not exist', 'code,name,parent\n26001,Xã A,750\n', ['UNIT_TABLE_REFERENCE 2 parent']],
		['a parent of the same level', 'code,name,parent\n26001,Xã A,75\n26002,Xã B,26001\n', ['UNIT_TABLE_REFERENCE 3 parent']],
		['a parent that had gone', 'code,name,parent,from\n26001,Xã A,74,2026-01-01\n', ['UNIT_TABLE_REFERENCE 2 parent']],
		['one code twice', 'code,name,parent\n750,Huyện A,75\n750,Huyện B,75\n', ['UNIT_TABLE_OVERLAP 3 ']],
		['several things at once', 'code,name,parent\n7,Huyện A,75\n\n750,,75\n', ['UNIT_TABLE_VALUE 2 code', 'UNIT_TABLE_VALUE 4 name']],
	])('%s', (_, text, expected) => {
		expect(errorsOf(text)).toEqual(expected);
	});

	it('is told up to a hundred times', () => {
		expect(errorsOf(`code,name\n${'7,Huyện\n'.repeat(500)}`)).toHaveLength(100);
	});
});

function errorsOf(text: string): string[] {
	try {
		parseUnitTable(text, 'units.csv');
	} catch (error) {
		if (!(error instanceof AggregateError)) throw error;
		return (error.errors as KnownError[]).map(({code, place, details}) => `${code} ${place.line} ${String(details['column'] ?? '')}`);
	}
	return [];
}
