import {identifierForm, isScientific} from '../vietnam/ids.ts';

/**
 * Why a cleaned value is no personal ID. `scientific`: a spreadsheet wrote `7.4085E+10`, digits are lost · `lost_zeros`: 10 or 11
 * digits, as a spreadsheet leaves them · `nine_digits`: the number of an old identity card · `too_short`, `too_long` ·
 * `no_number`: something besides digits.
 */
export type IdFault = 'scientific' | 'lost_zeros' | 'nine_digits' | 'too_short' | 'too_long' | 'no_number';

export function idFault(clean: string): IdFault | undefined {
	const form = identifierForm(clean);
	if (form === 'twelve') return undefined;
	if (form === 'nine') return 'nine_digits';
	if (isScientific(clean)) return 'scientific';
	if (!/^\d+$/.test(clean)) return 'no_number';
	// A spreadsheet takes all leading zeros: a number that begins with one has lost none.
	if (/^[1-9]\d{9,10}$/.test(clean)) return 'lost_zeros';
	return clean.length < 12 ? 'too_short' : 'too_long';
}

/** Why a cleaned value is no number of an old identity card (9 digits, or 12 since 2012). Eight digits have lost a zero. */
export type OldIdFault = 'scientific' | 'lost_zero' | 'wrong_length' | 'no_number';

export function oldIdFault(clean: string): OldIdFault | undefined {
	if (identifierForm(clean) !== 'other') return undefined;
	if (isScientific(clean)) return 'scientific';
	if (!/^\d+$/.test(clean)) return 'no_number';
	return /^[1-9]\d{7}$/.test(clean) ? 'lost_zero' : 'wrong_length';
}
