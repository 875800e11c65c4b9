import type {ManifestKind} from '../../ingest/manifest.ts';
import type {ChangeCounts} from '../../ingest/settle.ts';
import {counted, vietnameseDay} from '../words.ts';

// Sentences of extracts in parts and of their manifest.

interface Expected {readonly path: string; readonly expected: ManifestKind}

const expectedEn: Readonly<Record<ManifestKind, string>> = {
	object: 'must be an object with names and values',
	text: 'must be a text',
	day: 'must be a day such as "2022-08-15"',
	list: 'must be a list',
	parts: 'must be a list of at least one part',
	file: 'must be the name of a file in the folder of the manifest',
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
	parts: 'phải là một danh sách có ít nhất một phần',
	file: 'phải là tên tệp nằm trong thư mục của manifest',
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
	MANIFEST_FUTURE: (p: {asOf: string}) => `the manifest speaks of ${p.asOf}, which is still to come; ask the sender for a correct manifest`,
	PART_DIGEST: 'the file is not the one that the manifest beside it means (another SHA-256), so it may have arrived in part; fetch or copy it again',
	PART_ROWS: (p: {announced: number; found: number}) => `the manifest says ${p.announced} rows, and the file has ${p.found}; ask the sender for a correct manifest or file`,
	SOURCE_SHRANK: (p: {unit: string; before: number; after: number; maxShare: number}) =>
		`${p.unit === '' ? 'the register' : `unit ${p.unit}`} had ${p.before} people and now has ${p.after}, a loss of more than max_shrink_share (${p.maxShare}) in rasoat.yaml; if that is right, let it in with "rasoat sources accept NUMBER" ("rasoat sources" shows the number), else export it again`,
	SOURCE_HELD: (p: {source: number}) => `the file is held back as source ${p.source}, for it has lost many people; let it in with "rasoat sources accept ${p.source}", or export it again`,
	SOURCE_NOT_HELD: (p: {source: string}) => `source ${p.source} is not held back; "rasoat sources" shows which are`,
	HELD_CHANGED: (p: {source: string}) => `the copy that was kept of source ${p.source} is gone or is another file; ingest the file again with --partial, or export it again`,

	changeCounts: {
		fresh: (p: {rows: string}) => `${p.rows} new`,
		changed: (p: {rows: string}) => `${p.rows} changed`,
		unchanged: (p: {rows: string}) => `${p.rows} unchanged`,
		deleted: (p: {rows: string}) => `${p.rows} deleted`,
		older: (p: {rows: string}) => `${p.rows} older than what is there`,
		vanished: (p: {rows: string}) => `${p.rows} no longer there`,
	} satisfies Record<keyof ChangeCounts, (p: {rows: string}) => string>,
	ingestChanges: (p: {changes: readonly string[]}) => `Records: ${p.changes.join(', ')}.`,
	manifestRefused: (p: {file: string; errors: string}) => `${p.file} cannot be used (${counted(p.errors, 'error')}); nothing of its folder was read.`,
	manifestArrived: (p: {file: string; parts: string; missing: readonly string[]}) =>
		(p.missing.length === 0 ? `${p.file}: all ${p.parts} parts are here.` : `${p.file}: of ${counted(p.parts, 'part')} these are missing: ${p.missing.join(', ')}.`),
	unitColumns: {unit: 'Unit', name: 'Name', asOf: 'As of', rows: 'Here', announced: 'Announced', state: 'State'},
	unitStates: {complete: 'complete', incomplete: 'incomplete'},
	sourcesUnits: 'Extracts, as their manifests announce them:',
	sourcesMissing: (p: {files: readonly string[]}) => `Missing parts: ${p.files.join(', ')}.`,
	runPartsMissing: (p: {parts: string}) => counted(p.parts, 'part missing', 'parts missing'),
};

