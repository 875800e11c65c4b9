import {communesBefore2025, communesFrom2025} from '../tables/communes.ts';
import {districtNames} from '../tables/districts.ts';
import {provincesBefore2025, provincesFrom2025, renamedProvinces} from '../tables/provinces.ts';
import {Gazetteer} from './gazetteer.ts';
import {always, asUnitCode, forever, reorganisation, type UnitCode, type UnitLevel, type UnitLife} from './unit.ts';

/**
 * What the program knows by itself: all provinces, the districts and communes of Bình Dương, and what became of them.
 * Built at its first use.
 */
export function builtInUnits(): Gazetteer {
	built ??= new Gazetteer(builtInLives());
	return built;
}

let built: Gazetteer | undefined;

/** The lives behind `builtInUnits`. */
export function builtInLives(): UnitLife[] {
	return [...provinces(), ...districts(), ...communes()];
}

/** A name since a day (yyyymmdd). */
type DatedName = readonly [since: number, name: string];

/** When communes were raised to wards and towns; the second came with the city of Bến Cát. */
const raisedIn2020 = 20200201;
const raisedIn2024 = 20240501;

const binhDuong = asUnitCode('74');
const hoChiMinhCity = asUnitCode('79');

function* provinces(): Iterable<UnitLife> {
	for (const [code, name, successor] of provincesBefore2025) {
		const names = renamedProvinces[code]?.filter(([since]) => since < reorganisation) ?? [[always, name]];
		yield* livesOf({code: asUnitCode(code), level: 'province'}, names, reorganisation, [asUnitCode(successor)]);
	}
	for (const [code, name] of provincesFrom2025) {
		const later = renamedProvinces[code]?.filter(([since]) => since > reorganisation) ?? [];
		yield* livesOf({code: asUnitCode(code), level: 'province'}, [[reorganisation, name], ...later], forever, []);
	}
}

function* districts(): Iterable<UnitLife> {
	for (const [code, names] of districtNames) {
		yield* livesOf({code: asUnitCode(code), level: 'district', parent: binhDuong}, names, reorganisation, []);
	}
}

function* communes(): Iterable<UnitLife> {
	for (const [code, district, in2019, in2022, in2025, successors] of communesBefore2025) {
		const name2022 = in2022 || in2019;
		const names: readonly DatedName[] = [[always, in2019], [raisedIn2020, name2022], [raisedIn2024, in2025 || name2022]];
		const commune = {code: asUnitCode(code), level: 'commune', parent: asUnitCode(district)} as const;
		yield* livesOf(commune, names, reorganisation, successors.split(' ').map(asUnitCode));
	}
	for (const [code, name] of communesFrom2025) {
		yield* livesOf({code: asUnitCode(code), level: 'commune', parent: hoChiMinhCity}, [[reorganisation, name]], forever, []);
	}
}

interface Place {
	readonly code: UnitCode;
	readonly level: UnitLevel;
	readonly parent?: UnitCode;
}

/** One life for each name that differs from the one before. */
function* livesOf(place: Place, names: readonly DatedName[], until: number, successors: readonly UnitCode[]): Iterable<UnitLife> {
	const changes = names.filter(([, name], at) => at === 0 || name !== names[at - 1][1]);
	for (const [at, [since, name]] of changes.entries()) {
		const next = changes[at + 1];
		yield {...place, name, from: since, until: next?.[0] ?? until, successors: next === undefined ? successors : [place.code]};
	}
}
