import {createHash} from 'node:crypto';
import {chmodSync, copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {z} from 'zod';
import {makePrivate} from '../../privacy/private-files.ts';
import {writeFileAtomically} from '../../store/atomic-file.ts';

const journalSchema = z.object({
	address: z.string(),
	/** By the part's digest: the ETag or the date of the version that has begun to arrive. */
	validators: z.record(z.string(), z.string()),
});

/**
 * What is on the way from one address: `<sha256>.partial` for each part that has begun to arrive, and `journal.json`. Parts go by their
 * digest, so that no name out of a manifest stands for a file here, and a part that a newer manifest names otherwise goes on.
 */
export class Staging {
	readonly #folder: string;
	readonly #address: string;
	readonly #validators: Map<string, string>;

	/** `root`: folder of all addresses, made with 0700 where it is missing. */
	constructor(root: string, address: URL) {
		this.#address = address.href;
		this.#folder = join(root, createHash('sha256').update(this.#address).digest('hex').slice(0, 16));
		mkdirSync(this.#folder, {recursive: true, mode: 0o700});
		makePrivate(this.#folder);
		this.#validators = new Map(Object.entries(readJournal(this.#journalFile)));
	}

	/** Removes what no part of the manifest will become. */
	keepOnly(digests: ReadonlySet<string>): void {
		for (const name of readdirSync(this.#folder)) {
			const [digest, kind] = name.split('.');
			if (kind === 'partial' && !digests.has(digest)) this.discard(digest);
		}
	}

	path(digest: string): string {
		return join(this.#folder, `${digest}.partial`);
	}

	/** Bytes that have arrived of a part. */
	size(digest: string): number {
		return statSync(this.path(digest), {throwIfNoEntry: false})?.size ?? 0;
	}

	validator(digest: string): string | undefined {
		return this.#validators.get(digest);
	}

	/** Empties the part: its version with this validator begins to arrive. */
	begin(digest: string, validator: string | undefined): void {
		rmSync(this.path(digest), {force: true});
		if (this.#validators.get(digest) === validator) return;
		if (validator === undefined) this.#validators.delete(digest);
		else this.#validators.set(digest, validator);
		this.#writeJournal();
	}

	/** Puts a file of this computer in the part's place. */
	copy(digest: string, from: string): void {
		this.discard(digest);
		copyFileSync(from, this.path(digest));
		chmodSync(this.path(digest), 0o600);
	}

	discard(digest: string): void {
		this.begin(digest, undefined);
	}

	get #journalFile(): string {
		return join(this.#folder, 'journal.json');
	}

	#writeJournal(): void {
		const journal: z.infer<typeof journalSchema> = {address: this.#address, validators: Object.fromEntries(this.#validators)};
		writeFileAtomically(this.#journalFile, `${JSON.stringify(journal, undefined, '\t')}\n`);
	}
}

// Without a journal parts go on all the same; their digest decides in the end.
function readJournal(file: string): Record<string, string> {
	try {
		return journalSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).validators;
	} catch {
		return {};
	}
}
