import {communesBefore2025, communesFrom2025} from './tables/communes.ts';
import {provincesBefore2025, provincesFrom2025} from './tables/provinces.ts';

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

/** yyyymmdd of the day when districts went and 91 communes of Bình Dương became 36 units of Ho Chi Minh City. */
export const reorganisation = 20250701;

/** The code in a written value, if it has the form of one. */
export function toUnitCode(written: string): UnitCode | undefined {
	const code = written.trim();
	return isUnitCode(code) ? code : undefined;
}

/**
 * The unit that a code meant at a date (yyyymmdd). Known: all provinces, the districts and communes of Bình Dương and what
 * became of them. Undefined for others and for units that had gone, or had not come, by then.
 */
export function unitAt(code: string, asOf: number): Unit | undefined {
	return asOf < reorganisation ? unitBefore(code, asOf) : unitAfter(code, asOf);
}

export function isKnownUnit(code: string, asOf: number): boolean {
	return unitAt(code, asOf) !== undefined;
}

/** The communes of Bình Dương at a date, by code: 91, or the 36 that followed them. */
export function communesAt(asOf: number): readonly Unit[] {
	const codes = asOf < reorganisation ? communes.keys() : followers.keys();
	return [...codes].map((code) => unitAt(code, asOf)).filter((unit) => unit !== undefined);
}

/** The district in which a commune of Bình Dương lay until 2025. */
export function districtOf(code: string): UnitCode | undefined {
	return communes.get(code)?.district;
}

/** What the territory of a commune or province of before 1 July 2025 belongs to since; 16 communes were split over two. */
export function successors(code: string): readonly UnitCode[] {
	return communes.get(code)?.successors ?? provinceSuccessors.get(code) ?? [];
}

/** Whether a code means another commune since the reorganisation than before: 25 of the 36. */
export function isReusedCode(code: string): boolean {
	return followers.get(code)?.reused ?? false;
}

export type UnitChange = 'same' | 'merged' | 'split' | 'unknown';

/** What became between two dates of the unit that `code` meant at the first. A change of name or kind only is `same`. */
export function unitChange(code: string, from: number, to: number): UnitChange {
	if (!isKnownUnit(code, from)) return 'unknown';
	if (from < reorganisation === to < reorganisation) return isKnownUnit(code, to) ? 'same' : 'unknown';
	const followed = from < reorganisation ? successors(code) : [];
	if (followed.length !== 1) return followed.length === 0 ? 'unknown' : 'split';
	return isAlone(code, followed[0]) ? 'same' : 'merged';
}

/** Whether a unit of today consists of nothing but this one unit of before. */
function isAlone(code: string, successor: string): boolean {
	const codes = [...communes.keys(), ...provinceSuccessors.keys()];
	return codes.every((other) => other === code || !successors(other).some((one) => one === successor));
}

interface Commune {
	readonly district: UnitCode;
	/** The name since each date, the latest first. */
	readonly names: readonly (readonly [since: number, name: string])[];
	readonly successors: readonly UnitCode[];
}

/** When communes were raised to wards and towns; the second came with the city of Bến Cát. */
const raisedIn2020 = 20200201;
const raisedIn2024 = 20240501;

const communes: ReadonlyMap<string, Commune> = new Map(
	communesBefore2025.map(([code, district, in2019, in2022, in2025, followed]) => {
		const name2022 = in2022 || in2019;
		const names = [[raisedIn2024, in2025 || name2022], [raisedIn2020, name2022], [0, in2019]] as const;
		return [code, {district: asUnitCode(district), names, successors: followed.split(' ').map(asUnitCode)}];
	}),
);

const followers: ReadonlyMap<string, {name: string; reused: boolean}> = new Map(
	communesFrom2025.map(([code, name, reused]) => [code, {name, reused}]),
);

/** The districts of Bình Dương: name since each date, the latest first. */
const districts: ReadonlyMap<string, readonly (readonly [since: number, name: string])[]> = new Map([
	['718', [[0, 'Thành phố Thủ Dầu Một']]],
	['719', [[0, 'Huyện Bàu Bàng']]],
	['720', [[0, 'Huyện Dầu Tiếng']]],
	['721', [[20240501, 'Thành phố Bến Cát'], [0, 'Thị xã Bến Cát']]],
	['722', [[0, 'Huyện Phú Giáo']]],
	['723', [[20230410, 'Thành phố Tân Uyên'], [0, 'Thị xã Tân Uyên']]],
	['724', [[20200201, 'Thành phố Dĩ An'], [0, 'Thị xã Dĩ An']]],
	['725', [[20200201, 'Thành phố Thuận An'], [0, 'Thị xã Thuận An']]],
	['726', [[0, 'Huyện Bắc Tân Uyên']]],
]);

const provincesBefore: ReadonlyMap<string, string> = new Map(provincesBefore2025.map(([code, name]) => [code, name]));
const provincesAfter: ReadonlyMap<string, string> = new Map(provincesFrom2025);
const provinceSuccessors: ReadonlyMap<string, readonly UnitCode[]> = new Map(
	provincesBefore2025.map(([code, , successor]) => [code, [asUnitCode(successor)]]),
);

/** Provinces that changed their name or kind apart from the reorganisation: name since each date, the latest first. */
const renamedProvinces: Readonly<Record<string, readonly (readonly [since: number, name: string])[]>> = {
	'46': [[20250101, 'Thành phố Huế'], [0, 'Tỉnh Thừa Thiên Huế']],
	'75': [[20260430, 'Thành phố Đồng Nai'], [0, 'Tỉnh Đồng Nai']],
};

const binhDuong = asUnitCode('74');
const hoChiMinhCity = asUnitCode('79');

function unitBefore(code: string, asOf: number): Unit | undefined {
	if (!isUnitCode(code)) return undefined;
	const commune = communes.get(code);
	if (commune !== undefined) return {code, name: nameAt(commune.names, asOf), level: 'commune', parent: commune.district};
	const district = districts.get(code);
	if (district !== undefined) return {code, name: nameAt(district, asOf), level: 'district', parent: binhDuong};
	return province(code, provincesBefore.get(code), asOf);
}

function unitAfter(code: string, asOf: number): Unit | undefined {
	if (!isUnitCode(code)) return undefined;
	const follower = followers.get(code);
	if (follower !== undefined) return {code, name: follower.name, level: 'commune', parent: hoChiMinhCity};
	return province(code, provincesAfter.get(code), asOf);
}

function province(code: UnitCode, name: string | undefined, asOf: number): Unit | undefined {
	if (name === undefined) return undefined;
	const names = renamedProvinces[code];
	return {code, name: names === undefined ? name : nameAt(names, asOf), level: 'province'};
}

function nameAt(names: readonly (readonly [since: number, name: string])[], asOf: number): string {
	return names.find(([since]) => since <= asOf)?.[1] ?? names[names.length - 1][1];
}

function isUnitCode(code: string): code is UnitCode {
	return /^(?:\d{2}|\d{3}|\d{5})$/.test(code);
}

function asUnitCode(code: string): UnitCode {
	return code as UnitCode;
}
