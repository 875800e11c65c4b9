import type {ProfileKind} from '../../config/profile.ts';

// What is wrong with a profile.

interface Expected {readonly path: string; readonly expected: ProfileKind}
interface Proposed {readonly path: string; readonly proposal?: string}

const expectedEn: Readonly<Record<ProfileKind, string>> = {
	encoding: 'must be utf-8, utf-8-bom, utf-16le, utf-16be, windows-1258, viscii, tcvn3 or vni',
	delimiter: 'must be one of "," ";" "|" and "\\t"',
	sheet: 'must be the name of a sheet, or its number from 1',
	headerRow: 'must be the line of the headings, a whole number from 1',
	section: 'must be a list of names with their values',
	column: 'must be a heading, a list of headings, or {column: …}',
	canonical: 'must be a value of this field, as it is written or by its code (sex: Nam, Nữ, male, female; ethnicity: Kinh, 01; unit: five digits)',
	customType: 'must be exact, text, name, date, id or number',
	dateFormat: 'must say how the date is written, out of d dd m mm yy yyyy, for example dd/mm/yyyy',
	customName: 'must be a new name of small letters, digits and _',
};

const expectedVi: Readonly<Record<ProfileKind, string>> = {
	encoding: 'phải là utf-8, utf-8-bom, utf-16le, utf-16be, windows-1258, viscii, tcvn3 hoặc vni',
	delimiter: 'phải là một trong các dấu "," ";" "|" và "\\t"',
	sheet: 'phải là tên trang tính, hoặc số thứ tự của trang tính, tính từ 1',
	headerRow: 'phải là số thứ tự dòng tiêu đề cột, số nguyên từ 1',
	section: 'phải là danh sách gồm tên và giá trị',
	column: 'phải là một tiêu đề cột, một danh sách tiêu đề cột, hoặc {column: …}',
	canonical: 'phải là giá trị hợp lệ của trường này, ghi bằng chữ hoặc bằng mã (sex: Nam, Nữ, male, female; ethnicity: Kinh, 01; unit: năm chữ số)',
	customType: 'phải là exact, text, name, date, id hoặc number',
	dateFormat: 'phải nêu cách ghi ngày bằng d dd m mm yy yyyy, ví dụ dd/mm/yyyy',
	customName: 'phải là tên mới gồm chữ thường, chữ số và dấu _',
};

export const en = {
	PROFILE_MISSING: 'there is no such profile, or it cannot be read; check its name and path',
	PROFILE_SYNTAX: 'this is no correct YAML; check indentation, colons and quotes',
	PROFILE_KEY_TWICE: 'the same name is there twice; remove one of them',
	PROFILE_KEY: (p: Proposed) => `${p.path} is not known${p.proposal === undefined ? '' : `; did you mean ${p.proposal}?`}`,
	PROFILE_VALUE: (p: Expected) => `${p.path} ${expectedEn[p.expected]}`,
	PROFILE_COLUMN_MISSING: (p: {columns: readonly string[]; profile: string}) =>
		`the file has no column ${p.columns.map(column => `"${column}"`).join(', ')}, which the profile ${p.profile} asks for; correct the profile or the headings`,
};

export const vi: typeof en = {
	PROFILE_MISSING: 'không có tệp mô tả cột này hoặc không đọc được; hãy kiểm tra lại tên và đường dẫn',
	PROFILE_SYNTAX: 'không đúng cú pháp YAML; hãy kiểm tra thụt dòng, dấu hai chấm và dấu nháy',
	PROFILE_KEY_TWICE: 'tên này xuất hiện hai lần; hãy bỏ bớt một',
	PROFILE_KEY: p => `không có mục ${p.path}${p.proposal === undefined ? '' : `; có phải là ${p.proposal}?`}`,
	PROFILE_VALUE: p => `${p.path} ${expectedVi[p.expected]}`,
	PROFILE_COLUMN_MISSING: p =>
		`tệp không có cột ${p.columns.map(column => `"${column}"`).join(', ')} như tệp mô tả cột ${p.profile} yêu cầu; hãy sửa tệp mô tả cột hoặc tiêu đề cột`,
};
