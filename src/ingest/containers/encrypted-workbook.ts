import {decryptAgile} from './agile-encryption.ts';
import {damaged} from './damaged.ts';
import {readOleStream} from './ole-streams.ts';
import {passwordUnsupported} from './password-hash.ts';
import {decryptStandard} from './standard-encryption.ts';

/**
 * What a password protects: the workbook's archive, as Excel 2007 and later and LibreOffice encrypt it.
 *
 * @throws KnownError PASSWORD_WRONG, PASSWORD_UNSUPPORTED, CONTAINER_DAMAGED
 */
export function decryptWorkbook(bytes: Buffer, password: string): Buffer {
	const info = readOleStream(bytes, 'EncryptionInfo');
	const encrypted = readOleStream(bytes, 'EncryptedPackage');
	if (info === undefined || encrypted === undefined || info.length < 8 || encrypted.length < 8) throw damaged('xlsx', 'encryption streams');
	const [major, minor] = [info.readUInt16LE(0), info.readUInt16LE(2)];
	if (major === 4 && minor === 4) return decryptAgile(info.toString('utf8', 8), encrypted, password);
	if (major >= 2 && major <= 4 && minor === 2) return decryptStandard(info, encrypted, password);
	throw passwordUnsupported();
}
