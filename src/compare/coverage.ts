import {type Gazetteer, builtInUnits, reorganisation} from '../vietnam/units.ts';
import {unitsOn} from './units.ts';

/** One unit in one source, and whom it holds. */
export interface Register {
	readonly extract: boolean;
	readonly unit: string;
	/** yyyymmdd */
	readonly asOf: number;
	/** Holds everybody of the unit, as far as it holds his kind of residence. */
	readonly complete: boolean;
	/** Number of records by kind of residence; '' for those that don't say. */
	readonly kinds: ReadonlyMap<string, number>;
}

/**
 * Finds out whether the people of a kind of residence in a register must stand on the other side as well.
 *
 * They must where registers of the other side are complete for their unit (for every unit it may have become since),
 * were drawn within `comparableDays` of theirs, and carry their kind (`carries`). A temporary resident is therefore not
 * missed in an extract of permanent residents, nor a permanent one in a list of lodgers.
 */
export class Coverage {
	readonly #units: Gazetteer;
	readonly #complete = new Map<string, Register[]>();

	constructor(registers: readonly Register[], units = builtInUnits()) {
		this.#units = units;
		for (const register of registers) {
			if (!register.complete) continue;
			const key = keyOf(register.extract, register.unit);
			this.#complete.set(key, [...(this.#complete.get(key) ?? []), register]);
		}
	}

	/** The last birthday (yyyymmdd) of those who must be there; undefined where nobody must. `kind` as in `Register`. */
	expectedUntil(register: Register, kind: string): number | undefined {
		const asOfs = [0, reorganisation].map(day => this.#expectedOn(register, kind, day)).filter(asOf => asOf !== undefined);
		return asOfs.length === 0 ? undefined : Math.max(...asOfs);
	}

	// `era`: a day of the division into units that the other side's registers use.
	#expectedOn(register: Register, kind: string, era: number): number | undefined {
		const units = unitsOn(register, era, this.#units);
		if (units === undefined) return undefined;
		let until = Infinity;
		for (const unit of units) {
			const others = (this.#complete.get(keyOf(!register.extract, unit)) ?? []).filter(other =>
				other.asOf < reorganisation === era < reorganisation && daysApart(register.asOf, other.asOf) <= comparableDays && isExpectedIn(other, kind, register));
			if (others.length === 0) return undefined;
			until = Math.min(until, ...others.map(({asOf}) => asOf));
		}
		return until;
	}
}

/** Longer apart, people who have moved in between would outnumber those who are missing by mistake. */
const comparableDays = 92;

/** A kind that a register holds by mistake only is not carried. */
const smallestShare = 0.01;

/** Whether a register means to hold a kind of residence. One that never says the kind is taken for one of permanent residents. */
function carries({kinds}: Register, kind: string): boolean {
	const total = [...kinds.values()].reduce((sum, rows) => sum + rows, 0);
	if (isSilent(kinds)) return kind === 'permanent';
	const rows = (kinds.get(kind) ?? 0) + (kind === 'permanent' ? kinds.get('absent') ?? 0 : 0);
	return rows > 0 && rows >= total * smallestShare;
}

function isExpectedIn(other: Register, kind: string, own: Register): boolean {
	if (kind !== '') return carries(other, kind === 'absent' ? 'permanent' : kind);
	// Of unknown kind: expected where the other side holds every kind, or does not tell kinds either.
	if (isSilent(other.kinds) || (own.extract && isSilent(own.kinds))) return carries(other, 'permanent');
	return carries(other, 'permanent') && carries(other, 'temporary');
}

function isSilent(kinds: Register['kinds']): boolean {
	return [...kinds.keys()].every(kind => kind === '');
}

const keyOf = (extract: boolean, unit: string): string => `${extract}/${unit}`;

function daysApart(a: number, b: number): number {
	return Math.abs(dayNumber(a) - dayNumber(b));
}

function dayNumber(ymd: number): number {
	return Date.UTC(Math.floor(ymd / 10_000), (Math.floor(ymd / 100) % 100) - 1, ymd % 100) / 86_400_000;
}
