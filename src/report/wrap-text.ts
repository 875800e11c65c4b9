/**
 * Breaks a sentence of the catalogue at blanks into lines of at most so many columns; a longer word stands
 * alone. The catalogue is composed (NFC), so that its letters can be counted without Unicode tables, which
 * take longer to load than help may take.
 */
export function wrapText(text: string, width: number): string[] {
	const lines: string[] = [];
	for (const word of text.split(' ')) {
		const last = lines.at(-1);
		if (last === undefined || last.length + 1 + word.length > width) lines.push(word);
		else lines[lines.length - 1] = `${last} ${word}`;
	}
	return lines;
}
