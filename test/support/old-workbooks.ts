import {zipFile} from './zip-file.ts';

type Cell = string | number;

const record = (id: number, body: Uint8Array): Buffer => {
	const head = Buffer.alloc(4);
	head.writeUInt16LE(id, 0);
	head.writeUInt16LE(body.length, 2);
	return Buffer.concat([head, body]);
};

const bytes = (...parts: readonly (readonly [width: 1 | 2 | 4 | 8, value: number])[]): Buffer => Buffer.concat(parts.map(([width, value]) => {
	const buffer = Buffer.alloc(width);
	if (width === 8) buffer.writeDoubleLE(value);
	else buffer.writeUIntLE(value, 0, width);
	return buffer;
}));

/** An `.xls` of one sheet. `protected`: with the record that says so, without encrypting anything. */
export function xlsFile(rows: readonly (readonly Cell[])[], {name = 'Sheet1', isProtected = false} = {}): Buffer {
	const begin = (kind: number): Buffer => record(0x809, bytes([2, 0x600], [2, kind], [2, 0], [2, 0], [4, 0], [4, 0]));
	const filePass = isProtected ? record(0x2f, Buffer.alloc(54)) : Buffer.alloc(0);
	const end = record(0x0a, Buffer.alloc(0));
	const sheetHead = (at: number): Buffer => record(0x85, Buffer.concat([bytes([4, at], [2, 0], [1, name.length], [1, 1]), Buffer.from(name, 'utf16le')]));
	const start = begin(5).length + filePass.length + sheetHead(0).length + end.length;
	const cells = rows.flatMap((row, y) => row.map((cell, x) => (typeof cell === 'number'
		? record(0x203, bytes([2, y], [2, x], [2, 0], [8, cell]))
		: record(0x204, Buffer.concat([bytes([2, y], [2, x], [2, 0], [2, cell.length], [1, 1]), Buffer.from(cell, 'utf16le')])))));
	return oleFile('Workbook', Buffer.concat([begin(5), filePass, sheetHead(start), end, begin(0x10), ...cells, end]));
}

const sector = 512;

/** An OLE file with one stream. */
export function oleFile(name: string, content: Buffer): Buffer {
	const sectors = Math.max(8, Math.ceil(content.length / sector));
	const head = Buffer.alloc(sector, 0xff);
	Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(head);
	head.fill(0, 8, 76);
	for (const [at, value] of [[24, 0x3e], [26, 3], [28, 0xfffe], [30, 9], [32, 6]]) head.writeUInt16LE(value, at);
	for (const [at, value] of [[44, 1], [48, 1], [56, 4096], [60, 0xfffffffe], [68, 0xfffffffe], [76, 0]]) head.writeUInt32LE(value, at);
	const table = Buffer.alloc(sector, 0xff);
	for (const [at, value] of [0xfffffffd, 0xfffffffe].entries()) table.writeUInt32LE(value, at * 4);
	for (let at = 0; at < sectors; at++) table.writeUInt32LE(at === sectors - 1 ? 0xfffffffe : at + 3, (at + 2) * 4);
	const directory = Buffer.alloc(sector);
	for (const [at, [entry, type, child, start, size]] of ([['Root Entry', 5, 1, 0xfffffffe, 0], [name, 2, 0xffffffff, 2, sectors * sector]] as const).entries()) {
		const place = directory.subarray(at * 128);
		place.write(entry, 0, 'utf16le');
		place.writeUInt16LE(entry.length * 2 + 2, 64);
		place[66] = type;
		for (const [field, value] of [[68, 0xffffffff], [72, 0xffffffff], [76, child], [116, start], [120, size]]) place.writeUInt32LE(value, field);
	}
	return Buffer.concat([head, table, directory, content, Buffer.alloc(sectors * sector - content.length)]);
}

/** An `.xlsb` of one sheet. */
export function xlsbFile(rows: readonly (readonly Cell[])[]): Buffer {
	const part = (id: number, body: Uint8Array): Buffer => Buffer.concat([
		Buffer.from(id < 0x80 ? [id] : [(id & 0x7f) | 0x80, id >> 7]), Buffer.from([(body.length & 0x7f) | 0x80, body.length >> 7]), body,
	]);
	const text = (value: string): Buffer => Buffer.concat([bytes([4, value.length]), Buffer.from(value, 'utf16le')]);
	const cells = rows.flatMap((row, y) => [part(0, bytes([4, y], [4, 0])), ...row.map((cell, x) => (typeof cell === 'number'
		? part(5, bytes([4, x], [4, 0], [8, cell]))
		: part(6, Buffer.concat([bytes([4, x], [4, 0]), text(cell)]))))]);
	const relation = (type: string, target: string): string => `<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`;
	return zipFile([
		{name: '_rels/.rels', content: relation('officeDocument', 'xl/workbook.bin')},
		{name: 'xl/workbook.bin', content: part(156, Buffer.concat([bytes([4, 0], [4, 1]), text('rId1'), text('Sheet1')]))},
		{name: 'xl/_rels/workbook.bin.rels', content: relation('worksheet', 'worksheets/sheet1.bin')},
		{name: 'xl/worksheets/sheet1.bin', content: Buffer.concat(cells), deflated: true},
	]);
}
