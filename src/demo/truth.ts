import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import type {TrapKind} from './kinds.ts';
import type {Expected, LocalRecord} from './local-record.ts';
import {TextFile} from './text-file.ts';

/** How the IDs of two records of one person stand to each other. */
export type IdState = 'same' | 'missing' | 'mistyped';

/** The truth about the province, for measuring what the program finds. Keys are those that the program gives. */
export class Truth {
	readonly #persons: TextFile;
	readonly #links: TextFile;
	readonly #duplicates: TextFile;
	readonly #traps: TextFile;
	readonly #planted: TextFile;
	readonly #withExtract: boolean;

	constructor(directory: string, withExtract: boolean) {
		mkdirSync(directory, {recursive: true, mode: 0o700});
		const open = (name: string, heading: string): TextFile => new TextFile(join(directory, name), `${heading}\n`);
		this.#withExtract = withExtract;
		this.#persons = open('persons.csv', 'record,person');
		this.#links = open('links.csv', 'record_a,record_b');
		this.#duplicates = open('duplicates.csv', 'record_a,record_b,errors,id_state,units');
		this.#traps = open('traps.csv', 'record_a,record_b,kind');
		this.#planted = open('planted.csv', 'record_key,other_key,kind,field,expected_code,expected_subcode');
	}

	/** Who a local record is, and which row of the extract is his. */
	record(record: LocalRecord, inExtract: boolean): void {
		this.#persons.row(`${record.key},P${record.person.number}\n`);
		if (inExtract) this.#links.row(`${record.key},${record.person.id}\n`);
		for (const expected of record.expected) this.planted(record.key, expected);
	}

	planted(key: string, {other, otherKey, kind, field, code, subcode, needsExtract}: Expected): void {
		if (needsExtract && !this.#withExtract) return;
		this.#planted.row(`${key},${otherKey ?? other?.key ?? ''},${kind},${field},${code},${subcode}\n`);
	}

	/** One person twice in the registers, which must be found. */
	duplicate(one: LocalRecord, two: LocalRecord): void {
		const [a, b] = ordered(one, two);
		const units = a.commune === b.commune ? 'same' : 'across';
		const subcode = a.residence === 'permanent' && b.residence === 'permanent' ? 'two_permanent' : '';
		this.#duplicates.row(`${a.key},${b.key},${a.errors + b.errors},${idState(a, b)},${units}\n`);
		this.#planted.row(`${a.key},${b.key},duplicate_${units === 'same' ? 'in_unit' : 'across_units'},,DUPLICATE,${subcode}\n`);
	}

	/** Two records that must not be reported as a duplicate. */
	trap(one: LocalRecord, two: LocalRecord, kind: TrapKind): void {
		const [a, b] = ordered(one, two);
		this.#traps.row(`${a.key},${b.key},${kind}\n`);
	}

	get counts(): {records: number; duplicatePairs: number; traps: number; planted: number} {
		return {records: this.#persons.rows, duplicatePairs: this.#duplicates.rows, traps: this.#traps.rows, planted: this.#planted.rows};
	}

	close(): void {
		for (const file of [this.#persons, this.#links, this.#duplicates, this.#traps, this.#planted]) file.close();
	}
}

function idState(a: LocalRecord, b: LocalRecord): IdState {
	if (a.id === '' || b.id === '') return 'missing';
	return a.id === b.id ? 'same' : 'mistyped';
}

function ordered(one: LocalRecord, two: LocalRecord): readonly [LocalRecord, LocalRecord] {
	return one.key < two.key ? [one, two] : [two, one];
}
