import {damaged} from './damaged.ts';

/**
 * One stream of an OLE file by its name, undefined where it has none (MS-CFB). Every chain of sectors is as long as the file at most, so
 * that one which runs in a circle ends.
 */
export function readOleStream(bytes: Buffer, name: string): Buffer | undefined {
	const file = new OleFile(bytes);
	return file.stream(name);
}

const headerBytes = 512;
const entryBytes = 128;
const lastRegular = 0xfffffffa;
const endOfChain = 0xfffffffe;
const headerFatSectors = 109;
const fileKind = 2;
const rootKind = 5;

interface Entry {
	readonly name: string;
	readonly kind: number;
	readonly start: number;
	readonly bytes: number;
}

class OleFile {
	readonly #bytes: Buffer;
	readonly #sectorBytes: number;
	readonly #miniBytes: number;
	readonly #fat: readonly number[];
	readonly #entries: readonly Entry[];

	constructor(bytes: Buffer) {
		if (bytes.length < headerBytes) throw damaged('xlsx', 'OLE header');
		this.#bytes = bytes;
		const [sectorShift, miniShift] = [bytes.readUInt16LE(30), bytes.readUInt16LE(32)];
		if ((sectorShift !== 9 && sectorShift !== 12) || miniShift !== 6) throw damaged('xlsx', 'OLE sectors');
		this.#sectorBytes = 1 << sectorShift;
		this.#miniBytes = 1 << miniShift;
		this.#fat = this.#readFat();
		this.#entries = this.#readDirectory();
	}

	stream(name: string): Buffer | undefined {
		const entry = this.#entries.find(each => each.kind === fileKind && each.name === name);
		if (entry === undefined) return undefined;
		const content = entry.bytes < this.#bytes.readUInt32LE(56) ? this.#miniStream(entry) : this.#chain(entry.start);
		if (content.length < entry.bytes) throw damaged('xlsx', 'OLE stream cut off');
		return content.subarray(0, entry.bytes);
	}

	#sector(number: number): Buffer {
		const from = (number + 1) * this.#sectorBytes;
		if (number > lastRegular || from >= this.#bytes.length) throw damaged('xlsx', 'OLE sector outside the file');
		return this.#bytes.subarray(from, from + this.#sectorBytes);
	}

	/** Numbers of the sectors that list all others: the first in the header, further ones in a chain of their own. */
	#readFat(): number[] {
		const perSector = this.#sectorBytes / 4;
		const sectors = numbersOf(this.#bytes.subarray(76, 76 + headerFatSectors * 4));
		for (let next = this.#bytes.readUInt32LE(68), left = this.#longest(); next <= lastRegular; left--) {
			if (left === 0) throw damaged('xlsx', 'OLE chain in a circle');
			const numbers = numbersOf(this.#sector(next));
			sectors.push(...numbers.slice(0, perSector - 1));
			next = numbers[perSector - 1] ?? endOfChain;
		}
		return sectors.filter(number => number <= lastRegular).flatMap(number => numbersOf(this.#sector(number)));
	}

	#longest(): number {
		return Math.ceil(this.#bytes.length / this.#sectorBytes);
	}

	#chain(start: number): Buffer {
		const sectors: Buffer[] = [];
		for (let next = start; next <= lastRegular; next = this.#fat[next] ?? endOfChain) {
			if (sectors.length > this.#longest()) throw damaged('xlsx', 'OLE chain in a circle');
			sectors.push(this.#sector(next));
		}
		return Buffer.concat(sectors);
	}

	/** Small streams lie together in that of the root. */
	#miniStream({start, bytes}: Entry): Buffer {
		const root = this.#entries.find(({kind}) => kind === rootKind);
		const all = root === undefined ? Buffer.alloc(0) : this.#chain(root.start);
		const fat = numbersOf(this.#chain(this.#bytes.readUInt32LE(60)));
		const sectors: Buffer[] = [];
		for (let next = start; next <= lastRegular && sectors.length * this.#miniBytes < bytes; next = fat[next] ?? endOfChain) {
			sectors.push(all.subarray(next * this.#miniBytes, (next + 1) * this.#miniBytes));
		}
		return Buffer.concat(sectors);
	}

	#readDirectory(): Entry[] {
		const directory = this.#chain(this.#bytes.readUInt32LE(48));
		const entries: Entry[] = [];
		for (let at = 0; at + entryBytes <= directory.length; at += entryBytes) {
			const nameBytes = Math.min(64, directory.readUInt16LE(at + 64));
			entries.push({
				name: directory.toString('utf16le', at, at + Math.max(0, nameBytes - 2)),
				kind: directory[at + 66], start: directory.readUInt32LE(at + 116), bytes: directory.readUInt32LE(at + 120),
			});
		}
		return entries;
	}
}

function numbersOf(bytes: Buffer): number[] {
	return Array.from({length: Math.floor(bytes.length / 4)}, (_, index) => bytes.readUInt32LE(index * 4));
}
