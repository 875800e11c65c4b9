import type {Issuer} from './identifiers.ts';
import type {PlantedKind} from './kinds.ts';
import type {Expected, LocalRecord} from './local-record.ts';
import {mistakeDate, mistakeId, mistakePhone, type DateMistake, type IdMistake} from './mistakes-in-numbers.ts';
import {mistakeName, type NameMistake} from './mistakes-in-names.ts';
import type {Random} from './random.ts';

/** What errors may draw on beyond the record itself. */
export interface PlantContext {
	readonly random: Random;
	readonly issuer: Issuer;
	/** The record written before, whose ID a clerk may copy by mistake. */
	readonly previous: LocalRecord | undefined;
	/** IDs of people whom only the extract knows. */
	readonly strangers: string[];
}

/** What an error touches; a record has at most one error of each group. */
export type Group = 'id' | 'old_id' | 'name' | 'birth' | 'sex' | 'relation' | 'other';

export interface Plant {
	readonly kind: PlantedKind;
	readonly group: Group;
	/** Of local records. */
	readonly share: number;
	/** Puts the error in; false where the record offers no place for it. */
	apply(record: LocalRecord, context: PlantContext): boolean;
}

/** Errors of single records, with the findings that they must lead to. In this order: IDs look at birth and sex. */
export const plants: readonly Plant[] = [
	namePlant('accents', 0.003),
	namePlant('tone', 0.004),
	namePlant('spelling', 0.003),
	namePlant('typo', 0.003),
	namePlant('middle_missing', 0.002),
	namePlant('middle_abbreviated', 0.0007),
	namePlant('thi_dropped', 0.0015),
	namePlant('word_order', 0.0007),
	namePlant('joined', 0.0007),
	namePlant('tone_place', 0.001),
	namePlant('dialect_variant', 0.0003),
	namePlant('typing', 0.0003),
	plant('name_missing', 'name', 0.0002, record => {
		record.name = '';
		expect(record, 'name_missing', 'NAME_MISSING', 'full_name');
		return true;
	}),
	birthPlant('year_only', 0.0033),
	birthPlant('month_only', 0.0003),
	birthPlant('default_date', 0.004),
	birthPlant('day_month_swapped', 0.0015),
	birthPlant('one_digit', 0.003),
	birthPlant('neighbour_year', 0.0015),
	birthPlant('impossible', 0.0005),
	plant('birth_missing', 'birth', 0.0004, record => {
		record.birth = 0;
		record.errors += 1;
		expect(record, 'birth_missing', 'BIRTH_MISSING', 'birth_date');
		return true;
	}),
	plant('birth_future', 'birth', 0.0001, record => changeCentury(record, 'birth_future', 'BIRTH_FUTURE', 1)),
	plant('birth_too_early', 'birth', 0.0001, record => changeCentury(record, 'birth_too_early', 'BIRTH_TOO_EARLY', -2)),
	plant('sex_wrong', 'sex', 0.003, record => {
		record.sex = record.person.sex === 'male' ? 'female' : 'male';
		record.errors += 1;
		expect(record, 'sex_wrong', 'SEX_DIFFERS', 'sex', '', true);
		return true;
	}),
	plant('sex_missing', 'sex', 0.0005, record => {
		record.sex = '';
		expect(record, 'sex_missing', 'SEX_MISSING', 'sex');
		return true;
	}),
	plant('id_missing', 'id', 0.035, record => {
		record.id = '';
		expect(record, 'id_missing', 'ID_MISSING', 'personal_id');
		expect(record, 'id_missing', 'ID_FOUND', 'personal_id', '', true);
		return true;
	}),
	plant('id_mistyped', 'id', 0.005, (record, context) => {
		if (!changeId(record, context, 'mistyped')) return false;
		expect(record, 'id_mistyped', 'ID_DIFFERS', 'personal_id', '', true);
		return true;
	}),
	plant('id_lost_zeros', 'id', 0.002, (record, context) => {
		if (record.birth !== record.person.birth || record.sex !== record.person.sex) return false;
		return changeId(record, context, 'lost_zeros') && expect(record, 'id_lost_zeros', 'ID_LOST_ZEROS', 'personal_id');
	}),
	plant('id_scientific', 'id', 0.0002, (record, context) => changeId(record, context, 'scientific') && expect(record, 'id_scientific', 'ID_SCIENTIFIC', 'personal_id')),
	plant('id_letters', 'id', 0.0006, (record, context) => changeId(record, context, 'letters') && expect(record, 'id_letters', 'ID_FORMAT', 'personal_id')),
	plant('id_length', 'id', 0.0006, (record, context) => changeId(record, context, 'length') && expect(record, 'id_length', 'ID_FORMAT', 'personal_id')),
	plant('id_of_another', 'id', 0.0004, (record, {strangers}) => {
		const id = strangers.pop();
		if (id === undefined) return false;
		record.id = id;
		return expect(record, 'id_of_another', 'ID_OF_ANOTHER', 'personal_id', '', true);
	}),
	plant('id_shared', 'id', 0.0006, (record, {previous}) => {
		if (previous === undefined || previous.id !== previous.person.id || previous.person === record.person) return false;
		record.id = previous.id;
		record.expected.push({kind: 'id_shared', field: 'personal_id', code: 'ID_SHARED', subcode: '', needsExtract: false, other: previous});
		return expect(record, 'id_shared', 'ID_OF_ANOTHER', 'personal_id', '', true);
	}),
	plant('old_id_differs', 'old_id', 0.002, (record, {random}) => {
		if (record.oldId === '') return false;
		const at = random.between(2, 8);
		record.oldId = record.oldId.slice(0, at) + ((Number(record.oldId[at]) + random.between(1, 9)) % 10) + record.oldId.slice(at + 1);
		return expect(record, 'old_id_differs', 'OLD_ID_DIFFERS', 'old_id', '', true);
	}),
	plant('old_id_format', 'old_id', 0.0007, (record, {random}) => {
		if (record.oldId === '') return false;
		record.oldId = random.chance(0.5) ? record.oldId.slice(0, -2) : `${record.oldId.slice(0, 4)}K${record.oldId.slice(5)}`;
		return expect(record, 'old_id_format', 'OLD_ID_FORMAT', 'old_id');
	}),
	plant('relation_unknown', 'relation', 0.001, (record, {random}) => {
		if (record.relation === 'Chủ hộ' || record.relation === 'Vợ' || record.relation === 'Chồng') return false;
		record.relation = random.pick(['Hàng xóm', 'Bạn', 'Người làm', 'K/h', 'Quen biết']);
		return expect(record, 'relation_unknown', 'RELATION_UNKNOWN', 'relation');
	}),
	plant('relation_differs', 'relation', 0.001, record => {
		if (record.relation !== 'Con đẻ') return false;
		record.relation = 'Cháu ruột';
		return expect(record, 'relation_differs', 'RELATION_DIFFERS', 'relation', '', true);
	}),
	plant('ethnicity_differs', 'other', 0.0007, (record, {random}) => {
		record.ethnicity = record.ethnicity === 'Kinh' ? random.pick(['Hoa', 'Khơ-me', 'Tày']) : 'Kinh';
		return expect(record, 'ethnicity_differs', 'ETHNICITY_DIFFERS', 'ethnicity', '', true);
	}),
	plant('ethnicity_unknown', 'other', 0.0004, (record, {random}) => {
		record.ethnicity = random.pick(['Kinhh', 'Việt Nam', 'VN', 'Kin']);
		return expect(record, 'ethnicity_unknown', 'ETHNICITY_UNKNOWN', 'ethnicity');
	}),
	plant('religion_unknown', 'other', 0.0003, (record, {random}) => {
		record.religion = random.pick(['Thờ ông bà', 'Lương', 'Khg']);
		return expect(record, 'religion_unknown', 'RELIGION_UNKNOWN', 'religion');
	}),
	plant('phone_malformed', 'other', 0.003, (record, {random}) => {
		if (record.phone === '') return false;
		record.phone = mistakePhone(random, record.phone);
		return expect(record, 'phone_malformed', 'PHONE_FORMAT', 'phone');
	}),
];

