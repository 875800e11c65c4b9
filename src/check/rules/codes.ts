import {type CodedField, codeResolver, relationFacts} from '../../vietnam/codes.ts';
import type {Judgement} from '../judge.ts';
import type {Rule} from '../rule.ts';

/** Fifteen years and more lie between the generations of one descent; in-laws, step-parents and uncles say nothing. */
const descent: ReadonlySet<string> = new Set([
	'parent', 'adoptive_parent', 'grandparent', 'great_grandparent', 'child', 'adopted_child', 'grandchild', 'great_grandchild',
]);

export const codeJudgements: readonly Judgement[] = [
	{
		table: 'check_relations',
		columns: {relation: 'VARCHAR', sex: 'VARCHAR', descent: 'INTEGER', is_head: 'BOOLEAN', is_spouse: 'BOOLEAN'},
		candidates: 'SELECT DISTINCT relation FROM check_people WHERE relation IS NOT NULL',
		judge: ([relation]) => {
			const {sex, generation, head, spouse} = relationFacts(String(relation));
			const inDescent = descent.has(String(relation).split(':')[0]);
			return [relation, sex ?? null, inDescent ? (generation ?? null) : null, head, spouse];
		},
	},
	{
		table: 'check_unknown_codes',
		columns: {code_id: 'INTEGER', meant: 'VARCHAR', nearest: 'VARCHAR'},
		candidates: 'SELECT code_id, field, written FROM codes WHERE canonical IS NULL',
		judge: ([code, field, written]) => {
			const found = codeResolver(field as CodedField)(String(written));
			const proposals = found.kind === 'nearest' ? found.proposals : found.kind === 'ambiguous' ? found.candidates : [];
			return proposals.length === 0 ? undefined : [code, proposals.length === 1 ? proposals[0] : null, proposals.join(';')];
		},
	},
];

/** One value that is nearest is proposed; of several, all are told. */
function unknown(column: string, rule: Pick<Rule, 'code' | 'severity' | 'field' | 'subcode'>): Rule[] {
	const common = {
		...rule, current: 'c.written', direction: 'recheck',
		join: `JOIN codes c ON c.code_id = ${column} AND c.canonical IS NULL LEFT JOIN check_unknown_codes u ON u.code_id = c.code_id`,
	} as const;
	const several = 'u.nearest IS NOT NULL AND u.meant IS NULL';
	return [
		{...common, where: `NOT (${several})`, proposed: 'u.meant'},
		{...common, where: several, evidence: {nearest: `string_split(u.nearest, ';')`}},
	];
}

export const codeRules: readonly Rule[] = [
	{code: 'SEX_MISSING', severity: 'error', field: 'sex', where: 'p.sex_given AND p.sex_code IS NULL', direction: 'recheck'},
	...unknown('p.sex_code', {code: 'SEX_MISSING', severity: 'error', field: 'sex', subcode: `'unknown_value'`}),
	{
		code: 'SEX_CONTRADICTS_RELATION', severity: 'error', field: 'sex', current: 'p.sex', join: 'JOIN check_relations k ON k.relation = p.relation',
		where: 'p.sex <> k.sex', direction: 'recheck', evidence: {relation: 'p.relation', sex: 'p.sex'},
	},
	...unknown('p.relation_code', {code: 'RELATION_UNKNOWN', severity: 'warning', field: 'relation'}),
	...unknown('p.ethnicity', {code: 'ETHNICITY_UNKNOWN', severity: 'warning', field: 'ethnicity'}),
	...unknown('p.religion', {code: 'RELIGION_UNKNOWN', severity: 'warning', field: 'religion'}),
];
