import {type Html, html} from './markup.ts';

// The number stands beside each bar, so that bars are hidden from those who listen.

/** What is there can be seen, however little it is. */
const leastWidth = 0.8;

/** A count beside others, the largest of which is `most`. */
export function countBar(value: number, most: number): Html {
	const width = value > 0 ? Math.max(share(value, most), leastWidth) : 0;
	return html`<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="count" width="${width}" height="10"/></svg>`;
}

/** How much of a whole is done. */
export function shareBar(done: number, total: number): Html {
	return html`<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="whole" width="100" height="10"/><rect class="count" width="${total > 0 ? share(done, total) : 0}" height="10"/></svg>`;
}

/** Where the bars of one waterfall lie. */
export interface Scale {
	readonly least: number;
	readonly most: number;
	/** The decision, as a line. */
	readonly mark: number;
}

/** A scale on which all these sums, 0 and the mark have their place. */
export function scaleOf(sums: readonly number[], mark: number): Scale {
	const least = Math.min(0, mark, ...sums);
	const most = Math.max(0, mark, ...sums);
	// Some room at both ends, for lines that would lie on them.
	const room = 0.03 * (most - least) || 1;
	return {least: least - room, most: most + room, mark};
}

/** A step of a waterfall, from the sum before to the sum after: `for` one person to the right, `against` it to the left; `start` is where it begins. */
export function stepBar(from: number, to: number, kind: 'start' | 'for' | 'against', {least, most, mark}: Scale): Html {
	const at = (sum: number) => share(sum - least, most - least);
	const [left, right] = [Math.min(at(from), at(to)), Math.max(at(from), at(to))];
	return html`<svg class="step" viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true"><path class="zero" d="M${at(0)} 0V14"/><path class="mark" d="M${at(mark)} 0V14"/><rect class="${kind}" x="${left}" y="3" width="${round(Math.max(right - left, leastWidth))}" height="8"/></svg>`;
}

/** In hundredths, to a tenth: so much can be seen. */
function share(part: number, whole: number): number {
	return round((100 * part) / whole);
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
