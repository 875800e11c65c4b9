import {createHash} from 'node:crypto';
import type {Messages} from '../../messages/index.ts';
import type {ReviewPairs} from '../collect-pairs.ts';
import {shareText} from '../format.ts';
import type {Report} from '../report.ts';
import type {Extent, Section} from '../section.ts';
import {hasData, headOf, sectionsOf} from '../sections/all.ts';
import {BlockRenderer} from './blocks.ts';
import {type Html, html} from './markup.ts';
import {pairsHtml} from './pairs.ts';
import {style} from './style.ts';

export interface HtmlOptions {
	readonly messages: Messages;
	/** Pairs to look at; none where left out. */
	readonly review?: ReviewPairs;
	/** Values of people are in it as they are. */
	readonly revealed: boolean;
}

/** All units and runs, and the newest batches. */
const extent: Extent = {units: Infinity, runs: Infinity, batches: 100};

/**
 * The report as one page that needs nothing else: no script, no network, no font. It opens from a folder, goes by
 * mail, prints on A4, and fits a phone.
 */
export function renderHtml(report: Report, {messages, review, revealed}: HtmlOptions): string {
	const {title, asOf, brief} = headOf(report, {messages});
	const sections = sectionsOf(report, {messages, extent});
	const blocks = new BlockRenderer(messages);
	const links = [...sections.map(({id, title: text}: Section) => ({id, text})), ...(review === undefined ? [] : [{id: 'pairs', text: messages.reportReviewPairs}])];
	return `${String(html`<!doctype html>
<html lang="${messages.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex, nofollow">
<title>${title} – ${asOf}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#content">${messages.reportSkip}</a>
<header>
<h1>${title}</h1>
<p class="as-of">${asOf}</p>
<p class="${revealed ? 'alarm' : 'privacy'}">${revealed ? messages.reportRevealed : messages.reportMasked}</p>
</header>
<main id="content" tabindex="-1">
<p class="brief">${brief}</p>
${hasData(report) ? figures(report, messages) : null}${contents(links, messages)}${sections.map(section => blocks.section(section))}${review === undefined ? null : pairsHtml(review, messages)}
</main>
<footer><p>${messages.reportMade}</p></footer>
</body>
</html>`)}\n`;
}

// Nothing may be loaded, run or sent; of styles this one sheet alone may apply.
function policy(sheet: Html): string {
	const digest = createHash('sha256').update(String(sheet)).digest('base64');
	return `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`;
}

function figures({findings, residents: [local], links}: Report, messages: Messages): Html {
	const list = [
		[messages.reportFigureActive, messages.count(findings.active)],
		[messages.reportFigureErrors, messages.count(findings.errors)],
		[messages.reportFigureSettled, messages.count(findings.settled)],
		[messages.reportFigureRecords, messages.count(local.records)],
		[messages.reportFigureLinked, shareText(messages, links.linkedLocal, local.records)],
	];
	return html`<dl class="figures">
${list.map(([label, figure]) => html`<div><dt>${label}</dt><dd>${figure}</dd></div>\n`)}</dl>
`;
}

function contents(links: readonly {readonly id: string; readonly text: string}[], messages: Messages): Html | null {
	if (links.length === 0) return null;
	return html`<nav aria-label="${messages.reportContents}">
<ol>
${links.map(({id, text}) => html`<li><a href="#${id}">${text}</a></li>\n`)}</ol>
</nav>
`;
}
