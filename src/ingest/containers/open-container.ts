import {type FileHandle, open, unlink} from 'node:fs/promises';
import {extname} from 'node:path';
import {createGunzip} from 'node:zlib';
import {pipeline} from 'node:stream';
import {KnownError, exitCodes} from '../../errors.ts';
import {asDamaged} from './damaged.ts';
import {encodingOf, kindOf, readStart} from './detect.ts';
import {decryptWorkbook} from './encrypted-workbook.ts';
import {GrowthGuard, refuseLargeWhole} from './limits.ts';
import {isClutter, isTableName} from './names.ts';
import {isOds, readOds} from './ods.ts';
import {oleContent} from './ole.ts';
import {PrivateFile} from './private-file.ts';
import {writeAsUtf8} from './text.ts';
import type {ContainerRequest, ContainerTable, OpenedContainer} from './types.ts';
import {type WholeFormat, readWholeWorkbook} from './whole-workbook.ts';
import {writeSheetTables} from './workbook-tables.ts';
import {readXlsx} from './xlsx.ts';
import {type Archive, archiveOf, workbookPart} from './xlsx-parts.ts';
import {type ZipEntry, readAt, readZipDirectory} from './zip-directory.ts';
import {readZipEntry} from './zip-entry.ts';

/**
 * Turns any file into tables of delimited UTF-8: text into the same lines, a workbook into a table for each of its sheets, an archive into
 * the tables of all that is packed in it. What is UTF-8 already stays where it is. Costs, in memory: a stretch of rows and the different
 * texts of a workbook; of `.xls` and `.xlsb` all their cells, of a workbook with a password its packed bytes.
 *
 * @throws KnownError for what cannot be read, or is larger than `containerLimits` allow.
 */
export async function openContainer(request: ContainerRequest): Promise<OpenedContainer> {
	const file = await open(request.path);
	try {
		const bytes = (await file.stat()).size;
		return await openFile({...request, file, bytes, guard: new GrowthGuard(bytes), packed: false});
	} finally {
		await file.close();
	}
}

/** A file to be opened, on the disk or out of an archive. */
export interface Opening extends ContainerRequest {
	readonly file: FileHandle;
	readonly bytes: number;
	readonly guard: GrowthGuard;
	/** It comes out of an archive, which must not hold another. */
	readonly packed: boolean;
}

async function openFile(opening: Opening): Promise<OpenedContainer> {
	switch (kindOf(await readStart(opening.file))) {
		case 'text': return openText(opening);
		case 'gz': return openGz(opening);
		case 'ole': return openOle(opening);
		case 'zip': return openZip(opening).catch((error: unknown) => {
			throw calledAsNamed(error, opening.path);
		});
	}
}

async function openText(opening: Opening): Promise<OpenedContainer> {
	const {file, path, folder, prefix, wishes, guard} = opening;
	const encoding = await encodingOf(path, await readStart(file), wishes.encoding);
	if (encoding === 'utf-8' || encoding === 'utf-8-bom') return {format: 'text', tables: [{path, encoding}], ignored: []};
	const table = `${folder}/${prefix}.txt`;
	await writeAsUtf8(file, encoding, table, guard);
	return {format: 'text', tables: [{path: table, encoding}], ignored: []};
}

async function openGz(opening: Opening): Promise<OpenedContainer> {
	refuseNested(opening);
	const opened = await openPacked(opening, opening.prefix, gunzipped(opening));
	return {...opened, format: 'gz'};
}

async function* gunzipped({file, bytes, guard}: Opening): AsyncGenerator<Buffer> {
	const gunzip = createGunzip();
	pipeline(piecesOf(file, bytes), gunzip, () => undefined);
	try {
		for await (const piece of gunzip as AsyncIterable<Buffer>) {
			guard.add(piece.length);
			yield piece;
		}
	} catch (error) {
		throw asDamaged(error, 'gz');
	}
}

const pieceBytes = 256 * 1024;

async function* piecesOf(file: FileHandle, bytes: number): AsyncGenerator<Buffer> {
	for (let at = 0; at < bytes; at += pieceBytes) yield await readAt(file, at, Math.min(pieceBytes, bytes - at));
}

