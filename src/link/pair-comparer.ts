import {NameComparer} from './compare-names.ts';
import {beginAlike, compareBirths, compareIds, textEdits, textLength} from './compare-values.ts';
import {at} from './fields.ts';
import {absent, id as idLevel, name as nameLevel, place as placeLevel} from './levels.ts';
import type {CustomColumn, People} from './people.ts';

/** Compares two rows of one set of people, field by field. Every method is symmetric. */
export class PairComparer {
	readonly #people: People;
	readonly #names: NameComparer;
	readonly #hasUnits: boolean;
	/** Comparers of the custom fields, in their order. */
	readonly customs: readonly ((a: number, b: number) => number)[];

	constructor(people: People) {
		this.#people = people;
		this.#names = new NameComparer(people.names);
		this.#hasUnits = people.unit.some(unit => unit !== 0);
		this.customs = people.customs.map(customComparer);
	}

	/** Writes the level of each field to `levels` (see `fieldsOf` for the order). */
	compare(a: number, b: number, levels: Uint8Array): void {
		levels[at.name] = this.name(a, b);
		levels[at.birth] = this.birth(a, b);
		levels[at.sex] = this.sex(a, b);
		levels[at.id] = this.id(a, b);
		levels[at.place] = this.place(a, b);
		levels[at.contact] = this.contact(a, b);
		levels[at.parents] = this.parents(a, b);
		for (let index = 0; index < this.customs.length; index++) levels[at.custom + index] = this.customs[index](a, b);
	}

	name(a: number, b: number): number {
		return this.#names.compare(this.#people.name[a], this.#people.name[b]);
	}

	birth(a: number, b: number): number {
		return compareBirths(this.#people.birth[a], this.#people.birth[b]);
	}

	sex(a: number, b: number): number {
		const {sex} = this.#people;
		if (sex[a] === 0 || sex[b] === 0) return absent;
		return sex[a] === sex[b] ? 0 : 1;
	}

	id(a: number, b: number): number {
		const {idHigh, idLow, idCompleted, oldId} = this.#people;
		const both = idHigh[a] !== 0 && idHigh[b] !== 0;
		const level = both ? compareIds(idHigh[a], idLow[a], idHigh[b], idLow[b]) : absent;
		if (level <= idLevel.oneDigit) return level;
		if (oldId[a] !== 0 && oldId[a] === oldId[b]) return idLevel.oldId;
		if (both && idCompleted[a] === 0 && idCompleted[b] === 0) return idLevel.different;
		// An old ID changed when its holder moved to another province: it differs for one person more easily.
		return oldId[a] !== 0 && oldId[b] !== 0 ? idLevel.oldIdDiffers : absent;
	}

	place(a: number, b: number): number {
		const {household, address, hamlet, unit, addresses} = this.#people;
		if (household[a] !== 0 && household[a] === household[b]) return placeLevel.household;
		if (address[a] !== 0 && address[a] === address[b]) return placeLevel.address;
		if (hamlet[a] !== 0 && hamlet[a] === hamlet[b]) return placeLevel.hamlet;
		if (!this.#hasUnits) {
			if (address[a] === 0 || address[b] === 0) return absent;
			return textEdits(addresses, address[a], address[b], 3) <= 3 ? placeLevel.addressNear : placeLevel.different;
		}
		if (unit[a] === 0 || unit[b] === 0) return absent;
		return unit[a] === unit[b] ? placeLevel.unit : placeLevel.different;
	}

	contact(a: number, b: number): number {
		const {phone, email, emails} = this.#people;
		if (phone[a] !== 0 && phone[a] === phone[b]) return 0;
		if (email[a] !== 0 && email[b] !== 0) {
			if (email[a] === email[b]) return 0;
			return textEdits(emails, email[a], email[b], 3) <= 3 ? 1 : 2;
		}
		return phone[a] !== 0 && phone[b] !== 0 ? 2 : absent;
	}

	parents(a: number, b: number): number {
		const {father, mother} = this.#people;
		const fathers = this.#names.compare(father[a], father[b]);
		const mothers = this.#names.compare(mother[a], mother[b]);
		if (fathers === absent && mothers === absent) return absent;
		const agree = (level: number): boolean => level <= nameLevel.middleMissing;
		const disagree = (level: number): boolean => level !== absent && !agree(level);
		if (!disagree(fathers) && !disagree(mothers)) return 0;
		return agree(fathers) || agree(mothers) ? 1 : 2;
	}
}

function customComparer({type, value, texts, names}: CustomColumn): (a: number, b: number) => number {
	const compare = comparerOf(type, texts, names);
	return (a, b) => (value[a] === 0 || value[b] === 0 ? absent : compare(value[a], value[b]));
}

function comparerOf(type: CustomColumn['type'], texts: CustomColumn['texts'], names: CustomColumn['names']): (a: number, b: number) => number {
	switch (type) {
		case 'exact': return (a, b) => (a === b ? 0 : 1);
		case 'date': return compareBirths;
		case 'name': {
			const comparer = new NameComparer(names!);
			return (a, b) => comparer.compare(a, b);
		}
		case 'id': return (a, b) => (a === b ? 0 : textEdits(texts, a, b, 1) <= 1 || swappedOnce(texts, a, b) ? 1 : 2);
		case 'number': return (a, b) => (a === b ? 0 : textEdits(texts, a, b, 1) <= 1 ? 1 : 2);
		case 'text': return (a, b) => compareTexts(texts, a, b);
	}
}

/** `near`: at most a fifth of the letters, at least one; `part`: at most two fifths, or one begins with the other. */
function compareTexts(texts: CustomColumn['texts'], a: number, b: number): number {
	if (a === b) return 0;
	const [aLength, bLength] = [textLength(texts, a), textLength(texts, b)];
	const longest = Math.max(aLength, bLength);
	const far = Math.max(2, Math.floor(longest * 0.4));
	const edits = textEdits(texts, a, b, far);
	if (edits <= Math.max(1, Math.floor(longest / 5))) return 1;
	const shortest = Math.min(aLength, bLength);
	return edits <= far || (shortest >= 3 && beginAlike(texts, a, b, shortest)) ? 2 : 3;
}

/** Two neighbouring characters changed places. */
function swappedOnce({start, units}: CustomColumn['texts'], a: number, b: number): boolean {
	const length = start[a + 1] - start[a];
	if (length !== start[b + 1] - start[b]) return false;
	let index = 0;
	while (index < length && units[start[a] + index] === units[start[b] + index]) index++;
	if (index >= length - 1) return false;
	if (units[start[a] + index] !== units[start[b] + index + 1] || units[start[a] + index + 1] !== units[start[b] + index]) return false;
	for (let rest = index + 2; rest < length; rest++) {
		if (units[start[a] + rest] !== units[start[b] + rest]) return false;
	}
	return true;
}
