import {createHash} from 'node:crypto';
import {type IncomingHttpHeaders, type IncomingMessage, type RequestListener, type ServerResponse, createServer} from 'node:http';
import {type ServerOptions, createServer as createTlsServer} from 'node:https';
import type {AddressInfo, Server} from 'node:net';

/** What a server does instead of answering as it should. */
export type Misdeed =
	/** Closes the line after so many bytes of the body. */
	| {readonly cutAfter: number}
	/** Sends so many bytes of the body and no more. */
	| {readonly stallAfter: number}
	/** Says that the body is longer or shorter by so much. */
	| {readonly lieAbout: number}
	/** Says no length, and closes the line after so many bytes as if that were all. */
	| {readonly endAfter: number}
	/** Sends another range than the one it is asked for. */
	| {readonly rangeFrom: number}
	| {readonly status: number; readonly headers?: Readonly<Record<string, string>>}
	| {readonly body: Buffer}
	/** Zeros without end. */
	| {readonly endless: true};

export interface Asked {
	readonly path: string;
	readonly headers: IncomingHttpHeaders;
}

export interface ServerBehaviour {
	/** Of a request, the count of those to its path before it given. */
	readonly misdeed?: (path: string, before: number) => Misdeed | undefined;
	readonly ranges?: boolean;
	/** The header that tells versions apart; a strong ETag where left out. */
	readonly validator?: (bytes: Buffer) => Readonly<Record<string, string>>;
	readonly tls?: ServerOptions;
}

/** A server on this computer with an extract below `/extract/`. */
export class ExtractServer {
	readonly files: Map<string, Buffer>;
	readonly asked: Asked[] = [];
	behaviour: ServerBehaviour;
	readonly #server: Server;

	private constructor(files: Readonly<Record<string, Buffer>>, behaviour: ServerBehaviour) {
		this.files = new Map(Object.entries(files));
		this.behaviour = behaviour;
		const listener: RequestListener = (request, response) => this.#answer(request, response);
		this.#server = behaviour.tls === undefined ? createServer(listener) : createTlsServer(behaviour.tls, listener);
	}

	static async start(files: Readonly<Record<string, Buffer>>, behaviour: ServerBehaviour = {}): Promise<ExtractServer> {
		const server = new ExtractServer(files, behaviour);
		await new Promise<void>(resolve => void server.#server.listen(0, '127.0.0.1', resolve));
		return server;
	}

	get url(): string {
		const {port} = this.#server.address() as AddressInfo;
		return this.behaviour.tls === undefined ? `http://127.0.0.1:${port}/extract` : `https://localhost:${port}/extract`;
	}

	/** Requests to a file, without those to the others. */
	askedFor(name: string): Asked[] {
		return this.asked.filter(({path}) => path === `/extract/${name}`);
	}

	async stop(): Promise<void> {
		await new Promise(resolve => {
			this.#server.close(resolve);
			(this.#server as ReturnType<typeof createServer>).closeAllConnections();
		});
	}

	#answer(request: IncomingMessage, response: ServerResponse): void {
		const path = decodeURIComponent(request.url!);
		const misdeed = this.behaviour.misdeed?.(path, this.asked.filter(each => each.path === path).length);
		this.asked.push({path, headers: request.headers});
		if (misdeed !== undefined && 'status' in misdeed) return void response.writeHead(misdeed.status, misdeed.headers).end('no');
		if (misdeed !== undefined && 'endless' in misdeed) return sendWithoutEnd(response);
		const bytes = misdeed !== undefined && 'body' in misdeed ? misdeed.body : this.files.get(path.replace('/extract/', ''));
		if (bytes === undefined) return void response.writeHead(404).end();
		const {validator = strongTag, ranges = true} = this.behaviour;
		const tags = validator(bytes);
		const asked = ranges ? rangeStart(request.headers, tags) : 0;
		const from = misdeed !== undefined && 'rangeFrom' in misdeed && asked > 0 ? misdeed.rangeFrom : asked;
		if (from > 0 && from >= bytes.length) return void response.writeHead(416, {'content-range': `bytes */${bytes.length}`}).end();
		const body = bytes.subarray(from);
		const unending = misdeed !== undefined && 'endAfter' in misdeed;
		if (unending) response.removeHeader('transfer-encoding');
		response.writeHead(from > 0 ? 206 : 200, {
			...tags,
			...(unending ? {connection: 'close'} : {'content-length': body.length + (misdeed !== undefined && 'lieAbout' in misdeed ? misdeed.lieAbout : 0)}),
			...(from > 0 && {'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}`}),
		});
		send(body, response, misdeed);
	}
}

function send(body: Buffer, response: ServerResponse, misdeed: Misdeed | undefined): void {
	if (misdeed !== undefined && 'cutAfter' in misdeed) return void response.write(body.subarray(0, misdeed.cutAfter), () => void response.destroy());
	if (misdeed !== undefined && 'stallAfter' in misdeed) return void response.write(body.subarray(0, misdeed.stallAfter));
	if (misdeed !== undefined && 'lieAbout' in misdeed) return void response.write(body, () => void response.destroy());
	response.end(misdeed !== undefined && 'endAfter' in misdeed ? body.subarray(0, misdeed.endAfter) : body);
}

function sendWithoutEnd(response: ServerResponse): void {
	const block = Buffer.alloc(1024 * 1024);
	const more = () => {
		while (!response.destroyed && response.write(block));
	};
	response.on('drain', more);
	more();
}

function rangeStart({range, 'if-range': condition}: IncomingHttpHeaders, tags: Readonly<Record<string, string>>): number {
	if (condition !== undefined && !Object.values(tags).includes(String(condition))) return 0;
	return Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
}

export function sha256(bytes: Buffer | string): string {
	return createHash('sha256').update(bytes).digest('hex');
}

function strongTag(bytes: Buffer): Record<string, string> {
	return {etag: `"${sha256(bytes).slice(0, 12)}"`};
}

/** Files of an extract by name, with the manifest that lists them. */
export function extractOf(parts: Readonly<Record<string, Buffer>>, asOf = '2022-08-15'): Record<string, Buffer> {
	const listed = Object.entries(parts).map(([file, bytes]) => ({file, sha256: sha256(bytes), rows: rowsIn(bytes), units: []}));
	return {...parts, 'manifest.json': Buffer.from(JSON.stringify({source: 'CSDLQG', as_of: asOf, parts: listed}))};
}

/** Lines below the heading. */
function rowsIn(bytes: Buffer): number {
	return Math.max(bytes.toString('latin1').split('\n').length - 2, 0);
}
