import type {Ruling} from '../link/rulings.ts';
import {INTEGER, VARCHAR} from '../store/duckdb.ts';
import type {Store} from '../store/store.ts';

/**
 * Lets officers' words on pairs of a local record and a row of the extract decide before anything else does. Fills
 * `compare_rulings (local, candidate, person, word)`. An ID that leads to whom an officer excluded, or past the one whom he
 * named, is somebody else's; one that leads to whom he named links. The rest is left to `linkByEvidence`.
 */
export async function heedRulings(store: Store, rulings: readonly Ruling[]): Promise<void> {
	await store.run('compare: rulings given', 'CREATE OR REPLACE TEMP TABLE compare_given (local INTEGER, candidate INTEGER, word VARCHAR)');
	await store.append('compare: rulings given', 'compare_given', [INTEGER, INTEGER, VARCHAR], [rulings.map(({a}) => a), rulings.map(({b}) => b), rulings.map(({word}) => word)]);
	await store.run('compare: rulings on persons', `CREATE OR REPLACE TEMP TABLE compare_rulings AS
		SELECT g.local, g.candidate, coalesce(p.person_id, g.candidate) AS person, g.word FROM compare_given g LEFT JOIN compare_persons p ON p.record_id = g.candidate`);
	await store.run('compare: IDs beside rulings', `UPDATE compare_by_id SET verdict = r.verdict
		FROM (
			SELECT b.local, CASE WHEN w.word = 'same' AND w.person = coalesce(p.person_id, b.candidate) THEN 'link' ELSE 'another' END AS verdict
			FROM compare_by_id b
			LEFT JOIN compare_persons p ON p.record_id = b.candidate
			JOIN compare_rulings w ON w.local = b.local AND (w.word = 'same' OR w.person = coalesce(p.person_id, b.candidate))
			QUALIFY row_number() OVER (PARTITION BY b.local ORDER BY w.word = 'same' DESC, w.candidate) = 1
		) r
		WHERE compare_by_id.local = r.local`);
}

/** Pairs whom an officer named and no ID links: they must be weighed whether or not blocking finds them. */
export async function namedPairs(store: Store): Promise<[local: number, candidate: number][]> {
	const rows = await store.rows<{local: number; candidate: number}>('compare: named pairs', `SELECT local, candidate FROM compare_rulings w
		WHERE word = 'same' AND local IN (SELECT record_id FROM compare_residual) ORDER BY local, candidate`);
	return rows.map(({local, candidate}) => [local, candidate]);
}
