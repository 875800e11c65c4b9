import {describe, expect, it} from 'vitest';
import {scanFile} from '../../../src/ingest/scan.ts';
import {createBench} from './support.ts';

async function scan(content: string | Uint8Array) {
	return scanFile((await createBench()).file('scan.csv', content));
}

describe('lines', () => {
	it.each([
		['', 0, 0, 0],
		['a', 1, 0, 0],
		['a\n', 1, 0, 0],
		['a\nb', 2, 0, 0],
		['a\r\nb\r\n', 2, 0, 0],
		['\na\n', 2, 1, 0],
		['a\n\nb\n', 3, 1, 0],
		['a\n\n\nb\n\n', 5, 3, 1],
		['a\r\n\r\n\r\n', 3, 2, 2],
		['\n\n\n', 3, 3, 3],
		['a\rb\rc', 3, 0, 0],
		['a\r\rb\r', 3, 1, 0],
		['a\n\r\nb\n\r\n', 4, 2, 1],
	])('%j: %i lines, %i blank, %i of them last', async (content, lines, blankLines, trailingBlankLines) => {
		expect(await scan(content)).toMatchObject({lines, blankLines, trailingBlankLines});
	});

	it('are counted across blocks as within them', async () => {
		const line = `${'x'.repeat(1000)}\r\n`;
		const content = `${line.repeat(6000)}\r\n\r\n${line.repeat(3000)}\r\n`;
		expect(await scan(content)).toMatchObject({lines: 9003, blankLines: 3, trailingBlankLines: 1, strayReturns: false, bytes: content.length});
	});

	it('may not be longer than a file of residents can have', async () => {
		await expect(scan(Buffer.alloc(16 * 1024 * 1024 + 1, 'x'))).rejects.toMatchObject({code: 'LINE_TOO_LONG'});
	});
});

describe('odd bytes', () => {
	it.each([
		['plain', 'a,b\n', {quotes: false, strayReturns: false, zeroBytes: 0, invalidLines: 0, byteOrderMark: false, endsWithLineEnd: true, lineEnd: 'lf'}],
		['a byte order mark', '\uFEFFa\n', {byteOrderMark: true}],
		['a quote', 'a,"b"\n', {quotes: true}],
		['a CR within a line', 'a\rb\n', {strayReturns: true, lineEnd: 'lf'}],
		['CR as line ends', 'a\rb\r', {strayReturns: false, lineEnd: 'cr'}],
		['no last line end', 'a\nb', {endsWithLineEnd: false}],
		['zero bytes', 'a\0\0b\n', {zeroBytes: 2}],
	])('%s', async (_, content, expected) => {
		expect(await scan(content)).toMatchObject(expected);
	});

	it('counts lines that are no UTF-8', async () => {
		const content = Buffer.concat([Buffer.from('Đỗ\nan\n'), Buffer.from([0x44, 0xe1, 0x0a]), Buffer.from('Lê\n')]);
		expect(await scan(content)).toMatchObject({invalidLines: 1});
	});

	it('knows a file by its SHA-256', async () => {
		expect((await scan('abc')).sha256).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
	});
});
