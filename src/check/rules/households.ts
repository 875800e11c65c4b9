import type {Store} from '../../store/store.ts';
import {type Rule, dateText, latestDay} from '../rule.ts';

/** Least years between a parent and a child, for each generation between two people. */
const generationYears = 15;

/** Marriageable ages (Law on Marriage and Family 2014, art. 8). */
const marriageAges = {female: 18, male: 20} as const;

/**
 * Lays out the households of those who are there: `check_members` with everybody, `check_households` with counts, and
 * `check_heads` with the heads that have no rival. A household is a number within a unit.
 */
export async function stageHouseholds(store: Store): Promise<void> {
	await store.run('check: members', members);
	await store.run('check: households', households);
	await store.run('check: heads', heads);
}

// Where a file tells no unit, the number means something within the file. Text is grouped once; all that follows are numbers.
const members = `CREATE OR REPLACE TEMP TABLE check_members AS
	SELECT p.record_id, g.household_id, p.complete, p.as_of, p.born, p.sex, p.relation, p.relation_code,
		coalesce(p.residence NOT IN ('temporary', 'staying'), TRUE) AS settled,
		k.sex AS relation_sex, k.descent, coalesce(k.is_head, FALSE) AS is_head, coalesce(k.is_spouse, FALSE) AS is_spouse
	FROM (
		SELECT household_id, unnest(record_ids) AS record_id FROM (
			SELECT row_number() OVER ()::INTEGER AS household_id, record_ids FROM (
				SELECT list(record_id) AS record_ids FROM check_people WHERE household IS NOT NULL AND NOT gone
				GROUP BY household, unit, CASE WHEN unit IS NULL THEN source_id END
			)
		)
	) g
	JOIN check_people p USING (record_id)
	LEFT JOIN check_relations k ON k.relation = p.relation`;

const households = `CREATE OR REPLACE TEMP TABLE check_households AS
	SELECT household_id, count(*) AS members, count(*) FILTER (is_head) AS heads, count(*) FILTER (is_spouse) AS spouses,
		count(relation) AS known, count(relation_code) - count(relation) AS unreadable, bool_and(complete) AS complete, bool_or(settled) AS settled
	FROM check_members GROUP BY household_id`;

const heads = `CREATE OR REPLACE TEMP TABLE check_heads AS
	SELECT m.household_id, m.record_id, m.as_of, m.born, m.sex, h.spouses
	FROM check_members m JOIN check_households h USING (household_id) WHERE m.is_head AND h.heads = 1`;

/** Who stands for a household: of those asked for the one with the first key. */
const firsts = (of: string, which: string): string => `(
		SELECT h.household_id, arg_min(r.record_id, r.record_key) AS record_id, any_value(h.members) AS members
		FROM check_households h JOIN check_members m USING (household_id) JOIN records r ON r.record_id = m.record_id
		WHERE ${which} AND ${of} GROUP BY h.household_id
	) p`;

// A file that holds some people only may lack the head; and a relation that nobody can read may be his.
const headless = 'h.heads = 0 AND h.known > 0 AND h.unreadable = 0 AND h.complete AND h.settled';

const several = (what: 'is_head' | 'is_spouse', count: 'heads' | 'spouses') => ({
	severity: 'error', field: 'relation', direction: 'recheck', recordB: 'm.record_id', from: firsts(`m.${what}`, `h.${count} > 1`),
	join: `JOIN check_members m ON m.household_id = p.household_id AND m.${what} JOIN check_households h ON h.household_id = p.household_id`,
	where: 'm.record_id <> p.record_id', evidence: {[count]: `h.${count}`},
} as const);

/*
 * Everybody of the head's descent, elder and younger. The two are too close where even the earliest day of the elder and the latest
 * day of the younger leave fewer years than their generations take.
 */
const generations = `(
		SELECT CASE WHEN m.descent > 0 THEN h.record_id ELSE m.record_id END AS record_id,
			CASE WHEN m.descent > 0 THEN m.record_id ELSE h.record_id END AS younger_id,
			CASE WHEN m.descent > 0 THEN h.born ELSE m.born END AS elder, CASE WHEN m.descent > 0 THEN m.born ELSE h.born END AS younger,
			abs(m.descent) AS generations
		FROM check_members m JOIN check_heads h USING (household_id) WHERE m.descent <> 0 AND m.born IS NOT NULL AND h.born IS NOT NULL
	) p`;

const tooClose = (years: string): string => `${latestDay('p.younger')} < p.elder + ${years} * 10000`;

const parent = {
	code: 'PARENT_YOUNGER', field: 'birth_date', from: generations, recordB: 'p.younger_id', current: dateText('p.elder'), other: dateText('p.younger'),
	direction: 'recheck', evidence: {generations: 'p.generations', years: 'p.younger // 10000 - p.elder // 10000'},
} as const;

// Head and spouse are married to each other; whose sex is not told may be of the younger age.
const married = `(
		SELECT record_id, as_of, born, coalesce(sex, relation_sex, 'female') AS side FROM check_members WHERE is_spouse
		UNION ALL SELECT record_id, as_of, born, coalesce(sex, 'female') FROM check_heads WHERE spouses > 0
	) p`;

const marriageAge = `CASE p.side WHEN 'male' THEN ${marriageAges.male} ELSE ${marriageAges.female} END`;

export const householdRules: readonly Rule[] = [
	{
		code: 'HOUSEHOLD_NO_HEAD', severity: 'warning', field: 'relation', from: firsts('TRUE', headless), where: 'TRUE', direction: 'recheck',
		evidence: {members: 'p.members'},
	},
	{code: 'HOUSEHOLD_MANY_HEADS', ...several('is_head', 'heads')},
	{code: 'HOUSEHOLD_MANY_SPOUSES', ...several('is_spouse', 'spouses')},
	{...parent, severity: 'error', where: tooClose('0'), subcode: `'born_later'`},
	{...parent, severity: 'warning', where: `${tooClose(`p.generations * ${generationYears}`)} AND NOT (${tooClose('0')})`},
	{
		code: 'SPOUSE_UNDERAGE', severity: 'warning', field: 'birth_date', current: dateText('p.born'), from: married,
		where: `p.as_of - p.born < ${marriageAge} * 10000`, direction: 'recheck', evidence: {least_age: marriageAge, sex: 'p.side'},
	},
	{
		code: 'SEX_CONTRADICTS_RELATION', severity: 'error', field: 'relation', current: 'p.relation', recordB: 'h.record_id', subcode: `'head_has_same_sex'`,
		from: 'check_members p', join: 'JOIN check_heads h ON h.household_id = p.household_id', where: 'p.is_spouse AND p.relation_sex = h.sex',
		direction: 'recheck', evidence: {head_sex: 'h.sex', relation: 'p.relation'},
	},
];
