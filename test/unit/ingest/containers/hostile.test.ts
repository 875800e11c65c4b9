import {gzipSync} from 'node:zlib';
import {describe, expect, it} from 'vitest';
import {containerLimits} from '../../../../src/ingest/containers/limits.ts';
import {en} from '../../../../src/messages/areas/files.ts';
import {fileOfLibreOffice, protectedFile} from '../../../support/protected-file.ts';
import {type ZipMember, odsFile, xlsxFile, zipFile} from '../../../support/zip-file.ts';
import {openBytes, rowsOf} from './support.ts';

const csv: ZipMember = {name: 'a.csv', content: 'Họ tên,Ngày sinh\nAn,1980\n'};
const text = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
const heading = `<row>${text('Họ tên')}</row>`;
/** So much of nothing packs to a thousandth. */
const megabyte = Buffer.alloc(1024 * 1024, 0x20);
const bombs = Buffer.concat(Array.from({length: 80}, () => megabyte));

async function refusal(bytes: Uint8Array | string) {
	const {code, exitCode, details} = await openBytes(bytes).then(() => ({code: 'opened', exitCode: 0, details: {}}), error => error as {code: string; exitCode: number; details: object});
	expect(exitCode).toBe(3);
	expect(Object.keys(en)).toContain(code);
	return [code, details];
}

describe('an archive is refused', () => {
	it.each([
		['that unpacks to a thousand times its size', zipFile([{name: 'a.csv', content: bombs, deflated: true}]), 'CONTAINER_BOMB'],
		['that is an endless .gz', gzipSync(bombs), 'CONTAINER_BOMB'],
		['whose files lie about their size', zipFile([{name: 'a.csv', content: megabyte, deflated: true, claims: {bytes: 10}}]), 'CONTAINER_DAMAGED'],
		['whose files are not what was packed', zipFile([{...csv, claims: {crc: 1}}]), 'CONTAINER_DAMAGED'],
		['whose files share their bytes', zipFile([csv, {...csv, name: 'b.csv', claims: {offset: 0}}]), 'CONTAINER_DAMAGED'],
		['whose files lie outside it', zipFile([{...csv, claims: {offset: 100_000}}]), 'CONTAINER_DAMAGED'],
		['with too many files', zipFile(Array.from({length: containerLimits.entries + 1}, (_, index) => ({name: `${index}.csv`, content: ''}))), 'CONTAINER_ENTRIES'],
		['within an archive', zipFile([{name: 'a.zip', content: zipFile([csv])}]), 'ARCHIVE_NESTED'],
		['in a .gz', gzipSync(zipFile([csv])), 'ARCHIVE_NESTED'],
		['without a table', zipFile([{name: 'a.jpg', content: 'x'}]), 'ARCHIVE_EMPTY'],
		['with a password', zipFile([{...csv, claims: {flags: 1}}]), 'PASSWORD_UNSUPPORTED'],
		['of another method', zipFile([{...csv, claims: {method: 12}}]), 'ZIP_METHOD'],
		['that is a letter', zipFile([{name: '[Content_Types].xml', content: ''}, {name: '_rels/.rels', content: '<Relationships/>'}]), 'FILE_FORMAT_UNSUPPORTED'],
		['that is a letter in OpenDocument', zipFile([{name: 'mimetype', content: 'application/vnd.oasis.opendocument.text'}, {name: 'content.xml', content: ''}]), 'FILE_FORMAT_UNSUPPORTED'],
		['cut off', zipFile([csv]).subarray(0, -30), 'CONTAINER_DAMAGED'],
		['that is a .gz cut off', gzipSync('Họ tên\n').subarray(0, -9), 'CONTAINER_DAMAGED'],
	])('%s', async (_what, bytes, code) => {
		expect((await refusal(bytes))[0]).toBe(code);
	});

	it('with the name of the file in it that is at fault', async () => {
		expect(await refusal(zipFile([csv, {name: 'x/b.csv', content: '%PDF-1.7'}]))).toEqual(['FILE_FORMAT_UNSUPPORTED', {format: 'pdf', member: 'b.csv'}]);
		const foxPro = Buffer.concat([Buffer.from('30160c0f02000000', 'hex'), Buffer.alloc(60)]);
		expect(await refusal(zipFile([{name: 'a.csv', content: foxPro}]))).toEqual(['FILE_FORMAT_UNSUPPORTED', {format: 'dbf', member: 'a.csv'}]);
	});
});

