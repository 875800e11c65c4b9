import {resolveUnit, unitAt} from '../../vietnam/units.ts';
import type {Judgement} from '../judge.ts';
import type {Rule} from '../rule.ts';
import {unitFault} from '../unit-fault.ts';

export const unitJudgements: readonly Judgement[] = [
	{
		table: 'check_units',
		columns: {unit: 'VARCHAR', as_of: 'INTEGER', fault: 'VARCHAR', successors: 'VARCHAR', meant: 'VARCHAR'},
		candidates: 'SELECT DISTINCT unit, as_of FROM check_people WHERE unit IS NOT NULL',
		judge: ([unit, asOf]) => {
			const found = unitFault(String(unit), Number(asOf));
			return found === undefined ? undefined : [unit, asOf, found.fault, found.successors.join(' '), found.fault === 'form' ? meantBy(String(unit), Number(asOf)) : null];
		},
	},
];

/** The one commune that a name in the place of a code can mean. */
function meantBy(written: string, asOf: number): string | null {
	const found = resolveUnit(written, {asOf, level: 'commune'});
	const meant = found.kind === 'resolved' ? [found.code] : found.kind === 'nearest' ? found.proposals : [];
	return meant.length === 1 && unitAt(meant[0], asOf)?.level === 'commune' ? meant[0] : null;
}

const unit = {field: 'unit', current: 'p.unit', join: 'JOIN check_units u ON u.unit = p.unit AND u.as_of = p.as_of'} as const;

export const unitRules: readonly Rule[] = [
	{...unit, code: 'UNIT_UNKNOWN', severity: 'error', where: `u.fault IN ('unknown', 'form')`, subcode: `CASE u.fault WHEN 'form' THEN 'no_code' END`, proposed: 'u.meant', direction: 'recheck'},
	{...unit, code: 'UNIT_OBSOLETE', severity: 'warning', where: `u.fault = 'obsolete'`, proposed: 'u.successors', direction: 'update_local'},
	{...unit, code: 'UNIT_SPLIT', severity: 'warning', where: `u.fault = 'split'`, direction: 'recheck', evidence: {successors: `string_split(u.successors, ' ')`}},
];