/** Writes what was packed beside the tables, opens it, and leaves it only where it is a table itself. */
async function openPacked(opening: Opening, prefix: string, pieces: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<OpenedContainer> {
	const path = `${opening.folder}/${prefix}.unpacked`;
	const output = await PrivateFile.create(path);
	try {
		for await (const piece of pieces) await output.bytes(piece);
	} finally {
		await output.close();
	}
	const file = await open(path);
	try {
		const opened = await openFile({...opening, path, prefix, file, bytes: (await file.stat()).size, packed: true});
		if (!opened.tables.some(table => table.path === path)) await unlink(path);
		return opened;
	} finally {
		await file.close();
	}
}

function refuseNested({packed}: Opening): void {
	if (packed) throw new KnownError('ARCHIVE_NESTED', exitCodes.sourceRefused);
}

async function openOle(opening: Opening): Promise<OpenedContainer> {
	const {file, bytes, password} = opening;
	refuseLargeWhole(bytes, 'xls');
	const content = await readAt(file, 0, bytes);
	if (oleContent(content) === 'xls') return openWhole(opening, content, 'xls');
	if (password === undefined) throw new KnownError('PASSWORD_MISSING', exitCodes.sourceRefused);
	return openPacked(opening, `${opening.prefix}.opened`, [decryptWorkbook(content, password)]);
}

async function openWhole(opening: Opening, content: Buffer, format: WholeFormat): Promise<OpenedContainer> {
	return {format, ...await writeSheetTables(opening, wanted => readWholeWorkbook(content, format, wanted))};
}

async function openZip(opening: Opening): Promise<OpenedContainer> {
	const {file, bytes, guard} = opening;
	const entries = await readZipDirectory(file, bytes);
	const archive = archiveOf(file, entries, guard);
	const workbook = await workbookPart(archive);
	if (workbook?.endsWith('.bin')) return openXlsb(opening, entries);
	if (workbook !== undefined) return {format: 'xlsx', ...await writeSheetTables(opening, wanted => readXlsx(archive, workbook, wanted))};
	if (await isOds(archive)) return {format: 'ods', ...await writeSheetTables(opening, wanted => readOds(archive, wanted))};
	refuseDocument(archive);
	refuseNested(opening);
	return openArchive(opening, entries);
}

/** A workbook too badly damaged to be known as one is called what its name says: nobody thinks of it as an archive. */
function calledAsNamed(error: unknown, path: string): unknown {
	const format = extname(path).slice(1).toLowerCase();
	if (!(error instanceof KnownError) || error.code !== 'CONTAINER_DAMAGED' || error.details.format !== 'zip' || !/^(?:xls[xmb]|ods)$/.test(format)) return error;
	return new KnownError(error.code, error.exitCode, {...error.details, format}, error.place, {cause: error.cause});
}

async function openXlsb(opening: Opening, entries: readonly ZipEntry[]): Promise<OpenedContainer> {
	refuseLargeWhole(opening.bytes, 'xlsb');
	// Its reader unpacks no more than the directory says.
	for (const entry of entries) opening.guard.add(entry.bytes);
	return openWhole(opening, await readAt(opening.file, 0, opening.bytes), 'xlsb');
}

/** A text document or slides are archives, too. */
function refuseDocument({entries}: Archive): void {
	const format = entries.has('[Content_Types].xml') ? 'docx' : entries.has('mimetype') ? 'odt' : undefined;
	if (format !== undefined) throw new KnownError('FILE_FORMAT_UNSUPPORTED', exitCodes.sourceRefused, {format});
}

async function openArchive(opening: Opening, entries: readonly ZipEntry[]): Promise<OpenedContainer> {
	const tables: ContainerTable[] = [];
	const ignored: string[] = [];
	for (const [index, entry] of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1)).entries()) {
		const member = entry.name.split(/[/\\]/).at(-1)!;
		if (isClutter(member)) continue;
		if (!isTableName(member)) {
			ignored.push(member);
			continue;
		}
		const opened = await openMember(opening, `${opening.prefix}-${index + 1}`, entry, member);
		tables.push(...opened.tables.map(table => ({...table, member})));
		ignored.push(...opened.ignored);
	}
	if (tables.length === 0) throw new KnownError('ARCHIVE_EMPTY', exitCodes.sourceRefused);
	return {format: 'zip', tables, ignored};
}

/** Says which member an error is about. */
async function openMember(opening: Opening, prefix: string, entry: ZipEntry, member: string): Promise<OpenedContainer> {
	try {
		return await openPacked(opening, prefix, readZipEntry(opening.file, entry, opening.guard));
	} catch (error) {
		if (!(error instanceof KnownError)) throw error;
		const {code, exitCode, details, place} = error;
		throw new KnownError(code, exitCode, {...details, member}, place, {cause: error});
	}
}
