import {z} from 'zod';
import {hashOf, sharedFloat32} from './arrays.ts';
import {at} from './fields.ts';
import {IntMap} from './int-map.ts';
import {absent, birth, name as nameLevel, place} from './levels.ts';
import type {People} from './people.ts';

/**
 * How much rarer than average a shared value is, in bits: log2(Σf² / f). Two people share *some* value with
 * probability Σf², this one with f²; agreement on a rare value therefore weighs more (Winkler 1989).
 * Arrays go by the value's number, except `birth` and `customs`, which go by row.
 */
export interface TermFrequencies {
	readonly equal: Float32Array;
	readonly folded: Float32Array;
	readonly spelling: Float32Array;
	readonly outer: Float32Array;
	readonly birth: Float32Array;
	readonly household: Float32Array;
	readonly address: Float32Array;
	readonly hamlet: Float32Array;
	readonly unit: Float32Array;
	readonly phone: Float32Array;
	readonly email: Float32Array;
	readonly customs: readonly Float32Array[];
}

/** Looks up by how many bits a shared value outweighs (or falls short of) an average one. */
export class Rarity {
	readonly frequencies: TermFrequencies;
	readonly #people: People;

	constructor(people: People, frequencies: TermFrequencies) {
		this.#people = people;
		this.frequencies = frequencies;
	}

	/** Bits for a field at a level; 0 where the level shares no single value. Symmetric. */
	of(field: number, a: number, b: number, level: number): number {
		if (level === absent) return 0;
		if (field === at.name) return this.#name(a, b, level);
		if (field === at.birth) return level === birth.equal ? this.frequencies.birth[a] : 0;
		if (field === at.place) return this.#place(a, level);
		if (level !== 0) return 0;
		if (field === at.contact) return this.#contact(a, b);
		return field >= at.custom ? this.frequencies.customs[field - at.custom][a] : 0;
	}

	#name(a: number, b: number, level: number): number {
		const {name} = this.#people;
		const {equal, folded, spelling, outer} = this.frequencies;
		switch (level) {
			case nameLevel.equal: return equal[name[a]];
			case nameLevel.accents: return folded[name[a]];
			// A word may be in a group of dialect variants with one tone and not with another: then the two names' numbers differ.
			case nameLevel.spelling:
			case nameLevel.dialect: return Math.min(spelling[name[a]], spelling[name[b]]);
			case nameLevel.typing: return Math.min(folded[name[a]], folded[name[b]]);
			case nameLevel.order:
			case nameLevel.middleMissing:
			case nameLevel.middleDiffers: return Math.min(outer[name[a]], outer[name[b]]);
			default: return 0;
		}
	}

	#place(a: number, level: number): number {
		const people = this.#people;
		const {household, address, hamlet, unit} = this.frequencies;
		switch (level) {
			case place.household: return household[people.household[a]];
			case place.address: return address[people.address[a]];
			case place.hamlet: return hamlet[people.hamlet[a]];
			case place.unit: return unit[people.unit[a]];
			default: return 0;
		}
	}

	#contact(a: number, b: number): number {
		const {phone, email} = this.#people;
		return phone[a] !== 0 && phone[a] === phone[b] ? this.frequencies.phone[phone[a]] : this.frequencies.email[email[a]];
	}
}

/**
 * How often values occur, as a model keeps it. A value stands for itself by a 32-bit key: a hash of a name or of a unit's code, or the date.
 * Values that are not listed occur `others` times each: once, unless the list was too long to keep all that occur more often.
 */
const frequencyTable = z.strictObject({
	/** Rows that have a value. */
	total: z.number().nonnegative(),
	/** Sum of the squares of all values' counts. */
	squares: z.number().nonnegative(),
	others: z.number().positive(),
	keys: z.array(z.number()),
	counts: z.array(z.number().positive()),
}).refine(({keys, counts}) => keys.length === counts.length);
type FrequencyTable = z.infer<typeof frequencyTable>;

/** Of names (whole, without accents, by sound, by family and given name), birth dates and units: what a model fixes between runs. */
export const frequencyTables = z.strictObject({equal: frequencyTable, folded: frequencyTable, spelling: frequencyTable, outer: frequencyTable, birth: frequencyTable, unit: frequencyTable});
export type FrequencyTables = z.infer<typeof frequencyTables>;

/** Values that a table lists at most. */
const mostListed = 50_000;

