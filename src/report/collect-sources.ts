import {maskLooseIds} from '../privacy/mask.ts';
import type {Row, Store} from '../store/store.ts';
import type {CoverageReport, RefusedSource, Side, SideReport, SourcesReport} from './report.ts';

export async function collectSources(store: Store): Promise<SourcesReport> {
	return {
		sides: [await collectSide(store, 'local'), await collectSide(store, 'extract')],
		quarantine: await collectQuarantine(store),
		refused: await collectRefused(store),
		coverage: await collectCoverage(store),
	};
}

async function collectSide(store: Store, side: Side): Promise<SideReport> {
	const [row] = await store.rows(
		'report: sources of a side',
		`SELECT count(*) FILTER (current) AS files,
			count(*) FILTER (state = 'replaced') AS replaced,
			count(*) FILTER (state = 'refused') AS refused,
			strftime(min(as_of) FILTER (current), '%Y-%m-%d') AS oldest,
			strftime(max(as_of) FILTER (current), '%Y-%m-%d') AS newest,
			${lineColumns.map(column => `coalesce(sum(${column}) FILTER (current), 0)::DOUBLE AS ${column}`).join(', ')}
		 FROM (SELECT *, state = 'current' AS current FROM sources WHERE kind = $side)`,
		{side},
	);
	const [lines, headingLines, titleLines, footLines, blankLines, storedLines, quarantinedLines, storedRows, quarantinedRows] = lineColumns.map(column => Number(row[column]));
	return {
		side,
		files: Number(row.files),
		replacedFiles: Number(row.replaced),
		refusedFiles: Number(row.refused),
		oldest: row.oldest as string | null,
		newest: row.newest as string | null,
		lines,
		headingLines,
		titleLines,
		footLines,
		blankLines,
		storedLines,
		quarantinedLines,
		storedRows,
		quarantinedRows,
		balanced: lines === headingLines + titleLines + footLines + blankLines + storedLines + quarantinedLines,
	};
}

const lineColumns = [
	'lines', 'heading_lines', 'title_lines', 'foot_lines', 'blank_lines', 'stored_lines', 'quarantined_lines', 'stored_rows', 'quarantined_rows',
] as const;

async function collectQuarantine(store: Store): Promise<SourcesReport['quarantine']> {
	const rows = await store.rows(
		'report: quarantine',
		`SELECT q.code, count(*) AS rows FROM quarantine q SEMI JOIN (SELECT source_id FROM sources WHERE state = 'current') USING (source_id)
		 GROUP BY q.code ORDER BY rows DESC, q.code`,
	);
	return rows.map(row => ({code: String(row.code), rows: Number(row.rows)}));
}

interface RefusedRow extends Row {
	readonly file: string;
	readonly kind: Side;
	readonly reason: string | null;
	readonly refused_at: string;
}

// A file's name is the user's own and may carry somebody's number.
async function collectRefused(store: Store): Promise<RefusedSource[]> {
	const rows = await store.rows<RefusedRow>(
		'report: refused sources',
		`SELECT file, kind, reason, strftime(ingested_at, '%Y-%m-%dT%H:%M:%S.%gZ') AS refused_at
		 FROM sources WHERE state = 'refused' ORDER BY ingested_at DESC, source_id DESC LIMIT 20`,
	);
	return rows.map(row => ({file: maskLooseIds(row.file), side: row.kind, code: row.reason ?? '', refusedAt: row.refused_at}));
}

async function collectCoverage(store: Store): Promise<CoverageReport> {
	const [row] = await store.rows(
		'report: coverage',
		`SELECT count(*) FILTER (local) AS local, count(*) FILTER (extract) AS extract, count(*) FILTER (local AND extract) AS both,
			count(*) FILTER (complete) AS complete
		 FROM (
			SELECT u.unit, bool_or(s.kind = 'local') AS local, bool_or(s.kind = 'extract') AS extract,
				bool_or(s.kind = 'extract' AND u.complete) AS complete
			FROM source_units u JOIN sources s USING (source_id)
			WHERE s.state = 'current' AND u.rows > 0
			GROUP BY u.unit
		 )`,
	);
	return {local: Number(row.local), extract: Number(row.extract), both: Number(row.both), extractComplete: Number(row.complete)};
}
