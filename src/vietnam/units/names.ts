import {allowedEdits, edits, letterBits, mayBeNear} from '../edits.ts';
import {unitAliases, unitKinds} from '../tables/unit-names.ts';
import {foldText} from '../text.ts';
import {builtInUnits} from './built-in.ts';
import type {Gazetteer} from './gazetteer.ts';
import type {UnitLevel, UnitLife} from './unit.ts';
import {kindAt, partsOf, type Word} from './written-place.ts';

/** One unit with all its names: its lives while nothing but name, kind or code changed. */
export interface Place {
	readonly level: UnitLevel;
	/** The earliest first. */
	readonly lives: readonly UnitLife[];
	/** What kinds of unit it has been; empty where its names do not say. */
	readonly kinds: ReadonlySet<string>;
}

/** A name without its kind. `form`: in comparison form without blanks; '' where spelling does not matter. */
export interface Named {
	readonly place: Place;
	readonly key: string;
	readonly form: string;
}

/** The names of a gazetteer's units, by the letters alone. */
export class UnitNames {
	readonly gazetteer: Gazetteer;
	readonly #places = new Map<UnitLife, Place>();
	readonly #named = new Map<string, Named[]>();
	readonly #initials = new Map<string, Place[]>();
	readonly #above = new Map<Place, ReadonlySet<Place>>();
	readonly #letters: {readonly key: string; readonly bits: number}[] = [];

	constructor(gazetteer: Gazetteer) {
		this.gazetteer = gazetteer;
		const earliestFirst = gazetteer.lives().toSorted((a, b) => a.from - b.from);
		for (const life of earliestFirst) if (!this.#places.has(life)) this.#addPlace(life);
		for (const key of this.#named.keys()) this.#letters.push({key, bits: letterBits(key)});
	}

	/** The units of this name; `key` as `keyOf` makes it. */
	called(key: string): readonly Named[] {
		return this.#named.get(key) ?? [];
	}

	/** The districts and provinces with these initials: `tdm`. */
	abbreviated(key: string): readonly Place[] {
		return this.#initials.get(key) ?? [];
	}

	/** Names that differ by a slip or two. Numbers are never nearly right. */
	near(key: string): readonly {readonly named: Named; readonly distance: number}[] {
		const limit = /\d/.test(key) ? 0 : allowedEdits(key.length);
		if (limit === 0) return [];
		const bits = letterBits(key);
		return this.#letters
			.filter((name) => mayBeNear(bits, name.bits, limit) && Math.abs(name.key.length - key.length) <= limit)
			.map((name) => ({name, distance: edits(key, name.key, Math.min(limit, allowedEdits(name.key.length)))}))
			.filter(({name, distance}) => distance <= Math.min(limit, allowedEdits(name.key.length)))
			.flatMap(({name, distance}) => this.called(name.key).map((named) => ({named, distance})));
	}

	/** The units in which a unit has lain, and those in which the units lay of which it was made. */
	above(place: Place): ReadonlySet<Place> {
		const known = this.#above.get(place);
		if (known !== undefined) return known;
		const above = new Set(place.lives.flatMap((life) => [...this.#parentsOf(life), ...this.gazetteer.joinedTo(life)
			.filter((joined) => !place.lives.includes(joined)).flatMap((joined) => [...this.above(this.placeOf(joined))])]));
		this.#above.set(place, above);
		return above;
	}

	/** The units in which those lie that a unit became. */
	aboveSuccessors(place: Place): readonly Place[] {
		return this.gazetteer.next(place.lives[place.lives.length - 1]).flatMap((life) => this.#parentsOf(life));
	}

	placeOf(life: UnitLife): Place {
		const place = this.#places.get(life);
		if (place === undefined) throw new Error('a unit of another gazetteer');
		return place;
	}

	/** The unit's parent at any time of this life, and the parent's. */
	#parentsOf({parent, from, until}: UnitLife): Place[] {
		if (parent === undefined) return [];
		const lives = this.gazetteer.historyOf(parent).filter((life) => life.from < until && from < life.until);
		return lives.flatMap((life) => [this.placeOf(life), ...this.#parentsOf(life)]);
	}

	#addPlace(first: UnitLife): void {
		const lives = [first];
		for (let next = this.gazetteer.continued(first); next !== undefined; next = this.gazetteer.continued(next)) lives.push(next);
		const kinds = new Set<string>();
		const place: Place = {level: first.level, lives, kinds};
		for (const life of lives) {
			this.#places.set(life, place);
			const words = partsOf(life.name).flatMap((part) => part.words);
			const kind = kindAt(words, 0);
			if (kind !== undefined) kinds.add(kind.kind);
			this.#addName(place, kind === undefined ? words : words.slice(kind.words), kind?.kind);
		}
	}

	#addName(place: Place, words: readonly Word[], kind: string | undefined): void {
		const key = keyOf(words);
		// A number alone is no name: a ward is `Phường 1`, `P1`, never `1`.
		if (/^\d+$/.test(key)) return this.#addNumber(place, key, kind);
		this.#add({place, key, form: words.map(({text}) => text).join('')});
		for (const alias of aliases.get(key) ?? []) this.#add({place, key: alias, form: ''});
		if (place.level === 'commune' || words.length < 2) return;
		const initials = words.map(({folded}) => folded[0]).join('');
		if (!this.abbreviated(initials).includes(place)) this.#initials.set(initials, [...this.abbreviated(initials), place]);
	}

	#addNumber(place: Place, number: string, kind: string | undefined): void {
		for (const [name, full, , short] of unitKinds) {
			if (name === kind) for (const text of [full, ...short]) this.#add({place, key: foldText(text).replaceAll(' ', '') + number, form: ''});
		}
	}

	#add(named: Named): void {
		const others = this.called(named.key);
		if (others.some(({place, form}) => place === named.place && form === named.form)) return;
		this.#named.set(named.key, [...others, named]);
	}
}

/** The names of the units that the program knows by itself; built at its first use. */
export function builtInNames(): UnitNames {
	built ??= new UnitNames(builtInUnits());
	return built;
}

let built: UnitNames | undefined;

export function keyOf(words: readonly Word[]): string {
	return words.map(({folded}) => folded).join('');
}

const aliases: ReadonlyMap<string, readonly string[]> = new Map(unitAliases.map(([name, others]) =>
	[name.replaceAll(' ', ''), others.map((other) => other.replaceAll(' ', ''))]));