describe('a workbook is refused', () => {
	const longText = 'x'.repeat(containerLimits.cellLength + 1);
	const wideRow = Array.from({length: 100}, () => text('x'.repeat(6000))).join('');
	it.each([
		['with a giant cell', xlsxFile(`${heading}<row>${text(longText)}</row>`), 'CELL_TOO_LONG'],
		['with a giant cell among its shared texts', xlsxFile(heading, {strings: `<si><t>${longText}</t></si>`}), 'CELL_TOO_LONG'],
		['with a cell that never ends', xlsxFile(`${heading}<row><c t="str"><v>${'x'.repeat(3_000_000)}`), 'CELL_TOO_LONG'],
		['with a giant row', xlsxFile(`${heading}<row>${wideRow}</row>`), 'ROW_TOO_LONG'],
		['with a cell far to the right', xlsxFile(`${heading}<row><c r="XFD2"><v>1</v></c></row>`), 'COLUMNS_TOO_MANY'],
		['with a row beyond the last', xlsxFile(`${heading}<row r="2000000"><c><v>1</v></c></row>`), 'ROWS_TOO_MANY'],
		['with rows out of order', xlsxFile('<row r="5"><c><v>1</v></c></row><row r="5"><c><v>1</v></c></row>'), 'CONTAINER_DAMAGED'],
		['with a text that is not there', xlsxFile('<row><c t="s"><v>7</v></c></row>'), 'CONTAINER_DAMAGED'],
		['with a document type', xlsxFile('', {after: '<!DOCTYPE a [<!ENTITY b "c">]>'}), 'CONTAINER_DAMAGED'],
		['with elements in one another without end', xlsxFile('<a>'.repeat(10_000)), 'CONTAINER_DAMAGED'],
		['with a tag that never ends', xlsxFile(`<row ${'a="b" '.repeat(400_000)}`), 'CONTAINER_DAMAGED'],
		['with merged cells without end', xlsxFile(heading, {after: '<mergeCell ref="A1:B1"/>'.repeat(containerLimits.merges + 1)}), 'MERGES_TOO_MANY'],
		['with 100,000 columns', odsFile(row('<table:table-cell table:number-columns-repeated="100000" office:value-type="float" office:value="1"/>')), 'COLUMNS_TOO_MANY'],
		['with ten million rows', odsFile(`<table:table><table:table-row table:number-rows-repeated="10000000">${odsText('x')}</table:table-row></table:table>`), 'ROWS_TOO_MANY'],
		['with blanks without end', odsFile(row(`<table:table-cell office:value-type="string"><text:p>${'<text:s text:c="99999999"/>'.repeat(3)}x</text:p></table:table-cell>`)), 'CELL_TOO_LONG'],
		['with elements that do not close', odsFile('<table:table><table:table-row>'), 'CONTAINER_DAMAGED'],
		['with a hundred million cells out of nothing', odsFile(`<table:table><table:table-row>${odsText('Họ tên')}</table:table-row><table:table-row table:number-rows-repeated="1000000">${odsText('x', ' table:number-columns-repeated="1000"')}</table:table-row></table:table>`), 'CONTAINER_BOMB'],
	])('%s', async (_what, bytes, code) => {
		expect((await refusal(bytes))[0]).toBe(code);
	});

	it('but not for 100,000 empty columns or blank rows without end', async () => {
		const blank = '<table:table-cell table:number-columns-repeated="100000"/>';
		const {lines: [table]} = await openBytes(odsFile(row(`${odsText('Họ tên')}${blank}`, `${odsText('An')}${blank}`)
			.replace('</table:table>', '<table:table-row table:number-rows-repeated="99999999"><table:table-cell/></table:table-row></table:table>')));
		expect(table).toEqual([['0', 'Họ tên'], ['2', 'An']]);
	});
});

