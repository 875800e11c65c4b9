import {builtInNames, type UnitNames} from './names.ts';
import {resolveUnit} from './resolve.ts';
import type {UnitCode} from './unit.ts';

/**
 * The commune that a free text, such as a file's name, names with its kind: `DS Phường Phú Cường 15-8-2022`, `xa_an_dien (2)`. Undefined where it names none,
 * several, or one that is not known on that day (yyyymmdd); where what follows may belong to the name (`phường Tân An Hội`), it is another one.
 */
export function unitNamedIn(text: string, asOf: number, names: UnitNames = builtInNames()): UnitCode | undefined {
	const words = text.normalize('NFC').replace(/[_()[\],;+–-]/g, ' ');
	const found = new Set([...words.matchAll(kinds)].flatMap((kind) => namedAfter(kind[0], words.slice(kind.index + kind[0].length), asOf, names) ?? []));
	return found.size === 1 ? [...found][0] : undefined;
}

const kinds = /(?<![\p{L}\p{N}])(?<!th[ịi] )(?:(?:phường|phuong|xã|xa|thị trấn|thi tran)(?=\s)|(?:p|x|tt)\.)/giu;
const mostWords = 4;

/** The longest name that is known wins. */
function namedAfter(kind: string, rest: string, asOf: number, names: UnitNames): UnitCode | undefined {
	const words = rest.trim().split(/\s+/);
	for (let count = Math.min(mostWords, words.length); count > 0; count--) {
		const next = words[count];
		if (next !== undefined && /^\p{L}/u.test(next) && !ends.test(next)) continue;
		const unit = resolveUnit(`${kind} ${words.slice(0, count).join(' ')}`, {asOf, level: 'commune'}, names);
		if (unit.kind === 'resolved' && unit.level === 'commune' && unit.by === 'value') return unit.code;
	}
	return undefined;
}

/** Words that are no part of a commune's name: a day, a part of the commune, what lies around it. */
const ends = /^(?:và|va|ngày|ngay|tháng|thang|năm|nam|quý|quy|đợt|dot|lần|lan|kp\d*|khu|ấp|ap|tổ|to|tp|tx|thành|thanh|thị|thi|huyện|huyen|h|tỉnh|tinh|t|q|final|copy|ok)(?![\p{L}])/iu;
