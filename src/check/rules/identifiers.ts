import {cleanIdCell, readIdCell} from '../../vietnam/damage/id-cell.ts';
import {idContradictions, idStructure, type PersonalId, type Sex} from '../../vietnam/ids.ts';
import {isPhone, phoneDigits} from '../../vietnam/phone.ts';
import {idFault, oldIdFault} from '../id-fault.ts';
import type {Judgement} from '../judge.ts';
import type {Rule} from '../rule.ts';

export const identifierJudgements: readonly Judgement[] = [
	{
		table: 'check_id_faults',
		columns: {personal_id: 'VARCHAR', fault: 'VARCHAR', meant: 'VARCHAR'},
		candidates: `SELECT DISTINCT personal_id FROM check_people WHERE NOT twelve`,
		judge: ([id]) => {
			const reading = readIdCell(String(id));
			return reading.outcome === 'glued' ? [id, 'glued', reading.id] : [id, idFault(String(id)) ?? null, null];
		},
	},
	{
		// Where ingest gave an ID its zeros back, or digits for letters, the record still tells what was written.
		table: 'check_restored_ids',
		columns: {personal_id: 'VARCHAR', written: 'VARCHAR', zeros: 'INTEGER', letters: 'INTEGER'},
		candidates: `SELECT DISTINCT p.personal_id, w.written FROM check_people p JOIN written_values w ON w.record_id = p.record_id AND w.field = 'personal_id'
			WHERE p.twelve AND (starts_with(p.personal_id, '0') OR regexp_matches(w.written, '[OoIiLl]'))`,
		judge: ([id, written]) => {
			const clean = cleanIdCell(String(written));
			if (clean.length < 12 && clean.padStart(12, '0') === id) return [id, written, 12 - clean.length, 0];
			const letters = clean.replaceAll(/[0-9]/g, '').length;
			return letters === 0 ? undefined : [id, written, 0, letters];
		},
	},
	{
		// All that the digits tell stands in the first six.
		table: 'check_ids',
		columns: {head: 'INTEGER', birth_year: 'INTEGER', sex: 'VARCHAR', birth_wrong: 'BOOLEAN', sex_wrong: 'BOOLEAN', prefix_unknown: 'BOOLEAN', id_year: 'INTEGER'},
		candidates: `SELECT DISTINCT id_head, coalesce(birth_year, 0), coalesce(sex, '') FROM check_people WHERE id_head IS NOT NULL`,
		judge: ([head, year, sex]) => {
			const id = `${String(head).padStart(6, '0')}000000` as PersonalId;
			const wrong = idContradictions(id, Number(year) * 10_000, sex === '' ? undefined : (sex as Sex));
			const {prefixKind, birthYear} = idStructure(id);
			const unknown = prefixKind === 'unknown';
			// Whether that year has come is a question of the source's day.
			const late = Number(year) === 0 && birthYear >= 2000;
			return wrong.length === 0 && !unknown && !late ? undefined : [head, year, sex, wrong.includes('birth'), wrong.includes('sex'), unknown, birthYear];
		},
	},
	{
		table: 'check_old_ids',
		columns: {old_id: 'VARCHAR', fault: 'VARCHAR'},
		candidates: `SELECT DISTINCT old_id FROM check_people WHERE NOT regexp_full_match(old_id, '[0-9]{9}|[0-9]{12}')`,
		judge: ([id]) => withFault(id, oldIdFault(String(id))),
	},
	{
		// Of a number that ingest made whole the record still tells what was written: that is what has to be mended.
		table: 'check_phones',
		columns: {phone: 'VARCHAR', digits: 'VARCHAR'},
		candidates: `SELECT DISTINCT phone FROM check_people WHERE NOT regexp_full_match(phone, '0[35789][0-9]{8}')
			UNION SELECT w.written FROM check_people p JOIN written_values w ON w.record_id = p.record_id AND w.field = 'phone'`,
		judge: ([phone]) => {
			const digits = phoneDigits(String(phone));
			return isPhone(digits) ? undefined : [phone, digits];
		},
	},
];

function withFault<T, F>(value: T, fault: F | undefined): [T, F] | undefined {
	return fault === undefined ? undefined : [value, fault];
}

const missing = 'p.personal_id IS NULL AND p.id_given AND NOT p.gone';
const newborn = 'coalesce(p.born % 100 > 0 AND p.born >= p.unregistered_since, FALSE)';
// The national law gives a foreigner an ID only with an electronic identity account (Decree 69/2024).
// Where no file writes "Việt Nam" the list is empty, and nothing at all would not be in it.
const foreigner = `(p.nationality IS NOT NULL AND p.nationality NOT IN (SELECT text_id FROM texts WHERE compare IN ('viet nam', 'vietnam', 'vn', 'vnm')))`;

