import {X509Certificate} from 'node:crypto';
import {readFileSync, statSync} from 'node:fs';
import {platform} from 'node:os';
import {createSecureContext} from 'node:tls';
import type {PullSettings} from '../../config/config.ts';
import {KnownError, exitCodes} from '../../errors.ts';

/** By what the server knows us and we know the server; it goes to `tls.connect`. */
export interface TlsSettings {
	/** Certificates of the only authorities that are trusted; where left out, those that Node brings. */
	readonly ca?: Buffer;
	readonly pfx?: Buffer;
	readonly cert?: Buffer;
	readonly key?: Buffer;
	readonly passphrase?: string;
}

export interface Credentials {
	readonly tls: TlsSettings;
	readonly token?: string;
}

type CredentialSettings = Pick<PullSettings, 'tokenFile' | 'caFile' | 'clientCertificate' | 'clientKey' | 'passphraseFile'>;

/**
 * Reads the files that the settings name. What they hold goes nowhere but into the connection: no error quotes it.
 *
 * @throws KnownError (exit code 2) where a file is missing, is no such thing, or is a secret that other accounts may read
 */
export function readCredentials(settings: CredentialSettings): Credentials {
	return {tls: readTls(settings), token: settings.tokenFile === undefined ? undefined : readToken(settings.tokenFile)};
}

// What a header can carry; anything else is a file of something else.
function readToken(file: string): string {
	const token = readSecret(file).toString('utf8').trim();
	if (!/^[\x21-\x7E]{1,16384}$/.test(token)) throw new KnownError('PULL_TOKEN', exitCodes.usage, {}, {file});
	return token;
}

function readTls({caFile, clientCertificate, clientKey, passphraseFile}: CredentialSettings): TlsSettings {
	const tls: TlsSettings = {
		ca: caFile === undefined ? undefined : read(caFile),
		passphrase: passphraseFile === undefined ? undefined : readSecret(passphraseFile).toString('utf8').replace(/\r?\n$/, ''),
		...(clientCertificate !== undefined && readCertificate(clientCertificate, clientKey)),
	};
	// A context passes over authorities that it cannot read.
	if (tls.ca !== undefined) usable(caFile!, () => new X509Certificate(tls.ca!));
	if (clientCertificate !== undefined) usable(clientCertificate, () => createSecureContext(tls));
	return tls;
}

function readCertificate(file: string, keyFile: string | undefined): TlsSettings {
	const certificate = read(file);
	if (!certificate.includes('-----BEGIN')) return {pfx: readSecret(file)};
	if (keyFile !== undefined) return {cert: certificate, key: readSecret(keyFile)};
	return {cert: certificate, key: certificate.includes('PRIVATE KEY-----') ? readSecret(file) : undefined};
}

function usable(file: string, attempt: () => unknown): void {
	try {
		attempt();
	} catch (error) {
		throw new KnownError('PULL_CERTIFICATE_FILE', exitCodes.usage, {}, {file}, {cause: error});
	}
}

// Windows has no modes; there the folder's own permissions protect the file.
function readSecret(file: string): Buffer {
	const secret = read(file);
	if (platform() !== 'win32' && (statSync(file).mode & 0o077) !== 0) throw new KnownError('PULL_SECRET_OPEN', exitCodes.usage, {}, {file});
	return secret;
}

function read(file: string): Buffer {
	try {
		return readFileSync(file);
	} catch (error) {
		const missing = error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR' || error.code === 'ENOTDIR');
		throw missing ? new KnownError('PULL_FILE_MISSING', exitCodes.usage, {}, {file}, {cause: error}) : error;
	}
}
