import {existsSync} from 'node:fs';
import {stringify} from 'csv-stringify/sync';
import {z} from 'zod';
import {KnownError, exitCodes} from '../errors.ts';
import {writeFileAtomically} from '../store/atomic-file.ts';
import {INTEGER, VARCHAR} from '../store/duckdb.ts';
import type {Store} from '../store/store.ts';
import {sqlTimestamp} from '../store/timestamp.ts';
import {foldText} from '../vietnam/text.ts';
import type {JudgedStratum} from './estimate-quality.ts';
import {readValues, shownFields} from './record-values.ts';
import type {Sample, SampledPair, Stratum} from './sample.ts';
import {readSmallTable} from './small-table.ts';
import type {LinkStep} from './stored-pairs.ts';

/** A sheet may hold an officer's answers: none is written over. @throws KnownError SHEET_EXISTS. */
export function requireNewSheet(file: string): void {
	if (existsSync(file)) throw new KnownError('SHEET_EXISTS', exitCodes.usage, {}, {file});
}

/** Keeps a sample, so that the sheet need not say what would give the answer away. Returns its number. */
export async function storeSample(store: Store, step: LinkStep, {strata, pairs}: Sample, {seed, actor, now}: {readonly seed: number; readonly actor: string; readonly now: Date}): Promise<number> {
	return await store.transaction('evaluate: keep a sample', async () => {
		const sample = 1 + await store.count('evaluate: last sample', 'SELECT coalesce(max(sample), 0) FROM review_samples');
		await store.run('evaluate: keep a sample', 'INSERT INTO review_samples VALUES ($sample, $step, $seed, CAST($at AS TIMESTAMP), $actor)', {sample, step, seed, at: sqlTimestamp(now), actor});
		const all = <T>(items: readonly T[], value: (item: T, index: number) => number | string) => items.map(value);
		await store.append('evaluate: keep strata', 'review_strata', [INTEGER, VARCHAR, VARCHAR, INTEGER],
			[all(strata, () => sample), all(strata, ({name}) => name), all(strata, ({decision}) => decision), all(strata, stratum => stratum.pairs)]);
		await store.append('evaluate: keep pairs', 'review_pairs', [INTEGER, INTEGER, VARCHAR, VARCHAR, VARCHAR],
			[all(pairs, () => sample), all(pairs, (_, index) => index + 1), all(pairs, ({stratum}) => stratum), all(pairs, ({a}) => a), all(pairs, ({b}) => b)]);
		return sample;
	});
}

/**
 * Writes the sheet of a sample (CSV, UTF-8 with a mark for spreadsheets, 0600): what both records say side by side, and an empty answer. Neither weight nor
 * decision is in it.
 *
 * @param show a value as the reader may see it.
 * @throws KnownError EXPORT_TARGET.
 */
export async function writeSheet(store: Store, step: LinkStep, sample: number, pairs: readonly SampledPair[], file: string, show: (field: string, value: string) => string): Promise<void> {
	const ids = await recordNumbers(store, step, sample);
	const values = await readValues(store, ids.flat());
	const given = new Set([...values.values()].flatMap(each => [...each.keys()]));
	const fields = [...new Set<string>([...shownFields, ...given])].filter(field => given.has(field));
	const cell = (record: number, field: string): string => {
		const value = values.get(record)?.get(field);
		return value === undefined ? '' : show(field, value);
	};
	const rows = pairs.map(({a, b}, index) => [pairName(sample, index + 1), '', a, b, ...fields.flatMap(field => ids[index].map(record => cell(record, field)))]);
	const headings = ['pair', 'answer', 'record_a', 'record_b', ...fields.flatMap(field => [`${field}_a`, `${field}_b`])];
	try {
		writeFileAtomically(file, `\uFEFF${stringify([headings, ...rows], {escape_formulas: true})}`);
	} catch (error) {
		throw new KnownError('EXPORT_TARGET', exitCodes.usage, {}, {file}, {cause: error});
	}
}

/** Record numbers of the pairs of a sample, in its order; 0 for one that is not there any more. */
async function recordNumbers(store: Store, step: LinkStep, sample: number): Promise<[number, number][]> {
	const rows = await store.rows<{a: number | null; b: number | null}>('evaluate: records of a sample', `SELECT a.record_id AS a, b.record_id AS b
		FROM review_pairs p
		LEFT JOIN records a ON a.record_key = p.record_a AND NOT a.extract
		LEFT JOIN records b ON b.record_key = p.record_b AND b.extract = $across
		WHERE p.sample = $sample ORDER BY p.number`, {sample, across: step === 'compare'});
	return rows.map(({a, b}) => [a ?? 0, b ?? 0]);
}

const pairName = (sample: number, number: number): string => `S${sample}-${String(number).padStart(4, '0')}`;

export interface ReturnedSheet {
	readonly sample: number;
	readonly step: LinkStep;
	readonly strata: readonly JudgedStratum[];
	/** Pairs of the sample that nobody answered, or that nobody could tell. */
	readonly open: number;
}

/**
 * Reads a sheet that came back. Rows may be missing or in another order; a sheet of another workspace, or whose columns were sorted apart, is none.
 *
 * @throws KnownError SHEET_UNREADABLE, SHEET_COLUMNS, SHEET_PAIR, SHEET_OTHER_RECORDS, SHEET_OTHER_SAMPLE, SHEET_TWICE, SHEET_ANSWER, SHEET_EMPTY, with the line.
 */
