import {writeOds} from 'hucre/ods';
import {type WriteSheet, writeXlsx} from 'hucre/xlsx';
import {describe, expect, it} from 'vitest';
import {oleFile, xlsFile, xlsbFile} from '../../../support/old-workbooks.ts';
import {odsFile, xlsxFile} from '../../../support/zip-file.ts';
import {openBytes, rowsOf} from './support.ts';

const headings = ['STT', 'Họ và tên', 'Ngày sinh', 'Số CCCD'];
const people = [[1, 'Nguyễn Văn An', '05/04/1981', '074081000001'], [2, 'Trần Thị "Bé" Bình', '12/09/1990', '074190000002']];
const rows = [headings, ...people];
const written = rows.map(row => row.map(cell => String(cell).replace('"Bé"', '""Bé""')).map(cell => (cell.includes('"') ? `"${cell}"` : cell)));

const writers = {
	xlsx: (sheets: WriteSheet[], password?: string) => writeXlsx({sheets, encryption: password === undefined ? undefined : {password, spinCount: 1000}} as Parameters<typeof writeXlsx>[0]),
	ods: (sheets: WriteSheet[]) => writeOds({sheets}),
};

describe.each(['xlsx', 'ods'] as const)('a workbook (.%s)', format => {
	const write = writers[format];

	it('becomes a table whose lines begin with the row\'s number', async () => {
		const {lines: [table], format: found, tables, modes} = await openBytes(await write([{name: 'Danh sách', rows: [[], ...rows.slice(0, 2), [], rows[2]]}]));
		expect(table).toEqual([['0', ...written[0]], ['3', ...written[1]], ['5', ...written[2]]]);
		expect([found, modes]).toEqual([format, [0o600]]);
		expect(tables[0].sheet).toEqual({name: 'Danh sách', hidden: false, rows: 5, titleRows: 0, headingRows: 1, blankRows: 2, footRows: 0, dataRows: 2, columns: 4, uncalculated: 0});
	});

	it('gives a table for each sheet with a value', async () => {
		const opened = await openBytes(await write([{name: 'Khu phố 1', rows}, {name: 'Trống', rows: []}, {name: 'Khu phố 2', rows: [headings, people[0]]}]));
		expect(opened.tables.map(({sheet}) => [sheet!.name, sheet!.dataRows])).toEqual([['Khu phố 1', 2], ['Khu phố 2', 1]]);
		expect(opened.ignored).toEqual(['Trống']);
	});

	it('gives the sheet that the profile names, by name or number', async () => {
		const bytes = await write([{name: 'Bìa', rows: [['x']]}, {name: 'Danh sách', rows}]);
		for (const sheet of ['danh  sách', 2]) {
			if (sheet === 'danh  sách') await expect(openBytes(bytes, {sheet})).rejects.toMatchObject({code: 'SHEET_MISSING', details: {sheets: ['Bìa', 'Danh sách']}});
			else expect((await openBytes(bytes, {sheet})).tables.map(table => table.sheet!.name)).toEqual(['Danh sách']);
		}
		expect((await openBytes(bytes, {sheet: 'Danh sách'})).lines[0]).toHaveLength(3);
	});

	it('has dates as days, whatever the time zone, numbers with all their digits, and texts on one line', async () => {
		const day = new Date(Date.UTC(1980, 3, 5));
		const [, cells] = await rowsOf(await write([{name: 'a', rows: [headings, [74081000001, 'Số 1\nđường\tYersin', day, 0.5, true]]}]));
		expect(cells).toEqual(['74081000001', 'Số 1 đường Yersin', '05/04/1980', '0.5', 'TRUE']);
	});

	it('is one of an office: title, headings in two rows, totals and signatures', async () => {
		const office = [
			['UBND PHƯỜNG PHÚ CƯỜNG'], ['DANH SÁCH NHÂN KHẨU THƯỜNG TRÚ'], [],
			['STT', 'Họ và tên', 'Năm sinh', null, 'Số CCCD', 'Chủ hộ', null], [null, null, 'Nam', 'Nữ', null, 'Họ tên', 'Số CCCD'], ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)'],
			[1, 'Nguyễn Văn An', 1981, null, '074081000001', 'Nguyễn Văn An', '074081000001'],
			['STT', 'Họ và tên', 'Năm sinh', null, 'Số CCCD', 'Chủ hộ', null],
			[2, 'Trần Thị Bình', null, 1990, '074190000002', 'Nguyễn Văn An', '074081000001'],
			['Cộng', null, 1, 1], [],
			[null, null, null, null, 'Ngày 15 tháng 8 năm 2022'], [null, 'Người lập biểu', null, null, 'Trưởng công an'], [null, 'Lê Văn Cường', null, null, 'Phạm Thị Dung'],
		];
		const merges = [
			{startRow: 0, endRow: 0, startCol: 0, endCol: 3}, {startRow: 3, endRow: 4, startCol: 0, endCol: 0}, {startRow: 3, endRow: 4, startCol: 1, endCol: 1},
			{startRow: 3, endRow: 3, startCol: 2, endCol: 3}, {startRow: 3, endRow: 4, startCol: 4, endCol: 4}, {startRow: 3, endRow: 3, startCol: 5, endCol: 6},
		];
		for (const sheet of [{name: 'a', rows: office, merges}, {name: 'a', rows: office}]) {
			const {lines: [table], tables} = await openBytes(await write([sheet]));
			expect(table).toEqual([
				['0', 'STT', 'Họ và tên', 'Nam', 'Nữ', 'Số CCCD', 'Chủ hộ Họ tên', 'Chủ hộ Số CCCD'],
				['7', '1', 'Nguyễn Văn An', '1981', '', '074081000001', 'Nguyễn Văn An', '074081000001'],
				['9', '2', 'Trần Thị Bình', '', '1990', '074190000002', 'Nguyễn Văn An', '074081000001'],
			]);
			expect(tables[0].sheet).toMatchObject({rows: 14, titleRows: 2, headingRows: 4, blankRows: 2, footRows: 4, dataRows: 2});
		}
	});

	it('gives each member of a household what is merged over all of them', async () => {
		const merged = [['Số hộ', 'Họ và tên'], ['H1', 'An'], [null, 'Bình'], ['H2', 'Cường']];
		const [, ...cells] = await rowsOf(await write([{name: 'a', rows: merged, merges: [{startRow: 1, endRow: 2, startCol: 0, endCol: 0}]}]));
		expect(cells).toEqual([['H1', 'An'], ['H1', 'Bình'], ['H2', 'Cường']]);
	});

	it('is empty', async () => {
		await expect(openBytes(await write([{name: 'a', rows: []}]))).rejects.toMatchObject({code: 'FILE_EMPTY'});
	});

	it.each([[25, 1], [200, 25]])('cut off after %i of %i parts of itself it is damaged', async (part, of) => {
		const bytes = await write([{name: 'a', rows}]);
		await expect(openBytes(bytes.subarray(0, Math.floor(bytes.length * of / (part + of))))).rejects.toMatchObject({code: 'CONTAINER_DAMAGED', exitCode: 3});
	});
});

