import type {CodePage} from '../../src/vietnam/legacy/legacy-text.ts';

/** What the set needs of the program. */
export interface Library {
	readonly Random: new (seed: number, stream: string) => Random;
	readonly drawSurname: (random: never, region: never) => string;
	readonly drawGivenWords: (random: never, sex: never, year: number, motherSurname: string) => {middle: string; given: string};
	readonly streets: readonly string[];
	readonly communes: readonly string[];
	readonly provinces: readonly string[];
	readonly encodePage: (text: string, page: CodePage) => Uint8Array | undefined;
	readonly misreadUtf8: (text: string) => string;
	readonly readAsWindows1252: (bytes: Uint8Array) => string;
}

interface Random {
	next(): number;
	chance(probability: number): boolean;
	between(low: number, high: number): number;
	pick<T>(items: readonly T[]): T;
}

export type SetEncoding = 'unicode' | 'double-utf-8' | CodePage;

export interface LabelledCell {
	readonly written: string;
	readonly truth: string;
	readonly encoding: SetEncoding;
}

export interface LabelledColumn {
	readonly content: string;
	readonly kind: 'name' | 'family' | 'given' | 'text';
	readonly letterCase: 'title' | 'upper' | 'lower';
	readonly share: number;
	readonly encoding: SetEncoding;
	readonly cells: readonly LabelledCell[];
}

export function labelledColumns(
	library: Library,
	options: {seed: number; cells: number; encoding: SetEncoding; shares?: readonly number[]; letterCases?: readonly LabelledColumn['letterCase'][]},
): Generator<LabelledColumn>;
export function writtenAs(library: Library, text: string, encoding: SetEncoding): string | undefined;
export function cleanNames(library: Library, options: {seed: number; count: number; strange: number}): string[];
export function countCells(texts: Iterable<string>): Map<string, number>;
