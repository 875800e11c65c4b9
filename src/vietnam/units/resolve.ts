import {builtInNames, type Place, type UnitNames} from './names.ts';
import {readNearly, readPieces, type Piece, type Reading} from './pieces.ts';
import {isUnitCode, type UnitCode, type UnitLevel, type UnitLife} from './unit.ts';

/**
 * What a written unit means on a day. `former`: the unit of before whose name is written, where it has gone since. `by`: the
 * value itself says so, or only the context (the file's district) told namesakes apart.
 *
 * - `resolved`: this one · `ambiguous`: several of this name (`namesakes`), several parts of a unit that was split (`split`),
 *   or a district and a commune of one name (`level`)
 * - `nearest`: nearly one of these: some `letters` are wrong (`distance` of them), or only `accents`, the `kind`, or the `parent`
 *   does; or it is the name of a unit that had gone by that day (`time`), which others have, too. To be proposed, never applied
 * - `unknown`: `within` is the smallest unit around it that was understood
 */
export type UnitResolution =
	| {readonly kind: 'resolved'; readonly code: UnitCode; readonly level: UnitLevel; readonly by: 'value' | 'context'; readonly former?: UnitCode}
	| {readonly kind: 'ambiguous'; readonly candidates: readonly UnitCode[]; readonly because: 'namesakes' | 'split' | 'level'; readonly former?: UnitCode}
	| {readonly kind: 'nearest'; readonly proposals: readonly UnitCode[]; readonly distance: number; readonly differs: NameFault}
	| {readonly kind: 'unknown'; readonly within?: UnitCode};

export type NameFault = 'letters' | 'accents' | 'kind' | 'parent' | 'time';

/** What is known besides the written value. */
export interface UnitContext {
	/** yyyymmdd; the names of this day and of days before are understood. */
	readonly asOf: number;
	/** Decide between namesakes where the value itself does not: codes, also of before July 2025. */
	readonly district?: string;
	readonly province?: string;
	readonly level?: UnitLevel;
}

/** Reads a unit's code or name, alone or with its district and province, in either order: `P. Phú Cường, TP TDM`. */
export function resolveUnit(written: string, context: UnitContext, names = builtInNames()): UnitResolution {
	const code = written.trim();
	if (code.length > longest) return {kind: 'unknown'};
	if (isUnitCode(code)) {
		const unit = names.gazetteer.at(code, context.asOf);
		return unit === undefined ? {kind: 'unknown'} : {kind: 'resolved', code, level: unit.level, by: 'value'};
	}
	const pieces = readPieces(written, names).map((piece) => known(piece, piece.readings, context));
	const candidates = mostExplained(candidatesOf(pieces, names, context.asOf));
	if (candidates.length > 0) return decide(candidates, context, names);
	return nearly(pieces, context, names) ?? withOtherParents(pieces, context, names) ?? {kind: 'unknown', ...withinOf(pieces, context, names)};
}

/** Characters; what is longer is a remark, and the search grows with the square. */
const longest = 300;

/**
 * Reads all distinct values of one column: where nearly all of those that are clear lie in one district or province, or are
 * of one level, that decides between namesakes. What `context` says itself goes before.
 */
export function resolveUnits(written: readonly string[], context: UnitContext, names = builtInNames()): readonly UnitResolution[] {
	const alone = written.map((value) => resolveUnit(value, context, names));
	const prior = priorOf(alone, context, names);
	const together: UnitContext = {
		asOf: context.asOf, district: context.district ?? prior.district, province: context.province ?? prior.province, level: context.level ?? prior.level,
	};
	return alone.map((resolution, at) => (resolution.kind === 'ambiguous' ? resolveUnit(written[at], together, names) : resolution));
}

/** A unit that a written place can mean, seen against the rest of what is written. */
interface Candidate extends Reading {
	/** How many other pieces are units around it, or its code. */
	readonly explained: number;
	/** Its district is among them, so that nothing else can be meant. */
	readonly confirmed: boolean;
	/** The unit has gone by the day. */
	readonly former: boolean;
}

function known(piece: Piece, readings: readonly Reading[], {asOf}: UnitContext): Piece {
	const hasCome = ({place}: Reading): boolean => place.lives[0].from <= asOf;
	return readings === piece.readings && readings.every(hasCome) ? piece : {...piece, readings: readings.filter(hasCome)};
}

/**
 * All that the pieces can mean together: a commune with nothing beside it but units around it and, on its other side,
 * smaller places; a district or province with nothing but units around it.
 *
 * @param passes what else may stand beside it
 */
