import {yearOf} from './dates.ts';
import type {PlantedKind} from './kinds.ts';
import type {LocalRecord} from './local-record.ts';
import {expect} from './plants.ts';
import {provinces} from './tables/provinces.ts';

const knownPrefixes = new Set(provinces.map(province => province.prefix));

/** Adds what follows from the record as it is written: contradictions of the ID, of the relation, suspicious dates. */
export function structureFindings(record: LocalRecord): void {
	const kind = newYearKind(record);
	if (kind !== undefined) expect(record, kind, 'BIRTH_DEFAULT_SUSPECT', 'birth_date');
	if (record.sex !== '' && record.sex !== record.person.sex && sexOfRelation(record.relation, record.person.sex)) {
		expect(record, 'sex_against_relation', 'SEX_CONTRADICTS_RELATION', 'sex');
	}
	if (record.id !== record.person.id || record.birth !== record.person.birth || record.sex !== record.person.sex) idFindings(record);
}

/** Undefined for those who were born on 1 January indeed: a suspicion against them is a false alarm. */
function newYearKind({birth, person}: LocalRecord): PlantedKind | undefined {
	if (birth % 10_000 !== 101) return undefined;
	if (birth !== person.birth) return 'birth_default_date';
	return person.birthDayUnknown ? 'birth_new_year' : undefined;
}

/** Circular 59/2021, annexes: three digits place, one century and sex, two of the year. Written here a second time on purpose. */
function idFindings(record: LocalRecord): void {
	const {id, birth, sex} = record;
	if (!/^\d{12}$/.test(id)) return;
	const century = 1900 + Math.floor(Number(id[3]) / 2) * 100;
	const year = century + Number(id.slice(4, 6));
	if (birth !== 0 && yearOf(birth) !== year) expect(record, 'id_against_birth', 'ID_CONTRADICTS_BIRTH', 'personal_id');
	if (sex !== '' && (Number(id[3]) % 2 === 0) !== (sex === 'male')) expect(record, 'id_against_sex', 'ID_CONTRADICTS_SEX', 'personal_id');
	const prefix = Number(id.slice(0, 3));
	const foreign = prefix === 0 || (prefix >= 101 && prefix <= 295);
	if (!foreign && !knownPrefixes.has(id.slice(0, 3))) expect(record, 'id_prefix', 'ID_PREFIX_UNKNOWN', 'personal_id');
}

function sexOfRelation(relation: string, sex: LocalRecord['person']['sex']): boolean {
	return sexedRelations[sex].has(relation);
}

const sexedRelations = {
	male: new Set(['Chồng', 'Cha đẻ', 'Con rể']),
	female: new Set(['Vợ', 'Mẹ đẻ', 'Con dâu']),
};
