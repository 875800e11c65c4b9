import type {FileHandle} from 'node:fs/promises';
import {KnownError, exitCodes} from '../../errors.ts';
import {damaged} from './damaged.ts';
import {containerLimits} from './limits.ts';

/** A file in an archive. */
export interface ZipEntry {
	/** As written in the archive: to be compared and shown, never used as a path. */
	readonly name: string;
	/** 0: stored, 8: deflated. */
	readonly method: number;
	readonly encrypted: boolean;
	readonly crc32: number;
	readonly packedBytes: number;
	readonly bytes: number;
	/** Of its local header, in the file. */
	readonly offset: number;
}

/** The entries of an archive, folders left out, in the order of the directory at its end. */
export async function readZipDirectory(file: FileHandle, size: number): Promise<readonly ZipEntry[]> {
	const {count, offset, bytes} = await findDirectory(file, size);
	if (count > containerLimits.entries) throw new KnownError('CONTAINER_ENTRIES', exitCodes.sourceRefused, {limit: containerLimits.entries});
	// Longer than any directory of so many entries.
	if (offset + bytes > size || bytes > count * longestDirectoryEntry) throw damaged('zip', 'directory outside the file');
	const directory = await readAt(file, offset, bytes);
	const entries: ZipEntry[] = [];
	for (let at = 0, index = 0; index < count; index++) {
		if (at + directoryEntryBytes > bytes || directory.readUInt32LE(at) !== directorySignature) throw damaged('zip', 'directory entry');
		const [name, extra, comment] = [28, 30, 32].map(field => directory.readUInt16LE(at + field));
		const end = at + directoryEntryBytes + name + extra + comment;
		if (end > bytes) throw damaged('zip', 'directory entry');
		entries.push(entryOf(directory.subarray(at, end), name, extra));
		at = end;
	}
	refuseOverlaps(entries, offset);
	return entries.filter(entry => !/[/\\]$/.test(entry.name));
}

/** Bytes of the file; fewer than asked for means that the file is cut off. */
export async function readAt(file: FileHandle, offset: number, bytes: number): Promise<Buffer> {
	const buffer = Buffer.alloc(bytes);
	for (let filled = 0; filled < bytes;) {
		const {bytesRead} = await file.read(buffer, filled, bytes - filled, offset + filled);
		if (bytesRead === 0) throw damaged('zip', 'end of file');
		filled += bytesRead;
	}
	return buffer;
}

const endSignature = 0x06054b50;
const end64Signature = 0x06064b50;
const locatorSignature = 0x07064b50;
const directorySignature = 0x02014b50;
const endBytes = 22;
const locatorBytes = 20;
const end64Bytes = 56;
const directoryEntryBytes = 46;
const longestDirectoryEntry = directoryEntryBytes + 3 * 0xffff;
const longestComment = 0xffff;

interface DirectoryPlace {
	readonly count: number;
	readonly offset: number;
	readonly bytes: number;
}

async function findDirectory(file: FileHandle, size: number): Promise<DirectoryPlace> {
	const from = Math.max(0, size - endBytes - longestComment - locatorBytes);
	const tail = await readAt(file, from, size - from);
	for (let at = tail.length - endBytes; at >= 0; at--) {
		if (tail.readUInt32LE(at) !== endSignature || at + endBytes + tail.readUInt16LE(at + 20) !== tail.length) continue;
		const place = {count: tail.readUInt16LE(at + 10), offset: tail.readUInt32LE(at + 16), bytes: tail.readUInt32LE(at + 12)};
		const large = place.count === 0xffff || place.offset === 0xffffffff || place.bytes === 0xffffffff;
		return large && at >= locatorBytes ? findLargeDirectory(file, size, tail.subarray(at - locatorBytes, at)) : place;
	}
	throw damaged('zip', 'no directory: the file is cut off');
}

async function findLargeDirectory(file: FileHandle, size: number, locator: Buffer): Promise<DirectoryPlace> {
	const at = safeNumber(locator, 8);
	if (locator.readUInt32LE(0) !== locatorSignature || at + end64Bytes > size) throw damaged('zip', 'directory locator');
	const end = await readAt(file, at, end64Bytes);
	if (end.readUInt32LE(0) !== end64Signature) throw damaged('zip', 'large directory');
	return {count: safeNumber(end, 32), bytes: safeNumber(end, 40), offset: safeNumber(end, 48)};
}

function safeNumber(buffer: Buffer, at: number): number {
	const value = Number(buffer.readBigUInt64LE(at));
	if (!Number.isSafeInteger(value)) throw damaged('zip', 'number');
	return value;
}

function entryOf(directory: Buffer, nameBytes: number, extraBytes: number): ZipEntry {
	const flags = directory.readUInt16LE(8);
	const name = directory.subarray(directoryEntryBytes, directoryEntryBytes + nameBytes);
	const extra = directory.subarray(directoryEntryBytes + nameBytes, directoryEntryBytes + nameBytes + extraBytes);
	const large = largeNumbers(extra);
	const [bytes, packedBytes, offset] = [24, 20, 42].map(at => {
		const value = directory.readUInt32LE(at);
		return value === 0xffffffff ? large() : value;
	});
	return {name: name.toString('utf8'), method: directory.readUInt16LE(10), encrypted: (flags & 1) === 1, crc32: directory.readUInt32LE(16), packedBytes, bytes, offset};
}

/** The 64-bit numbers of an entry, one at each call, in the order of the fields that need one. */
function largeNumbers(extra: Buffer): () => number {
	let fields = Buffer.alloc(0);
	for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
		if (extra.readUInt16LE(at) === 1) fields = Buffer.from(extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2)));
	}
	let at = 0;
	return () => {
		if (at + 8 > fields.length) throw damaged('zip', 'number of 64 bits');
		at += 8;
		return safeNumber(fields, at - 8);
	};
}

/** In a sound archive the entries lie one after the other; in a bomb many share the same bytes. */
function refuseOverlaps(entries: readonly ZipEntry[], directory: number): void {
	let free = 0;
	for (const {offset, packedBytes} of entries.toSorted((a, b) => a.offset - b.offset)) {
		if (offset < free) throw damaged('zip', 'entries overlap');
		free = offset + localHeaderBytes + packedBytes;
	}
	if (free > directory) throw damaged('zip', 'entries reach into the directory');
}

export const localHeaderBytes = 30;