const nameSubcodes: Readonly<Partial<Record<NameMistake, string>>> = {
	accents: 'accents',
	tone: 'tone',
	spelling: 'spelling',
	middle_missing: 'middle_missing',
	middle_abbreviated: 'middle_abbreviated',
	thi_dropped: 'middle_missing',
	word_order: 'word_order',
	joined: 'joined',
	tone_place: 'tone_place',
	dialect_variant: 'dialect_variant',
	typing: 'typing',
};

/** Writes the name with a mistake. A second mistake in one name leaves no clear subcode. */
export function misspell(record: LocalRecord, random: Random, kind: NameMistake): boolean {
	const name = mistakeName(random, record.name, kind);
	if (name === undefined || name === record.person.name) return false;
	const second = record.name !== record.person.name;
	record.name = name;
	record.errors += 1;
	if (second) {
		const at = record.expected.findIndex(expected => expected.code === 'NAME_DIFFERS');
		if (at >= 0) record.expected[at] = {...record.expected[at], kind: 'name_several', subcode: ''};
		return true;
	}
	return expect(record, `name_${kind}`, 'NAME_DIFFERS', 'full_name', nameSubcodes[kind] ?? '', true);
}

/** Writes the birth date with a mistake; only one that was whole. */
export function misdate(record: LocalRecord, random: Random, kind: DateMistake): boolean {
	if (record.birth !== record.person.birth) return false;
	const date = mistakeDate(random, record.birth, kind);
	if (date === undefined) return false;
	record.errors += 1;
	const subcode = date % 10_000 === 101 ? 'default_date' : dateSubcode(record.birth, date, kind);
	record.birth = date;
	expect(record, `birth_${kind}`, 'BIRTH_DIFFERS', 'birth_date', subcode, true);
	if (kind === 'impossible') expect(record, `birth_${kind}`, 'BIRTH_IMPOSSIBLE', 'birth_date');
	return true;
}

