import {createHash} from 'node:crypto';
import {closeSync, openSync, writeSync} from 'node:fs';

/** Characters gathered before they go to the disk. */
const bufferLength = 1 << 16;

/** A text file written from front to back in large pieces. Mode 0600: even invented people look like real ones. */
export class TextFile {
	readonly #descriptor: number;
	readonly #hash = createHash('sha256');
	#buffer = '';
	#rows = 0;

	constructor(path: string, heading: string) {
		this.#descriptor = openSync(path, 'wx', 0o600);
		this.#buffer = heading;
	}

	/** Writes a row; `row` ends with its line break. */
	row(row: string): void {
		this.#buffer += row;
		this.#rows += 1;
		if (this.#buffer.length >= bufferLength) this.#flush();
	}

	get rows(): number {
		return this.#rows;
	}

	/** Ends the file and gives its SHA-256. */
	close(): string {
		this.#flush();
		closeSync(this.#descriptor);
		return this.#hash.digest('hex');
	}

	#flush(): void {
		const bytes = Buffer.from(this.#buffer, 'utf8');
		this.#buffer = '';
		this.#hash.update(bytes);
		for (let written = 0; written < bytes.length; ) written += writeSync(this.#descriptor, bytes, written);
	}
}

/** A cell of a delimited file, quoted where it must be. */
export function cell(text: string, delimiter: string): string {
	if (!text.includes(delimiter) && !text.includes('"') && !text.includes('\n')) return text;
	return `"${text.replaceAll('"', '""')}"`;
}
