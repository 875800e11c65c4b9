import {type FileHandle, open} from 'node:fs/promises';

/** A new file that only its owner may read (0600), written in large pieces. */
export class PrivateFile {
	readonly path: string;
	readonly #handle: FileHandle;
	#pieces: string[] = [];
	#length = 0;

	private constructor(path: string, handle: FileHandle) {
		this.path = path;
		this.#handle = handle;
	}

	static async create(path: string): Promise<PrivateFile> {
		return new PrivateFile(path, await open(path, 'wx', 0o600));
	}

	/** Keeps a text until there is enough of it; the bytes written, where it was. */
	async text(piece: string): Promise<number> {
		this.#pieces.push(piece);
		this.#length += piece.length;
		return this.#length < pieceLength ? 0 : this.#flush();
	}

	async bytes(piece: Uint8Array): Promise<void> {
		for (let at = 0; at < piece.length;) {
			const {bytesWritten} = await this.#handle.write(piece, at, piece.length - at);
			at += bytesWritten;
		}
	}

	/** Writes what is left, and closes. Returns the bytes written now. */
	async close(): Promise<number> {
		try {
			return await this.#flush();
		} finally {
			await this.#handle.close();
		}
	}

	async #flush(): Promise<number> {
		const bytes = Buffer.from(this.#pieces.join(''), 'utf8');
		this.#pieces = [];
		this.#length = 0;
		await this.bytes(bytes);
		return bytes.length;
	}
}

const pieceLength = 512 * 1024;
