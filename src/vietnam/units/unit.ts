declare const unitCode: unique symbol;

/** A code of the General Statistics Office: province 2, district 3, commune 5 digits. Says nothing without a date. */
export type UnitCode = string & {readonly [unitCode]: true};

export type UnitLevel = 'province' | 'district' | 'commune';

/** An administrative unit as it was at a date. */
export interface Unit {
	readonly code: UnitCode;
	readonly name: string;
	readonly level: UnitLevel;
	readonly parent?: UnitCode;
}

/** A unit as it was from one day (yyyymmdd) until another, on which its name, its kind or its territory changed. */
export interface UnitLife extends Unit {
	/** The first day; `always` where the tables do not reach back to it. */
	readonly from: number;
	/** The first day on which it was so no more; `forever` while it is. */
	readonly until: number;
	/** The units that hold its territory from `until` on; its own code where it stayed. None: not known, or not over. */
	readonly successors: readonly UnitCode[];
}

export const always = 0;
export const forever = 99_999_999;

/** yyyymmdd of the day when districts went and 91 communes of Bình Dương became 36 units of Ho Chi Minh City. */
export const reorganisation = 20250701;

/** The level that a code is of, by its length; undefined where it is no code. */
export function levelOf(code: string): UnitLevel | undefined {
	if (!/^\d+$/.test(code)) return undefined;
	return levels[code.length];
}

const levels: Readonly<Record<number, UnitLevel>> = {2: 'province', 3: 'district', 5: 'commune'};

export function isUnitCode(code: string): code is UnitCode {
	return levelOf(code) !== undefined;
}

/** For codes of our own tables, whose form a test holds. */
export function asUnitCode(code: string): UnitCode {
	return code as UnitCode;
}
