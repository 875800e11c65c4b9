import {literal} from './markup.ts';

/**
 * The document's only style sheet: for a screen of any width, and for paper. Colours have a contrast of at least 4.5 to
 * what they stand on, and never say alone what a reader must know.
 */
export const style = literal`
:root { --ink: #1c2127; --soft: #4b5661; --line: #c3cbd3; --faint: #f2f4f7; --accent: #1d3b5e; --count: #5f7f9f; --whole: #dde4ea; --for: #1f6b57; --against: #b04a17; --alarm: #9a1b1b; }
*, ::before, ::after { box-sizing: border-box; }
html { font-size: 16px; -webkit-text-size-adjust: 100%; }
body { margin: 0; padding: 0 24px 48px; color: var(--ink); background: #fff; font-family: "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif; line-height: 1.5; overflow-wrap: break-word; counter-reset: section; }
header, main, footer { max-width: 60rem; margin: 0 auto; }
main:focus { outline: none; }
a { color: var(--accent); }
a:focus-visible, .frame:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; top: 0; padding: 8px 16px; background: var(--accent); color: #fff; }
.skip:focus { left: 0; }

header { padding: 40px 0 16px; border-bottom: 3px double var(--accent); text-align: center; }
h1 { margin: 0; color: var(--accent); font-size: 1.75rem; line-height: 1.3; letter-spacing: 0.01em; }
.as-of { margin: 4px 0 0; font-size: 1.0625rem; }
.privacy { margin: 8px 0 0; color: var(--soft); font-size: 0.875rem; }
.brief { margin: 24px 0 16px; font-size: 1.125rem; }
.alarm { padding: 8px 12px; border: 1px solid var(--alarm); border-left-width: 6px; color: var(--alarm); font-weight: 600; text-align: left; }

.figures { display: grid; grid-template-columns: repeat(5, 1fr); gap: 0; margin: 0 0 24px; border: 1px solid var(--line); }
.figures div { display: flex; flex-direction: column-reverse; justify-content: flex-end; padding: 12px 14px; border-left: 1px solid var(--line); }
.figures div:first-child { border-left: 0; }
.figures dt { color: var(--soft); font-size: 0.875rem; line-height: 1.35; }
.figures dd { margin: 0; color: var(--accent); font-size: 1.625rem; font-weight: 600; line-height: 1.3; font-variant-numeric: tabular-nums; white-space: nowrap; }
nav ol { margin: 0; padding: 12px 16px 12px 56px; background: var(--faint); columns: 2; column-gap: 48px; list-style: upper-roman; font-size: 0.9375rem; }
nav li { break-inside: avoid; padding: 2px 0 2px 4px; }
nav a { text-decoration: none; }
nav a:hover { text-decoration: underline; }

section { counter-increment: section; margin-top: 40px; }
h2 { margin: 0 0 12px; padding-bottom: 4px; border-bottom: 1px solid var(--accent); color: var(--accent); font-size: 1.1875rem; line-height: 1.35; }
h2::before { content: counter(section, upper-roman) ". "; }
h3 { margin: 0; font-size: 1rem; line-height: 1.4; }
p { margin: 8px 0; }
ul { margin: 8px 0; padding-left: 24px; }
.remark { color: var(--soft); }

.frame { overflow-x: auto; margin: 16px 0; }
table { width: 100%; border-collapse: collapse; font-size: 0.9375rem; line-height: 1.4; font-variant-numeric: tabular-nums; }
caption { padding: 0 0 6px; caption-side: top; color: var(--soft); font-size: 0.875rem; text-align: left; }
th, td { padding: 5px 8px; border-bottom: 1px solid var(--line); text-align: left; vertical-align: baseline; }
th { font-weight: 400; }
thead th, thead td { border-top: 1px solid var(--ink); border-bottom: 1px solid var(--ink); background: var(--faint); font-size: 0.875rem; font-weight: 600; vertical-align: bottom; }
.number { text-align: right; white-space: nowrap; }
thead .number { white-space: normal; }
.code { white-space: nowrap; }
#kinds td.code { font-size: 0.8125rem; }
.group th, .group td { font-weight: 600; }
.item th { padding-left: 24px; }
.total th, .total td { border-top: 1px solid var(--ink); border-bottom: 1px solid var(--ink); font-weight: 600; }
.chart { width: 7.5rem; padding-left: 12px; vertical-align: middle; }
.bar { display: block; width: 100%; height: 10px; }
.step { display: block; width: 100%; height: 14px; }
.bar, .step { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.count { fill: var(--count); }
.whole { fill: var(--whole); }
.start { fill: var(--soft); }
.for { fill: var(--for); }
.against { fill: var(--against); }
.zero, .mark { fill: none; stroke: var(--line); stroke-width: 1px; vector-effect: non-scaling-stroke; }
.mark { stroke: var(--ink); stroke-dasharray: 3 2; }

.pair { margin-top: 28px; }
.key { font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.meta { margin: 0 0 6px; color: var(--soft); font-size: 0.875rem; }
.waterfall { font-size: 0.875rem; table-layout: fixed; }
.waterfall th::first-letter { text-transform: uppercase; }
.waterfall .key::first-letter { text-transform: none; }
.waterfall th:first-child { width: 17%; }
.waterfall thead .key { width: 19.5%; }
.waterfall thead .number { width: 8.5%; }
.waterfall thead .chart { width: 13%; }
.waterfall caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.waterfall .value { overflow-wrap: anywhere; }
.verdict { margin: 6px 0 0; font-weight: 600; }
footer { margin-top: 48px; padding-top: 8px; border-top: 1px solid var(--line); color: var(--soft); font-size: 0.875rem; }

@media screen and (max-width: 720px) {
body { padding: 0 16px 32px; }
header { padding-top: 24px; }
h1 { font-size: 1.375rem; }
.figures { grid-template-columns: repeat(2, 1fr); }
.figures div { border-left: 0; border-top: 1px solid var(--line); }
.figures div:first-child { grid-column: 1 / -1; border-top: 0; }
.figures div:nth-child(odd):not(:first-child) { border-left: 1px solid var(--line); }
nav ol { columns: 1; padding-left: 48px; }
.frame table { font-size: 0.875rem; }
.frame caption { max-width: calc(100vw - 32px); }
.frame th[scope="row"], .frame thead th:first-child { position: sticky; left: 0; background: #fff; }
.frame tbody th:not(.code), .frame tbody td:not([class]) { min-width: 7rem; }
.frame thead th:first-child { background: var(--faint); }
.frame .chart { display: none; }
.frame .code { white-space: normal; }
.waterfall thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.waterfall, .waterfall tbody { display: block; }
.waterfall tr { display: grid; grid-template-columns: 1fr auto auto; gap: 2px 12px; padding: 8px 0; border-bottom: 1px solid var(--line); }
.waterfall tr:first-child { border-top: 1px solid var(--ink); }
.waterfall th:first-child { width: auto; }
.waterfall th, .waterfall td { padding: 0; border: 0; }
.waterfall th { font-weight: 600; }
.waterfall .value, .waterfall .level, .waterfall .chart { grid-column: 1 / -1; width: auto; }
.waterfall .bits, .waterfall .sum { grid-row: 1; }
.waterfall .bits { grid-column: 2; }
.waterfall .sum { grid-column: 3; min-width: 5rem; }
.waterfall td[data-name]::before { content: attr(data-name) ": "; color: var(--soft); font-size: 0.8125rem; }
.waterfall .empty { display: none; }
}

@page { size: A4; margin: 16mm 15mm 18mm; @bottom-right { content: counter(page) "/" counter(pages); color: #4b5661; font: 8.5pt "Segoe UI", "Noto Sans", "Liberation Sans", Arial, sans-serif; } }
@media print {
html { font-size: 10.5pt; }
body { padding: 0; }
header, main, footer { max-width: none; }
header { padding-top: 0; }
nav, .skip { display: none; }
a { color: inherit; text-decoration: none; }
section { margin-top: 14pt; }
/* Room for what stands above a capital letter; without it that is left behind on the page before. */
h2, h3 { padding-top: 6pt; }
th, td { padding: 3pt 5pt; }
.pair { margin-top: 10pt; }
h2, h3, .meta, caption, thead { break-after: avoid; }
.frame { overflow: visible; }
thead { display: table-header-group; }
tr, .pair, .figures, li { break-inside: avoid; }
table { font-size: 9pt; }
.waterfall { font-size: 8.5pt; }
#kinds td.code { font-size: 8pt; }
thead th, thead td { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
p { orphans: 3; widows: 3; }
}
`;
