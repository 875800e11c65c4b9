import type {Store} from '../store/store.ts';
import {separator, separatorSql} from './dictionaries.ts';
import {type LegacyEvidence, type TextKind, contextOf, gatherEvidence, joinEvidence, noEvidence} from '../vietnam/legacy/legacy-text.ts';

/** In which context the cells of a field are to be read in each file (by number); files without any are left out. */
export type FileContexts = ReadonlyMap<number, string>;

/** A column of texts with its written values: a query of the columns `file_no` and `written`. */
export interface TextColumn {
	/** Of its field, declared ones as `customColumn` says. */
	readonly name: string;
	readonly kind: TextKind;
	readonly values: string;
}

/** By the name of the column. */
export type ColumnContexts = ReadonlyMap<string, FileContexts>;

/** No field is called so. */
export function customColumn(name: string): string {
	return `custom ${name}`;
}

/**
 * Looks at the columns of a stage together, file by file, for what they show of old encodings. Cost: one grouping of every column,
 * and about 2 µs for each of the values that are looked at, at most 400 of a column.
 *
 * @param others columns that say nothing of their file: lists of codes and numbers, whose few words may be anything
 */
export async function findContexts(store: Store, columns: readonly TextColumn[], others: readonly TextColumn[]): Promise<ColumnContexts> {
	const evidence = new Map<string, ReadonlyMap<number, LegacyEvidence>>();
	for (const {name, kind, values} of [...columns, ...others]) evidence.set(name, await evidenceByFile(store, kind, values));
	const files = new Map<number, LegacyEvidence>();
	for (const {name} of columns) {
		for (const [file, found] of evidence.get(name)!) files.set(file, joinEvidence([files.get(file) ?? noEvidence, found]));
	}
	const old = [...files].filter(([, {cells}]) => Object.entries(cells).some(([encoding, count]) => encoding !== 'unicode' && count > 0));
	return new Map([...evidence].map(([name, ofColumn]) => [
		name, new Map(old.map(([file, ofFile]) => [file, contextOf(ofColumn.get(file) ?? noEvidence, ofFile)])),
	]));
}

/** The contexts of some columns, each once; first that of the files that have none. */
export function contextsIn(columns: readonly FileContexts[]): readonly string[] {
	return ['', ...new Set(columns.flatMap(byFile => [...byFile.values()]))];
}

/** SQL for a value with the mark of its context before it; `contexts[0]` is that of the files that have none. */
export function markedSql(written: string, byFile: FileContexts, contexts: readonly string[]): string {
	const cases = [...new Set(byFile.values())].map(context => {
		const files = [...byFile].filter(([, own]) => own === context).map(([file]) => file);
		return `WHEN s.file_no IN (${files.join(', ')}) THEN chr(${contexts.indexOf(context) + 1})`;
	});
	return `(${cases.length === 0 ? 'chr(1)' : `CASE ${cases.join(' ')} ELSE chr(1) END`} || ${written})`;
}

/** Different values of a column that show how it is written. They are drawn by their content, not by their place. */
const sampleValues = 400;

async function evidenceByFile(store: Store, kind: TextKind, values: string): Promise<ReadonlyMap<number, LegacyEvidence>> {
	// The sample stands for all cells of its column. It comes as one text for each file, as all texts do.
	const samples = await store.rows<{file_no: number; joined: string; cells: string}>('ingest: samples of a text column', `
		SELECT file_no, string_agg(written, ${separatorSql} ORDER BY written) AS joined, string_agg(cells * total / sampled, ${separatorSql} ORDER BY written) AS cells FROM (
			SELECT *, sum(cells) OVER (PARTITION BY file_no) AS sampled FROM (
				SELECT file_no, written, cells, sum(cells) OVER (PARTITION BY file_no) AS total
				FROM (SELECT file_no, written, count(*) AS cells FROM (${values}) WHERE written IS NOT NULL GROUP BY ALL)
				QUALIFY row_number() OVER (PARTITION BY file_no ORDER BY hash(written), written) <= ${sampleValues}))
		GROUP BY file_no ORDER BY file_no`);
	return new Map(samples.map(({file_no: file, joined, cells}) => {
		const counts = cells.split(separator).map(Number);
		return [file, gatherEvidence(joined.split(separator).map((written, index) => [written, counts[index]] as const), kind)];
	}));
}
