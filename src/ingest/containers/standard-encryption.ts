import {createDecipheriv} from 'node:crypto';
import {damaged} from './damaged.ts';
import {checkPassword, hashOf, hashOfPassword, passwordUnsupported} from './password-hash.ts';

/** Decrypts a package as Excel 2007 and LibreOffice encrypt it (MS-OFFCRYPTO 2.3.4.5 to 2.3.4.9, "standard"): AES of 128 bits, block by block, under a SHA-1 of the password. */
export function decryptStandard(info: Buffer, encrypted: Buffer, password: string): Buffer {
	const {salt, verifier, verifierHash} = parametersOf(info);
	const key = keyOf(password, salt);
	checkPassword(decrypt(key, verifierHash), hashOf(hash, decrypt(key, verifier)));
	const content = decrypt(key, encrypted.subarray(8, encrypted.length - (encrypted.length - 8) % blockBytes));
	const size = Number(encrypted.readBigUInt64LE(0));
	if (content.length < size) throw damaged('xlsx', 'encrypted workbook cut off');
	return content.subarray(0, size);
}

const hash = 'sha1';
const spins = 50_000;
const blockBytes = 16;
/** Numbers by which Windows knows algorithms (ALG_ID): the only ones that these programs take unless somebody made them. */
const [aes128, sha1] = [0x660e, 0x8004];

interface Parameters {
	readonly salt: Buffer;
	readonly verifier: Buffer;
	readonly verifierHash: Buffer;
}

function parametersOf(info: Buffer): Parameters {
	const header = info.subarray(12, 12 + (info.length < 12 ? 0 : info.readUInt32LE(8)));
	const description = info.subarray(12 + header.length);
	if (header.length < 20 || description.length < 72) throw damaged('xlsx', 'description of the encryption');
	const [cipher, hashNumber, saltBytes] = [header.readUInt32LE(8), header.readUInt32LE(12), description.readUInt32LE(0)];
	if (cipher !== aes128 || hashNumber !== sha1 || saltBytes !== blockBytes) throw passwordUnsupported();
	return {salt: description.subarray(4, 20), verifier: description.subarray(20, 36), verifierHash: description.subarray(40, 72)};
}

function keyOf(password: string, salt: Buffer): Buffer {
	const firstBlock = Buffer.alloc(4);
	const final = hashOf(hash, hashOfPassword(password, {hash, salt, spins}), firstBlock);
	return hashOf(hash, Buffer.from(Array.from({length: 64}, (_, index) => 0x36 ^ (final[index] ?? 0)))).subarray(0, blockBytes);
}

function decrypt(key: Buffer, bytes: Buffer): Buffer {
	const decipher = createDecipheriv('aes-128-ecb', key, null).setAutoPadding(false);
	return Buffer.concat([decipher.update(bytes), decipher.final()]);
}
