import {type Random, Weighted} from './random.ts';
import {givenNames} from './tables/given-names.ts';
import {femaleMiddles, femalePairs, maleMiddles, malePairs} from './tables/middle-names.ts';
import {surnames} from './tables/surnames.ts';

export type Sex = 'male' | 'female';
export type Region = 'north' | 'south';

/** The surname by the region a family comes from. */
export function drawSurname(random: Random, region: Region): string {
	return surnamePicks[region].pick(random);
}

export interface GivenWords {
	/** None, one or two words. */
	readonly middle: string;
	readonly given: string;
}

/** Middle and given name, as parents gave them to a child of that sex in that year. */
export function drawGivenWords(random: Random, sex: Sex, year: number, motherSurname: string): GivenWords {
	const generation = generationOf(year);
	const pair = random.chance(pairShare[generation]) ? pairPicks[sex].pick(random) : undefined;
	const middle = drawMiddleOf(random, sex, generation, motherSurname, pair?.middle);
	const fits = pair !== undefined && (middle === pair.middle || middle.endsWith(` ${pair.middle}`));
	return {middle, given: fits ? pair.given : drawGiven(random, sex, year, middle)};
}

/** A middle name for a given name that is already chosen. */
export function drawMiddle(random: Random, sex: Sex, year: number, motherSurname: string): string {
	return drawMiddleOf(random, sex, generationOf(year), motherSurname, undefined);
}

/** Given name; never a word that already stands in the middle name. */
export function drawGiven(random: Random, sex: Sex, year: number, middle: string): string {
	const picks = givenPicks[sex][generationOf(year)];
	for (;;) {
		const given = picks.pick(random);
		if (!middle.includes(given) || !middle.split(' ').includes(given)) return given;
	}
}

export function joinName(surname: string, middle: string, given: string): string {
	return middle === '' ? `${surname} ${given}` : `${surname} ${middle} ${given}`;
}

/** First birth year of each generation but the oldest. */
const generationStarts = [1960, 1980, 1995, 2007];

/** How much more often than on average a name of each fashion was given in each generation. */
const fashions: Readonly<Record<string, readonly number[]>> = {
	'<': [4, 1.2, 0.25, 0.04, 0.01],
	'(': [2.2, 1.7, 0.9, 0.4, 0.2],
	'=': [0.7, 1, 1, 1, 0.8],
	')': [0.25, 0.55, 1, 1.3, 1.2],
	'>': [0.08, 0.2, 0.7, 1.5, 2.6],
};

/**
 * By generation. Shares of two and of four words among the young: 241,012 pupils born 2007 to 2011 (domain facts,
 * names): boys 0.93 % and 26.1 %, girls 0.2 % and 64.6 %; `Thị` 17.6 % of girls, `Văn` under 3 % of boys.
 */
const maleShares = {
	none: [0.07, 0.05, 0.03, 0.015, 0.0093],
	van: [0.5, 0.42, 0.24, 0.09, 0.025],
	withSurname: [0.005, 0.015, 0.04, 0.09, 0.13],
	two: [0.02, 0.04, 0.07, 0.1, 0.11],
};
const femaleShares = {
	none: [0.03, 0.02, 0.012, 0.005, 0.002],
	thi: [0.86, 0.84, 0.72, 0.42, 0.176],
	/** Among those with `Thị`: one more middle word. */
	thiAndWord: [0.16, 0.33, 0.55, 0.7, 0.75],
	withSurname: [0.02, 0.05, 0.1, 0.2, 0.3],
	two: [0.03, 0.05, 0.08, 0.11, 0.16],
};

/** Share of children whose two last words come as a fashionable pair, by generation. */
const pairShare = [0, 0.02, 0.08, 0.22, 0.32];

function drawMiddleOf(random: Random, sex: Sex, generation: number, motherSurname: string, word: string | undefined): string {
	return sex === 'male' ? maleMiddle(random, generation, motherSurname, word) : femaleMiddle(random, generation, motherSurname, word);
}

function maleMiddle(random: Random, generation: number, motherSurname: string, chosen: string | undefined): string {
	let draw = random.next();
	if ((draw -= maleShares.none[generation]) < 0) return '';
	if ((draw -= maleShares.van[generation]) < 0) return 'Văn';
	const word = chosen ?? maleMiddlePicks[generation].pick(random);
	if ((draw -= maleShares.withSurname[generation]) < 0) return `${motherSurname} ${lastWord(word)}`;
	if ((draw -= maleShares.two[generation]) < 0) return twoWords(random, word, maleMiddlePicks[generation]);
	return word;
}

function femaleMiddle(random: Random, generation: number, motherSurname: string, chosen: string | undefined): string {
	let draw = random.next();
	if ((draw -= femaleShares.none[generation]) < 0) return '';
	const word = chosen ?? femaleMiddlePicks[generation].pick(random);
	if ((draw -= femaleShares.thi[generation]) < 0) return random.chance(femaleShares.thiAndWord[generation]) ? `Thị ${word}` : 'Thị';
	if ((draw -= femaleShares.withSurname[generation]) < 0) return `${motherSurname} ${word}`;
	if ((draw -= femaleShares.two[generation]) < 0) return twoWords(random, word, femaleMiddlePicks[generation]);
	return word;
}

/** The word with another in front. */
function twoWords(random: Random, last: string, picks: Weighted<string>): string {
	if (last.includes(' ')) return last;
	for (;;) {
		const first = picks.pick(random);
		if (!first.includes(' ') && first !== last) return `${first} ${last}`;
	}
}

function lastWord(words: string): string {
	return words.slice(words.lastIndexOf(' ') + 1);
}

function generationOf(year: number): number {
	let generation = 0;
	while (generation < generationStarts.length && year >= generationStarts[generation]) generation += 1;
	return generation;
}

const generations = [0, 1, 2, 3, 4];

const surnamePicks = readSurnames();
const maleMiddlePicks = readMiddles(maleMiddles);
const femaleMiddlePicks = readMiddles(femaleMiddles);
const givenPicks = readGivenNames();
const pairPicks = {male: readPairs(malePairs), female: readPairs(femalePairs)};

function readSurnames(): Record<Region, Weighted<string>> {
	const rows = [...surnames.matchAll(/(\S+) (\d+) (\d+)/g)];
	const names = rows.map(row => row[1].replace('_', ' '));
	return {
		south: new Weighted(names, rows.map(row => Number(row[2]))),
		north: new Weighted(names, rows.map(row => Number(row[3]))),
	};
}

function readMiddles(table: string): readonly Weighted<string>[] {
	const rows = [...table.matchAll(/(\p{L}+(?: \p{L}+)?) (\d+) ([<(=)>])/gu)];
	return generations.map(generation => new Weighted(rows.map(row => row[1]), rows.map(row => Number(row[2]) * fashions[row[3]][generation])));
}

function readGivenNames(): Record<Sex, readonly Weighted<string>[]> {
	const rows = [...givenNames.matchAll(/(\p{L}+) (\d+) (\d+) ([<(=)>])/gu)];
	const names = rows.map(row => row[1]);
	const picks = (column: number): readonly Weighted<string>[] =>
		generations.map(generation => new Weighted(names, rows.map(row => Number(row[column]) * fashions[row[4]][generation])));
	return {male: picks(2), female: picks(3)};
}

/** The first pairs are the most liked. */
function readPairs(table: string): Weighted<GivenWords> {
	const pairs = table.split(', ').map(pair => {
		const [middle, given] = pair.split(' ');
		return {middle, given};
	});
	return new Weighted(pairs, pairs.map((_, place) => 1 / (place + 12)));
}
