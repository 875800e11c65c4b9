import type {Store, Values} from '../store/store.ts';
import {sqlTimestamp} from '../store/timestamp.ts';
import type {People} from './people.ts';
import type {LinkStep} from './stored-pairs.ts';

/** What an officer says of a pair of records. */
export const rulingWords = ['same', 'different'] as const;
export type RulingWord = (typeof rulingWords)[number];

/** A ruling that holds tonight; the numbers are record IDs. */
export interface Ruling {
	readonly a: number;
	readonly b: number;
	readonly word: RulingWord;
}

/** Keys of a pair: dedupe has the lesser one first, compare the local one. */
export type KeyPair = readonly [a: string, b: string];

/** A ruling as it was given. `ended`: another one took its place, or a record no longer says what it said. */
export interface RulingStory {
	readonly step: LinkStep;
	readonly recordA: string;
	readonly recordB: string;
	readonly word: RulingWord;
	/** Long numbers in it are starred out. */
	readonly reason: string;
	readonly by: string;
	readonly at: string;
	readonly ended: 'replaced' | 'evidence' | null;
}

export interface GivenRuling {
	readonly word: RulingWord;
	readonly reason: string;
	readonly actor: string;
	readonly now: Date;
}

/** Notes an officer's word on a pair of stored records; an earlier one on the same pair ends. */
export async function ruleOnPair(store: Store, step: LinkStep, [a, b]: KeyPair, {word, reason, actor, now}: GivenRuling): Promise<void> {
	const moment = sqlTimestamp(now);
	await store.transaction('pairs: decide', async () => {
		await store.run('pairs: replace a ruling', `UPDATE pair_rulings SET ended_at = CAST($moment AS TIMESTAMP), ended = 'replaced'
			WHERE step = $step AND record_a = $a AND record_b = $b AND ended IS NULL`, {moment, step, a, b});
		await store.run('pairs: note a ruling', `INSERT INTO pair_rulings
			WITH asked AS (SELECT $step AS step, $a AS record_a, $b AS record_b)
			SELECT step, record_a, record_b, $word, $reason, $actor, CAST($moment AS TIMESTAMP), evidence, NULL, NULL
			FROM (${evidenceOf('asked')})`, {moment, step, a, b, word, reason, actor});
	});
}

/**
 * The rulings of a step that hold: both records are there and say what they said then. `changed` are those of which a
 * record says something else by now; they no longer hold. One of whose records is not there waits for it.
 */
export async function readRulings(store: Store, step: LinkStep): Promise<{inForce: Ruling[]; changed: KeyPair[]}> {
	if (await store.count('pairs: any ruling', 'SELECT count(*) FROM pair_rulings WHERE step = $step AND ended IS NULL', {step}) === 0) return {inForce: [], changed: []};
	const rows = await store.rows<{a: number; b: number; record_a: string; record_b: string; word: RulingWord; same: boolean}>('pairs: read rulings', `
		WITH asked AS (SELECT * FROM pair_rulings WHERE step = $step AND ended IS NULL)
		SELECT e.a, e.b, e.record_a, e.record_b, r.word, r.evidence = e.evidence AS same
		FROM (${evidenceOf('asked')}) e JOIN asked r USING (step, record_a, record_b)
		ORDER BY e.record_a, e.record_b`, {step});
	return {
		inForce: rows.filter(({same}) => same).map(({a, b, word}) => ({a, b, word})),
		changed: rows.filter(({same}) => !same).map((row): KeyPair => [row.record_a, row.record_b]),
	};
}

/** Those whose records both are among these people, by row. */
export function rulingsOnRows(rulings: readonly Ruling[], {recordIds}: Pick<People, 'recordIds'>): Ruling[] {
	if (rulings.length === 0) return [];
	const rowOf = new Map(rulings.flatMap(({a, b}): [number, number][] => [[a, -1], [b, -1]]));
	for (let row = 0; row < recordIds.length; row++) if (rowOf.has(recordIds[row])) rowOf.set(recordIds[row], row);
	return rulings.map(({a, b, word}) => ({a: rowOf.get(a)!, b: rowOf.get(b)!, word})).filter(({a, b}) => a >= 0 && b >= 0);
}

/** Ends the rulings on these pairs, because a record has changed. */
export async function endRulings(store: Store, step: LinkStep, pairs: readonly KeyPair[], now: Date): Promise<void> {
	for (const [a, b] of pairs) {
		await store.run('pairs: end a ruling', `UPDATE pair_rulings SET ended_at = CAST($moment AS TIMESTAMP), ended = 'evidence'
			WHERE step = $step AND record_a = $a AND record_b = $b AND ended IS NULL`, {moment: sqlTimestamp(now), step, a, b});
	}
}

/** Rulings from the newest: of one pair, or of all. */
export async function listRulings(store: Store, pair?: {readonly step: LinkStep; readonly keys: KeyPair}): Promise<RulingStory[]> {
	const chosen = pair === undefined ? '' : 'WHERE step = $step AND record_a = $a AND record_b = $b';
	const values: Values = pair === undefined ? {} : {step: pair.step, a: pair.keys[0], b: pair.keys[1]};
	const rows = await store.rows<{step: LinkStep; record_a: string; record_b: string; word: RulingWord; reason: string; ruled_by: string; at: string; ended: RulingStory['ended']}>('pairs: list rulings',
		`SELECT step, record_a, record_b, word, reason, ruled_by, strftime(ruled_at, '%Y-%m-%dT%H:%M:%S.%gZ') AS at, ended FROM pair_rulings ${chosen}
		ORDER BY ruled_at DESC, ended IS NULL DESC, step, record_a, record_b`, values);
	return rows.map(row => ({step: row.step, recordA: row.record_a, recordB: row.record_b, word: row.word, reason: row.reason, by: row.ruled_by, at: row.at, ended: row.ended}));
}

/** SQL: both records of each pair of `asked (step, record_a, record_b)`, and a digest of all that is compared of the two. */
const evidenceOf = (asked: string): string => `SELECT p.step, p.record_a, p.record_b, a.record_id AS a, b.record_id AS b, sha256(a.contents || b.contents) AS evidence
	FROM ${asked} p
	JOIN (${contentsOf(asked)}) a ON a.record_key = p.record_a AND NOT a.extract
	JOIN (${contentsOf(asked)}) b ON b.record_key = p.record_b AND b.extract = (p.step = 'compare')`;

// Comparison forms: a rewritten tone mark or a capital is no new evidence.
const contentsOf = (asked: string): string => `SELECT r.record_id, r.record_key, r.extract, CAST(to_json([r.personal_id, r.old_id, n.compare, CAST(d.ymd AS VARCHAR), c.canonical, r.unit,
		h.compare, r.household, t.compare, r.phone, r.email, f.compare, m.compare,
		(SELECT string_agg(v.custom_id || '=' || v.value, chr(10) ORDER BY v.custom_id) FROM custom_values v WHERE v.record_id = r.record_id)]) AS VARCHAR) AS contents
	FROM records r
	LEFT JOIN names n ON n.name_id = r.full_name
	LEFT JOIN names f ON f.name_id = r.father_name
	LEFT JOIN names m ON m.name_id = r.mother_name
	LEFT JOIN dates d ON d.date_id = r.birth_date
	LEFT JOIN codes c ON c.code_id = r.sex
	LEFT JOIN texts h ON h.text_id = r.hamlet
	LEFT JOIN texts t ON t.text_id = coalesce(r.address, r.permanent_address, r.current_address)
	WHERE r.record_key IN (SELECT record_a FROM ${asked} UNION SELECT record_b FROM ${asked})`;
