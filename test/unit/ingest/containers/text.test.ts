import {gzipSync} from 'node:zlib';
import {describe, expect, it} from 'vitest';
import {type CodePage, encodePage} from '../../../../src/vietnam/legacy/code-pages.ts';
import {readAsWindows1252} from '../../../../src/vietnam/legacy/windows-1252.ts';
import {zipFile} from '../../../support/zip-file.ts';
import {openBytes} from './support.ts';

const text = 'Họ và tên\tNgày sinh\nNguyễn Thị Mỹ Ánh\t05/04/1980\n𠀋𠀌\t01/01/1990\n';
const lines = text.trimEnd().split('\n').map(line => line.split('\t'));

const wide = (content: string, order: 'le' | 'be'): Buffer => {
	const bytes = Buffer.from(content, 'utf16le');
	return order === 'le' ? bytes : bytes.swap16();
};

describe('text in another encoding becomes UTF-8, line by line', () => {
	it.each([
		['utf-16le', wide(`\uFEFF${text}`, 'le')],
		['utf-16be', wide(`\uFEFF${text}`, 'be')],
		['utf-16le', wide('Ho ten\tNgay sinh\nAn\t1980\n', 'le')],
		['utf-16be', wide('Ho ten\tNgay sinh\nAn\t1980\n', 'be')],
	])('%s is seen', async (encoding, bytes) => {
		const opened = await openBytes(bytes);
		expect(opened.tables[0].encoding).toBe(encoding);
		expect(opened.lines[0]).toEqual(bytes.length > 100 ? lines : [['Ho ten', 'Ngay sinh'], ['An', '1980']]);
		expect(opened.modes).toEqual([0o600]);
	});

	it.each<CodePage>(['tcvn3', 'vni', 'windows-1258', 'viscii'])('%s is read where a profile says so', async encoding => {
		const small = 'Họ và tên\tNơi sinh\nnguyễn thị mỹ ánh\tấp bưng cải, phường phú cường\n';
		const opened = await openBytes(encodePage(small, encoding)!, {encoding});
		expect(opened.lines[0]).toEqual(small.trimEnd().split('\n').map(line => line.split('\t')));
	});

	it('of an unknown 8-bit encoding, each byte becomes the letter that Windows-1252 shows', async () => {
		const bytes = encodePage('Họ và tên\nnguyễn thị mỹ ánh\n', 'tcvn3')!;
		const {lines: [read], tables: [{encoding}]} = await openBytes(bytes);
		expect([encoding, read.flat().join('\n')]).toEqual(['windows-1252', readAsWindows1252(bytes).trimEnd()]);
	});

	it('a mark of UTF-16 outranks what a profile says', async () => {
		expect((await openBytes(wide(`\uFEFF${text}`, 'le'), {encoding: 'tcvn3'})).lines[0]).toEqual(lines);
	});

	it('pieces that end within a letter or a pair lose nothing', async () => {
		const long = `${'𠀋'.repeat(700_001)}x\nHọ\n`;
		for (const order of ['le', 'be'] as const) {
			const {lines: [read]} = await openBytes(wide(`\uFEFF${long}`, order));
			expect(read.map(([cell]) => cell)).toEqual(long.trimEnd().split('\n'));
		}
	});

	it('half a pair and half a letter stay what they are: no UTF-8', async () => {
		const {readFileSync} = await import('node:fs');
		const {isUtf8} = await import('node:buffer');
		const opened = await openBytes(Buffer.concat([wide('\uFEFFHọ\nĐỗ\uD840\n', 'le'), Buffer.from([0x41])]));
		const read = readFileSync(opened.tables[0].path).toString('latin1').split('\n').map(line => Buffer.from(line, 'latin1'));
		expect(read.map(line => isUtf8(line))).toEqual([true, false, false]);
	});

	it('UTF-8 stays where it lies, also with one bad line among many good ones', async () => {
		for (const bytes of [Buffer.from(text), Buffer.concat([Buffer.from(text), Buffer.from([0x44, 0xe1, 0x0a])])]) {
			const {tables: [{path, encoding}]} = await openBytes(bytes);
			expect([encoding, path.endsWith('original')]).toEqual(['utf-8', true]);
		}
	});
});

describe('what is packed', () => {
	it('is read out of a .gz, whatever it is', async () => {
		for (const bytes of [Buffer.from(text), wide(`\uFEFF${text}`, 'le')]) {
			const {format, lines: [read], modes} = await openBytes(gzipSync(bytes));
			expect([format, read, modes]).toEqual(['gz', lines, [0o600]]);
		}
	});

	it('is read out of a .zip by name; other files in it are named', async () => {
		const opened = await openBytes(zipFile([
			{name: 'Xã/b.csv', content: 'b,c\n', deflated: true}, {name: 'Xã/a.txt', content: wide('\uFEFFa\n', 'le')}, {name: 'Xã/ảnh.jpg', content: 'x'},
			{name: '__MACOSX/Xã/._b.csv', content: 'x'}, {name: 'Xã/~$b.csv', content: 'x'}, {name: 'Xã/', content: ''},
		]));
		expect([opened.tables.map(({member}) => member), opened.lines, opened.ignored]).toEqual([['a.txt', 'b.csv'], [[['a']], [['b,c']]], ['ảnh.jpg']]);
	});

	it('never leaves the folder, whatever it is called', async () => {
		const {tables: [{path, member}]} = await openBytes(zipFile([{name: '../../../etc/evil.csv', content: 'a,b\n'}]));
		expect([member, path.includes('..'), path.includes('evil')]).toEqual(['evil.csv', false, false]);
	});
});