/** Counts the values of these people. Cost: a pass over their names, birth dates and units. */
export function countFrequencies(people: People): FrequencyTables {
	const {names, unit, units} = people;
	const counts = countsOf(people.name, names.count);
	return {
		equal: tableOf(names.exact, counts),
		folded: tableOf(names.folded, counts),
		spelling: tableOf(names.spelling, counts),
		outer: tableOf(names.outer, counts),
		birth: tableOf(people.birth),
		unit: tableOf(unitKeys(units), countsOf(unit, units.length)),
	};
}

/** Rarities of these people's values: by the tables where these have them, else counted here. Cost: a pass over each column. */
export function termFrequencies(people: People, tables: FrequencyTables): TermFrequencies {
	const {names} = people;
	return {
		equal: byTable(names.exact, tables.equal),
		folded: byTable(names.folded, tables.folded),
		spelling: byTable(names.spelling, tables.spelling),
		outer: byTable(names.outer, tables.outer),
		birth: byTable(people.birth, tables.birth),
		household: byNumber(people.household),
		address: byNumber(people.address),
		hamlet: byNumber(people.hamlet),
		unit: byTable(unitKeys(people.units), tables.unit),
		phone: byNumber(people.phone),
		email: byNumber(people.email),
		customs: people.customs.map(({value}) => byRow(value)),
	};
}

const unitKeys = (units: readonly string[]): Int32Array => Int32Array.from(units, unit => (unit === '' ? 0 : hashOf(unit, 1)));

/** Counts keys, each of them `times` where given; 0 is no value. */
function tableOf(keys: Int32Array, times?: Float64Array): FrequencyTable {
	const counts = new IntMap();
	for (let index = 0; index < keys.length; index++) {
		if (keys[index] !== 0) counts.add(keys[index], times === undefined ? 1 : times[index]);
	}
	let [total, squares] = [0, 0];
	const repeated: [key: number, count: number][] = [];
	counts.forEach((key, count) => {
		total += count;
		squares += count ** 2;
		if (count > 1) repeated.push([key, count]);
	});
	const listed = repeated.toSorted(([a, aCount], [b, bCount]) => bCount - aCount || a - b).slice(0, mostListed);
	const unlisted = counts.size - listed.length;
	const rest = total - listed.reduce((sum, [, count]) => sum + count, 0);
	return {total, squares, others: unlisted === 0 ? 1 : Math.max(1, rest / unlisted), keys: listed.map(([key]) => key), counts: listed.map(([, count]) => count)};
}

/** Rarity of each key. */
function byTable(keys: Int32Array, {total, squares, others, keys: listed, counts}: FrequencyTable): Float32Array {
	const rarity = sharedFloat32(keys.length);
	if (total === 0) return rarity;
	const bits = (count: number): number => Math.log2(squares / total / count);
	const known = [bits(others), ...counts.map(bits)];
	const places = new IntMap();
	for (const [index, key] of listed.entries()) places.add(key, index + 1);
	for (let index = 0; index < keys.length; index++) if (keys[index] !== 0) rarity[index] = known[places.get(keys[index])];
	return rarity;
}

/** Rarity of each dense number of a column. */
const byNumber = (column: Int32Array, size = largest(column) + 1): Float32Array => rarities(countsOf(column, size));

/** Rarity of each row's value, where values are not dense. */
function byRow(column: Int32Array): Float32Array {
	const numbers = new IntMap();
	const dense = Int32Array.from(column, value => (value === 0 ? 0 : numbers.get(value) || numbers.add(value, numbers.size + 1)));
	const byValue = byNumber(dense, numbers.size + 1);
	const rarity = sharedFloat32(column.length);
	for (let row = 0; row < column.length; row++) rarity[row] = byValue[dense[row]];
	return rarity;
}

function countsOf(column: Int32Array, size: number): Float64Array {
	const counts = new Float64Array(size);
	for (let row = 0; row < column.length; row++) counts[column[row]]++;
	return counts;
}

function rarities(counts: Float64Array): Float32Array {
	let total = 0;
	let squares = 0;
	for (let number = 1; number < counts.length; number++) {
		total += counts[number];
		squares += counts[number] ** 2;
	}
	const rarity = sharedFloat32(counts.length);
	for (let number = 1; number < counts.length; number++) {
		if (counts[number] > 0) rarity[number] = Math.log2(squares / total / counts[number]);
	}
	return rarity;
}

function largest(column: Int32Array): number {
	let value = 0;
	for (const number of column) if (number > value) value = number;
	return value;
}
