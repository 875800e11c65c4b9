import {createReadStream, existsSync, mkdirSync, readdirSync, rmSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {KnownError, exitCodes} from '../errors.ts';
import {streamFileAtomically} from '../store/atomic-file.ts';
import type {Row, Store} from '../store/store.ts';
import {folderProfile} from './locate.ts';
import {scanFile} from './scan.ts';
import type {Outcome} from './store-sources.ts';
import type {IngestContext, IngestRequest, SourceKind} from './types.ts';

/**
 * Notes the sources that are held back, and keeps a private copy of each file and its profile: the inbox may be empty by the time that
 * an officer lets it in.
 */
export async function holdBack({store, heldFolder}: IngestContext, {unit, profile}: IngestRequest, outcomes: readonly Outcome[]): Promise<void> {
	const first = new Map(outcomes.flatMap(({number, source}) => (source === undefined ? [] : [[number, source] as const])));
	for (const {input, source, heldBack, candidate} of outcomes) {
		if (heldBack === undefined) continue;
		const folder = join(heldFolder, String(source!));
		mkdirSync(folder, {recursive: true, mode: 0o700});
		await streamFileAtomically(join(folder, input.name), createReadStream(input.path));
		const described = profile ?? join(dirname(input.path), folderProfile);
		if (existsSync(described)) await streamFileAtomically(join(folder, folderProfile), createReadStream(described));
		await store.run('ingest: hold back', 'INSERT INTO held_sources VALUES ($source, $group, $unit, $complete)',
			{source: source!, group: first.get(heldBack.group)!, unit: unit ?? null, complete: candidate!.complete});
	}
}

/** A source that waits, and how its copy is to be read. */
export interface HeldSource {
	readonly source: number;
	readonly kind: SourceKind;
	readonly path: string;
	readonly asOf: string;
	readonly unit?: string;
	readonly complete: boolean;
}

/**
 * The group of a source that is held back. Throws where there is no such source, where it is not held back, and where a copy is no
 * longer the file that was.
 */
export async function heldGroup({store, heldFolder}: IngestContext, source: number): Promise<readonly HeldSource[]> {
	const rows = await store.rows<HeldRow>('ingest: held sources', `SELECT h.source_id AS source, s.kind, s.file, s.sha256, s.as_of::VARCHAR AS "asOf", h.unit, h.complete
		FROM held_sources h JOIN sources s USING (source_id)
		WHERE h.held_with = (SELECT held_with FROM held_sources WHERE source_id = $source) ORDER BY h.source_id`, {source});
	if (rows.length === 0) throw new KnownError('SOURCE_NOT_HELD', exitCodes.usage, {source: String(source)});
	return Promise.all(rows.map(async ({file, sha256, unit, ...row}) => {
		const path = join(heldFolder, String(row.source), file);
		if (!existsSync(path) || (await scanFile(path)).sha256 !== sha256) throw new KnownError('HELD_CHANGED', exitCodes.integrity, {source: String(row.source)}, {file});
		return {...row, path, unit: unit ?? undefined};
	}));
}

type HeldRow = Row & {source: number; kind: SourceKind; file: string; sha256: string; asOf: string; unit: string | null; complete: boolean};

/** The files that are held back, with the numbers of the sources and the units that their rows have because they are said of the files. */
export async function heldFiles(store: Store, kind: SourceKind): Promise<{sha256: string; source: number; unit: string | null}[]> {
	return store.rows('ingest: held files', `
		SELECT s.sha256, s.source_id AS source, s.declared_unit AS unit FROM held_sources JOIN sources s USING (source_id) WHERE s.kind = $kind`, {kind});
}

/** Lets go of sources that no longer wait: they have come in, or a newer export of their unit has. */
export async function forgetHeld(store: Store): Promise<void> {
	await store.run('ingest: overtaken held sources', `UPDATE sources SET state = 'replaced' WHERE state = 'held' AND source_id IN (
		SELECT h.source_id FROM sources h JOIN sources s ON s.kind = h.kind AND s.as_of >= h.as_of AND s.state = 'current'
			JOIN source_units u ON u.source_id = s.source_id AND u.unit = h.unit AND u.complete WHERE h.state = 'held' AND s.source_id > h.source_id)`);
	await store.run('ingest: forget held sources', `DELETE FROM held_sources WHERE source_id NOT IN (SELECT source_id FROM sources WHERE state = 'held')`);
}

/** Removes the copies of what no longer waits. */
export async function removeCopies({store, heldFolder}: Pick<IngestContext, 'store' | 'heldFolder'>): Promise<void> {
	if (!existsSync(heldFolder)) return;
	const waiting = new Set((await store.rows<{source: number}>('ingest: waiting sources', 'SELECT source_id AS source FROM held_sources')).map(({source}) => String(source)));
	for (const name of readdirSync(heldFolder)) if (!waiting.has(name)) rmSync(join(heldFolder, name), {recursive: true, force: true});
}
