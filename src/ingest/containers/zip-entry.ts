import type {FileHandle} from 'node:fs/promises';
import {pipeline} from 'node:stream';
import {constants, crc32, createInflateRaw} from 'node:zlib';
import {KnownError, exitCodes} from '../../errors.ts';
import {asDamaged, damaged} from './damaged.ts';
import type {GrowthGuard} from './limits.ts';
import {type ZipEntry, localHeaderBytes, readAt} from './zip-directory.ts';

/**
 * What an entry holds, a piece at a time. Throws where it is not what the directory says: its size and checksum are known only
 * after the last piece.
 */
export async function* readZipEntry(file: FileHandle, entry: ZipEntry, guard: GrowthGuard): AsyncGenerator<Buffer> {
	if (entry.encrypted) throw new KnownError('PASSWORD_UNSUPPORTED', exitCodes.sourceRefused, {format: 'zip'});
	if (entry.method !== 0 && entry.method !== 8) throw new KnownError('ZIP_METHOD', exitCodes.sourceRefused, {method: entry.method});
	const start = await dataOffset(file, entry);
	const pieces = entry.method === 0 ? storedPieces(file, start, entry.packedBytes) : inflatedPieces(file, start, entry.packedBytes);
	let bytes = 0;
	let sum = 0;
	try {
		for await (const piece of pieces) {
			guard.add(piece.length);
			bytes += piece.length;
			sum = crc32(piece, sum);
			yield piece;
		}
	} catch (error) {
		throw asDamaged(error, 'zip');
	}
	if (bytes !== entry.bytes || sum !== entry.crc32) throw damaged('zip', 'size or checksum');
}

/** A small entry as a whole; larger ones than `limit` are refused as damaged, for no sound file has them. */
export async function readWholeEntry(file: FileHandle, entry: ZipEntry, guard: GrowthGuard, limit: number): Promise<Buffer> {
	if (entry.bytes > limit) throw damaged('zip', 'part too large');
	const pieces: Buffer[] = [];
	let bytes = 0;
	for await (const piece of readZipEntry(file, entry, guard)) {
		bytes += piece.length;
		if (bytes > limit) throw damaged('zip', 'part too large');
		pieces.push(piece);
	}
	return Buffer.concat(pieces);
}

const localSignature = 0x04034b50;
const pieceBytes = 256 * 1024;

async function dataOffset(file: FileHandle, {offset}: ZipEntry): Promise<number> {
	const header = await readAt(file, offset, localHeaderBytes);
	if (header.readUInt32LE(0) !== localSignature) throw damaged('zip', 'local header');
	return offset + localHeaderBytes + header.readUInt16LE(26) + header.readUInt16LE(28);
}

async function* storedPieces(file: FileHandle, start: number, bytes: number): AsyncGenerator<Buffer> {
	for (let at = 0; at < bytes; at += pieceBytes) yield await readAt(file, start + at, Math.min(pieceBytes, bytes - at));
}

async function* inflatedPieces(file: FileHandle, start: number, bytes: number): AsyncGenerator<Buffer> {
	const inflate = createInflateRaw({chunkSize: pieceBytes, finishFlush: constants.Z_FINISH});
	pipeline(storedPieces(file, start, bytes), inflate, () => undefined);
	yield* inflate as AsyncIterable<Buffer>;
}
