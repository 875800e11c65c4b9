import {existsSync, readFileSync} from 'node:fs';
import {parse} from 'csv-parse/sync';
import {describe, expect, test} from 'vitest';
import {canonicalCode, codeResolver, writtenCode} from '../../../src/vietnam/codes.ts';
import {isIgnoredField} from '../../../src/vietnam/fields.ts';
import {recognizeHeadings} from '../../../src/vietnam/headings.ts';
import {isPersonalId, idStructure} from '../../../src/vietnam/ids.ts';
import {essentialServices} from '../../../src/vietnam/services.ts';
import {isReusedCode, predecessorsOf, successors, unitAt} from '../../../src/vietnam/units.ts';

const domain = new URL('../../../../shared/domain/', import.meta.url);
const present = existsSync(domain);
if (!present) process.stderr.write('skipped: the domain tables are not beside the project\n');

function rowsOf(file: string): Record<string, string>[] {
	return parse(readFileSync(new URL(file, domain)), {columns: true, bom: true});
}

describe.skipIf(!present)('the embedded tables say what the domain tables say', () => {
	test('communes until June 2025', () => {
		for (const row of rowsOf('binhduong_communes_91.csv')) {
			expect(unitAt(row.code, 20191001)?.name).toBe(row.name_2019_10);
			expect(unitAt(row.code, 20220815)?.name).toBe(row.name_2022_08);
			expect(unitAt(row.code, 20250601)?.name).toBe(row.name_2025_06);
			expect(unitAt(row.code, 20220815)?.parent).toBe(row.district_code);
			expect(unitAt(row.district_code, 20220815)?.name).toBe(row.district_2022_08);
			expect(unitAt(row.district_code, 20250601)?.name).toBe(row.district_2025_06);
			expect(successors(row.code).join(';')).toBe(row.successor_codes);
		}
	});

	test('units from July 2025', () => {
		for (const row of rowsOf('binhduong_communes_2025_36.csv')) {
			expect(unitAt(row.code, 20250718)?.name).toBe(row.name);
			expect(isReusedCode(row.code)).toBe(row.code_reuse === 'name_changed');
		}
	});

	test('provinces and the prefixes of personal IDs', () => {
		for (const row of rowsOf('id_province_codes.csv')) {
			const digits = `${row.id_prefix}080000001`;
			expect(isPersonalId(digits) && idStructure(digits).prefixKind).toBe('province');
			expect(unitAt(row.gso_code_pre2025, 20250601)?.name).toBe(row.gso_name_pre2025);
			expect(successors(row.gso_code_pre2025)).toEqual([row.gso_code_2025]);
			expect(unitAt(row.gso_code_2025, 20250701)?.name).toBe(row.gso_name_2025);
		}
	});

	test('statuses and kinds of residence', () => {
		for (const row of rowsOf('statuses.csv')) expect(canonicalCode('status', row.written)).toBe(row.status);
		for (const row of rowsOf('residence_types.csv')) expect(canonicalCode('residence_type', row.written)).toBe(row.residence_type);
	});

	test('relations, each with its class and sex', () => {
		for (const row of rowsOf('relations_to_head.csv')) {
			const sex = row.sex_implied === 'any' ? '' : `:${row.sex_implied}`;
			expect(canonicalCode('relation', row.name)).toBe(row.class + sex);
		}
	});

	test('ethnic groups but the ambiguous Thổ, and religions', () => {
		for (const {gso_code: code, name} of rowsOf('ethnic_groups.csv')) {
			expect(canonicalCode('ethnicity', name)).toBe(name === 'Thổ' ? undefined : code);
			expect(writtenCode('ethnicity', code)).toBe(name);
		}
		for (const {name} of rowsOf('religions.csv')) expect(canonicalCode('religion', name)).toBe(name);
	});

	test('every other spelling of an ethnic group and of a religion', () => {
		for (const row of rowsOf('ethnic_groups.csv')) {
			const aliases = Object.entries(row).find(([heading]) => heading.startsWith('aliases'))?.[1] ?? '';
			for (const alias of aliases.split(';').filter((one) => one !== '')) {
				const found = codeResolver('ethnicity')(alias);
				if (alias === 'Thổ') expect(found).toEqual({kind: 'ambiguous', candidates: ['02', '05', '24']});
				else expect([alias, found]).toEqual([alias, {kind: 'resolved', canonical: row.gso_code, by: 'list'}]);
			}
		}
		for (const {name, variants} of rowsOf('religions.csv')) {
			for (const variant of variants.split(';').filter((one) => one !== '')) expect(canonicalCode('religion', variant)).toBe(name);
		}
	});

	test('predecessors of the 36 units', () => {
		for (const row of rowsOf('binhduong_communes_2025_36.csv')) {
			expect(predecessorsOf(row.code, 20250718, 20250630)?.toSorted().join(';')).toBe(row.predecessor_codes);
		}
	});

	test('services', () => {
		expect(rowsOf('essential_services_25.csv').map((row) => [Number(row.no), row.group_2022, row.name_vi])).toEqual(
			essentialServices.map(({number, group, vi}) => [number, group, vi]),
		);
	});

	test('headings that need no neighbour are recognised alone', () => {
		const byNeighbours = /^(?:surname_middle|middle_name|given_name|birth_day|birth_month|birth_year|birth_date_if_.*)$/;
		for (const {field, heading} of rowsOf('header_aliases.csv').filter((row) => !byNeighbours.test(row.field))) {
			// A heading of diacritics beside it, so that DT is spelled exactly.
			const {columns, ignored} = recognizeHeadings([heading, 'Chiều cao']);
			const expected = heading === 'Địa chỉ' ? 'address' : field;
			expect([...columns.keys(), ...ignored.map((one) => one.field)]).toEqual([expected]);
			expect(isIgnoredField(expected)).toBe(ignored.length === 1);
		}
	});
});
