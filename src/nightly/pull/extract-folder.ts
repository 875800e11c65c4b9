import {copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync} from 'node:fs';
import {createHash} from 'node:crypto';
import {basename, dirname, join} from 'node:path';
import {KnownError, exitCodes} from '../../errors.ts';
import {folderProfile} from '../../ingest/locate.ts';
import {type Manifest, type ManifestPart, manifestName, parseManifest} from '../../ingest/manifest.ts';
import {writeFileAtomically} from '../../store/atomic-file.ts';

/** Longer names do not fit on every file system. */
const mostNameBytes = 200;

/**
 * The folder of one version of an extract in the inbox: the manifest as it came, and those of its parts that are whole and checked.
 * Another version gets another folder, so that no file there ever contradicts the manifest beside it.
 */
export class ExtractFolder {
	readonly path: string;
	readonly #manifestText: Buffer;

	/** `inbox`: the folder of all extracts. */
	constructor(inbox: string, {asOf}: Manifest, manifestText: Buffer) {
		this.path = join(inbox, `${asOf}_${createHash('sha256').update(manifestText).digest('hex').slice(0, 8)}`);
		this.#manifestText = manifestText;
	}

	pathOf({file}: ManifestPart): string {
		return join(this.path, ...file.split('/'));
	}

	/** Writes the manifest where it is missing. */
	keepManifest(): void {
		const manifest = join(this.path, manifestName);
		mkdirSync(this.path, {recursive: true, mode: 0o700});
		if (!existsSync(manifest)) writeFileAtomically(manifest, [this.#manifestText]);
	}

	/** Moves a part in whose digest was checked; the manifest stands there before the first one. */
	take(staged: string, part: ManifestPart): void {
		this.keepManifest();
		move(staged, this.pathOf(part));
	}
}

// The inbox may be on another disk. Nothing there reads a name with a dot before it.
function move(from: string, to: string): void {
	mkdirSync(dirname(to), {recursive: true, mode: 0o700});
	try {
		renameSync(from, to);
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
		const beside = join(dirname(to), `.${basename(to)}.new`);
		copyFileSync(from, beside);
		renameSync(beside, to);
		rmSync(from);
	}
}

/** Where parts of other versions lie in the inbox, by their digest. What is no manifest there is for `ingest` to complain about. */
export function earlierParts(inbox: string): Map<string, string> {
	const manifests = !existsSync(inbox) ? [] : readdirSync(inbox).map(name => join(inbox, name, manifestName)).filter(file => existsSync(file));
	return new Map(manifests.flatMap(file => partsOf(file).map(part => [part.sha256, join(dirname(file), ...part.file.split('/'))] as const)));
}

function partsOf(file: string): readonly ManifestPart[] {
	try {
		return parseManifest(readFileSync(file), file).parts;
	} catch (error) {
		if (error instanceof AggregateError) return [];
		throw error;
	}
}

/**
 * Refuses parts that would not lie in the inbox as parts: hidden ones, names that Windows does not take, a profile (it would say
 * how the others are to be read), one in the place of another's folder.
 *
 * @throws KnownError `PULL_NAME` (exit code 3)
 */
export function checkNames({parts}: Manifest): void {
	const folders = new Set(parts.flatMap(({file}) => file.toLowerCase().split('/').map((_step, depth, steps) => steps.slice(0, depth).join('/'))));
	for (const {file} of parts) {
		if (file.split('/').some(step => isBadName(step)) || basename(file).toLowerCase() === folderProfile || folders.has(file.toLowerCase())) {
			throw new KnownError('PULL_NAME', exitCodes.sourceRefused, {name: file});
		}
	}
}

function isBadName(name: string): boolean {
	const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(name);
	return device || /^(?:\.|~\$)|["*<>?|]|[. ]$/.test(name) || Buffer.byteLength(name) > mostNameBytes;
}
