import {describe, expect, it} from 'vitest';
import {type HeadWishes, readHead} from '../../../src/ingest/head.ts';
import {scanFile} from '../../../src/ingest/scan.ts';
import {createBench} from './support.ts';

async function head(content: string | Uint8Array, wishes: HeadWishes = {}) {
	const path = (await createBench()).file('head.csv', content);
	const scan = await scanFile(path);
	return readHead(path, scan, wishes);
}

describe('delimiter', () => {
	it.each([
		[',', 'a,b,c\n1,2,3\n'],
		[';', 'a;b;c\n1;2;3\n'],
		['\t', 'a\tb\tc\n1\t2\t3\n'],
		['|', 'a|b|c\n1|2|3\n'],
		[';', 'Mã;Họ, chữ đệm và tên;Ngày sinh\n1;An;1980\n2;Ba;1981\n'],
		[',', 'Mã,"Họ; đệm; và tên",Ngày sinh\n1,"An; Ba",1980\n'],
		[';', 'Mã;Địa chỉ\n1;Số 1, ấp 2\n2;Số 3, ấp 4\n'],
		['\t', 'Mã\tĐịa chỉ, ấp\tGhi chú\n1\tSố 1, ấp 2\t\n2\tSố 3\t\n'],
		[';', 'Mã;Tên;Ngày\n1;An;1980\n2;"Ba\n3;Ca;1982\n4;Da;1983\n'],
		[',', 'Họ và tên\nNguyễn Văn An\n'],
	])('%j of %j', async (delimiter, content) => {
		expect((await head(content)).delimiter).toBe(delimiter);
	});

	it('is the profile\'s where it names one', async () => {
		expect((await head('a,b;c\n1,2;3\n', {delimiter: ';'})).headings).toEqual(['a,b', 'c']);
	});
});

describe('heading row', () => {
	it('is the first line with text; what is above is blank', async () => {
		expect(await head('\n  \na,b\n1,2\n')).toMatchObject({headings: ['a', 'b'], blankLines: 2, titleLines: 0, headingLines: 1, offset: 8});
	});

	it('is the line that a profile names; what is above is the title', async () => {
		expect(await head('SỔ\n\na,b\n1,2\n', {headerRow: 3})).toMatchObject({headings: ['a', 'b'], titleLines: 2, blankLines: 0, offset: 10});
	});

	it('stands below a title', async () => {
		const title = 'UBND PHƯỜNG PHÚ CƯỜNG,,\n\n"DANH SÁCH, năm 2022",,\n';
		expect(await head(`${title}STT,Họ và tên,Ngày sinh\n1,An,05/04/1980\n2,Ba,06/04/1980\n`)).toMatchObject({
			headings: ['STT', 'Họ và tên', 'Ngày sinh'], titleLines: 3, blankLines: 0, headingLines: 1, offset: Buffer.byteLength(`${title}STT,Họ và tên,Ngày sinh\n`),
		});
	});

	it('may be two rows, and a row of numbers below them', async () => {
		expect(await head('STT;Họ và tên;Năm sinh;\n;;Nam;Nữ\n(1);(2);(3);(4)\n1;An;1980;\n')).toMatchObject({headings: ['STT', 'Họ và tên', 'Nam', 'Nữ'], headingLines: 3});
	});

	it('is found below a title where it is written in an old font', async () => {
		expect(await head('DANH S¸CH,,\nHä vµ tªn,Ngµy sinh,Giíi tÝnh\nAn,05/04/1980,Nam\n')).toMatchObject({headings: ['Hä vµ tªn', 'Ngµy sinh', 'Giíi tÝnh'], titleLines: 1});
	});

	it('may be several lines, and begin with a byte order mark', async () => {
		expect(await head('\uFEFF"Ngày,\ntháng", Tên \n1,2\n')).toMatchObject({headings: ['Ngày, tháng', 'Tên'], headingLines: 2});
	});

	it('is refused beyond the end of the file', async () => {
		await expect(head('a,b\n1,2\n', {headerRow: 9})).rejects.toMatchObject({code: 'HEADER_ROW_BLANK'});
	});

	it('is refused where its quote does not close', async () => {
		await expect(head('"a,b\n1,2\n')).rejects.toMatchObject({code: 'HEADINGS_UNKNOWN'});
	});
});

describe('a file without headings', () => {
	it.each(['', '\n\r\n'])('%j', async content => {
		await expect(head(content)).rejects.toMatchObject({code: 'FILE_EMPTY', exitCode: 3});
	});
});

describe('headings', () => {
	it('stand in UTF-8 files with one bad line', async () => {
		const content = Buffer.concat([Buffer.from('Tên,Năm\nLê,1980\nĐỗ,1981\nTạ,'), Buffer.from([0xe1]), Buffer.from('\nVũ,1982\n')]);
		expect((await head(content)).headings).toEqual(['Tên', 'Năm']);
	});

	it('stand in UTF-8 files that break off within a letter', async () => {
		const content = Buffer.from('Tên,Năm\nLê,1980\nĐỗ,1981\nĐ').subarray(0, -1);
		expect((await head(content)).headings).toEqual(['Tên', 'Năm']);
	});
});
