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
		columns: {code_id: 'INTEGER', meant: 'VARCHAR'},
		candidates: 'SELECT code_id, field, written FROM codes WHERE canonical IS NULL',
		judge: ([code, field, written]) => {
			const found = codeResolver(field as CodedField)(String(written));
			return found.kind === 'nearest' && found.proposals.length === 1 ? [code, found.proposals[0]] : undefined;
		},
	},
];

const unknown = (column: string): string =>
	`JOIN codes c ON c.code_id = ${column} AND c.canonical IS NULL LEFT JOIN check_unknown_codes u ON u.code_id = c.code_id`;
const nearest = {current: 'c.written', proposed: 'u.meant', direction: 'recheck'} as const;

export const codeRules: readonly Rule[] = [
	{code: 'SEX_MISSING', severity: 'error', field: 'sex', where: 'p.sex_given AND p.sex_code IS NULL', direction: 'recheck'},
	{code: 'SEX_MISSING', severity: 'error', field: 'sex', join: unknown('p.sex_code'), where: 'TRUE', subcode: `'unknown_value'`, ...nearest},
	{
		code: 'SEX_CONTRADICTS_RELATION', severity: 'error', field: 'sex', current: 'p.sex', join: 'JOIN check_relations k ON k.relation = p.relation',
		where: 'p.sex <> k.sex', direction: 'recheck', evidence: {relation: 'p.relation', sex: 'p.sex'},
	},
	{code: 'RELATION_UNKNOWN', severity: 'warning', field: 'relation', join: unknown('p.relation_code'), where: 'TRUE', ...nearest},
	{code: 'ETHNICITY_UNKNOWN', severity: 'warning', field: 'ethnicity', join: unknown('p.ethnicity'), where: 'TRUE', ...nearest},
	{code: 'RELIGION_UNKNOWN', severity: 'warning', field: 'religion', join: unknown('p.religion'), where: 'TRUE', ...nearest},
];
