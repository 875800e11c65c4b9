import type {Store} from '../../store/store.ts';
import {type Rule, dateText, latestDay} from '../rule.ts';

/** Least years between a parent and a child, for each generation between two people. */
const generationYears = 15;

/** Marriageable ages (Law on Marriage and Family 2014, art. 8). */
const marriageAges = {female: 18, male: 20} as const;

/**
 * Lays out the households of people who are there: `check_members (household_id, …)` and `check_households`, one row
 * each with its only head. A household is a number within a unit.
 */
export async function stageHouseholds(store: Store): Promise<void> {
	await store.run('check: households', households);
	await store.run('check: members', members);
	await store.run('check: heads', heads);
}

// Where a file tells no unit, the number means something within the file.
const place = `coalesce(p.unit, 'source ' || p.source_id)`;

const households = `CREATE OR REPLACE TEMP TABLE check_households AS
	SELECT row_number() OVER ()::INTEGER AS household_id, * FROM (
		SELECT ${place} AS place, p.household,
			count(*) FILTER (k.is_head) AS heads, count(*) FILTER (k.is_spouse) AS spouses, min(p.record_key) AS first_key,
			count(*) AS members, count(p.relation) AS known, count(p.relation_code) - count(p.relation) AS unreadable,
			bool_and(p.complete) AS complete, bool_or(coalesce(p.residence NOT IN ('temporary', 'staying'), TRUE)) AS settled
		FROM check_people p LEFT JOIN check_relations k ON k.relation = p.relation
		WHERE p.household IS NOT NULL AND NOT p.gone GROUP BY ALL
	)`;

// Those alone whose relation a rule asks for.
const members = `CREATE OR REPLACE TEMP TABLE check_members AS
	SELECT h.household_id, h.heads, h.spouses, p.record_key, p.born, p.sex, k.sex AS relation_sex, k.descent, k.is_head, k.is_spouse
	FROM check_people p
	JOIN check_relations k ON k.relation = p.relation AND (k.is_head OR k.is_spouse OR k.descent IS NOT NULL)
	JOIN check_households h ON h.place = ${place} AND h.household = p.household
	WHERE NOT p.gone`;

const heads = `CREATE OR REPLACE TEMP TABLE check_heads AS
	SELECT household_id, record_key, born, sex, spouses FROM check_members WHERE is_head AND heads = 1`;

const several = (what: 'is_head' | 'is_spouse', count: 'heads' | 'spouses'): string => `JOIN (
		SELECT household_id, min(record_key) AS first_key FROM check_members WHERE ${what} AND ${count} > 1 GROUP BY household_id
	) f ON f.first_key = p.record_key
	JOIN check_members m ON m.household_id = f.household_id AND m.${what} AND m.record_key <> p.record_key`;

/*
 * Everybody of the head's descent, elder and younger. The two are too close where even the earliest day of the elder and the latest
 * day of the younger leave fewer years than their generations take.
 */
const generations = `JOIN (
		SELECT CASE WHEN m.descent > 0 THEN h.record_key ELSE m.record_key END AS elder_key,
			CASE WHEN m.descent > 0 THEN m.record_key ELSE h.record_key END AS younger_key,
			CASE WHEN m.descent > 0 THEN h.born ELSE m.born END AS elder, CASE WHEN m.descent > 0 THEN m.born ELSE h.born END AS younger,
			abs(m.descent) AS generations
		FROM check_members m JOIN check_heads h USING (household_id) WHERE m.descent <> 0 AND m.born IS NOT NULL AND h.born IS NOT NULL
	) g ON g.elder_key = p.record_key`;

const tooClose = (years: string): string => `${latestDay('g.younger')} < g.elder + ${years} * 10000`;

const parent = {
	code: 'PARENT_YOUNGER', field: 'birth_date', join: generations, recordB: 'g.younger_key', current: dateText('g.elder'), other: dateText('g.younger'),
	direction: 'recheck', evidence: {generations: 'g.generations', years: 'g.younger // 10000 - g.elder // 10000'},
} as const;

// Head and spouse are married to each other; whose sex is not told may be of the younger age.
const married = `JOIN (
		SELECT record_key, coalesce(sex, relation_sex, 'female') AS side FROM check_members WHERE is_spouse
		UNION ALL SELECT record_key, coalesce(sex, 'female') FROM check_heads WHERE spouses > 0
	) m ON m.record_key = p.record_key`;

const marriageAge = `CASE m.side WHEN 'male' THEN ${marriageAges.male} ELSE ${marriageAges.female} END`;

export const householdRules: readonly Rule[] = [
	{
		// A file that holds some people only may lack the head; and a relation that nobody can read may be his.
		code: 'HOUSEHOLD_NO_HEAD', severity: 'warning', field: 'relation', join: 'JOIN check_households h ON h.first_key = p.record_key',
		where: 'h.heads = 0 AND h.known > 0 AND h.unreadable = 0 AND h.complete AND h.settled', direction: 'recheck', evidence: {members: 'h.members'},
	},
	{
		code: 'HOUSEHOLD_MANY_HEADS', severity: 'error', field: 'relation', join: several('is_head', 'heads'), where: 'TRUE', recordB: 'm.record_key',
		direction: 'recheck', evidence: {heads: 'm.heads'},
	},
	{
		code: 'HOUSEHOLD_MANY_SPOUSES', severity: 'error', field: 'relation', join: several('is_spouse', 'spouses'), where: 'TRUE', recordB: 'm.record_key',
		direction: 'recheck', evidence: {spouses: 'm.spouses'},
	},
	{...parent, severity: 'error', where: tooClose('0'), subcode: `'born_later'`},
	{...parent, severity: 'warning', where: `${tooClose(`g.generations * ${generationYears}`)} AND NOT (${tooClose('0')})`},
	{
		code: 'SPOUSE_UNDERAGE', severity: 'warning', field: 'birth_date', current: dateText('p.born'), join: married,
		where: `p.as_of - p.born < ${marriageAge} * 10000`, direction: 'recheck', evidence: {least_age: marriageAge, sex: 'm.side'},
	},
	{
		code: 'SEX_CONTRADICTS_RELATION', severity: 'error', field: 'relation', current: 'p.relation', recordB: 'h.record_key', subcode: `'head_has_same_sex'`,
		join: `JOIN check_members m ON m.record_key = p.record_key AND m.is_spouse JOIN check_heads h ON h.household_id = m.household_id`,
		where: 'm.relation_sex = h.sex', direction: 'recheck', evidence: {head_sex: 'h.sex', relation: 'p.relation'},
	},
];
