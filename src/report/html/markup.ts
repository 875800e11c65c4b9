/** HTML that is safe to show: only `html` and `literal` make it. */
class Markup {
	readonly #text: string;

	constructor(text: string) {
		this.#text = text;
	}

	toString(): string {
		return this.#text;
	}
}

export type Html = Markup;

/** What may stand in a template. Text is escaped; lists stand one after the other; null is nothing. */
export type HtmlValue = Html | string | number | null | readonly HtmlValue[];

/**
 * A template of HTML: what the program's author wrote is markup, whatever is filled in is text. Attributes must be in
 * double quotes. There is no way to fill in markup but by another template.
 */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
	return new Markup(parts.reduce((text, part, index) => text + markupOf(values[index - 1]) + part));
}

/** Text of the program's own that is neither escaped nor filled: a style sheet. */
export function literal(parts: TemplateStringsArray): Html {
	return new Markup(parts.join(''));
}

/**
 * Any text as it may stand between tags and in a quoted attribute. Characters that HTML cannot hold (control characters, halves
 * of pairs), and those that turn the direction of what follows, become U+FFFD.
 */
export function escapeHtml(text: string): string {
	return text
		.replaceAll(unfit, '\u{FFFD}')
		.replaceAll(/[&<>"']/g, character => entities[character]);
}

function markupOf(value: HtmlValue): string {
	if (value === null) return '';
	if (value instanceof Markup) return String(value);
	if (typeof value === 'object') return value.map(markupOf).join('');
	return escapeHtml(String(value));
}

const unfit = /(?![\t\n])[\p{Cc}\p{Cs}\u{61C}\u{200E}\u{200F}\u{2028}-\u{202E}\u{2066}-\u{2069}\u{FFFE}\u{FFFF}]/gu;

const entities: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'};
