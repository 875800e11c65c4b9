import {createDecipheriv, createHmac, timingSafeEqual} from 'node:crypto';
import {damaged} from './damaged.ts';
import {checkPassword, hashOf, hashOfPassword, passwordUnsupported} from './password-hash.ts';

/**
 * Decrypts a package as Excel 2010 and later encrypt it (MS-OFFCRYPTO 2.3.4.10, "agile").
 *
 * @param xml the description of the encryption
 */
export function decryptAgile(xml: string, encrypted: Buffer, password: string): Buffer {
	const [keyData, keyEncryptor] = [parametersOf(xml, 'keyData'), parametersOf(xml, 'encryptedKey')];
	const secret = secretOf(password, keyEncryptor);
	checkIntegrity(xml, encrypted, secret, keyData);
	return decryptPackage(encrypted, secret, keyData);
}

/** One element of the description: which hash, how long a key, and values by their attribute. */
interface Parameters {
	readonly hash: string;
	readonly keyBytes: number;
	readonly salt: Buffer;
	readonly value: (attribute: string) => Buffer;
	readonly spins: number;
}

const hashes: ReadonlySet<string> = new Set(['sha1', 'sha256', 'sha384', 'sha512']);
/** Excel turns the hash 100,000 times; so often, and nobody waits for minutes. */
const mostSpins = 10_000_000;
const blockBytes = 16;

function parametersOf(xml: string, element: string): Parameters {
	const tag = new RegExp(`<(?:\\w+:)?${element}\\b[^>]*>`).exec(xml)?.[0];
	if (tag === undefined) throw damaged('xlsx', element);
	const attribute = (name: string): string => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
	const hash = attribute('hashAlgorithm').replace('-', '').toLowerCase();
	const [keyBytes, spins] = [Number(attribute('keyBits')) / 8, Number(attribute('spinCount') || 0)];
	if (!hashes.has(hash) || attribute('cipherAlgorithm') !== 'AES' || attribute('cipherChaining') !== 'ChainingModeCBC') throw passwordUnsupported();
	if (![16, 24, 32].includes(keyBytes) || !(spins >= 0 && spins <= mostSpins)) throw passwordUnsupported();
	const value = (name: string): Buffer => Buffer.from(attribute(name), 'base64');
	return {hash, keyBytes, salt: value('saltValue'), value, spins};
}

/** What each derived key is for (MS-OFFCRYPTO 2.3.4.13 and .14). */
const purposes = {
	verifierInput: 'fea7d2763b4b9e79', verifierValue: 'd7aa0f6d3061344e', key: '146e0be7abacd0d6', hmacKey: '5fb2ad010cb9e1f6', hmacValue: 'a0677f02b22c8433',
} as const;

function secretOf(password: string, {hash, keyBytes, salt, value, spins}: Parameters): Buffer {
	const chain = hashOfPassword(password, {hash, salt, spins});
	const decrypted = (purpose: string, attribute: string): Buffer => decrypt(fitted(hashOf(hash, chain, Buffer.from(purpose, 'hex')), keyBytes), salt, value(attribute));
	const expected = decrypted(purposes.verifierValue, 'encryptedVerifierHashValue');
	const actual = hashOf(hash, decrypted(purposes.verifierInput, 'encryptedVerifierHashInput'));
	checkPassword(expected, actual);
	return decrypted(purposes.key, 'encryptedKeyValue').subarray(0, keyBytes);
}

function checkIntegrity(xml: string, encrypted: Buffer, secret: Buffer, {hash, salt}: Parameters): void {
	const tag = /<dataIntegrity\b[^>]*>/.exec(xml)?.[0];
	if (tag === undefined) return;
	const value = (name: string, purpose: string): Buffer => decrypt(secret, fitted(hashOf(hash, salt, Buffer.from(purpose, 'hex')), blockBytes),
		Buffer.from(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '', 'base64'));
	const actual = createHmac(hash, value('encryptedHmacKey', purposes.hmacKey).subarray(0, hashOf(hash).length)).update(encrypted).digest();
	const expected = value('encryptedHmacValue', purposes.hmacValue).subarray(0, actual.length);
	if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) throw damaged('xlsx', 'integrity of the encrypted workbook');
}

const segmentBytes = 4096;

function decryptPackage(encrypted: Buffer, secret: Buffer, {hash, salt}: Parameters): Buffer {
	const size = Number(encrypted.readBigUInt64LE(0));
	const segments: Buffer[] = [];
	for (let at = 8, index = 0; at < encrypted.length; at += segmentBytes, index++) {
		const counter = Buffer.alloc(4);
		counter.writeUInt32LE(index);
		segments.push(decrypt(secret, fitted(hashOf(hash, salt, counter), blockBytes), encrypted.subarray(at, at + segmentBytes)));
	}
	const content = Buffer.concat(segments);
	if (content.length < size) throw damaged('xlsx', 'encrypted workbook cut off');
	return content.subarray(0, size);
}

/** As long as it has to be: cut off, or filled up. */
function fitted(bytes: Buffer, length: number): Buffer {
	return bytes.length >= length ? bytes.subarray(0, length) : Buffer.concat([bytes, Buffer.alloc(length - bytes.length, 0x36)]);
}

function decrypt(key: Buffer, start: Buffer, bytes: Buffer): Buffer {
	if (bytes.length % blockBytes !== 0 || start.length < blockBytes) throw damaged('xlsx', 'encrypted blocks');
	const decipher = createDecipheriv(`aes-${key.length * 8}-cbc` as 'aes-256-cbc', key, start.subarray(0, blockBytes)).setAutoPadding(false);
	return Buffer.concat([decipher.update(bytes), decipher.final()]);
}
