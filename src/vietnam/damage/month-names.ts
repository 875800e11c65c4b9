/** A date with its month as a word, as a spreadsheet shows it. Numbers as written; '' for what is not there. */
export interface NamedMonth {
	readonly day: string;
	readonly month: number;
	readonly year: string;
}

/** Reads `5-Apr-80`, `05 April 1980`, `Apr-80`, `5-Apr`, `05-Thg4-80`. Undefined for all else. */
export function readNamedMonth(text: string): NamedMonth | undefined {
	const parts = form.exec(text);
	if (parts === null) return undefined;
	const [, day = '', english = '', vietnamese = '', year = ''] = parts;
	const month = vietnamese === '' ? 1 + months.indexOf(english.toLowerCase()) : Number(vietnamese);
	return month < 1 || month > 12 || (day === '' && year === '') ? undefined : {day, month, year};
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

const form = /^(?:(\d{1,2})[-/. ])?(?:(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|(?:thg|tháng) ?(\d{1,2}))(?:[-/. ,]+(\d{4}|\d{2}))?$/i;
