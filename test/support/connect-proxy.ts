import {type IncomingMessage, createServer} from 'node:http';
import {type AddressInfo, type Socket, connect} from 'node:net';

/** An HTTP proxy on this computer that opens tunnels, and says to where. */
export class ConnectProxy {
	readonly tunnels: string[] = [];
	readonly #server = createServer();
	readonly #sockets = new Set<Socket>();

	/** `credentials`: `name:password` that it asks for. */
	static async start(credentials?: string): Promise<ConnectProxy> {
		const proxy = new ConnectProxy();
		proxy.#server.on('connect', (request: IncomingMessage, client: Socket) => proxy.#tunnel(request, client, credentials));
		await new Promise<void>(resolve => void proxy.#server.listen(0, '127.0.0.1', resolve));
		return proxy;
	}

	get host(): string {
		return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
	}

	async stop(): Promise<void> {
		for (const socket of this.#sockets) socket.destroy();
		await new Promise(resolve => {
			this.#server.close(resolve);
			this.#server.closeAllConnections();
		});
	}

	#tunnel({url, headers}: IncomingMessage, client: Socket, credentials: string | undefined): void {
		const expected = credentials === undefined ? undefined : `Basic ${Buffer.from(credentials).toString('base64')}`;
		if (headers['proxy-authorization'] !== expected) return void client.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
		this.tunnels.push(url!);
		const server = connect(Number(url!.split(':')[1]), '127.0.0.1', () => {
			client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
			server.pipe(client).pipe(server);
		});
		for (const socket of [client, server]) {
			this.#sockets.add(socket);
			socket.on('error', () => socket.destroy());
		}
	}
}
