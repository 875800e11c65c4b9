/** A phone number without separators, its country code 84 turned into the 0 that is dialled inside the country. */
export function cleanPhone(written: string): string {
	if (/^0\d{9,10}$/.test(written)) return written;
	const digits = written.replace(/[\s\p{Cf}\p{Cc}.\-‐‑‒–—()'’]+/gu, '');
	const abroad = /^(?:\+|00)?84(\d{9,11})$/.exec(digits);
	if (abroad === null) return digits;
	return abroad[1].startsWith('0') ? abroad[1] : `0${abroad[1]}`;
}

/** A mobile number (03 05 07 08 09, ten digits) or a landline (02, eleven digits), cleaned. */
export function isPhone(clean: string): boolean {
	return /^0(?:[35789]\d{8}|2\d{9})$/.test(clean);
}