export async function readSheet(store: Store, path: string): Promise<ReturnedSheet> {
	const answers = answersOf(path);
	const [{sample}] = answers;
	const other = answers.find(answer => answer.sample !== sample);
	if (other !== undefined) throw new KnownError('SHEET_OTHER_SAMPLE', exitCodes.usage, {}, {file: path, line: other.line});
	const [known] = await store.rows<{step: LinkStep}>('evaluate: sample', 'SELECT step FROM review_samples WHERE sample = $sample', {sample});
	const pairs = await store.rows<DrawnPair>('evaluate: pairs of a sample', 'SELECT number, stratum, record_a, record_b FROM review_pairs WHERE sample = $sample', {sample});
	const drawn = new Map(pairs.map(pair => [pair.number, pair]));
	const told = new Map<number, Answer>();
	for (const answer of answers) {
		const place = {file: path, line: answer.line};
		const pair = drawn.get(answer.number);
		if (known === undefined || pair === undefined) throw new KnownError('SHEET_PAIR', exitCodes.usage, {}, place);
		if (!isKey(answer.a, pair.record_a) || !isKey(answer.b, pair.record_b)) throw new KnownError('SHEET_OTHER_RECORDS', exitCodes.usage, {}, place);
		if (told.has(answer.number)) throw new KnownError('SHEET_TWICE', exitCodes.usage, {}, place);
		told.set(answer.number, answer);
	}
	const strata = await store.rows<{stratum: string; decision: string; pairs: number}>('evaluate: strata', 'SELECT stratum, decision, pairs FROM review_strata WHERE sample = $sample ORDER BY stratum', {sample});
	const judged = strata.map(({stratum, ...rest}) => judgedStratum({name: stratum, ...rest}, [...told.values()].filter(({number}) => drawn.get(number)?.stratum === stratum)));
	const answered = judged.reduce((sum, stratum) => sum + stratum.answered, 0);
	if (answered === 0) throw new KnownError('SHEET_EMPTY', exitCodes.usage, {}, {file: path});
	return {sample, step: known.step, strata: judged, open: pairs.length - answered};
}

function judgedStratum(stratum: Stratum, answers: readonly Answer[]): JudgedStratum {
	return {...stratum, answered: answers.filter(({word}) => word !== undefined).length, same: answers.filter(({word}) => word === 'same').length};
}

type DrawnPair = {
	readonly number: number;
	readonly stratum: string;
	readonly record_a: string;
	readonly record_b: string;
};

/** Whether the sheet names this record; where it names none, or a spreadsheet has cut the number (`7.4085E+10`), it may. */
const isKey = (written: string | undefined, key: string): boolean =>
	written === undefined || /^\d([.,]\d+)?E\+\d+$/i.test(written) || withoutZeros(written.replace(/^'/, '')) === withoutZeros(key);

const withoutZeros = (key: string): string => key.replace(/^0+/, '');

interface Answer {
	readonly sample: number;
	readonly number: number;
	readonly a: string | undefined;
	readonly b: string | undefined;
	/** Undefined where nobody can tell. */
	readonly word: 'same' | 'different' | undefined;
	readonly line: number;
}

/** Without marks, as many write them. */
const words: Readonly<Record<string, Answer['word']>> = {
	same: 'same', cung: 'same', 'cung mot nguoi': 'same', 'mot nguoi': 'same',
	different: 'different', khac: 'different', 'khac nguoi': 'different', 'hai nguoi': 'different',
	unsure: undefined, 'khong ro': undefined, '': undefined,
};

const sheetRows = z.array(z.object({
	record: z.object({pair: z.string(), answer: z.string(), record_a: z.string().optional(), record_b: z.string().optional()}),
	info: z.object({lines: z.number()}),
}));

function answersOf(path: string): [Answer, ...Answer[]] {
	const rows = sheetRows.safeParse(rowsOf(path));
	if (!rows.success) throw new KnownError('SHEET_COLUMNS', exitCodes.usage, {}, {file: path, line: 1});
	const [first, ...rest] = rows.data.map(({record: {pair, answer, record_a: a, record_b: b}, info: {lines: line}}): Answer => {
		const [, sample, number] = /^S(\d+)-(\d+)$/.exec(pair) ?? [];
		if (sample === undefined) throw new KnownError('SHEET_PAIR', exitCodes.usage, {}, {file: path, line});
		const word = foldText(answer).replaceAll(/\s+/g, ' ');
		if (!Object.hasOwn(words, word)) throw new KnownError('SHEET_ANSWER', exitCodes.usage, {}, {file: path, line});
		return {sample: Number(sample), number: Number(number), a, b, word: words[word], line};
	});
	if (first === undefined) throw new KnownError('SHEET_EMPTY', exitCodes.usage, {}, {file: path});
	return [first, ...rest];
}

function rowsOf(path: string): unknown {
	try {
		// Excel leaves out the last columns where sixteen rows have nothing in them.
		return readSmallTable(path, {info: true, relax_column_count_less: true});
	} catch (error) {
		throw new KnownError('SHEET_UNREADABLE', exitCodes.usage, {}, {file: path}, {cause: error});
	}
}
