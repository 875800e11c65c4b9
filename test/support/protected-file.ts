import {readFileSync} from 'node:fs';
// hucre encrypts workbooks that it writes itself only; what is behind a password here may be anything.
import {encryptAgile} from '../../node_modules/hucre/dist/xlsx/crypto/agile.mjs';

export async function protectedFile(content: Uint8Array, password: string): Promise<Buffer> {
	return Buffer.from(await encryptAgile(content, password, {spinCount: 10}));
}

/** A workbook of two people that LibreOffice 7.4 saved with the password `mật khẩu`, in the way of Excel 2007. */
export function fileOfLibreOffice(): Buffer {
	return readFileSync(new URL('protected-by-libreoffice.xlsx', import.meta.url));
}
