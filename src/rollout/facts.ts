import type {Row, Store} from '../store/store.ts';

export const rolloutSections = ['service', 'service_group', 'group', 'points', 'computers', 'officers', 'security'] as const;
export type RolloutSection = (typeof rolloutSections)[number];

/** Levels that have a working group, from the top. */
export const groupLevels = ['province', 'district', 'commune'] as const;
export type GroupLevel = (typeof groupLevels)[number];

export type ServiceState = 'deployed' | 'not_deployed';

/** One figure of one day. Which of the optional parts it has depends on its section. */
export interface RolloutFact {
	/** `yyyy-mm-dd` */
	readonly asOf: string;
	readonly section: RolloutSection;
	/** Service number, service group or level; '' where the section is a single figure. */
	readonly item: string;
	readonly state: ServiceState | null;
	readonly done: number | null;
	readonly total: number | null;
	readonly reason: string | null;
	readonly source: string | null;
}

/** What makes two facts the same figure: a second import replaces it. */
export function factKey(fact: Pick<RolloutFact, 'asOf' | 'section' | 'item'>): string {
	return `${fact.asOf}|${fact.section}|${fact.item}`;
}

/** Everything that is known of the given days. */
export async function factsOfDays(store: Store, days: readonly string[]): Promise<RolloutFact[]> {
	const rows = await store.rows<FactRow>(
		'rollout: facts of the days',
		`SELECT ${factColumns} FROM rollout_facts
		 WHERE as_of IN (SELECT CAST(day AS DATE) FROM (SELECT unnest(string_split($days, ',')) AS day))
		 ORDER BY as_of, section, item`,
		{days: days.join(',')},
	);
	return rows.map(factOf);
}

/**
 * The newest figures on or before a day. Services count as one figure: their newest day alone is
 * taken, so that a group's count and its named services are always of the same day.
 */
export async function newestFacts(store: Store, day: string): Promise<RolloutFact[]> {
	const rows = await store.rows<FactRow>(
		'rollout: newest facts',
		`SELECT ${factColumns} FROM rollout_facts
		 WHERE as_of <= CAST($day AS DATE)
		 QUALIFY as_of = max(as_of) OVER (
			PARTITION BY CASE WHEN section IN ('service', 'service_group') THEN 'services' ELSE section || '|' || item END
		 )
		 ORDER BY section, item`,
		{day},
	);
	return rows.map(factOf);
}

interface FactRow extends Row {
	readonly as_of: string;
	readonly section: string;
	readonly item: string;
	readonly state: string | null;
	readonly done: number | null;
	readonly total: number | null;
	readonly reason: string | null;
	readonly source: string | null;
}

const factColumns = "strftime(as_of, '%Y-%m-%d') AS as_of, section, item, state, done, total, reason, source";

function factOf(row: FactRow): RolloutFact {
	return {
		asOf: row.as_of,
		section: row.section as RolloutSection,
		item: row.item,
		state: row.state as ServiceState | null,
		done: row.done,
		total: row.total,
		reason: row.reason,
		source: row.source,
	};
}
