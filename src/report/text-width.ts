const segmenter = new Intl.Segmenter('vi', {granularity: 'grapheme'});
const wide = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF01-\uFF60]|\p{Emoji_Presentation}/u;
const zero = /^[\p{Mark}\p{Cf}]+$/u;

/** Columns that text takes on a terminal: a letter with its marks is one, however it is composed. */
export function displayWidth(text: string): number {
	let width = 0;
	for (const {segment} of segmenter.segment(text)) width += graphemeWidth(segment);
	return width;
}

/** Cuts text to so many columns, `…` included; text that fits stays as it is. */
export function shorten(text: string, width: number): string {
	if (displayWidth(text) <= width) return text;
	let kept = '';
	let used = 1;
	for (const {segment} of segmenter.segment(text)) {
		used += graphemeWidth(segment);
		if (used > width) break;
		kept += segment;
	}
	return `${kept}…`;
}

function graphemeWidth(grapheme: string): number {
	if (zero.test(grapheme)) return 0;
	return wide.test(grapheme) ? 2 : 1;
}
