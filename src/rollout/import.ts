import {createHash} from 'node:crypto';
import {basename} from 'node:path';
import {KnownError} from '../errors.ts';
import type {Store} from '../store/store.ts';
import {sqlTimestamp} from '../store/timestamp.ts';
import {type RolloutFact, factKey, factsOfDays} from './facts.ts';
import {contradictionErrors, parseRollout, refusal} from './parse.ts';
import {readRolloutFile, utf8} from './read-file.ts';

export interface RolloutRequest {
	/** Paths of CSV files. */
	readonly files: readonly string[];
	readonly now: Date;
	/** Skip a file that was imported before, byte for byte: a night must not undo a correction that came after it. */
	readonly skipKnown?: boolean;
}

/** What became of one file. A refused one left nothing behind. */
export interface RolloutFile {
	/** Base name. */
	readonly file: string;
	readonly outcome: 'imported' | 'known' | 'refused';
	/** The days it has figures of. */
	readonly days: readonly string[];
	readonly fresh: number;
	readonly replaced: number;
	readonly unchanged: number;
	readonly errors: readonly KnownError[];
}

/** Imports each file whole or not at all, in the order given. Figures of a day that are there already are replaced. */
export async function importRollout(store: Store, {files, now, skipKnown = false}: RolloutRequest): Promise<RolloutFile[]> {
	const done: RolloutFile[] = [];
	for (const path of files) done.push(await importFile(store, path, now, skipKnown));
	return done;
}

async function importFile(store: Store, path: string, now: Date, skipKnown: boolean): Promise<RolloutFile> {
	const file = basename(path);
	const bytes = await readRolloutFile(path);
	if (bytes instanceof KnownError) return refused(file, [bytes]);
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	if (skipKnown && (await isKnown(store, sha256))) return {...nothing, file, outcome: 'known'};
	const text = utf8(bytes);
	if (text === undefined) return refused(file, [refusal('ROLLOUT_ENCODING', file)]);
	const {facts, errors} = parseRollout(text, file, now);
	if (errors.length > 0) return refused(file, errors);
	return storeFacts(store, {file, sha256, now, facts});
}

const nothing = {days: [], fresh: 0, replaced: 0, unchanged: 0, errors: []};

function refused(file: string, errors: readonly KnownError[]): RolloutFile {
	return {...nothing, file, outcome: 'refused', errors};
}

async function isKnown(store: Store, sha256: string): Promise<boolean> {
	return (await store.count('rollout: known file', 'SELECT count(*) FROM rollout_files WHERE sha256 = $sha256', {sha256})) > 0;
}

interface FactsOfFile {
	readonly file: string;
	readonly sha256: string;
	readonly now: Date;
	readonly facts: readonly RolloutFact[];
}

async function storeFacts(store: Store, {file, sha256, now, facts}: FactsOfFile): Promise<RolloutFile> {
	const days = [...new Set(facts.map(fact => fact.asOf))].toSorted();
	const stored = new Map((await factsOfDays(store, days)).map(fact => [factKey(fact), fact]));
	const merged = new Map([...stored, ...facts.map(fact => [factKey(fact), fact] as const)]);
	const errors = contradictionErrors([...merged.values()], file);
	if (errors.length > 0) return refused(file, errors);
	const changed = facts.filter(fact => !sameFigure(fact, stored.get(factKey(fact))));
	const replaced = changed.filter(fact => stored.has(factKey(fact)));
	await store.transaction('rollout: import', async () => {
		await removeFacts(store, replaced);
		await insertFacts(store, changed, now);
		await store.run('rollout: remember the file', 'INSERT INTO rollout_files VALUES ($sha256, $file, CAST($now AS TIMESTAMP))', {sha256, file, now: sqlTimestamp(now)});
	});
	return {
		file,
		outcome: 'imported',
		days,
		fresh: changed.length - replaced.length,
		replaced: replaced.length,
		unchanged: facts.length - changed.length,
		errors: [],
	};
}

function sameFigure(fact: RolloutFact, stored: RolloutFact | undefined): boolean {
	const parts = ['state', 'done', 'total', 'reason', 'source'] as const;
	return stored !== undefined && parts.every(part => fact[part] === stored[part]);
}

async function removeFacts(store: Store, facts: readonly RolloutFact[]): Promise<void> {
	await store.run(
		'rollout: remove replaced figures',
		`DELETE FROM rollout_facts WHERE (strftime(as_of, '%Y-%m-%d'), section, item) IN (
			SELECT (fact ->> 'asOf', fact ->> 'section', fact ->> 'item') FROM (SELECT unnest(CAST($facts AS JSON[])) AS fact)
		)`,
		{facts: JSON.stringify(facts)},
	);
}

async function insertFacts(store: Store, facts: readonly RolloutFact[], now: Date): Promise<void> {
	await store.run(
		'rollout: insert figures',
		`INSERT INTO rollout_facts (as_of, section, item, state, done, total, reason, source, imported_at)
		 SELECT CAST(fact ->> 'asOf' AS DATE), fact ->> 'section', fact ->> 'item', fact ->> 'state',
			CAST(fact ->> 'done' AS INTEGER), CAST(fact ->> 'total' AS INTEGER), fact ->> 'reason', fact ->> 'source', CAST($now AS TIMESTAMP)
		 FROM (SELECT unnest(CAST($facts AS JSON[])) AS fact)`,
		{facts: JSON.stringify(facts), now: sqlTimestamp(now)},
	);
}