describe('an .xlsx', () => {
	it('leaves hidden sheets out, unless the profile names one', async () => {
		const bytes = await writeXlsx({sheets: [{name: 'Danh sách', rows}, {name: 'Cũ', rows, hidden: true}, {name: 'Mã', rows, veryHidden: true}]});
		const {tables, ignored} = await openBytes(bytes);
		expect([tables.map(({sheet}) => sheet!.name), ignored]).toEqual([['Danh sách'], ['Cũ', 'Mã']]);
		expect((await openBytes(bytes, {sheet: 'Cũ'})).tables.map(({sheet}) => [sheet!.name, sheet!.hidden])).toEqual([['Cũ', true]]);
	});

	it('says which hidden sheets there are where no other has a value', async () => {
		const bytes = await writeXlsx({sheets: [{name: 'Trống', rows: []}, {name: 'Cũ', rows, hidden: true}]});
		await expect(openBytes(bytes)).rejects.toMatchObject({code: 'SHEETS_HIDDEN', details: {sheets: ['Trống', 'Cũ']}});
	});

	it('shows a number as its format does: an ID with its zeros, a date of which only the year was meant', async () => {
		const styles = '<numFmts><numFmt numFmtId="170" formatCode="000000000000"/><numFmt numFmtId="171" formatCode="yyyy"/><numFmt numFmtId="172" formatCode="mm/yyyy"/></numFmts>'
			+ '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="172"/><xf numFmtId="14"/></cellXfs>';
		const data = '<row r="1"><c r="A1" t="inlineStr"><is><t>Họ tên</t></is></c></row><row r="2"><c r="A2" s="1"><v>74081000001</v></c><c r="B2" s="2"><v>29316</v></c>'
			+ '<c r="C2" s="3"><v>29316</v></c><c r="D2" s="4"><v>29316</v></c><c r="E2" s="4"><v>60</v></c><c r="F2" s="4"><v>1</v></c><c r="G2"><v>7.4081000001E10</v></c></row>';
		expect((await rowsOf(xlsxFile(data, {styles})))[1]).toEqual(['074081000001', '1980', '04/1980', '05/04/1980', '29/02/1900', '01/01/1900', '74081000001']);
		expect((await rowsOf(xlsxFile(data, {styles, workbook: '<workbookPr date1904="1"/>'})))[1][3]).toBe('06/04/1984');
	});

	it('has rich text, entities, escapes and cells without a reference', async () => {
		const strings = '<si><r><t>Nguyễn </t></r><r><t>An</t></r><rPh><t>x</t></rPh></si><si><t xml:space="preserve">A &amp; B &#x1EA1;_x000D_</t></si>';
		const data = '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="str"><v>&lt;b&gt;</v></c><c t="e"><v>#N/A</v></c></row><row><c><v>1</v></c></row>';
		expect((await rowsOf(xlsxFile(data, {strings})))[0]).toEqual(['Nguyễn An', 'A & B ạ', '<b>', '#N/A']);
	});

	it('counts formulas that nobody has calculated', async () => {
		const data = '<row><c t="inlineStr"><is><t>Họ tên</t></is></c></row><row><c t="inlineStr"><is><t>An</t></is></c><c><f>1+1</f></c><c><f>1+1</f><v>2</v></c></row>';
		const {tables, lines} = await openBytes(xlsxFile(data));
		expect([tables[0].sheet!.uncalculated, lines[0][1]]).toEqual([1, ['2', 'An', '', '2']]);
	});

	it('opens with its password, and only with that', async () => {
		const bytes = await writers.xlsx([{name: 'a', rows}], 'mật khẩu');
		expect(await rowsOf(bytes, {}, 'mật khẩu')).toEqual(written);
		await expect(openBytes(bytes)).rejects.toMatchObject({code: 'PASSWORD_MISSING', exitCode: 3});
		await expect(openBytes(bytes, {}, 'khác')).rejects.toMatchObject({code: 'PASSWORD_WRONG', exitCode: 3});
	});
});

