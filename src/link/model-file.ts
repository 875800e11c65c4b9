import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {KnownError, exitCodes} from '../errors.ts';
import {writeFileAtomically} from '../store/atomic-file.ts';
import type {Store} from '../store/store.ts';
import type {Field} from './fields.ts';
import type {Thresholds} from './link.ts';
import {modelSchema, type Model} from './model.ts';
import type {PeopleSelection} from './people.ts';

/** Why a run fits a model of its own: there is none, it is one of other fields, or it was fitted to too little. */
export type FitReason = 'none' | 'other_fields' | 'more_records' | 'few_matches';

/** Which model a run works with. */
export interface ModelChoice {
	readonly origin: 'kept' | 'fitted';
	/** Null where it was kept. */
	readonly because: FitReason | null;
	/** With `other_fields`: those that the files have and the kept model lacks, or has with other levels. */
	readonly missing: readonly string[];
	/** … and those that it has and the files lack. */
	readonly surplus: readonly string[];
}

/**
 * The model of a file if it is one of these fields and nothing else speaks against it; and what became of it.
 *
 * @param tooLittle what speaks against a model of the right fields.
 * @throws KnownError MODEL_UNREADABLE where the file is no model.
 */
export function chooseModel(path: string | undefined, fields: readonly Field[], tooLittle: (model: Model) => FitReason | undefined): {readonly kept?: Model; readonly choice: ModelChoice} {
	const read = path === undefined ? undefined : readModel(path);
	const fitted = (because: FitReason, {missing, surplus} = noDifference) => ({choice: {origin: 'fitted', because, missing, surplus} as const});
	if (read === undefined) return fitted('none');
	const difference = fieldDifference(read, fields);
	if (difference !== undefined) return fitted('other_fields', difference);
	const because = tooLittle(read);
	return because === undefined ? {kept: read, choice: {origin: 'kept', because: null, ...noDifference}} : fitted(because);
}

/**
 * The model of a file, for those who cannot do without.
 *
 * @throws KnownError MODEL_MISSING, MODEL_OTHER_FIELDS, MODEL_UNREADABLE.
 */
export function requireModel(path: string, fields: readonly Field[], step: string): Model {
	const model = readModel(path);
	if (model === undefined) throw new KnownError('MODEL_MISSING', exitCodes.usage, {step});
	const difference = fieldDifference(model, fields);
	if (difference !== undefined) throw new KnownError('MODEL_OTHER_FIELDS', exitCodes.usage, {step, ...difference}, {file: path});
	return model;
}

/** The model of a file; undefined where there is no file. @throws KnownError MODEL_UNREADABLE. */
export function readModel(path: string): Model | undefined {
	try {
		return modelSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw new KnownError('MODEL_UNREADABLE', exitCodes.integrity, {}, {file: path}, {cause: error});
	}
}

/** Writes a model atomically, for its owner only, as the next version of the file. Returns it as it was written. */
export function writeModel(path: string, model: Model, made: {readonly data: string; readonly thresholds: Thresholds}): Model {
	const version = (versionOf(path) ?? 0) + 1;
	const stamped = {...model, made: {version, ...made}};
	// Lists of numbers on one line each.
	const text = JSON.stringify(stamped, undefined, '\t').replaceAll(/\[\s+([-\d.eE+,\s]+?)\s+\]/g, (_, list: string) => `[${list.replaceAll(/\s+/g, ' ')}]`);
	writeFileAtomically(path, `${text}\n`);
	return stamped;
}

function versionOf(path: string): number | undefined {
	try {
		return readModel(path)?.made?.version;
	} catch (error) {
		if (error instanceof KnownError) return undefined;
		throw error;
	}
}

/** A digest of the files that the records of a selection came from: the same files give the same one. */
export async function dataFingerprint(store: Store, {left, right}: PeopleSelection): Promise<string> {
	const rows = await store.rows<{sha256: string}>('link: fingerprint', `SELECT DISTINCT s.sha256
		FROM records r JOIN sources s ON s.source_id = r.source_id WHERE (${left}) ${right === undefined ? '' : `OR (${right})`} ORDER BY s.sha256`);
	return createHash('sha256').update(rows.map(({sha256}) => sha256).join('\n')).digest('hex');
}

export interface Difference {
	readonly missing: readonly string[];
	readonly surplus: readonly string[];
}

const noDifference: Difference = {missing: [], surplus: []};

/** What keeps a model from judging these fields; undefined where nothing does. */
export function fieldDifference({fields: ofModel}: Model, fields: readonly Field[]): Difference | undefined {
	const own = ofModel.map(({field, levels}) => signatureOf(field, levels));
	const wanted = fields.map(({name, levels}) => signatureOf(name, levels));
	if (JSON.stringify(own) === JSON.stringify(wanted)) return undefined;
	return {
		missing: fields.filter((_, index) => !own.includes(wanted[index])).map(({name}) => name),
		surplus: ofModel.filter((_, index) => !wanted.includes(own[index])).map(({field}) => field),
	};
}

const signatureOf = (field: string, levels: readonly string[]): string => JSON.stringify([field, levels]);
