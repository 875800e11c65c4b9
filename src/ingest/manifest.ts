import {readFile, stat} from 'node:fs/promises';
import {z} from 'zod';
import {KnownError, exitCodes} from '../errors.ts';
import {toUnitCode} from '../vietnam/units.ts';
import {isoDate} from './identify.ts';

/** Its name in the folder of an extract. */
export const manifestName = 'manifest.json';

/** A larger one is no list of files. */
export const mostManifestBytes = 64 * 1024 * 1024;

/** What the sender of an extract says of it. */
export interface Manifest {
	/** Where it comes from, in the sender's words. */
	readonly source: string;
	/** `yyyy-mm-dd` */
	readonly asOf: string;
	/** Each file once. */
	readonly parts: readonly ManifestPart[];
}

export interface ManifestPart {
	/** Relative to the manifest's folder and within it, `/` between folders. */
	readonly file: string;
	/** Of the file's bytes, in small letters. */
	readonly sha256: string;
	readonly rows: number;
	/** `yyyy-mm-dd`, the manifest's where the part says none. It may be newer than that. */
	readonly asOf: string;
	readonly units: readonly ManifestUnit[];
}

/** What a part holds of a unit. */
export interface ManifestUnit {
	readonly code: string;
	readonly name: string;
	/** The parts that name the unit hold everybody of it, if each of them says so. */
	readonly complete: boolean;
	readonly rows: number;
}

/** Reads and checks the manifest at a path; throws as `parseManifest` does. */
export async function readManifest(path: string): Promise<Manifest> {
	const {size} = await stat(path);
	if (size > mostManifestBytes) throw new KnownError('MANIFEST_TOO_LARGE', exitCodes.sourceRefused, {megabytes: mostManifestBytes / 1024 / 1024}, {file: path});
	return parseManifest(await readFile(path), path);
}

/**
 * Checks a manifest, in UTF-8 or, as Windows' own shell writes it, in UTF-16. `file`: what errors call it. Names that the contract does not have are passed over; a part that
 * is listed twice with the same digest counts once.
 *
 * @throws AggregateError of all that is wrong, as `KnownError`s (exit code 3), each with the path of the value
 */
export function parseManifest(bytes: Uint8Array, file: string): Manifest {
	const written = jsonOf(bytes);
	if (written === undefined) throw new AggregateError([new KnownError('MANIFEST_SYNTAX', exitCodes.sourceRefused, {}, {file})]);
	const head = check(headSchema, written, [], file);
	const parts = partsIn(written).map((part, index) => check(partSchema, part, ['parts', index], file));
	const sound = parts.flatMap(({data}) => data ?? []);
	const errors = [head, ...parts].flatMap(each => each.errors);
	errors.push(...sound.flatMap(part => contradictions(part, file)), ...repeatedFiles(sound, file));
	if (head.data === undefined || errors.length > 0) throw new AggregateError(errors);
	const {source, as_of: asOf} = head.data;
	const once = new Map(sound.map(part => [fileKey(part.file), part]));
	return {source, asOf, parts: [...once.values()].map(({as_of: ownDay, ...part}) => ({...part, asOf: ownDay ?? asOf}))};
}

const phrase = z.string().trim().min(1);
const day = z.string().refine(written => isoDate(written) === written);
const count = z.int().min(0);
const unitSchema = z.object({
	code: z.string().refine(written => toUnitCode(written) === written),
	name: z.string().nullish().transform(name => name ?? ''),
	complete: z.boolean(),
	rows: count,
});
const headSchema = z.object({source: phrase, as_of: day, parts: z.array(z.unknown()).min(1)});
const partSchema = z.object({
	// Windows writes `\` between folders. Nothing that leads out of the folder gets in by that, for it is looked at afterwards.
	file: z.string().transform(file => file.replaceAll('\\', '/')).refine(staysInFolder),
	sha256: z.string().regex(/^[0-9a-f]{64}$/i).toLowerCase(),
	rows: count,
	as_of: day.optional(),
	units: z.array(unitSchema),
});

type WrittenPart = z.infer<typeof partSchema>;

/** Names that would lead out of the folder on Linux or on Windows, and those that a terminal would obey. */
function staysInFolder(file: string): boolean {
	if (/[:\p{Cc}]/u.test(file)) return false;
	return file.split('/').every(step => step.trim() !== '' && step !== '.' && step !== '..') && fileKey(file) !== manifestName;
}

/** What is one file for Windows is one here. */
function fileKey(file: string): string {
	return file.normalize('NFC').toLowerCase();
}

function partsIn(written: unknown): readonly unknown[] {
	return typeof written === 'object' && written !== null && 'parts' in written && Array.isArray(written.parts) ? written.parts : [];
}

function contradictions({file: part, rows, units}: WrittenPart, file: string): KnownError[] {
	const codes = units.map(({code}) => code);
	const twice = new Set(codes.filter((code, place) => codes.indexOf(code) < place));
	const errors = [...twice].map(unit => new KnownError('MANIFEST_UNIT_TWICE', exitCodes.sourceRefused, {part, unit}, {file}));
	const ofUnits = units.reduce((sum, unit) => sum + unit.rows, 0);
	return ofUnits <= rows ? errors : [...errors, new KnownError('MANIFEST_ROWS', exitCodes.sourceRefused, {part, rows, ofUnits}, {file})];
}

function repeatedFiles(parts: readonly WrittenPart[], file: string): KnownError[] {
	const first = new Map(parts.toReversed().map(part => [fileKey(part.file), part]));
	return parts.filter(part => first.get(fileKey(part.file))!.sha256 !== part.sha256)
		.map(({file: part}) => new KnownError('MANIFEST_PART_TWICE', exitCodes.sourceRefused, {part}, {file}));
}

/** What a value must be; the catalogue has a phrase for each. */
export type ManifestKind = 'object' | 'text' | 'day' | 'list' | 'parts' | 'file' | 'digest' | 'count' | 'unitCode' | 'truth';

const kinds: Readonly<Record<string, ManifestKind>> = {
	source: 'text', name: 'text', as_of: 'day', parts: 'parts', units: 'list', file: 'file', sha256: 'digest', rows: 'count', code: 'unitCode', complete: 'truth',
};

/** Undefined for what is no JSON. What exactly is wrong would quote the text, which may be anything. */
function jsonOf(bytes: Uint8Array): unknown {
	const wide = bytes[0] === 0xff && bytes[1] === 0xfe;
	try {
		return JSON.parse(new TextDecoder(wide ? 'utf-16le' : 'utf-8').decode(bytes));
	} catch {
		return undefined;
	}
}

function check<T>(schema: z.ZodType<T>, written: unknown, place: readonly PropertyKey[], file: string): {data?: T; errors: KnownError[]} {
	const {data, error} = schema.safeParse(written);
	const paths = error?.issues.map(({path}) => [...place, ...path]) ?? [];
	return {data, errors: paths.map(path => new KnownError('MANIFEST_VALUE', exitCodes.sourceRefused,
		{path: path.join('.'), expected: kinds[String(path.at(-1))] ?? 'object'}, {file}))};
}
