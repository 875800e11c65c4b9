import {nameSuspicion} from '../../vietnam/names.ts';
import type {Judgement} from '../judge.ts';
import type {Rule} from '../rule.ts';

export const nameJudgements: readonly Judgement[] = [
	{
		table: 'check_names',
		columns: {name_id: 'INTEGER', suspicion: 'VARCHAR'},
		// Several words of letters are what nearly all names are made of.
		candidates: `SELECT name_id, clean FROM names
			WHERE compare <> '' AND NOT (regexp_full_match(clean, '[\\p{L}\\p{M} ]+') AND contains(clean, ' ') AND length(clean) <= 40)
				AND name_id IN (SELECT full_name FROM check_people)`,
		judge: ([id, clean]) => {
			const suspicion = nameSuspicion(String(clean));
			return suspicion === undefined ? undefined : [id, suspicion];
		},
	},
];

const suspect = {code: 'NAME_SUSPECT', field: 'full_name', current: 'n.clean', subcode: 's.suspicion'} as const;
const withSuspicion = 'JOIN check_names s ON s.name_id = p.full_name JOIN names n ON n.name_id = p.full_name';

export const nameRules: readonly Rule[] = [
	{
		code: 'NAME_MISSING', severity: 'error', field: 'full_name', direction: 'recheck',
		where: `p.full_name IS NULL OR p.full_name IN (SELECT name_id FROM names WHERE compare = '')`,
	},
	{...suspect, severity: 'warning', join: withSuspicion, where: `s.suspicion <> 'one_word'`, direction: 'recheck'},
	// Legal for some people.
	{...suspect, severity: 'info', join: withSuspicion, where: `s.suspicion = 'one_word'`},
];
