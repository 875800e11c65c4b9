/**
 * The one door through which a personal value reaches a screen, a report or an export. What leaves
 * it is enough to recognise a record that lies before one, and too little to learn a person from.
 */
export interface Masker {
	/** `field` is a field of the design (`full_name` …) or a custom one; null and undefined give ''. */
	value(field: string, value: string | number | null | undefined): string;
	/** A record key. Local codes stay whole; an extract key that is a personal ID, or was meant to be one, is masked. */
	key(key: string): string;
	/** A record code beside the key of its record: masked as it is there. */
	code(code: string, key: string): string;
}

export const maskingMasker: Masker = {value: maskValue, key: maskKey, code: maskCode};

/** For `--reveal` alone: shows everything as it is. */
export const revealingMasker: Masker = {
	value: (_field, value) => (value === null || value === undefined ? '' : String(value)),
	key: key => key,
	code: code => code,
};

/**
 * IDs `074*******01`, names `N***** V** A*`, dates with their year only, phones `09******12`;
 * addresses, religion, ethnic group and any field that is not known here `***`. Codes such as the
 * sex or the unit say nothing about one person and stay as they are.
 */
export function maskValue(field: string, value: string | number | null | undefined): string {
	if (value === null || value === undefined) return '';
	const text = String(value).normalize('NFC').trim();
	if (text === '') return '';
	const rule = rules.get(field) ?? maskWhole;
	return rule(text);
}

export function maskKey(key: string): string {
	const [, unit, code, suffix] = /^(.*\/)?(.*?)([~@][^/]*)?$/su.exec(key) ?? [];
	if (code === undefined) return maskWhole();
	const masked = unit === undefined ? isBareId(code) : localId.test(code);
	return masked ? `${unit ?? ''}${maskId(code)}${suffix ?? ''}` : key;
}

export function maskCode(code: string, key: string): string {
	return key.includes('/') ? maskKey(`/${code}`).slice(1) : maskKey(code);
}

/** For text that is not ours (a library's message, a reason somebody typed): digits in a row, 6 or more, become stars. */
export function maskDigitRuns(text: string): string {
	return text.replaceAll(/\p{Nd}{6,}/gu, run => '*'.repeat(run.length));
}

/** For text that may carry an ID by accident (a file's name in the audit log): 9 or 12 digits that stand alone are masked. */
export function maskLooseIds(text: string): string {
	return text.replaceAll(/(?<!\d)(?:\d{9}|\d{12})(?!\d)/g, maskId);
}

// With a unit in front, a key is a commune's own code, unless it has an ID's twelve digits.
const localId = /^\d(?:[\s.-]?\d){11}$/;

// A bare key that begins with a digit (or a letter typed for one) and has 8 of them, or 7 and something that no number
// has, is an ID, however malformed: eight are an old card's that lost its zero. Fewer may be a running number of a
// register without units.
function isBareId(code: string): boolean {
	if (!/^['+]?[OoIl]?\d/.test(code)) return false;
	const digits = code.replaceAll(/\D/g, '').length;
	return digits >= 8 || (digits === 7 && code.length > 7);
}

type Rule = (text: string) => string;

const rules: ReadonlyMap<string, Rule> = new Map([
	...fields(maskId, 'personal_id', 'old_id', 'cancelled_id'),
	...fields(maskName, 'full_name', 'father_name', 'mother_name'),
	...fields(maskDate, 'birth_date', 'death_date'),
	...fields(maskPhone, 'phone'),
	...fields(maskEmail, 'email'),
	...fields(maskKey, 'record_code', 'household'),
	...fields(
		text => text,
		'sex', 'unit', 'status', 'residence_type', 'relation', 'nationality', 'marital_status', 'updated_at', 'operation',
	),
]);

function fields(rule: Rule, ...names: readonly string[]): [string, Rule][] {
	return names.map(name => [name, rule]);
}

function maskId(text: string): string {
	const letters = graphemes(text);
	if (letters.length >= 12) return keepEnds(letters, 3, 2);
	if (letters.length >= 9) return keepEnds(letters, 2, 1);
	return '*'.repeat(letters.length);
}

function maskName(text: string): string {
	return text
		.split(/\s+/u)
		.map(word => keepEnds(graphemes(word), 1, 0))
		.join(' ');
}

// Reads the year of `1980-04-05`, `05/04/1980`, `19800400` and `1980`; other forms lose it too.
function maskDate(text: string): string {
	const year = /^(\d{4})(?:\d{4})?$/.exec(text)?.[1] ?? /^(\d{4})\D/.exec(text)?.[1] ?? /\D(\d{4})$/.exec(text)?.[1];
	return `**/**/${year ?? '****'}`;
}

function maskPhone(text: string): string {
	const letters = graphemes(text);
	return letters.length >= 9 ? keepEnds(letters, 2, 2) : '*'.repeat(letters.length);
}

function maskEmail(text: string): string {
	return `${graphemes(text)[0]}***@***`;
}

function maskWhole(): string {
	return '***';
}

function keepEnds(letters: readonly string[], first: number, last: number): string {
	const hidden = letters.length - first - last;
	return [...letters.slice(0, first), '*'.repeat(Math.max(hidden, 0)), ...letters.slice(letters.length - last)].join('');
}

// Made when first needed: Unicode's tables take milliseconds to load, and help does without them.
let segmenter: Intl.Segmenter | undefined;

function graphemes(text: string): string[] {
	segmenter ??= new Intl.Segmenter('vi', {granularity: 'grapheme'});
	return Array.from(segmenter.segment(text), part => part.segment);
}
