import {displayWidth} from '../report/text-width.ts';

/** Breaks text at blanks into lines of at most so many columns; a longer word stands alone. */
export function wrapText(text: string, width: number): string[] {
	const lines: string[] = [];
	for (const word of text.split(' ')) {
		const last = lines.at(-1);
		if (last === undefined || displayWidth(last) + 1 + displayWidth(word) > width) lines.push(word);
		else lines[lines.length - 1] = `${last} ${word}`;
	}
	return lines;
}
