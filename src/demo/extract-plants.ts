import {drawDate, thisYear} from './dates.ts';
import type {ExtractRow} from './extract-side.ts';
import type {Issuer} from './identifiers.ts';
import type {PlantedKind} from './kinds.ts';
import {mistakeDate} from './mistakes-in-numbers.ts';
import {mistakeName} from './mistakes-in-names.ts';
import type {LocalRecord} from './local-record.ts';
import {expect} from './plants.ts';
import type {Random} from './random.ts';
import type {Commune} from './tables/communes.ts';

export interface ExtractPlantContext {
	readonly random: Random;
	readonly issuer: Issuer;
	readonly communes: readonly Commune[];
}

/** Something that the national side holds otherwise; only people without any other planted error get one. */
export interface ExtractPlant {
	readonly kind: PlantedKind;
	/** Of local records. */
	readonly share: number;
	/** Gives false where the person offers no place for it. `row.absent` leaves the person out of the extract. */
	apply(row: ExtractRow, record: LocalRecord, context: ExtractPlantContext): boolean;
}

export const extractPlants: readonly ExtractPlant[] = [
	{
		kind: 'not_in_extract',
		share: 0.004,
		apply(row, record) {
			row.absent = true;
			return expect(record, this.kind, 'NOT_IN_EXTRACT', '', '', true);
		},
	},
	{
		kind: 'dead_in_extract',
		share: 0.0012,
		apply(row, record, {random}) {
			if (thisYear - row.person.birthYear < random.between(30, 90)) return false;
			row.status = 'Đã chết';
			row.deathDate = drawDate(random, random.between(2019, 2022));
			return expect(record, this.kind, 'DEAD_IN_EXTRACT', 'status', '', true);
		},
	},
	{
		kind: 'removed_in_extract',
		share: 0.0008,
		apply(row, record) {
			if (row.household.residence !== 'permanent') return false;
			row.status = 'Đã xóa đăng ký thường trú';
			return expect(record, this.kind, 'REMOVED_IN_EXTRACT', 'status', '', true);
		},
	},
	{
		kind: 'extract_unit_differs',
		share: 0.003,
		apply(row, record, {random, communes}) {
			const other = random.pick(communes);
			if (row.household.residence !== 'permanent' || other === row.commune) return false;
			row.commune = other;
			return expect(record, this.kind, 'UNIT_DIFFERS', 'unit', '', true);
		},
	},
	{
		kind: 'extract_name',
		share: 0.002,
		apply(row, record, {random}) {
			const kind = random.pick(['accents', 'tone', 'spelling', 'typo'] as const);
			const name = mistakeName(random, row.name, kind);
			if (name === undefined) return false;
			row.name = name;
			return expect(record, this.kind, 'NAME_DIFFERS', 'full_name', kind === 'typo' ? '' : kind, true);
		},
	},
	{
		kind: 'extract_birth',
		share: 0.001,
		apply(row, record, {random}) {
			const birth = mistakeDate(random, row.birth, random.pick(['one_digit', 'day_month_swapped', 'neighbour_year'] as const));
			if (birth === undefined) return false;
			row.birth = birth;
			return expect(record, this.kind, 'BIRTH_DIFFERS', 'birth_date', '', true);
		},
	},
	{
		kind: 'extract_sex',
		share: 0.0005,
		apply(row, record) {
			row.sex = row.sex === 'male' ? 'female' : 'male';
			return expect(record, this.kind, 'SEX_DIFFERS', 'sex', '', true);
		},
	},
	{
		kind: 'id_reestablished',
		share: 0.0008,
		apply(row, record, {issuer}) {
			const {person} = row;
			row.cancelledId = person.id;
			person.id = issuer.personalId(person.birthPlace, person.sex, person.birthYear);
			return expect(record, this.kind, 'ID_DIFFERS', 'personal_id', '', true);
		},
	},
];
