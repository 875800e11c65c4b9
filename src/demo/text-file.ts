import {closeSync, openSync, writeSync} from 'node:fs';

/** Bytes gathered before they go to the disk, and the most that a row may have. */
const bufferBytes = 1 << 17;
const rowBytes = 1 << 14;

/** A text file written from front to back in large pieces. Mode 0600: even invented people look like real ones. */
export class TextFile {
	readonly #descriptor: number;
	readonly #buffer = Buffer.allocUnsafe(bufferBytes);
	#bytes = 0;
	#rows = 0;

	constructor(path: string, heading: string) {
		this.#descriptor = openSync(path, 'wx', 0o600);
		this.#bytes = this.#buffer.write(heading);
	}

	/** Writes a row; `row` ends with its line break. */
	row(row: string): void {
		this.#bytes += this.#buffer.write(row, this.#bytes);
		this.#rows += 1;
		if (this.#bytes > bufferBytes - rowBytes) this.#flush();
	}

	get rows(): number {
		return this.#rows;
	}

	close(): void {
		this.#flush();
		closeSync(this.#descriptor);
	}

	#flush(): void {
		const bytes = this.#buffer.subarray(0, this.#bytes);
		for (let written = 0; written < bytes.length; ) written += writeSync(this.#descriptor, bytes, written);
		this.#bytes = 0;
	}
}

/** A cell of a delimited file, quoted where it must be. */
export function cell(text: string, delimiter: string): string {
	if (text.includes('"')) return `"${text.replaceAll('"', '""')}"`;
	return text.includes(delimiter) || text.includes('\n') ? `"${text}"` : text;
}
