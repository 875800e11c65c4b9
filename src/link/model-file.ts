import {readFileSync} from 'node:fs';
import {KnownError, exitCodes} from '../errors.ts';
import {writeFileAtomically} from '../store/atomic-file.ts';
import type {Field} from './fields.ts';
import {modelSchema, type Model} from './model.ts';

/**
 * The model kept in a file, or undefined where there is none or it was made for other columns (another
 * custom field, another level): then a new one has to be fitted.
 *
 * @throws KnownError MODEL_UNREADABLE where the file is no model.
 */
export function readModel(path: string, fields: readonly Field[]): Model | undefined {
	let text: string;
	try {
		text = readFileSync(path, 'utf8');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw error;
	}
	const model = parseModel(text, path);
	return signature(model.fields.map(({field, levels}) => ({name: field, levels}))) === signature(fields) ? model : undefined;
}

/** Writes a model atomically, for its owner only. */
export function writeModel(path: string, model: Model): void {
	writeFileAtomically(path, `${JSON.stringify(model, undefined, '\t')}\n`);
}

function parseModel(text: string, path: string): Model {
	try {
		return modelSchema.parse(JSON.parse(text));
	} catch (error) {
		throw new KnownError('MODEL_UNREADABLE', exitCodes.integrity, {}, {file: path}, {cause: error});
	}
}

const signature = (fields: readonly Field[]): string => JSON.stringify(fields.map(({name, levels}) => [name, levels]));