const withFaults = 'JOIN check_id_faults f ON f.personal_id = p.personal_id';
const withRestored = `JOIN check_restored_ids z ON z.personal_id = p.personal_id
	JOIN written_values w ON w.record_id = p.record_id AND w.field = 'personal_id' AND w.written = z.written`;
const withDigits = `JOIN check_ids i ON i.head = p.id_head AND i.birth_year = coalesce(p.birth_year, 0) AND i.sex = coalesce(p.sex, '')`;
const other = 'NOT p.twelve';
const id = {field: 'personal_id', current: 'p.personal_id'} as const;

export const identifierRules: readonly Rule[] = [
	{code: 'ID_MISSING', severity: 'warning', field: 'personal_id', where: `${missing} AND NOT ${newborn} AND NOT ${foreigner}`, direction: 'recheck'},
	{code: 'ID_MISSING', severity: 'info', field: 'personal_id', where: `${missing} AND ${newborn}`, subcode: `'newborn'`},
	{code: 'ID_MISSING', severity: 'info', field: 'personal_id', where: `${missing} AND NOT ${newborn} AND ${foreigner}`, subcode: `'foreigner'`},
	{
		...id, code: 'ID_FORMAT', severity: 'error', join: withFaults, where: `${other} AND f.fault NOT IN ('scientific', 'lost_zeros')`, subcode: 'f.fault',
		proposed: 'f.meant', direction: 'recheck', evidence: {length: 'length(p.personal_id)'},
	},
	{
		code: 'ID_FORMAT', severity: 'error', field: 'personal_id', join: withRestored, where: 'p.twelve AND z.letters > 0', subcode: `'look_alikes'`,
		current: 'z.written', proposed: 'p.personal_id', direction: 'update_local', evidence: {letters: 'z.letters'},
	},
	{...id, code: 'ID_SCIENTIFIC', severity: 'error', join: withFaults, where: `${other} AND f.fault = 'scientific'`, direction: 'recheck'},
	{
		code: 'ID_LOST_ZEROS', severity: 'error', field: 'personal_id', join: withRestored, where: 'p.twelve AND z.zeros > 0', subcode: `'restored'`,
		current: 'z.written', proposed: 'p.personal_id', direction: 'update_local', evidence: {zeros: 'z.zeros'},
	},
	{
		...id, code: 'ID_LOST_ZEROS', severity: 'error', join: withFaults, where: `${other} AND f.fault = 'lost_zeros'`,
		subcode: `'not_confirmed'`, direction: 'recheck', evidence: {zeros: '12 - length(p.personal_id)'},
	},
	{...id, code: 'ID_PREFIX_UNKNOWN', severity: 'warning', join: withDigits, where: 'i.prefix_unknown', direction: 'recheck', evidence: {prefix: 'left(p.personal_id, 3)'}},
	{
		...id, code: 'ID_CONTRADICTS_BIRTH', severity: 'error', join: withDigits, where: 'i.birth_wrong', direction: 'recheck',
		evidence: {birth_year: 'p.birth_year', id_year: 'i.id_year'},
	},
	{
		...id, code: 'ID_CONTRADICTS_BIRTH', severity: 'error', join: withDigits, where: 'p.birth_year IS NULL AND i.id_year > p.as_of // 10000',
		subcode: `'year_to_come'`, direction: 'recheck', evidence: {id_year: 'i.id_year'},
	},
	{
		...id, code: 'ID_CONTRADICTS_SEX', severity: 'error', join: withDigits, where: 'i.sex_wrong', direction: 'recheck',
		evidence: {sex: 'p.sex', id_sex: `CASE p.sex WHEN 'male' THEN 'female' ELSE 'male' END`},
	},
	{
		code: 'OLD_ID_FORMAT', severity: 'warning', field: 'old_id', current: 'p.old_id', join: 'JOIN check_old_ids o ON o.old_id = p.old_id', where: 'TRUE',
		subcode: 'o.fault', proposed: `CASE WHEN o.fault = 'lost_zero' THEN '0' || p.old_id END`, direction: 'recheck', evidence: {length: 'length(p.old_id)'},
	},
	{
		code: 'PHONE_FORMAT', severity: 'info', field: 'phone', current: 't.digits', where: 'TRUE', evidence: {length: 'length(t.digits)'},
		join: `LEFT JOIN written_values w ON w.record_id = p.record_id AND w.field = 'phone' JOIN check_phones t ON t.phone = coalesce(w.written, p.phone)`,
	},
];
