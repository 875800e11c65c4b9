import {compareText} from './text.ts';

/**
 * For addresses and hamlets: as `compareText`, in one way of writing. `KP.03`, `kp3` and `Khu phố 3` are one hamlet, `Số 12, đường Nguyễn Trãi` and
 * `12 Nguyễn Trãi` one address.
 */
export function comparePlace(text: string): string {
	const words = compareText(text);
	if (!mayDiffer.test(words)) return words;
	return words
		.replaceAll(gluedNumber, '$1 $2')
		.replaceAll(leadingZeros, '')
		.replaceAll(shortForm, short => longForms[short])
		.replace(houseWords, '')
		.replace(streetWord, '$1');
}

/** Whether a text may be written in another way at all: most are not, and millions come. */
const mayDiffer = /\b(?:0\d|(?:ap|kp|pho|tdp|thon|to)\d|k p \d|kp|t[ptx]|tdp|to dp|so|nha so|duong)/;

const gluedNumber = /\b(ap|kp|pho|tdp|thon|to)(\d)/g;
const leadingZeros = /\b0+(?=\d)/g;

const longForms: Readonly<Record<string, string>> = {
	'k p': 'khu pho', 'kp': 'khu pho', 'tdp': 'to dan pho', 'to dp': 'to dan pho', 'tp': 'thanh pho', 'tt': 'thi tran', 'tx': 'thi xa',
};
const shortForm = /\b(?:k p(?= \d)|kp|tdp|to dp|tp|tt|tx)\b/g;

const houseWords = /^(?:so nha|nha so|so) (?=\d)/;
/** After the number of the house, and of the alley. Elsewhere it may be a name: Bình Dương. */
const streetWord = /^((?:\d\w* )*)duong /;