describe('an .ods', () => {
	it('repeats rows and cells as the file says, and no blank ones', async () => {
		const cell = (text: string, attributes = ''): string => `<table:table-cell office:value-type="string"${attributes}><text:p>${text}</text:p></table:table-cell>`;
		const blank = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>';
		const {lines: [table]} = await openBytes(odsFile(`<table:table table:name="a"><table:table-row>${cell('Họ tên')}${cell('x', ' table:number-columns-repeated="2"')}</table:table-row>
			<table:table-row table:number-rows-repeated="2">${cell('An')}</table:table-row>${blank}</table:table>`));
		expect(table).toEqual([['0', 'Họ tên', 'x', 'x'], ['2', 'An'], ['3', 'An']]);
	});
});

describe.each([['xls', xlsFile], ['xlsb', xlsbFile]] as const)('an .%s', (format, write) => {
	it('becomes a table', async () => {
		const {format: found, lines: [table], tables} = await openBytes(write([['DANH SÁCH'], ...rows]));
		expect([found, table]).toEqual([format, [['0', ...written[0]], ['3', ...written[1]], ['4', ...written[2]]]]);
		expect(tables[0].sheet).toMatchObject({name: 'Sheet1', rows: 4, titleRows: 1, dataRows: 2});
	});
});

describe('an OLE file', () => {
	it.each([
		['PASSWORD_UNSUPPORTED', xlsFile(rows, {isProtected: true})],
		['FILE_FORMAT_UNSUPPORTED', oleFile('WordDocument', Buffer.alloc(100))],
		['CONTAINER_DAMAGED', xlsFile(rows).subarray(0, 1500)],
	])('is refused as %s', async (code, bytes) => {
		await expect(openBytes(bytes)).rejects.toMatchObject({code, exitCode: 3});
	});
});
