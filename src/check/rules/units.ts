import type {UnitNames} from '../../vietnam/units.ts';
import type {Judgement} from '../judge.ts';
import type {Rule} from '../rule.ts';
import {nameFault, unitFault} from '../unit-fault.ts';

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

/** What rows say of their unit that nobody can read; the records have the unit of their file instead. */
export function unreadUnitJudgement(names: UnitNames): Judgement {
	return {
		table: 'check_unread_units',
		columns: {written: 'VARCHAR', as_of: 'INTEGER', units: 'VARCHAR', meant: 'VARCHAR'},
		candidates: `SELECT DISTINCT w.written, p.as_of FROM check_people p JOIN written_values w ON w.record_id = p.record_id AND w.field = 'unit_name'`,
		judge: ([written, asOf]) => {
			const {units} = nameFault(String(written), Number(asOf), names);
			return [written, asOf, units.join(' '), units.length === 1 ? units[0] : null];
		},
	};
}

const unread = {
	code: 'UNIT_UNKNOWN', severity: 'error', field: 'unit', subcode: `'of_file'`, direction: 'recheck', current: 'w.written', proposed: 'u.meant',
	join: `JOIN written_values w ON w.record_id = p.record_id AND w.field = 'unit_name' JOIN check_unread_units u ON u.written = w.written AND u.as_of = p.as_of
		LEFT JOIN check_units f ON f.unit = p.unit AND f.as_of = p.as_of`,
} as const;
const declaredIsKnown = `f.fault IS NULL OR f.fault NOT IN ('unknown', 'form')`;

const unit = {field: 'unit', current: 'p.unit', join: 'JOIN check_units u ON u.unit = p.unit AND u.as_of = p.as_of'} as const;
const unknown = {...unit, code: 'UNIT_UNKNOWN', severity: 'error', subcode: `CASE u.fault WHEN 'form' THEN 'no_code' END`, direction: 'recheck'} as const;
const several = `contains(u.units, ' ')`;
const listed = `string_split(u.units, ' ')`;

export const unitRules: readonly Rule[] = [
	{...unknown, where: `u.fault IN ('unknown', 'form') AND NOT ${several}`, proposed: 'u.meant'},
	{...unknown, where: `u.fault IN ('unknown', 'form') AND ${several}`, evidence: {nearest: listed}},
	{...unread, where: `(${declaredIsKnown}) AND NOT ${several}`},
	{...unread, where: `(${declaredIsKnown}) AND ${several}`, evidence: {nearest: listed}},
	{...unit, code: 'UNIT_OBSOLETE', severity: 'warning', where: `u.fault = 'obsolete'`, proposed: 'u.meant', direction: 'update_local'},
	{...unit, code: 'UNIT_SPLIT', severity: 'warning', where: `u.fault = 'split'`, direction: 'recheck', evidence: {successors: listed}},
];