function odsText(value: string, attributes = ''): string {
	return `<table:table-cell office:value-type="string"${attributes}><text:p>${value}</text:p></table:table-cell>`;
}

function row(...rows: readonly string[]): string {
	return `<table:table table:name="a">${rows.map(cells => `<table:table-row>${cells}</table:table-row>`).join('')}</table:table>`;
}

describe('behind a password', () => {
	const opened = (bytes: Uint8Array) => openBytes(bytes, {}, 'x');

	it('a bomb is refused as anywhere', async () => {
		const bomb = await protectedFile(xlsxFile(`${heading}<row>${text('x')}</row>`.padEnd(80 * 1024 * 1024)), 'x');
		await expect(opened(bomb)).rejects.toMatchObject({code: 'CONTAINER_BOMB', exitCode: 3});
	});

	it('a giant cell is refused as anywhere', async () => {
		await expect(opened(await protectedFile(xlsxFile(`<row>${text('x'.repeat(containerLimits.cellLength + 1))}</row>`), 'x'))).rejects.toMatchObject({code: 'CELL_TOO_LONG'});
	});

	it('what was changed or cut off is damaged', async () => {
		const content = xlsxFile(heading, {strings: '<si><t>x</t></si>'.repeat(1000)});
		const whole = await protectedFile(content, 'x');
		const size = Buffer.alloc(8);
		size.writeUInt32LE(content.length);
		const changed = Buffer.from(whole);
		changed[changed.indexOf(size) + 5000] ^= 1;
		await expect(opened(changed)).rejects.toMatchObject({code: 'CONTAINER_DAMAGED'});
		for (const cut of [whole.length - 4096, 1024, 600]) await expect(opened(whole.subarray(0, cut))).rejects.toMatchObject({exitCode: 3});
	});

	it('what LibreOffice or Excel 2007 encrypted is read like any other', async () => {
		expect(await rowsOf(fileOfLibreOffice(), {}, 'mật khẩu')).toEqual([
			['Mã hồ sơ', 'Họ và tên', 'Ngày sinh', 'Số định danh cá nhân'], ['HS1', 'Nguyễn Văn An', '05/04/1980', '074080000001'], ['HS2', 'Trần Thị Bình', '06/04/1980', '074180000002'],
		]);
		await expect(openBytes(fileOfLibreOffice(), {}, 'mat khau')).rejects.toMatchObject({code: 'PASSWORD_WRONG'});
		await expect(openBytes(fileOfLibreOffice())).rejects.toMatchObject({code: 'PASSWORD_MISSING'});
	});

	it('an encryption of another kind is said to be unsupported', async () => {
		const bytes = await protectedFile(xlsxFile(heading), 'x');
		bytes.writeUInt16LE(3, bytes.indexOf('<?xml') - 6);
		await expect(opened(bytes)).rejects.toMatchObject({code: 'PASSWORD_UNSUPPORTED', details: {format: 'xlsx'}});
		const cipher = fileOfLibreOffice();
		cipher.writeUInt32LE(0x6801, cipher.indexOf(Buffer.from('0e660000', 'hex')));
		await expect(opened(cipher)).rejects.toMatchObject({code: 'PASSWORD_UNSUPPORTED', details: {format: 'xlsx'}});
		const spun = await protectedFile(xlsxFile(heading), 'x');
		spun.write('99', spun.indexOf('spinCount="10"') + 11);
		await expect(opened(spun)).rejects.toMatchObject({code: 'PASSWORD_WRONG'});
	});
});