function candidatesOf(pieces: readonly Piece[], names: UnitNames, asOf: number, passes?: (piece: Piece) => boolean): readonly Candidate[] {
	const candidates: Candidate[] = [];
	for (const [at, piece] of pieces.entries()) {
		for (const reading of piece.readings) {
			const candidate = reading.initials ? undefined : candidateOf(reading, at, pieces, names, asOf, passes);
			if (candidate !== undefined) candidates.push(candidate);
		}
	}
	return candidates;
}

function candidateOf(
	reading: Reading, at: number, pieces: readonly Piece[], names: UnitNames, asOf: number, passes?: (piece: Piece) => boolean,
): Candidate | undefined {
	const above = names.above(reading.place);
	const parents: number[] = [];
	const smaller: number[] = [];
	let distance = reading.distance;
	let confirmed = false;
	for (let index = 0; index < pieces.length; index++) {
		if (index === at) continue;
		const other = pieces[index];
		let nearest = Infinity;
		for (const around of other.readings) {
			const isItsCode = around.place === reading.place && reading.place.level === 'commune';
			if (!isItsCode && !above.has(around.place)) continue;
			nearest = Math.min(nearest, around.distance);
			confirmed ||= around.place.level === 'district';
		}
		if (nearest < Infinity) {
			parents.push(index);
			distance += nearest;
		} else if (!passes?.(other) && !liesAroundSuccessors(reading.place, other, names)) {
			if (reading.place.level !== 'commune' || !mayBeSmaller(other)) return undefined;
			smaller.push(index);
		}
	}
	if (!areBeyond(smaller, at, parents)) return undefined;
	return {...reading, distance, explained: parents.length, confirmed, former: last(reading.place).until <= asOf};
}

/** Today's province beside a commune of before: no contradiction, and no proof either. */
function liesAroundSuccessors(place: Place, {readings}: Piece, names: UnitNames): boolean {
	return readings.length > 0 && names.aboveSuccessors(place).some((around) => readings.some((reading) => reading.place === around));
}

/** A hamlet or a street, though its name be that of a commune; not what says that it is a unit, nor a province. */
function mayBeSmaller({levels, readings}: Piece): boolean {
	return levels === undefined && !readings.some(({place, initials}) => place.level === 'province' && !initials);
}

/** Whether the smaller places stand on the side away from the units around. */
function areBeyond(smaller: readonly number[], at: number, parents: readonly number[]): boolean {
	if (smaller.length === 0) return true;
	if (parents.length === 0) return false;
	const forwards = parents.every((parent) => parent > at);
	const backwards = parents.every((parent) => parent < at);
	return (forwards && smaller.every((index) => index < at)) || (backwards && smaller.every((index) => index > at));
}

function mostExplained(candidates: readonly Candidate[]): readonly Candidate[] {
	const most = Math.max(...candidates.map(({explained}) => explained));
	return candidates.filter(({explained}) => explained === most);
}

/** Candidates without a fault mean what they say; others are only proposed. */
function decide(candidates: readonly Candidate[], context: UnitContext, names: UnitNames): UnitResolution {
	const sound = candidates.filter((candidate) => faultOf(candidate) === undefined);
	if (sound.length === 0) return propose(candidates, faultOf(candidates[0]) ?? 'letters', context, names);
	const spelled = preferred(preferred(sound, ({kindFits}) => kindFits), ({accents}) => accents === 'exact');
	const chosen = narrow(spelled, context, names);
	const places = [...new Set(chosen.map(({place}) => place))];
	const units = new Set(places.flatMap((place) => unitsOf(place, context.asOf, names)));
	const [unit, ...others] = units;
	if (unit === undefined) return {kind: 'unknown'};
	const former = places.length === 1 && chosen[0].former ? {former: last(places[0]).code} : {};
	const by = chosen.length === spelled.length ? 'value' : 'context';
	if (others.length === 0) return {kind: 'resolved', code: unit.code, level: unit.level, by, ...former};
	const because = places.length === 1 ? 'split' : new Set(places.map(({level}) => level)).size > 1 ? 'level' : 'namesakes';
	return {kind: 'ambiguous', candidates: codesOf(units), because, ...former};
}

/** What keeps a candidate from being meant for certain. The district beside it outweighs kind and spelling. */
function faultOf({place, former, explained, confirmed, kindFits, accents}: Candidate): NameFault | undefined {
	if (former && place.level === 'commune' && explained === 0) return 'time';
	if (confirmed) return undefined;
	if (!kindFits) return 'kind';
	return accents === 'other' ? 'accents' : undefined;
}

function narrow(candidates: readonly Candidate[], {district, province, level}: UnitContext, names: UnitNames): readonly Candidate[] {
	if (candidates.length === 1) return candidates;
	const within = (code: string | undefined) => ({place}: Candidate): boolean => {
		const around = names.above(place);
		return code !== undefined && names.gazetteer.historyOf(code).some((life) => around.has(names.placeOf(life)));
	};
	return preferred(preferred(preferred(candidates, within(district)), within(province)), ({place}) => place.level === level);
}

