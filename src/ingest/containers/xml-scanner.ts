import {StringDecoder} from 'node:string_decoder';
import {damaged} from './damaged.ts';

/** What a scanner tells of. Names come without their prefix, text decoded and in as many pieces as it likes. */
export interface XmlHandler {
	/** `attributes`: as written, for `attributeOf`. An empty element is opened and closed. */
	open(name: string, attributes: string): void;
	close(name: string): void;
	text(text: string): void;
}

/**
 * Reads XML a piece at a time, as much of it as workbooks need: elements, attributes, text, character references. It checks no grammar
 * but that every element is closed in order; it knows no entities but the five, and refuses a document type, so nothing in a file can grow.
 */
export class XmlScanner {
	readonly #handler: XmlHandler;
	readonly #format: string;
	readonly #open: string[] = [];
	#rest = '';

	constructor(handler: XmlHandler, format: string) {
		this.#handler = handler;
		this.#format = format;
	}

	push(piece: string): void {
		const xml = this.#rest === '' ? piece : this.#rest + piece;
		let at = 0;
		while (at < xml.length) {
			const next = xml.charCodeAt(at) === LESS ? this.#tag(xml, at) : this.#text(xml, at);
			if (next < 0) break;
			at = next;
		}
		this.#rest = at === 0 ? xml : xml.slice(at);
		if (this.#rest.length > longestToken) throw damaged(this.#format, 'token too long');
	}

	/** Throws where the document stops before its end. */
	end(): void {
		if (this.#open.length > 0 || this.#rest.trim() !== '') throw damaged(this.#format, 'XML breaks off');
	}

	/** Where to go on; -1 where the text may go on in the next piece in a way that matters. */
	#text(xml: string, from: number): number {
		const found = xml.indexOf('<', from);
		let to = found < 0 ? xml.length : found;
		if (found < 0) {
			const reference = xml.lastIndexOf('&');
			if (reference >= from && xml.length - reference < longestReference && !xml.includes(';', reference)) to = reference;
			if (to === from) return -1;
		}
		if (this.#open.length > 0) this.#handler.text(decodeReferences(xml.slice(from, to)));
		return to;
	}

	#tag(xml: string, from: number): number {
		const second = xml.charCodeAt(from + 1);
		if (second === EXCLAMATION || second === QUESTION) return this.#special(xml, from);
		const closing = second === SLASH;
		const nameFrom = closing ? from + 2 : from + 1;
		let name = nameFrom;
		let nameTo = -1;
		let quote = 0;
		for (let at = nameFrom; at < xml.length; at++) {
			const code = xml.charCodeAt(at);
			if (quote !== 0) {
				if (code === quote) quote = 0;
			} else if (code === GREATER) {
				const empty = xml.charCodeAt(at - 1) === SLASH;
				const to = empty ? at - 1 : at;
				if (nameTo < 0) nameTo = to;
				this.#element(xml.slice(name, nameTo), closing, empty, nameTo < to ? xml.slice(nameTo, to) : '');
				return at + 1;
			} else if (nameTo < 0) {
				if (code === COLON) name = at + 1;
				else if (code <= BLANK || code === SLASH) nameTo = at;
			} else if (code === DOUBLE || code === SINGLE) {
				quote = code;
			}
		}
		return -1;
	}

	#element(name: string, closing: boolean, empty: boolean, attributes: string): void {
		if (closing) {
			if (this.#open.pop() !== name) throw damaged(this.#format, 'XML is not nested');
			this.#handler.close(name);
			return;
		}
		this.#handler.open(name, attributes);
		if (empty) {
			this.#handler.close(name);
			return;
		}
		this.#open.push(name);
		if (this.#open.length > deepest) throw damaged(this.#format, 'XML too deep');
	}

	#special(xml: string, from: number): number {
		if (xml.length < from + 9 && !xml.includes('>', from)) return -1;
		if (xml.startsWith('<!DOCTYPE', from)) throw damaged(this.#format, 'document type');
		const [open, close] = xml.startsWith('<!--', from) ? ['<!--', '-->'] : xml.startsWith('<![CDATA[', from) ? ['<![CDATA[', ']]>'] : ['<', '>'];
		const end = xml.indexOf(close, from + open.length);
		if (end < 0) return -1;
		if (open === '<![CDATA[' && this.#open.length > 0) this.#handler.text(xml.slice(from + open.length, end));
		return end + close.length;
	}
}

/** The value of an attribute, by its name with its prefix as usually written (`r:id`); undefined where there is none. */
export function attributeOf(attributes: string, name: string): string | undefined {
	for (let at = 0; ;) {
		const equals = attributes.indexOf('=', at);
		if (equals < 0) return undefined;
		at = afterBlanks(attributes, at);
		const found = attributes.startsWith(name, at) && afterBlanks(attributes, at + name.length) === equals;
		const from = afterBlanks(attributes, equals + 1);
		const end = attributes.indexOf(attributes.charCodeAt(from) === SINGLE ? "'" : '"', from + 1);
		if (end < 0) return undefined;
		if (found) return decodeReferences(attributes.slice(from + 1, end));
		at = end + 1;
	}
}

function afterBlanks(text: string, from: number): number {
	let at = from;
	while (text.charCodeAt(at) <= BLANK) at++;
	return at;
}

const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const QUESTION = 0x3f;
const EXCLAMATION = 0x21;
const COLON = 0x3a;
const DOUBLE = 0x22;
const SINGLE = 0x27;
const BLANK = 0x20;

const longestToken = 1024 * 1024;
const longestReference = 12;
const deepest = 200;

const named: Readonly<Record<string, string>> = {lt: '<', gt: '>', amp: '&', quot: '"', apos: "'"};

function decodeReferences(text: string): string {
	if (!text.includes('&')) return text;
	return text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(lt|gt|amp|quot|apos));/gi, (whole: string, decimal?: string, hexadecimal?: string, name?: string) => {
		if (name !== undefined) return named[name.toLowerCase()];
		const code = decimal === undefined ? Number.parseInt(hexadecimal!, 16) : Number(decimal);
		return code > 0x10ffff ? whole : String.fromCodePoint(code);
	});
}

/** Text of a document out of its bytes: UTF-8, or UTF-16 where a byte order mark says so. */
export async function* xmlPieces(pieces: AsyncIterable<Buffer>): AsyncGenerator<string> {
	let decoder: StringDecoder | undefined;
	for await (const piece of pieces) {
		decoder ??= new StringDecoder(piece[0] === 0xff && piece[1] === 0xfe ? 'utf16le' : 'utf8');
		yield decoder.write(piece);
	}
}

/** Has a document told to a handler, from its beginning to its end. */
export async function scanXml(pieces: AsyncIterable<Buffer>, handler: XmlHandler, format: string): Promise<void> {
	const scanner = new XmlScanner(handler, format);
	for await (const piece of xmlPieces(pieces)) scanner.push(piece);
	scanner.end();
}
