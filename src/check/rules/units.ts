import type {UnitNames} from '../../vietnam/units.ts';
import type {Judgement} from '../judge.ts';
import type {Rule} from '../rule.ts';
import {unitFault} from '../unit-fault.ts';

export function unitJudgement(names: UnitNames): Judgement {
	return {
		table: 'check_units',
		columns: {unit: 'VARCHAR', as_of: 'INTEGER', fault: 'VARCHAR', units: 'VARCHAR', meant: 'VARCHAR'},
		candidates: 'SELECT DISTINCT unit, as_of FROM check_people WHERE unit IS NOT NULL',
		judge: ([unit, asOf]) => {
			const found = unitFault(String(unit), Number(asOf), names);
			return found === undefined ? undefined : [unit, asOf, found.fault, found.units.join(' '), found.units.length === 1 ? found.units[0] : null];
		},
	};
}

const unit = {field: 'unit', current: 'p.unit', join: 'JOIN check_units u ON u.unit = p.unit AND u.as_of = p.as_of'} as const;
const unknown = {...unit, code: 'UNIT_UNKNOWN', severity: 'error', subcode: `CASE u.fault WHEN 'form' THEN 'no_code' END`, direction: 'recheck'} as const;
const several = `contains(u.units, ' ')`;
const listed = `string_split(u.units, ' ')`;

export const unitRules: readonly Rule[] = [
	{...unknown, where: `u.fault IN ('unknown', 'form') AND NOT ${several}`, proposed: 'u.meant'},
	{...unknown, where: `u.fault IN ('unknown', 'form') AND ${several}`, evidence: {nearest: listed}},
	{...unit, code: 'UNIT_OBSOLETE', severity: 'warning', where: `u.fault = 'obsolete'`, proposed: 'u.meant', direction: 'update_local'},
	{...unit, code: 'UNIT_SPLIT', severity: 'warning', where: `u.fault = 'split'`, direction: 'recheck', evidence: {successors: listed}},
];