function preferred(candidates: readonly Candidate[], better: (candidate: Candidate) => boolean): readonly Candidate[] {
	const best = candidates.filter(better);
	return best.length > 0 ? best : candidates;
}

/** What a place is on a day: itself, or those that hold its territory. Of a district that has gone: those that hold its communes'. */
function unitsOf(place: Place, asOf: number, names: UnitNames): readonly UnitLife[] {
	const {gazetteer} = names;
	const then = place.lives.find((life) => life.from <= asOf && asOf < life.until);
	if (then !== undefined) return [then];
	const gone = last(place);
	const onwards = gazetteer.onwards(gone, asOf);
	if (onwards !== undefined) return [...onwards];
	const inside = gazetteer.lives().filter((life) => life.parent === gone.code && life.until === gone.until);
	return inside.flatMap((life) => [...gazetteer.onwards(life, asOf) ?? []]);
}

function propose(candidates: readonly Candidate[], differs: NameFault, {asOf}: UnitContext, names: UnitNames): UnitResolution {
	const distance = Math.min(...candidates.map((candidate) => candidate.distance));
	const nearest = preferred(candidates.filter((candidate) => candidate.distance === distance), ({kindFits}) => kindFits);
	const units = nearest.flatMap(({place}) => unitsOf(place, asOf, names));
	return units.length === 0 ? {kind: 'unknown'} : {kind: 'nearest', proposals: codesOf(units), distance, differs};
}

/** Reads the pieces that mean nothing with wrong letters. */
function nearly(pieces: readonly Piece[], context: UnitContext, names: UnitNames): UnitResolution | undefined {
	if (pieces.every(isUnderstood)) return undefined;
	const read = pieces.map((piece) => (isUnderstood(piece) ? piece : known(piece, [...piece.readings, ...readNearly(piece, names)], context)));
	const candidates = mostExplained(candidatesOf(read, names, context.asOf));
	return candidates.length === 0 ? undefined : propose(candidates, 'letters', context, names);
}

function isUnderstood({readings}: Piece): boolean {
	return readings.some(({initials}) => !initials);
}

/** A commune beside a district that is not its own. */
function withOtherParents(pieces: readonly Piece[], context: UnitContext, names: UnitNames): UnitResolution | undefined {
	const isDistrict = ({readings}: Piece): boolean => readings.some(({place, initials}) => place.level === 'district' && !initials);
	const communes = candidatesOf(pieces, names, context.asOf, isDistrict).filter(({place, kindFits}) => place.level === 'commune' && kindFits);
	return communes.length === 0 ? undefined : propose(mostExplained(communes), 'parent', context, names);
}

/** The one district, else the one province, that is written and that nothing written contradicts. */
function withinOf(pieces: readonly Piece[], {asOf}: UnitContext, names: UnitNames): {within?: UnitCode} {
	const provinces = pieces.flatMap(({readings}) => readings).filter(({place, initials}) => place.level === 'province' && !initials);
	const districts = pieces.flatMap(({readings}) => readings).filter(({place, initials}) => place.level === 'district' && !initials
		&& provinces.every((province) => names.above(place).has(province.place)));
	for (const readings of [districts, provinces]) {
		const codes = new Set(readings.flatMap(({place}) => unitsOf(place, asOf, names)).map(({code}) => code));
		if (codes.size === 1) return {within: [...codes][0]};
	}
	return {};
}

/** Where nine of ten values lie that need no context. */
function priorOf(resolutions: readonly UnitResolution[], {asOf}: UnitContext, {gazetteer}: UnitNames): Omit<UnitContext, 'asOf'> {
	const units = resolutions.flatMap((one) => (one.kind === 'resolved' ? [gazetteer.at(one.code, asOf)] : [])).filter((unit) => unit !== undefined);
	if (units.length < fewestForPrior) return {};
	const parents = units.map(({parent}) => (parent === undefined ? undefined : gazetteer.at(parent, asOf)));
	return {
		district: prevailing(parents.map((parent) => (parent?.level === 'district' ? parent.code : undefined))),
		province: prevailing(parents.map((parent) => (parent?.level === 'district' ? parent.parent : parent?.code))),
		level: prevailing(units.map(({level}) => level)),
	};
}

const fewestForPrior = 3;
const prevailingShare = 0.9;

function prevailing<T>(values: readonly (T | undefined)[]): T | undefined {
	const counts = new Map<T | undefined, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	return [...counts].find(([, count]) => count >= values.length * prevailingShare)?.[0];
}

function last({lives}: Place): UnitLife {
	return lives[lives.length - 1];
}

function codesOf(units: Iterable<UnitLife>): readonly UnitCode[] {
	return [...new Set([...units].map(({code}) => code))].toSorted();
}
