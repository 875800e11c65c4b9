import {weightOf} from '../../link/scorer.ts';
import {type Messages, sentenceOf} from '../../messages/index.ts';
import type {ReviewPair, ReviewPairs} from '../collect-pairs.ts';
import {bitsText} from '../format.ts';
import {reasonLabel} from '../labels.ts';
import {type WaterfallRow, rulingText, verdictText, waterfallOf} from '../waterfall.ts';
import {type Scale, scaleOf, stepBar} from './bars.ts';
import {type Html, html} from './markup.ts';

/** The pairs to look at, each with the sum of what speaks for one person and for two. */
export function pairsHtml(review: ReviewPairs, messages: Messages): Html {
	const {total, certain, pairs, unexplained} = review;
	const probability = (of: number) => messages.decimal(of, 2);
	const chosen = {shown: messages.count(pairs.length), total: messages.count(total), compare: probability(certain.compare), dedupe: probability(certain.dedupe)};
	return html`
<section id="pairs" aria-labelledby="pairs-title">
<h2 id="pairs-title">${messages.reportReviewPairs}</h2>
${pairs.length === 0 ? html`<p>${messages.reportNoReviewPairs}</p>\n` : [
		html`<p>${pairs.length < total ? messages.reportReviewChosen(chosen) : messages.reportReviewAll(chosen)}</p>\n<p>${messages.reportReviewRead}</p>\n<p>${messages.reportReviewDecide}</p>\n`,
		unexplained.map(({step, error}) => html`<p class="alarm">${messages.reportReviewUnexplained({
			step: messages[`reportPairs_${step}`],
			why: sentenceOf(messages, error.code, {...error.details, ...error.place}) ?? error.code,
		})}</p>\n`),
		pairs.map((pair, index) => pairHtml(pair, index + 1, weightOf(certain[pair.step]), messages)),
	]}</section>`;
}

function pairHtml(pair: ReviewPair, number: number, mark: number, messages: Messages): Html {
	const {step, recordA, recordB, explanation, rulings} = pair;
	return html`<article class="pair" aria-labelledby="pair-${number}">
<h3 id="pair-${number}">${number}. <span class="key">${recordA}</span> – <span class="key">${recordB}</span></h3>
<p class="meta">${messages[`reportPairs_${step}`]} · ${standing(pair, messages)}</p>
${explanation === null
		? html`<p>${messages.reportReviewWeight({bits: bitsText(messages, pair.weight)})}</p>\n`
		: html`${waterfall(waterfallOf(explanation, messages), pair, mark, messages)}<p class="verdict">${verdictText(explanation, messages)}</p>\n`}${
		rulings.map(ruling => html`<p>${rulingText(ruling, messages)}</p>\n`)}</article>
`;
}

/** How far it is from certain, and what holds it back. */
function standing({missing, because}: ReviewPair, messages: Messages): string {
	const bits = messages.decimal(Math.abs(missing), 1);
	const reason = reasonLabel(because, messages);
	if (reason === undefined) return missing >= 0 ? messages.reportReviewBelow({bits}) : messages.reportReviewHeldBack({bits});
	return `${missing >= 0 ? messages.reportReviewBelow({bits}) : messages.reportReviewBeyond({bits})}; ${messages.reportReviewBecause({because: reason})}`;
}

// On a phone each row becomes a small list; the names of its cells then come out of their `data-name`.
function waterfall(rows: readonly WaterfallRow[], {recordA, recordB}: ReviewPair, mark: number, messages: Messages): Html {
	const scale = scaleOf(rows.map(({to}) => to), mark);
	return html`<table class="waterfall">
<caption>${messages.reportReviewCaption({a: recordA, b: recordB})}</caption>
<thead><tr><th scope="col">${messages.explainField}</th><th scope="col" class="key">${recordA}</th><th scope="col" class="key">${recordB}</th><th scope="col">${messages.explainLevel}</th><th scope="col" class="number">${messages.explainWeight}</th><th scope="col" class="number">${messages.explainSum}</th><td class="chart"></td></tr></thead>
<tbody>
${rows.map((row, index) => waterfallRow(row, index === 0, [recordA, recordB], scale, messages))}</tbody>
</table>
`;
}

function waterfallRow({label, valuesA, valuesB, level, bits, sum, from, to}: WaterfallRow, start: boolean, [a, b]: readonly [string, string], scale: Scale, messages: Messages): Html {
	const cell = (kind: string, name: string, text: string) => html`<td class="${text === '' ? `${kind} empty` : kind}" data-name="${name}">${text}</td>`;
	return html`<tr><th scope="row">${label}</th>${cell('value', a, valuesA)}${cell('value', b, valuesB)}${cell('level', messages.explainLevel, level)}${
		cell('number bits', messages.explainWeight, bits)}${cell('number sum', messages.explainSum, sum)}<td class="chart">${stepBar(from, to, start ? 'start' : to < from ? 'against' : 'for', scale)}</td></tr>\n`;
}
