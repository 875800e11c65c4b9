import {drawDate} from './dates.ts';
import type {LocalRecord} from './local-record.ts';
import {type DateMistake, mistakeId} from './mistakes-in-numbers.ts';
import type {NameMistake} from './mistakes-in-names.ts';
import type {Household, Person} from './people.ts';
import {expect, misdate, misspell, type PlantContext} from './plants.ts';
import {type Random, Weighted} from './random.ts';
import type {Commune} from './tables/communes.ts';

/** Where a record says that somebody lives. */
export type RecordPlace = Pick<LocalRecord, 'hamlet' | 'address' | 'permanentAddress' | 'residence' | 'household'>;

export function placeOf({hamlet, address, permanentAddress, residence, number}: Household): RecordPlace {
	return {hamlet, address, permanentAddress, residence, household: number};
}

/** The record that a clerk makes of a person when everything goes right. */
export function makeRecord(random: Random, person: Person, commune: Commune, place: RecordPlace): LocalRecord {
	return {
		person,
		commune,
		key: '',
		code: '',
		name: person.name,
		birth: person.birth,
		sex: person.sex,
		id: person.id,
		oldId: person.oldId,
		phone: person.phone,
		ethnicity: person.ethnicity,
		religion: person.religion,
		father: person.father,
		mother: person.mother,
		...place,
		relation: person.relation,
		status: 'Đang cư trú',
		updatedAt: Math.max(person.birth, drawDate(random, random.between(2017, 2022))),
		errors: 0,
		expected: [],
	};
}

type Slip = NameMistake | DateMistake | 'sex' | 'phone' | 'moved';

/** Further errors of a second record, by weight. */
const slips: readonly (readonly [Slip, number])[] = [
	['accents', 9], ['tone', 9], ['spelling', 8], ['typo', 11], ['middle_missing', 6], ['middle_abbreviated', 3], ['thi_dropped', 4],
	['word_order', 2], ['joined', 2], ['typing', 1], ['year_only', 5], ['day_month_swapped', 5], ['one_digit', 8], ['neighbour_year', 4],
	['default_date', 5], ['sex', 4], ['phone', 7], ['moved', 12],
];
const slipPick = new Weighted(slips.map(([slip]) => slip), slips.map(([, weight]) => weight));
const slipCounts = new Weighted([0, 1, 2, 3, 4], [20, 30, 25, 15, 10]);

export interface SecondRecord {
	readonly record: LocalRecord;
	/** Whether he lives elsewhere than the first record says. */
	readonly moved: boolean;
}

/** Makes the errors of a duplicate record: a quarter without ID, a tenth with a mistyped one, 0 to 4 further ones. */
export function spoilDuplicate(record: LocalRecord, context: PlantContext, elsewhere: boolean): SecondRecord {
	const {random} = context;
	spoilId(record, context);
	let moved = elsewhere;
	const wanted = slipCounts.pick(random);
	for (let count = 0, attempt = 0; count < wanted && attempt < 60; attempt += 1) {
		const slip = slipPick.pick(random);
		if (slip === 'moved' && moved) continue;
		if (!applySlip(record, slip, random)) continue;
		moved ||= slip === 'moved';
		count += 1;
	}
	return {record, moved};
}

/** The few errors of an ordinary record, for one that is written by itself. */
export function spoilSlightly(record: LocalRecord, random: Random): void {
	if (random.chance(0.035)) loseId(record);
	if (random.chance(0.04)) applySlip(record, slipPick.pick(random), random);
}

function loseId(record: LocalRecord): void {
	record.id = '';
	expect(record, 'id_missing', 'ID_MISSING', 'personal_id');
	expect(record, 'id_missing', 'ID_FOUND', 'personal_id', '', true);
}

function spoilId(record: LocalRecord, {random, issuer}: PlantContext): void {
	const draw = random.next();
	if (draw < 0.25) {
		loseId(record);
	} else if (draw < 0.35) {
		const id = mistakeId(random, record.id, 'mistyped', issuer);
		if (id === undefined) return;
		record.id = id;
		expect(record, 'id_mistyped', 'ID_DIFFERS', 'personal_id', '', true);
	}
}

function applySlip(record: LocalRecord, slip: Slip, random: Random): boolean {
	switch (slip) {
		case 'moved':
			record.errors += 1;
			return true;
		case 'sex':
			if (record.sex !== record.person.sex) return false;
			record.sex = record.sex === 'male' ? 'female' : 'male';
			record.errors += 1;
			return expect(record, 'sex_wrong', 'SEX_DIFFERS', 'sex', '', true);
		case 'phone':
			if (record.phone === '' || record.phone !== record.person.phone) return false;
			record.phone = random.chance(0.4) ? '' : otherPhone(random, record.phone);
			record.errors += 1;
			return true;
		case 'year_only':
		case 'month_only':
		case 'default_date':
		case 'day_month_swapped':
		case 'one_digit':
		case 'neighbour_year':
		case 'impossible':
			return misdate(record, random, slip);
		default:
			return nameSlips(record) < 2 && misspell(record, random, slip);
	}
}

function otherPhone(random: Random, phone: string): string {
	return phone.slice(0, 4) + String(random.integer(1_000_000)).padStart(6, '0');
}

function nameSlips(record: LocalRecord): number {
	return record.expected.filter(expected => expected.code === 'NAME_DIFFERS').length + (record.expected.some(expected => expected.kind === 'name_several') ? 1 : 0);
}
