import {KnownError, exitCodes} from '../../errors.ts';

/** What an OLE file holds: an old workbook, or a workbook of today behind a password. Throws for anything else. */
export function oleContent(bytes: Buffer): 'xls' | 'encrypted' {
	if (bytes.includes(entryName('EncryptedPackage'))) return 'encrypted';
	if (!bytes.includes(entryName('Workbook')) && !bytes.includes(entryName('Book'))) {
		throw new KnownError('FILE_FORMAT_UNSUPPORTED', exitCodes.sourceRefused, {format: 'ole'});
	}
	if (isEncryptedBiff(bytes)) throw new KnownError('PASSWORD_UNSUPPORTED', exitCodes.sourceRefused, {format: 'xls'});
	return 'xls';
}

/** A name in the directory of an OLE file. */
function entryName(name: string): Buffer {
	return Buffer.from(`${name}\0`, 'utf16le');
}

/** In a workbook with a password one of its first records says so (FILEPASS), and all after it is noise (MS-XLS 2.1.7.20.1). */
function isEncryptedBiff(bytes: Buffer): boolean {
	for (let at = bytes.indexOf(beginOfFile); at >= 0; at = bytes.indexOf(beginOfFile, at + 1)) {
		let next = afterRecord(bytes, at);
		if (bytes.readUInt16LE(next) === WRITEPROTECT) next = afterRecord(bytes, next);
		if (bytes.readUInt16LE(next) === FILEPASS) return true;
	}
	return false;
}

/** Where the next record begins; there is always room for its head. */
function afterRecord(bytes: Buffer, at: number): number {
	return Math.min(at + 4 + bytes.readUInt16LE(at + 2), bytes.length - 4);
}

/** BOF of BIFF8, for the workbook itself. */
const beginOfFile = Buffer.from('0908100000060500', 'hex');
const WRITEPROTECT = 0x86;
const FILEPASS = 0x2f;
