// hucre encrypts workbooks that it writes itself only; what is behind a password here may be anything.
import {encryptAgile} from '../../node_modules/hucre/dist/xlsx/crypto/agile.mjs';

export async function protectedFile(content: Uint8Array, password: string): Promise<Buffer> {
	return Buffer.from(await encryptAgile(content, password, {spinCount: 10}));
}
