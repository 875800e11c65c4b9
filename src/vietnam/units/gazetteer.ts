import {type Unit, type UnitCode, type UnitLevel, type UnitLife} from './unit.ts';

/**
 * What two codes of two days mean to each other. `same`: one unit, perhaps under another name · `merged`: the later one holds
 * all of the earlier and more, so it is no contradiction · `split`: the later one holds a part of the earlier, and only the
 * hamlet tells whether that part · `different` · `unknown`: not in the tables, or of two levels.
 */
export type UnitRelation = 'same' | 'merged' | 'split' | 'different' | 'unknown';

/** Administrative units through time: who was what, and what became of it. */
export class Gazetteer {
	readonly #lives = new Map<string, UnitLife[]>();
	readonly #joined = new Map<UnitLife, UnitLife[]>();

	/** @param lives those of one code must not overlap */
	constructor(lives: Iterable<UnitLife>) {
		for (const life of lives) {
			const others = this.#lives.get(life.code);
			if (others === undefined) this.#lives.set(life.code, [life]);
			else others.push(life);
		}
		for (const ofCode of this.#lives.values()) ofCode.sort((a, b) => a.from - b.from);
		for (const life of this.lives()) {
			for (const next of this.next(life)) this.#joined.set(next, [...this.#joined.get(next) ?? [], life]);
		}
	}

	/** All units at all times, those of one code together, the earliest first. */
	lives(): UnitLife[] {
		return [...this.#lives.values()].flat();
	}

	/** What a code has meant, the earliest first. */
	historyOf(code: string): readonly UnitLife[] {
		return this.#lives.get(code) ?? [];
	}

	/** The unit that a code meant at a date (yyyymmdd). Undefined where it is not in the tables, had gone, or had not come. */
	at(code: string, asOf: number): UnitLife | undefined {
		return this.#lives.get(code)?.find((life) => life.from <= asOf && asOf < life.until);
	}

	unitsAt(level: UnitLevel, asOf: number): readonly Unit[] {
		return [...this.#lives.keys()].map((code) => this.at(code, asOf)).filter((life) => life?.level === level) as Unit[];
	}

	/**
	 * The units among which the territory of the unit that `code` meant at `from` is at a later day; itself where nothing
	 * changed. Undefined where the tables do not say.
	 */
	successorsOf(code: string, from: number, to: number): readonly UnitCode[] | undefined {
		const life = this.at(code, from);
		return life === undefined ? undefined : codesOf(this.onwards(life, to));
	}

	/** The units of an earlier day whose territory, or a part of it, belongs at `from` to the unit that `code` meant. */
	predecessorsOf(code: string, from: number, to: number): readonly UnitCode[] | undefined {
		const life = this.at(code, from);
		return life === undefined ? undefined : codesOf(this.#backwards(life, to));
	}

	/**
	 * Whether two codes of two days mean the same place. A unit that is in the tables is taken to have all its predecessors
	 * and successors there.
	 */
	relation(codeA: string, dateA: number, codeB: string, dateB: number): UnitRelation {
		if (dateA > dateB) return this.relation(codeB, dateB, codeA, dateA);
		if (codeA.length !== codeB.length) return 'unknown';
		if (dateA === dateB) return codeA === codeB ? 'same' : 'different';
		const later = this.successorsOf(codeA, dateA, dateB);
		const earlier = this.predecessorsOf(codeB, dateB, dateA);
		if (later === undefined) return earlier === undefined || this.at(codeA, dateA) !== undefined ? 'unknown' : 'different';
		if (!later.some((code) => code === codeB)) return 'different';
		if (later.length > 1) return 'split';
		return earlier?.length === 1 ? 'same' : 'merged';
	}

	/** What a unit became on its last day; none where it still is, or nobody knows. */
	next(life: UnitLife): readonly UnitLife[] {
		return life.successors.map((code) => this.at(code, life.until)).filter((next) => next !== undefined);
	}

	/** The one life in which the same unit goes on under another name, kind or code, if it does. */
	continued(life: UnitLife): UnitLife | undefined {
		const [next, ...others] = this.next(life);
		if (next === undefined || others.length > 0 || next.from !== life.until) return undefined;
		return this.#joined.get(next)?.length === 1 ? next : undefined;
	}

	/** The units of whose territory one was made, at its first day or later. */
	joinedTo(life: UnitLife): readonly UnitLife[] {
		return this.#joined.get(life) ?? [];
	}

	/** The lives that hold a life's territory at a later day; undefined where the tables do not say. */
	onwards(life: UnitLife, to: number): ReadonlySet<UnitLife> | undefined {
		if (to < life.until) return new Set([life]);
		return union(this.next(life).map((next) => this.onwards(next, to)));
	}

	#backwards(life: UnitLife, to: number): ReadonlySet<UnitLife> | undefined {
		const joined = this.joinedTo(life).filter(({until}) => until > to);
		if (life.from <= to) return union([new Set([life]), ...joined.map((before) => this.#backwards(before, to))]);
		return joined.some(({until}) => until === life.from) ? union(joined.map((before) => this.#backwards(before, to))) : undefined;
	}
}

/** Undefined where nothing is there, or a part is not known. */
function union(parts: readonly (ReadonlySet<UnitLife> | undefined)[]): ReadonlySet<UnitLife> | undefined {
	const all = new Set<UnitLife>();
	for (const part of parts) {
		if (part === undefined) return undefined;
		for (const life of part) all.add(life);
	}
	return all.size === 0 ? undefined : all;
}

function codesOf(lives: ReadonlySet<UnitLife> | undefined): readonly UnitCode[] | undefined {
	return lives === undefined ? undefined : [...new Set([...lives].map(({code}) => code))];
}
