import {open} from 'node:fs/promises';
import {KnownError, exitCodes} from '../errors.ts';

/** How lines end: LF (or CR LF), or CR alone in files of old Macintosh programs. */
export type LineEnd = 'lf' | 'cr';

/** A stretch of a file that begins at the start of a line and, but for the last, ends with a line end. */
export interface Block {
	/** Valid until the next block is asked for. */
	readonly bytes: Buffer;
	/** Of the first byte, in the file. */
	readonly offset: number;
	readonly last: boolean;
	/** Set it lower to have the rest (whole lines) come again at the start of the next block. */
	consumed: number;
}

export const lineEndByte: Readonly<Record<LineEnd, number>> = {lf: 0x0a, cr: 0x0d};

/** No record of a register is longer; a file with such a line is none, and must not fill the memory. */
export const longestLine = 16 * 1024 * 1024;

const blockBytes = 4 * 1024 * 1024;

/** Reads a file in blocks of about `size`, from the byte `from` on. Cost in memory: one block, or the longest line. */
export async function* readBlocks(path: string, lineEnd: LineEnd, from = 0, size = blockBytes): AsyncGenerator<Block> {
	const file = await open(path);
	try {
		let buffer: Buffer = Buffer.allocUnsafe(size);
		let filled = 0;
		let offset = from;
		for (;;) {
			if (filled === buffer.length) buffer = grown(buffer, offset);
			const {bytesRead} = await file.read(buffer, filled, buffer.length - filled, offset + filled);
			filled += bytesRead;
			const last = bytesRead === 0;
			const cut = last ? filled : buffer.lastIndexOf(lineEndByte[lineEnd], filled - 1) + 1;
			if (cut > 0) {
				const block: Block = {bytes: buffer.subarray(0, cut), offset, last, consumed: cut};
				yield block;
				buffer.copyWithin(0, block.consumed, filled);
				filled -= block.consumed;
				offset += block.consumed;
			}
			if (last) return;
		}
	} finally {
		await file.close();
	}
}

function grown(buffer: Buffer, offset: number): Buffer {
	if (buffer.length >= longestLine) throw new KnownError('LINE_TOO_LONG', exitCodes.sourceRefused, {offset, megabytes: longestLine / 1024 / 1024});
	const larger = Buffer.allocUnsafe(buffer.length * 2);
	buffer.copy(larger);
	return larger;
}
