import {draftColumns} from '../findings/drafts.ts';
import type {Direction, Severity} from '../findings/finding.ts';
import {type Store, literal} from '../store/store.ts';

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
	/** Further tables, as `JOIN …`. */
	readonly join?: string;
	/** SQL of the second record's key. */
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

/** Writes what a rule finds into `finding_drafts`. */
export async function applyRule(store: Store, rule: Rule): Promise<void> {
	const values: Readonly<Record<(typeof draftColumns)[number], string>> = {
		code: literal(rule.code),
		subcode: rule.subcode ?? 'NULL',
		severity: literal(rule.severity),
		unit: 'p.unit',
		record_a: 'p.record_key',
		record_b: rule.recordB ?? `''`,
		field: literal(rule.field),
		current_value: rule.current ?? 'NULL',
		other_value: rule.other ?? 'NULL',
		proposed_value: rule.proposed ?? 'NULL',
		direction: rule.direction === undefined ? 'NULL' : literal(rule.direction),
		confidence: rule.confidence ?? 'NULL',
		evidence: evidenceSql(rule.evidence ?? {}),
	};
	await store.run(
		`check: ${rule.code}`,
		`INSERT INTO finding_drafts (${draftColumns.join(', ')})
		 SELECT ${draftColumns.map(column => values[column]).join(', ')} FROM check_people p ${rule.join ?? ''} WHERE ${rule.where}`,
	);
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

// Sorted, as evidence is stored.
function evidenceSql(evidence: Readonly<Record<string, string>>): string {
	const keys = Object.keys(evidence).toSorted();
	if (keys.length === 0) return `'{}'`;
	return `CAST(json_object(${keys.map(key => `${literal(key)}, ${evidence[key]}`).join(', ')}) AS VARCHAR)`;
}
