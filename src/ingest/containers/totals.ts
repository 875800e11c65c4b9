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