function dateSubcode(right: number, wrong: number, kind: DateMistake): string {
	if (right % 10_000 === 101) return '';
	if (kind === 'year_only' || kind === 'month_only') return 'precision';
	if (kind === 'day_month_swapped') return 'day_month_swapped';
	const [a, b] = [String(right), String(wrong)];
	return [...a].filter((digit, at) => digit !== b[at]).length === 1 ? 'one_digit' : '';
}

/** Adds a finding to what the record must lead to; gives true so that it can end a plant. */
export function expect(record: LocalRecord, kind: PlantedKind, code: string, field: string, subcode = '', needsExtract = false): true {
	const expected: Expected = {kind, field, code, subcode, needsExtract};
	record.expected.push(expected);
	return true;
}

function plant(kind: PlantedKind, group: Group, share: number, apply: Plant['apply']): Plant {
	return {kind, group, share, apply};
}

function namePlant(kind: NameMistake, share: number): Plant {
	return plant(`name_${kind}`, 'name', share, (record, {random}) => misspell(record, random, kind));
}

function birthPlant(kind: DateMistake, share: number): Plant {
	return plant(`birth_${kind}`, 'birth', share, (record, {random}) => misdate(record, random, kind));
}

function changeId(record: LocalRecord, {random, issuer}: PlantContext, kind: IdMistake): boolean {
	if (record.id === '') return false;
	const id = mistakeId(random, record.id, kind, issuer);
	if (id === undefined) return false;
	record.id = id;
	return true;
}

function changeCentury(record: LocalRecord, kind: PlantedKind, code: string, centuries: number): boolean {
	if (record.birth < 19_300_000) return false;
	record.birth += centuries * 1_000_000;
	record.errors += 1;
	return expect(record, kind, code, 'birth_date');
}
