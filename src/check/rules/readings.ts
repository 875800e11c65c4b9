import {noContext, readerIn} from '../../vietnam/legacy/legacy-text.ts';
import type {Judgement} from '../judge.ts';
import {type Rule, dateText} from '../rule.ts';

const nameFields = ['full_name', 'father_name', 'mother_name'] as const;
const textFields = [
	'hamlet', 'address', 'permanent_address', 'temporary_address', 'current_address', 'nationality', 'place_of_birth', 'native_place',
] as const;

/** What ingest read with doubt is read again in its context, for what it can mean. */
export const readingJudgements: readonly Judgement[] = [
	doubtful('check_doubtful_names', 'names', 'name_id', 'name'),
	doubtful('check_doubtful_texts', 'texts', 'text_id', 'text'),
];

function doubtful(table: string, dictionary: string, id: string, kind: 'name' | 'text'): Judgement {
	return {
		table,
		columns: {id: 'INTEGER', written: 'VARCHAR', meant: 'VARCHAR', repaired: 'BOOLEAN'},
		candidates: `SELECT ${id}, written, context FROM ${dictionary} WHERE doubtful ORDER BY ${id}`,
		judge: ([entry, written, context]) => {
			const reading = readerIn(kind, context === null ? noContext : String(context))(String(written));
			if (reading.outcome === 'untouched') return undefined;
			return [entry, written, reading.outcome === 'repaired' ? reading.text : reading.proposal, reading.outcome === 'repaired'];
		},
	};
}

const read = (field: string, table: string) => ({
	field, from: `(SELECT record_id, ${field} AS id FROM records WHERE NOT extract AND ${field} IS NOT NULL) p`, join: `JOIN ${table} d ON d.id = p.id`,
	current: 'd.written', proposed: 'd.meant', severity: 'warning', direction: 'recheck',
} as const);

const unsureDate = {
	code: 'BIRTH_REPAIRED', severity: 'warning', field: 'birth_date', direction: 'recheck', subcode: 'd.reading',
	join: 'JOIN dates d ON d.date_id = p.birth_date', current: 'd.written', proposed: dateText('p.born'),
} as const;

export const readingRules: readonly Rule[] = [
	...nameFields.map((field): Rule => ({...read(field, 'check_doubtful_names'), code: 'NAME_REPAIRED', where: 'd.repaired'})),
	...textFields.map((field): Rule => ({...read(field, 'check_doubtful_texts'), code: 'NAME_REPAIRED', where: 'd.repaired'})),
	...nameFields.map((field): Rule => ({...read(field, 'check_doubtful_names'), code: 'NAME_SUSPECT', where: 'NOT d.repaired', subcode: `'old_encoding'`})),
	// Where a whole column leaves the order open, its source says so, not every record.
	{...unsureDate, where: `d.doubtful AND d.reading <> 'order' AND d.issue IS NULL`},
];
