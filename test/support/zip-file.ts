import {crc32, deflateRawSync} from 'node:zlib';

export interface ZipMember {
	readonly name: string;
	readonly content: string | Uint8Array;
	/** Left out: stored as it is. */
	readonly deflated?: boolean;
	/** What the directory says in place of the truth. */
	readonly claims?: {readonly bytes?: number; readonly crc?: number; readonly method?: number; readonly flags?: number; readonly offset?: number};
}

/** A `.zip` byte by byte, so that it can be as wrong as a test needs it. */
export function zipFile(members: readonly ZipMember[]): Buffer {
	const locals: Buffer[] = [];
	const directory: Buffer[] = [];
	let offset = 0;
	for (const {name, content, deflated = false, claims = {}} of members) {
		const plain = Buffer.from(content as string);
		const packed = deflated ? deflateRawSync(plain) : plain;
		const path = Buffer.from(name);
		const head = Buffer.alloc(26);
		head.writeUInt16LE(20, 0);
		head.writeUInt16LE(claims.flags ?? 0, 2);
		head.writeUInt16LE(claims.method ?? (deflated ? 8 : 0), 4);
		head.writeUInt32LE(claims.crc ?? crc32(plain), 10);
		head.writeUInt32LE(packed.length, 14);
		head.writeUInt32LE(claims.bytes ?? plain.length, 18);
		head.writeUInt16LE(path.length, 22);
		const tail = Buffer.alloc(14);
		tail.writeUInt32LE(claims.offset ?? offset, 10);
		locals.push(Buffer.from('PK\u0003\u0004'), head, path, packed);
		directory.push(Buffer.from('PK\u0001\u0002\u0014\0'), head, tail, path);
		offset += 30 + path.length + packed.length;
	}
	const end = Buffer.alloc(22);
	end.write('PK\u0005\u0006');
	end.writeUInt16LE(members.length, 8);
	end.writeUInt16LE(members.length, 10);
	end.writeUInt32LE(directory.reduce((sum, {length}) => sum + length, 0), 12);
	end.writeUInt32LE(offset, 16);
	return Buffer.concat([...locals, ...directory, end]);
}

const packageUri = 'http://schemas.openxmlformats.org';

/** An `.xlsx` of one sheet, whose XML may be anything. */
export function xlsxFile(sheetData: string, {strings = '', styles = '', after = '', workbook = ''} = {}): Buffer {
	const relation = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="${packageUri}/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
	const relations = (...all: readonly string[]): string => `<?xml version="1.0"?><Relationships xmlns="${packageUri}/package/2006/relationships">${all.join('')}</Relationships>`;
	return zipFile([
		{name: '[Content_Types].xml', content: '<Types/>'},
		{name: '_rels/.rels', content: relations(relation('rId1', 'officeDocument', 'xl/workbook.xml'))},
		{name: 'xl/workbook.xml', content: `<workbook xmlns:r="r">${workbook}<sheets><sheet name="Trang 1" sheetId="1" r:id="rId1"/></sheets></workbook>`},
		{name: 'xl/_rels/workbook.xml.rels', content: relations(relation('rId1', 'worksheet', 'worksheets/sheet1.xml'), relation('rId2', 'sharedStrings', 'sharedStrings.xml'), relation('rId3', 'styles', 'styles.xml'))},
		{name: 'xl/sharedStrings.xml', content: `<sst>${strings}</sst>`},
		{name: 'xl/styles.xml', content: `<styleSheet>${styles}</styleSheet>`},
		{name: 'xl/worksheets/sheet1.xml', content: `<worksheet><sheetData>${sheetData}</sheetData>${after}</worksheet>`, deflated: true},
	]);
}

/** An `.ods` whose tables may be anything. */
export function odsFile(tables: string): Buffer {
	return zipFile([
		{name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet'},
		{
			name: 'content.xml',
			content: `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
			deflated: true,
		},
	]);
}
