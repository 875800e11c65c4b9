import type {Direction, Severity} from '../findings/finding.ts';
import type {Store} from '../store/store.ts';

/**
 * A rule about local records. What is SQL here is the program's own text over `check_people p`; no value of a file ever
 * stands in it.
 */
export interface Rule {
	readonly code: string;
	readonly severity: Severity;
	readonly field: string;
	/** What the record, or the pair, must be. */
	readonly where: string;
	/** In place of `check_people p`: something else `p` with a `record_id`. */
	readonly from?: string;
	/** Further tables, as `JOIN …`. */
	readonly join?: string;
	/** SQL of the second record's `record_id`. */
	readonly recordB?: string;
	/** SQL. */
	readonly subcode?: string;
	/** SQL of the value as an officer reads it. */
	readonly current?: string;
	/** SQL. */
	readonly other?: string;
	/** SQL. */
	readonly proposed?: string;
	readonly direction?: Direction;
	/** SQL, 0 to 1. */
	readonly confidence?: string;
	/** SQL of each piece of evidence. What changes from night to night without the problem changing is no evidence. */
	readonly evidence?: Readonly<Record<string, string>>;
}

/**
 * Applies rules one by one, and writes what they find into `finding_drafts`. Rules note hits by record number; keys and
 * units, which are text, are looked up once, in the end.
 */
export async function applyRules(store: Store, rules: readonly Rule[], onProgress?: (done: number, total: number) => void): Promise<void> {
	await store.run('check: hits', hits);
	for (const [number, rule] of rules.entries()) {
		onProgress?.(number, rules.length);
		await store.run(`check: ${rule.code}`, hitsOf(rule, number));
	}
	const constants = rules.map(({code, severity, field, direction}, rule) => ({rule, code, severity, field, direction: direction ?? null}));
	await store.run('check: drafts', drafts, {rules: JSON.stringify(constants)});
	await store.run('check: drop hits', 'DROP TABLE check_hits');
	onProgress?.(rules.length, rules.length);
}

/** SQL of a date (yyyymmdd with 00 for what is not known) as an officer reads it. */
export function dateText(ymd: string): string {
	return `CASE WHEN ${ymd} % 100 > 0 THEN printf('%02d/%02d/%04d', ${ymd} % 100, ${ymd} // 100 % 100, ${ymd} // 10000)
		WHEN ${ymd} % 10000 > 0 THEN printf('%02d/%04d', ${ymd} // 100 % 100, ${ymd} // 10000)
		WHEN ${ymd} > 0 THEN printf('%04d', ${ymd} // 10000) END`;
}

/**
 * SQL of the last day that a date can mean. 1 January may stand for any day of its year: forms and programs put it where
 * the day is not known.
 */
export function latestDay(ymd: string): string {
	return `CASE WHEN ${ymd} % 10000 IN (0, 101) THEN ${ymd} - ${ymd} % 10000 + 1231 WHEN ${ymd} % 100 = 0 THEN ${ymd} + 31 ELSE ${ymd} END`;
}

const hits = `CREATE OR REPLACE TEMP TABLE check_hits (
	rule INTEGER, record_a INTEGER, record_b INTEGER, subcode VARCHAR, current_value VARCHAR, other_value VARCHAR, proposed_value VARCHAR,
	confidence DOUBLE, evidence VARCHAR)`;

function hitsOf({from, join, where, recordB, subcode, current, other, proposed, confidence, evidence}: Rule, number: number): string {
	const optional = [recordB, subcode, current, other, proposed, confidence].map(sql => sql ?? 'NULL').join(', ');
	return `INSERT INTO check_hits SELECT ${number}, p.record_id, ${optional}, ${evidenceSql(evidence ?? {})}
		FROM ${from ?? 'check_people p'} ${join ?? ''} WHERE ${where}`;
}

// Sorted, as evidence is stored.
function evidenceSql(evidence: Readonly<Record<string, string>>): string {
	const keys = Object.keys(evidence).toSorted();
	return keys.length === 0 ? `'{}'` : `CAST(json_object(${keys.map(key => `'${key}', ${evidence[key]}`).join(', ')}) AS VARCHAR)`;
}

const drafts = `INSERT INTO finding_drafts BY NAME
	SELECT r.* EXCLUDE (rule), a.unit, h.* EXCLUDE (rule, record_a, record_b), a.record_key AS record_a, coalesce(b.record_key, '') AS record_b
	FROM check_hits h
	JOIN (
		SELECT CAST(rule ->> 'rule' AS INTEGER) AS rule, rule ->> 'code' AS code, rule ->> 'severity' AS severity, rule ->> 'field' AS field,
			rule ->> 'direction' AS direction
		FROM (SELECT unnest(CAST($rules AS JSON[])) AS rule)
	) r USING (rule)
	JOIN records a ON a.record_id = h.record_a
	LEFT JOIN records b ON b.record_id = h.record_b`;
