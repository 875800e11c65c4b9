import {KnownError, exitCodes} from '../errors.ts';
import type {Scan} from './scan.ts';

/** Throws for a file that is no delimited text in UTF-8, with what it seems to be instead. */
export function refuseForeignFile(scan: Scan): void {
	const format = formats.find(([mark]) => scan.start.subarray(0, mark.length).equals(mark))?.[1];
	if (format !== undefined) throw new KnownError('FILE_FORMAT_UNSUPPORTED', exitCodes.sourceRefused, {format});
	const encoding = foreignEncoding(scan);
	if (encoding !== undefined) throw new KnownError('ENCODING_UNSUPPORTED', exitCodes.sourceRefused, {encoding});
	if (scan.lines === scan.blankLines) throw new KnownError('FILE_EMPTY', exitCodes.sourceRefused);
}

const formats: readonly (readonly [Buffer, string])[] = [
	[Buffer.from('PK\u0003\u0004'), 'xlsx'],
	[Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'xls'],
	[Buffer.from('%PDF'), 'pdf'],
	[Buffer.from('1f8b', 'hex'), 'gz'],
];

/** A stray bad byte is one bad line; where most lines with accents are no UTF-8, the file is written in something else. */
function foreignEncoding(scan: Scan): string | undefined {
	const [first, second] = scan.start;
	if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return 'utf-16';
	if (scan.zeroBytes > scan.bytes / 10) return 'utf-16';
	return !scan.soundAccents && scan.invalidLines > scan.accentedLines / 2 ? 'other' : undefined;
}
