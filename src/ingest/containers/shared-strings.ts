import {KnownError, exitCodes} from '../../errors.ts';
import {containerLimits} from './limits.ts';
import {oneLine, plainText} from './sheet-rows.ts';
import {type XmlHandler, scanXml} from './xml-scanner.ts';

/**
 * The different texts of a workbook, to which its cells refer by number. They are kept as bytes, one after the other: a large workbook
 * has millions, and as objects they would take several times as much.
 */
export class SharedStrings {
	#bytes: Buffer = Buffer.alloc(64 * 1024);
	#ends = new Uint32Array(4096);
	#count = 0;
	/** Texts that were asked for lately: a column often repeats itself. */
	readonly #lately: {number: number; text: string}[] = Array.from({length: lately}, () => ({number: -1, text: ''}));

	/** Undefined for a number that none has. */
	get(number: number): string | undefined {
		if (!(number >= 0 && number < this.#count)) return undefined;
		const known = this.#lately[number & (lately - 1)];
		if (known.number !== number) {
			known.text = this.#bytes.toString('utf8', number === 0 ? 0 : this.#ends[number - 1], this.#ends[number]);
			known.number = number;
		}
		return known.text;
	}

	add(text: string): void {
		const from = this.#count === 0 ? 0 : this.#ends[this.#count - 1];
		// No character takes more than three bytes a UTF-16 unit.
		const most = from + text.length * 3;
		if (most > this.#bytes.length) this.#bytes = grown(this.#bytes, most);
		if (this.#count === this.#ends.length) {
			const ends = new Uint32Array(this.#ends.length * 2);
			ends.set(this.#ends);
			this.#ends = ends;
		}
		this.#ends[this.#count++] = from + this.#bytes.write(text, from, 'utf8');
	}
}

const lately = 1024;

function grown(bytes: Buffer, most: number): Buffer {
	if (most > containerLimits.sharedTextBytes) {
		throw new KnownError('WORKBOOK_TOO_LARGE', exitCodes.sourceRefused, {format: 'xlsx', megabytes: containerLimits.sharedTextBytes / 1024 / 1024});
	}
	const larger = Buffer.allocUnsafe(Math.min(Math.max(bytes.length * 2, most), containerLimits.sharedTextBytes));
	bytes.copy(larger);
	return larger;
}

/** Reads `sharedStrings.xml`. Rich text is joined, phonetic help left out. */
export async function readSharedStrings(pieces: AsyncIterable<Buffer>): Promise<SharedStrings> {
	const strings = new SharedStrings();
	const collector = new TextCollector(text => strings.add(text));
	await scanXml(pieces, collector, 'xlsx');
	return strings;
}

class TextCollector implements XmlHandler {
	readonly #onText: (text: string) => void;
	#text = '';
	#reading = false;
	#phonetic = false;

	constructor(onText: (text: string) => void) {
		this.#onText = onText;
	}

	open(name: string): void {
		if (name === 'si') this.#text = '';
		else if (name === 'rPh') this.#phonetic = true;
		else if (name === 't') this.#reading = !this.#phonetic;
	}

	close(name: string): void {
		if (name === 't') this.#reading = false;
		else if (name === 'rPh') this.#phonetic = false;
		else if (name === 'si') this.#onText(oneLine(plainText(this.#text)));
	}

	text(text: string): void {
		if (!this.#reading) return;
		this.#text += text;
		if (this.#text.length > containerLimits.cellLength) {
			throw new KnownError('CELL_TOO_LONG', exitCodes.sourceRefused, {limit: containerLimits.cellLength});
		}
	}
}