export const vi: typeof en = {
	MANIFEST_SYNTAX: 'manifest không đúng cú pháp JSON, có thể chưa nhận đủ; hãy tải hoặc sao chép lại',
	MANIFEST_TOO_LARGE: p => `manifest lớn hơn ${p.megabytes} MB, không thể là danh sách tệp; hãy kiểm tra lại có đúng tệp không`,
	MANIFEST_VALUE: p => `${p.path === '' ? 'manifest' : p.path} ${expectedVi[p.expected]}; hãy đề nghị bên gửi cấp lại manifest`,
	MANIFEST_PART_TWICE: p => `tệp ${p.part} được kê hai lần với mã SHA-256 khác nhau; hãy đề nghị bên gửi cấp lại manifest`,
	MANIFEST_UNIT_TWICE: p => `phần ${p.part} kê đơn vị ${p.unit} hai lần; hãy đề nghị bên gửi cấp lại manifest`,
	MANIFEST_ROWS: p => `phần ${p.part} được ghi là có ${p.rows} dòng, nhưng các đơn vị cộng lại có ${p.ofUnits} dòng; hãy đề nghị bên gửi cấp lại manifest`,
	MANIFEST_FUTURE: p => `manifest ghi ngày ${vietnameseDay(p.asOf)} là ngày chưa đến; hãy đề nghị bên gửi cấp lại manifest`,
	PART_DIGEST: 'tệp không khớp với manifest đi kèm (mã SHA-256 khác), có thể chưa nhận đủ; hãy tải hoặc sao chép lại',
	PART_ROWS: p => `manifest ghi ${p.announced} dòng, nhưng tệp có ${p.found} dòng; hãy đề nghị bên gửi cấp lại manifest hoặc tệp`,
	SOURCE_SHRANK: p =>
		`${p.unit === '' ? 'sổ' : `đơn vị ${p.unit}`} trước có ${p.before} người, nay còn ${p.after} người, giảm quá mức max_shrink_share (${p.maxShare}) trong rasoat.yaml; nếu đúng vậy, hãy cho nạp bằng "rasoat sources accept SỐ" (xem số bằng "rasoat sources"), nếu không hãy xuất lại`,
	SOURCE_HELD: p => `tệp đang bị giữ lại với số nguồn ${p.source} vì số người giảm nhiều; hãy cho nạp bằng "rasoat sources accept ${p.source}" hoặc xuất lại tệp`,
	SOURCE_NOT_HELD: p => `nguồn số ${p.source} không bị giữ lại; xem các nguồn bị giữ lại bằng "rasoat sources"`,
	HELD_CHANGED: p => `bản sao lưu của nguồn số ${p.source} không còn hoặc đã là tệp khác; hãy nạp lại tệp với --partial hoặc xuất lại`,

	changeCounts: {
		fresh: p => `${p.rows} mới`,
		changed: p => `${p.rows} có sửa`,
		unchanged: p => `${p.rows} không đổi`,
		deleted: p => `${p.rows} bị xóa`,
		older: p => `${p.rows} cũ hơn dữ liệu đang có`,
		vanished: p => `${p.rows} không còn`,
	},
	ingestChanges: p => `Hồ sơ: ${p.changes.join(', ')}.`,
	manifestRefused: p => `Không dùng được ${p.file} (${p.errors} lỗi); không đọc tệp nào trong thư mục này.`,
	manifestArrived: p => (p.missing.length === 0 ? `${p.file}: đã nhận đủ ${p.parts} phần.` : `${p.file}: trong ${p.parts} phần còn thiếu ${p.missing.join(', ')}.`),
	unitColumns: {unit: 'Đơn vị', name: 'Tên', asOf: 'Ngày', rows: 'Đã có', announced: 'Theo kê khai', state: 'Trạng thái'},
	unitStates: {complete: 'đủ', incomplete: 'chưa đủ'},
	sourcesUnits: 'Bản trích xuất theo kê khai trong manifest:',
	sourcesMissing: p => `Các phần còn thiếu: ${p.files.join(', ')}.`,
	runPartsMissing: p => `còn thiếu ${p.parts} phần`,
};
