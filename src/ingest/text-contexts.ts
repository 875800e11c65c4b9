import {integers, type Store} from '../store/store.ts';
import type {Field} from '../vietnam/fields.ts';
import {type LegacyEvidence, type TextKind, contextOf, gatherEvidence, joinEvidence, noEvidence} from '../vietnam/legacy/legacy-text.ts';

/** In which context the cells of a field are to be read in each file (by number); files without any are left out. */
export type FileContexts = ReadonlyMap<number, string>;

/** A text field with its written values: a query of the columns `file_no` and `written`. */
export interface TextColumn {
	readonly field: Field;
	readonly kind: TextKind;
	readonly values: string;
}

/**
 * Looks at the columns of a stage together, file by file, for what they show of old encodings. Cost: one grouping of every column,
 * and about 2 µs for each of the values that are looked at.
 */
export async function findContexts(store: Store, columns: readonly TextColumn[]): Promise<ReadonlyMap<Field, FileContexts>> {
	const evidence = new Map<Field, ReadonlyMap<number, LegacyEvidence>>();
	for (const {field, kind, values} of columns) evidence.set(field, await evidenceByFile(store, kind, values));
	const files = new Map<number, LegacyEvidence>();
	for (const ofField of evidence.values()) {
		for (const [file, found] of ofField) files.set(file, joinEvidence([files.get(file) ?? noEvidence, found]));
	}
	const old = [...files].filter(([, {cells}]) => Object.entries(cells).some(([encoding, count]) => encoding !== 'unicode' && count > 0));
	return new Map([...evidence].map(([field, ofField]) => [
		field, new Map(old.map(([file, ofFile]) => [file, contextOf(ofField.get(file) ?? noEvidence, ofFile)])),
	]));
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
const sampleValues = 1000;

async function evidenceByFile(store: Store, kind: TextKind, values: string): Promise<ReadonlyMap<number, LegacyEvidence>> {
	const samples = new Map<number, (readonly [written: string, cells: number])[]>();
	// The sample stands for all cells of its column.
	const sql = `SELECT file_no, written, cells * total / sum(cells) OVER (PARTITION BY file_no) AS cells FROM (
			SELECT file_no, written, cells, sum(cells) OVER (PARTITION BY file_no) AS total
			FROM (SELECT file_no, written, count(*) AS cells FROM (${values}) WHERE written IS NOT NULL GROUP BY ALL)
			QUALIFY row_number() OVER (PARTITION BY file_no ORDER BY hash(written), written) <= ${sampleValues})
		ORDER BY file_no, written`;
	for await (const chunk of store.chunks('ingest: sample of a text column', sql)) {
		const files = integers(chunk, 0);
		const [, written, cells] = chunk.getColumns();
		for (let row = 0; row < chunk.rowCount; row++) {
			const sample = samples.get(files[row]) ?? [];
			samples.set(files[row], sample);
			sample.push([String(written[row]), Number(cells[row])]);
		}
	}
	return new Map([...samples].map(([file, sample]) => [file, gatherEvidence(sample, kind)]));
}
