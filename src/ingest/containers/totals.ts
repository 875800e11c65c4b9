import {codePages, decodePage} from '../../vietnam/legacy/code-pages.ts';
import {foldText} from '../../vietnam/text.ts';
import {looksLikeData} from './heading-rows.ts';

/**
 * Whether a row is a total: `Tổng cộng`, `Tổng số`, `Cộng` stand first in it, and beside them little but numbers. A row with a date, an ID or
 * a number of its own before these words is a person, whatever he is called.
 */
export function isTotalRow(cells: readonly string[]): boolean {
	const first = cells.find(cell => cell.trim() !== '');
	if (first === undefined || !mayBeTotal.test(first)) return false;
	if (!readingsOf(first).some(reading => totals.test(reading.toLowerCase().trim()))) return false;
	const others = cells.filter(cell => cell !== first && cell.trim() !== '');
	return others.every(cell => !longNumber.test(cell)) && others.filter(cell => !/^[\s\d.,]+$/.test(cell)).length <= 1;
}

const mayBeTotal = /^\s*[tc]/i;
/** With their tones, or without any: Công is a name. */
const totals = /^(?:(?:tổng|tong) (?:cộng|cong|số|so)(?!\p{L})|(?:cộng|cong) (?:khu phố|khu pho|ấp|ap|thôn|thon|tổ|to|hộ|ho|trang)(?!\p{L})|(?:tổng|tong|cộng|cong|total)\s*(?:[:.(\d]|$))/u;
const longNumber = /\d{9}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}/;

/** Whether a row says nothing but what the people below it have in common: `KHU PHỐ 3`, `II. Tạm trú`, `Hộ số 12`. */
export function isDivisionRow(cells: readonly string[], width: number): boolean {
	if (width < fewestDivided) return false;
	const [only, ...others] = cells.filter(cell => cell.trim() !== '');
	return only !== undefined && others.length === 0 && readingsOf(only).some(reading => division.test(reading.toLowerCase().trim()));
}

/** In a table with fewer columns one cell is most of a person. */
const fewestDivided = 4;
/** Without tones only before a number, for Tô and Hồ are surnames. */
const division = new RegExp([
	String.raw`^(?:(?:[ivx]{1,4}|[a-h]|\d{1,2})\s*[.)/:-]\s*)?(?:`,
	String.raw`(?:khu phố|khu pho|kp|ấp|ap|tổ dân phố|to dan pho|tổ|to|thôn|thon|xóm|xom|hộ|ho)\s*(?:số|so)?\s*\d|`,
	String.raw`(?:khu phố|ấp|thôn|xóm)\s+\p{L}|`,
	String.raw`(?:danh sách|danh sach|nhân khẩu|nhan khau|thường trú|thuong tru|tạm trú|tam tru|tạm vắng|hộ khẩu|hộ gia đình|hộ ông|hộ bà)(?!\p{L}))`,
].join(''), 'u');

/** Whether a row may stand below a table: few cells with text, and nothing that only a person has. */
export function isSparseRow(cells: readonly string[], width: number): boolean {
	const filled = cells.filter(cell => cell.trim() !== '');
	const most = width >= 8 ? 3 : width >= 6 ? 2 : 1;
	return filled.length <= most && !filled.some(cell => looksLikeData(cell) && !isRemark(cell));
}

/** Whether a row says who made the table, and when; what stands below a table and is no person. */
export function isRemarkRow(cells: readonly string[]): boolean {
	return cells.some(isRemark);
}

function isRemark(cell: string): boolean {
	return readingsOf(cell).some(reading => remark.test(foldText(reading).trim()));
}

/** A text as it stands, and as it reads where it is written in an old 8-bit font. */
function readingsOf(text: string): string[] {
	return [text.normalize('NFC'), ...codePages.map(page => decodePage(text, page) ?? '')];
}

const remark = new RegExp([
	'^(?:nguoi (?:lap|tong hop|thuc hien|kiem tra)|lap (?:bieu|bang)|can bo (?:lap|tong hop|phu trach)|ky,? |(?:pho )?chu tich|(?:tm|kt|tl)\\.|thu truong',
	'truong (?:cong an|ban|khu pho|ap|thon)|noi nhan|ghi chu:|xac nhan|\\(?ky|danh sach (?:nay )?(?:co|gom)|in ngay|nguon:)',
	'\\bngay\\b.*\\bthang\\b.*\\bnam\\b',
].join('|'));
