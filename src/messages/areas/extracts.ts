import type {ManifestKind} from '../../ingest/manifest.ts';

// Sentences of extracts in parts and of their manifest.

interface Expected {readonly path: string; readonly expected: ManifestKind}

const expectedEn: Readonly<Record<ManifestKind, string>> = {
	object: 'must be an object with names and values',
	text: 'must be a text',
	day: 'must be a day such as "2022-08-15"',
	list: 'must be a list',
	file: 'must be the name of a file in the folder of the manifest, with "/" between folders',
	digest: 'must be a SHA-256 of 64 hexadecimal digits',
	count: 'must be a whole number from 0 on',
	unitCode: 'must be the code of an administrative unit such as "25741"',
	truth: 'must be true or false',
};

const expectedVi: Readonly<Record<ManifestKind, string>> = {
	object: 'phải là một nhóm gồm tên và giá trị',
	text: 'phải là một đoạn chữ',
	day: 'phải là một ngày, ví dụ "2022-08-15"',
	list: 'phải là một danh sách',
	file: 'phải là tên tệp nằm trong thư mục của manifest, dùng dấu "/" giữa các thư mục',
	digest: 'phải là mã SHA-256 gồm 64 chữ số thập lục phân',
	count: 'phải là số nguyên từ 0 trở lên',
	unitCode: 'phải là mã đơn vị hành chính, ví dụ "25741"',
	truth: 'phải là true hoặc false',
};

export const en = {
	MANIFEST_SYNTAX: 'the manifest is no correct JSON, so it may not have arrived whole; fetch or copy it again',
	MANIFEST_TOO_LARGE: (p: {megabytes: number}) => `the manifest is larger than ${p.megabytes} MB, so it is no list of files; check that it is the right file`,
	MANIFEST_VALUE: (p: Expected) => `${p.path === '' ? 'the manifest' : p.path} ${expectedEn[p.expected]}; ask the sender for a correct manifest`,
	MANIFEST_PART_TWICE: (p: {part: string}) => `the file ${p.part} is listed twice, with different SHA-256; ask the sender for a correct manifest`,
	MANIFEST_UNIT_TWICE: (p: {part: string; unit: string}) => `part ${p.part} lists unit ${p.unit} twice; ask the sender for a correct manifest`,
	MANIFEST_ROWS: (p: {part: string; rows: number; ofUnits: number}) =>
		`part ${p.part} is said to have ${p.rows} rows, but its units together have ${p.ofUnits}; ask the sender for a correct manifest`,
};

export const vi: typeof en = {
	MANIFEST_SYNTAX: 'manifest không đúng cú pháp JSON, có thể chưa nhận đủ; hãy tải hoặc sao chép lại',
	MANIFEST_TOO_LARGE: p => `manifest lớn hơn ${p.megabytes} MB, không thể là danh sách tệp; hãy kiểm tra lại có đúng tệp không`,
	MANIFEST_VALUE: p => `${p.path === '' ? 'manifest' : p.path} ${expectedVi[p.expected]}; hãy đề nghị bên gửi cấp lại manifest`,
	MANIFEST_PART_TWICE: p => `tệp ${p.part} được kê hai lần với mã SHA-256 khác nhau; hãy đề nghị bên gửi cấp lại manifest`,
	MANIFEST_UNIT_TWICE: p => `phần ${p.part} kê đơn vị ${p.unit} hai lần; hãy đề nghị bên gửi cấp lại manifest`,
	MANIFEST_ROWS: p => `phần ${p.part} được ghi là có ${p.rows} dòng, nhưng các đơn vị cộng lại có ${p.ofUnits} dòng; hãy đề nghị bên gửi cấp lại manifest`,
};
