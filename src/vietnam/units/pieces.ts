import {addressWords, emptyWords} from '../tables/unit-names.ts';
import {accentsOf, type Accents} from './spelling.ts';
import {keyOf, type Place, type UnitNames} from './names.ts';
import type {UnitLevel} from './unit.ts';
import {kindAt, partsOf, type Part, type Word} from './written-place.ts';

/** A unit that some words of a written place can mean. */
export interface Reading {
	readonly place: Place;
	readonly accents: Accents;
	/** The kind that is written is one that the unit has been, or none is written. */
	readonly kindFits: boolean;
	/** Only its initials are written: enough beside a unit that lies in it, not alone. */
	readonly initials: boolean;
	/** Letters that are wrong. */
	readonly distance: number;
}

/** Words of a written place that belong together, with all that they can mean. */
export interface Piece {
	readonly words: readonly Word[];
	/** The levels of the kind that is written; undefined where none is. */
	readonly levels?: readonly UnitLevel[];
	readonly readings: readonly Reading[];
}

/**
 * What stands in a written place, in its order: units by name, and words that are none. Streets, hamlets, numbers of
 * houses, offices and the country are left out.
 */
export function readPieces(written: string, names: UnitNames): readonly Piece[] {
	const known = read.get(names) ?? new Map<string, readonly Piece[]>();
	read.set(names, known);
	if (known.size > mostKnown) known.clear();
	return written.split(borders).flatMap((section) => {
		const pieces = known.get(section) ?? readSection(section, names);
		// Houses and streets would push out what comes again.
		if (pieces.length > 0) known.set(section, pieces);
		return pieces;
	});
}

/** What has been read: the same districts and provinces stand in one written place after the other. */
const read = new WeakMap<UnitNames, Map<string, readonly Piece[]>>();
const mostKnown = 10_000;

/** Separators that no name has inside. */
const borders = /[,;|()[\]\r\n\t]/;

function readSection(section: string, names: UnitNames): readonly Piece[] {
	const pieces: Piece[] = [];
	const parts = partsOf(section);
	for (let at = 0; at < parts.length; at++) {
		const joined = joinHyphened(parts.slice(at), names);
		at += joined.count - 1;
		pieces.push(...(joined.piece === undefined ? takeApart(parts[at].words, names) : [joined.piece]));
	}
	return pieces.filter((piece) => piece.readings.length > 0 || !saysNothing(piece.words));
}

/** The piece read with wrong letters; only to be proposed. */
export function readNearly({words, levels}: Piece, names: UnitNames): readonly Reading[] {
	const kind = kindAt(words, 0);
	const bare = kind === undefined ? words : words.slice(kind.words);
	return names.near(keyOf(bare)).filter(({named}) => levels?.includes(named.place.level) ?? true).map(({named, distance}) => ({
		place: named.place, accents: 'exact', kindFits: kind === undefined || fits(named.place, kind.kind), initials: false, distance,
	}));
}

interface Joined {
	readonly piece?: Piece;
	readonly count: number;
}

/** The most parts with nothing but hyphens between them that are one name: Bà Rịa - Vũng Tàu. */
function joinHyphened(parts: readonly Part[], names: UnitNames): Joined {
	const end = parts.findIndex((part, at) => at > 0 && !part.hyphened);
	for (let count = end < 0 ? parts.length : end; count > 1; count--) {
		const piece = readWords(parts.slice(0, count).flatMap(({words}) => words), names);
		if (piece.readings.length > 0) return {piece, count};
	}
	return {count: 1};
}

/** A part is one piece, or several that begin with their kinds, or several names without anything between them. */
function takeApart(words: readonly Word[], names: UnitNames): readonly Piece[] {
	const whole = readWords(words, names);
	if (whole.readings.length > 0) return [whole];
	const starts = startsOf(words);
	return starts.flatMap((start, at) => {
		const some = words.slice(start, starts[at + 1]);
		return nameByName(some, names) ?? [readWords(some, names)];
	});
}

/** Where a kind begins that has a name, or words without a kind, before it. */
function startsOf(words: readonly Word[]): readonly number[] {
	const starts = [0];
	let named = kindAt(words, 0)?.words ?? 0;
	for (let at = 1; at < words.length; at++) {
		const kind = at > named ? kindAt(words, at) : undefined;
		if (kind === undefined) continue;
		starts.push(at);
		named = at + kind.words;
	}
	return starts;
}

/** Names one after the other, if all the words are such; the longest first. */
function nameByName(words: readonly Word[], names: UnitNames): readonly Piece[] | undefined {
	if (words.length > mostWords) return undefined;
	for (let count = words.length; count > 0; count--) {
		const piece = readWords(words.slice(0, count), names);
		if (piece.readings.length === 0) continue;
		if (count === words.length) return [piece];
		const rest = nameByName(words.slice(count), names);
		if (rest !== undefined) return [piece, ...rest];
	}
	return undefined;
}

/** More are no list of names; the search grows with them. */
const mostWords = 16;

function readWords(words: readonly Word[], names: UnitNames): Piece {
	if (words.length === 1 && communeCode.test(words[0].text)) return readCode(words, names);
	const kind = kindAt(words, 0);
	const readings = readName(words, undefined, undefined, names);
	if (kind !== undefined) readings.push(...readName(words.slice(kind.words), kind.kind, kind.levels, names));
	return {words, levels: kind?.levels, readings};
}

const communeCode = /^\d{5}$/;

/** A code beside a name: both must mean the same. Shorter numbers are those of houses. */
function readCode(words: readonly Word[], names: UnitNames): Piece {
	const places = new Set(names.gazetteer.historyOf(words[0].text).map((life) => names.placeOf(life)));
	return {
		words,
		...(places.size === 0 ? {} : {levels: ['commune']}),
		readings: [...places].map((place) => ({place, accents: 'exact', kindFits: true, initials: false, distance: 0})),
	};
}

function readName(words: readonly Word[], kind: string | undefined, levels: readonly UnitLevel[] | undefined, names: UnitNames): Reading[] {
	const key = keyOf(words);
	const spelled = words.map(({text}) => text).join('');
	const named = names.called(key).map(({place, form}): Reading =>
		({place, accents: form === '' ? 'exact' : accentsOf(spelled, form), kindFits: kind === undefined || fits(place, kind), initials: false, distance: 0}));
	const initials = names.abbreviated(key).map((place): Reading =>
		({place, accents: 'exact', kindFits: true, initials: true, distance: 0}));
	return [...named, ...initials].filter(({place}) => levels?.includes(place.level) ?? true);
}

function fits({kinds}: Place, kind: string): boolean {
	return kinds.size === 0 || kinds.has(kind);
}

function saysNothing(words: readonly Word[]): boolean {
	const [first, second] = words;
	if (/^\d/.test(first.folded) || emptyWords.includes(keyOf(words))) return true;
	return words.length > 1 && (addressWords.includes(first.folded) || addressWords.includes(`${first.folded} ${second.folded}`));
}
