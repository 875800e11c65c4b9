/**
 * A phone number as it is dialled inside the country today, without separators: its country code 84 turned into 0, a leading zero that a spreadsheet
 * took put back, and a mobile number of eleven digits, as they were until 2018, in its ten digits. What is no such number keeps its digits.
 */
export function cleanPhone(written: string): string {
	const digits = phoneDigits(written);
	return inTenDigits(lacksZero.test(digits) ? `0${digits}` : digits);
}

/** The digits as they are written, but for separators and the country code. */
export function phoneDigits(written: string): string {
	if (/^0\d{9,10}$/.test(written)) return written;
	const digits = written.replace(/[\s\p{Cf}\p{Cc}.\-‐‑‒–—()'’]+/gu, '');
	const abroad = /^(?:\+|00)?84(\d{9,11})$/.exec(digits);
	if (abroad === null) return digits;
	return abroad[1].startsWith('0') ? abroad[1] : `0${abroad[1]}`;
}

/** A mobile number (03 05 07 08 09, ten digits) or a landline (02, eleven digits), without separators. */
export function isPhone(clean: string): boolean {
	return /^0(?:[35789]\d{8}|2\d{9})$/.test(clean);
}

/** A mobile number, one of before 2018, or a landline without its zero. */
const lacksZero = /^(?:[35789]\d{8}|1[2689]\d{8}|2\d{9})$/;

/** Prefixes of mobile numbers with eleven digits and what the Ministry of Information and Communications made of them in September 2018. */
const tenDigitPrefixes: Readonly<Record<string, string>> = {
	'0120': '070', '0121': '079', '0122': '077', '0126': '076', '0128': '078',
	'0123': '083', '0124': '084', '0125': '085', '0127': '081', '0129': '082',
	'0162': '032', '0163': '033', '0164': '034', '0165': '035', '0166': '036', '0167': '037', '0168': '038', '0169': '039',
	'0186': '056', '0188': '058',
	'0199': '059',
};

function inTenDigits(number: string): string {
	const prefix = /^\d{11}$/.test(number) ? tenDigitPrefixes[number.slice(0, 4)] : undefined;
	return prefix === undefined ? number : prefix + number.slice(4);
}
