/** Latin letters, composed, and the signs of our tables: one column each. Most texts are of these alone, and need no Unicode tables. */
const plain = /^[\x20-\x7E\u00A1-\u00AC\u00AE-\u024F\u1E00-\u1EFF\u2013\u2026\u2212]*$/;
const wide = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF01-\uFF60]|\p{Emoji_Presentation}/u;
const zero = /^[\p{Mark}\p{Cf}]+$/u;

/** Columns that text takes on a terminal: a letter with its marks is one, however it is composed. */
export function displayWidth(text: string): number {
	if (plain.test(text)) return text.length;
	let width = 0;
	for (const {segment} of graphemes(text)) width += graphemeWidth(segment);
	return width;
}

/** Columns of the longest run without a blank. */
export function longestWord(text: string): number {
	return text.split(' ').reduce((longest, word) => Math.max(longest, displayWidth(word)), 0);
}

/** Cuts text to so many columns, `…` included; text that fits stays as it is. */
export function shorten(text: string, width: number): string {
	if (displayWidth(text) <= width) return text;
	return `${firstColumns(text, width - 1)}…`;
}

/**
 * Breaks text at blanks into lines of at most so many columns; a word that is longer by itself goes on in the next
 * line. Blanks at the beginning stay in the first line. Nothing is lost.
 */
export function breakText(text: string, width: number): string[] {
	if (displayWidth(text) <= width) return [text];
	const lines: string[] = [];
	let line = /^ */.exec(text)![0];
	let fresh = true;
	for (const word of text.trimStart().split(' ')) {
		const joined = fresh ? line + word : `${line} ${word}`;
		fresh = false;
		if (displayWidth(joined) <= width) {
			line = joined;
			continue;
		}
		if (line.trim() !== '') lines.push(line);
		line = word;
		while (displayWidth(line) > width) {
			const head = firstColumns(line, width);
			if (head === '') break;
			lines.push(head);
			line = line.slice(head.length);
		}
	}
	return [...lines, line];
}

function firstColumns(text: string, width: number): string {
	let kept = '';
	let used = 0;
	for (const {segment} of graphemes(text)) {
		used += graphemeWidth(segment);
		if (used > width) break;
		kept += segment;
	}
	return kept;
}

let segmenter: Intl.Segmenter | undefined;

function graphemes(text: string): Iterable<{readonly segment: string}> {
	segmenter ??= new Intl.Segmenter('vi', {granularity: 'grapheme'});
	return segmenter.segment(text);
}

function graphemeWidth(grapheme: string): number {
	if (zero.test(grapheme)) return 0;
	return wide.test(grapheme) ? 2 : 1;
}
