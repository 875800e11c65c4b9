import {type Dispatcher, EnvHttpProxyAgent, Pool, request} from 'undici';
import {KnownError, exitCodes} from '../../errors.ts';
import type {Credentials} from './credentials.ts';
import {LineError, connectionError} from './line-error.ts';
import {retryAfterOf} from './retry.ts';

export interface ConnectionSettings extends Credentials {
	readonly proxy?: URL;
	/** Hosts that are reached without the proxy, as `NO_PROXY` lists them. */
	readonly noProxy?: string;
	/** Milliseconds without a byte after which a request is given up. */
	readonly stall: number;
	readonly now: () => Date;
}

/** What the server says to a request that it could answer. */
export interface Answer {
	readonly status: number;
	header(name: string): string | undefined;
	/**
	 * Hands the bytes over as they are sent, and settles after the last ones: what came before a break is never lost in a
	 * buffer. Call it at once. Rejects with `LineError` where they break off, and with what `take` throws.
	 */
	read(take: (bytes: Buffer) => void): Promise<void>;
	/** Gives the rest of the bytes up. */
	discard(): void;
}

type ResponseBody = Dispatcher.ResponseData['body'];

const mostRedirects = 5;

/** Requests to one server, encrypted wherever it is another computer's, with the token to that server and no other. */
export class Connection {
	readonly #agent: EnvHttpProxyAgent;
	readonly #token: string | undefined;
	readonly #now: () => Date;

	constructor({tls, token, proxy, noProxy = '', stall, now}: ConnectionSettings) {
		this.#token = token;
		this.#now = now;
		this.#agent = new EnvHttpProxyAgent({
			// Never through a proxy: without encryption this computer's own addresses are all that is allowed.
			httpProxy: '',
			httpsProxy: proxy?.href ?? '',
			noProxy,
			connect: {...tls, timeout: stall},
			requestTls: {...tls, timeout: stall},
			proxyTls: {timeout: stall},
			clientFactory: (origin, options) => new Pool(origin, {...options, headersTimeout: stall}),
			headersTimeout: stall,
			bodyTimeout: stall,
		});
	}

	/**
	 * Asks for what lies at `address`; redirects are followed on the same server only, so that neither token nor
	 * certificate goes elsewhere.
	 *
	 * @throws LineError where it may be tried again; KnownError where the server says no; the signal's reason once aborted
	 */
	async get(address: URL, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Answer> {
		let current = address;
		for (let redirects = 0; ; redirects++) {
			const {statusCode, headers: answered, body} = await this.#request(current, headers, signal);
			const header = (name: string) => [answered[name]].flat()[0];
			if (statusCode === 200 || statusCode === 206 || statusCode === 416) {
				return {status: statusCode, header, read: take => read(body, take, signal), discard: () => discard(body)};
			}
			discard(body);
			const location = header('location');
			const sentOn = statusCode >= 300 && statusCode < 400 && location !== undefined && redirects < mostRedirects;
			if (!sentOn) throw this.#refusal(statusCode, header('retry-after'));
			current = sameServer(location, current);
		}
	}

	/** Ends what is still open. */
	async close(): Promise<void> {
		await this.#agent.destroy();
	}

	async #request(address: URL, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
		try {
			return await request(address, {
				dispatcher: this.#agent,
				signal,
				headers: {
					'user-agent': 'rasoat',
					// The digest is that of the file, not of how it was packed for the way.
					'accept-encoding': 'identity',
					...(this.#token !== undefined && {authorization: `Bearer ${this.#token}`}),
					...headers,
				},
			});
		} catch (error) {
			signal.throwIfAborted();
			throw connectionError(error);
		}
	}

	#refusal(status: number, retryAfter: string | undefined): LineError | KnownError {
		if (status === 408 || status === 429 || status >= 500) return new LineError('busy', {retryAfter: retryAfterOf(retryAfter, this.#now())});
		if (status === 401 || status === 403) return new KnownError('PULL_DENIED', exitCodes.usage, {status});
		if (status === 404 || status === 410) return new KnownError('PULL_NOT_THERE', exitCodes.usage, {status});
		return new KnownError('PULL_ANSWER', exitCodes.usage, {status});
	}
}

function sameServer(location: string, from: URL): URL {
	const target = URL.canParse(location, from.href) ? new URL(location, from.href) : undefined;
	if (target?.origin !== from.origin) throw new KnownError('PULL_REDIRECT', exitCodes.usage, {host: target?.host});
	return target;
}

// Not `for await`: a stream that breaks while its reader is busy throws away what it had.
async function read(body: ResponseBody, take: (bytes: Buffer) => void, signal: AbortSignal): Promise<void> {
	return new Promise((resolve, reject) => {
		body.on('end', resolve);
		body.on('error', error => reject(signal.aborted ? signal.reason : connectionError(error)));
		body.on('data', (bytes: Buffer) => {
			try {
				take(bytes);
			} catch (error) {
				reject(error);
				body.destroy();
			}
		});
	});
}

function discard(body: ResponseBody): void {
	body.on('error', () => {});
	body.destroy();
}
