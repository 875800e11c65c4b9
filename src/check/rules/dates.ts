import {type Rule, dateText, latestDay} from '../rule.ts';

/** More than a person lives. */
const oldest = 120;

const birth = {field: 'birth_date', current: dateText('p.born')} as const;
const today = '(SELECT today FROM check_day)';

/*
 * 1 January as a stand-in: one day in 365.25 is what nature gives. A unit where full dates of 1 January are at least twice as many, and
 * more than three standard deviations above it, and no less than five, has stand-ins among them. Which ones nobody can tell: the
 * confidence is the share of them that nature does not explain, to a tenth.
 */
const defaults = `JOIN (
		SELECT place, floor(10 * (1 - expected / found)) / 10 AS share FROM (
			SELECT coalesce(unit, '') AS place, count(*) FILTER (born % 10000 = 101) AS found, count(*) / 365.25 AS expected
			FROM check_people WHERE born % 100 > 0 GROUP BY place
		) WHERE found >= 5 AND found >= 2 * expected AND found > expected + 3 * sqrt(expected * (1 - 1 / 365.25))
	) u ON u.place = coalesce(p.unit, '')`;

export const dateRules: readonly Rule[] = [
	{
		code: 'BIRTH_MISSING', severity: 'error', field: 'birth_date', direction: 'recheck',
		where: 'p.birth_given AND (p.birth_date IS NULL OR (p.birth_year IS NULL AND p.birth_issue IS NULL))',
	},
	{
		code: 'BIRTH_IMPOSSIBLE', severity: 'error', field: 'birth_date', join: 'JOIN dates d ON d.date_id = p.birth_date', where: 'p.birth_issue IS NOT NULL',
		subcode: `CASE p.birth_issue WHEN 'impossible' THEN 'no_such_day' ELSE p.birth_issue END`, current: 'd.written', direction: 'recheck',
	},
	{...birth, code: 'BIRTH_FUTURE', severity: 'error', where: `p.born > ${today}`, direction: 'recheck'},
	{
		...birth, code: 'BIRTH_TOO_EARLY', severity: 'error', direction: 'recheck',
		where: `${latestDay('p.born')} + ${oldest} * 10000 < coalesce(p.died, CASE WHEN NOT p.gone THEN ${today} END)`,
	},
	{...birth, code: 'BIRTH_DEFAULT_SUSPECT', severity: 'info', join: defaults, where: 'p.born % 10000 = 101', confidence: 'u.share'},
	{
		code: 'DEATH_BEFORE_BIRTH', severity: 'error', field: 'death_date', current: dateText('p.died'), direction: 'recheck',
		where: `${latestDay('p.died')} < p.born`, evidence: {birth_year: 'p.birth_year', death_year: 'p.died // 10000'},
	},
];
