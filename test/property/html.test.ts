import fc from 'fast-check';
import {beforeAll, describe, expect, test} from 'vitest';
import {messagesOf} from '../../src/messages/index.ts';
import {collectReport} from '../../src/report/collect.ts';
import {escapeHtml} from '../../src/report/html/markup.ts';
import {renderHtml} from '../../src/report/html/render.ts';
import type {Report} from '../../src/report/report.ts';
import {runs} from '../support/runs.ts';
import {samplePairs} from '../unit/report/html/sample-pairs.ts';
import {sampleStore} from '../unit/report/sample-store.ts';

/** Any text, with much of what breaks out of other pages. */
const text = fc.oneof(
	fc.string({unit: 'binary', maxLength: 40}),
	fc.array(fc.constantFrom('</script>', '</style>', '</td></tr></table>', '<!--', '-->', ']]>', '"', "'", '>', '<', '&', '&amp;', '&#', '`', '=', '\0', '\u001B', '\r', '\u202E', '\uD800', ' onclick=x ', '${x}', 'ệ'), {maxLength: 12})
		.map(parts => parts.join('')),
);

let report: Report;

beforeAll(async () => {
	const store = await sampleStore();
	report = await collectReport(store, {province: '74', now: new Date('2022-08-26T01:00:00Z')});
	store.close();
});

describe('a report as a page', () => {
	test('any text stays text', () => {
		fc.assert(fc.property(text, value => {
			const escaped = escapeHtml(value);
			expect(escaped).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
			expect(escaped.replaceAll(/[\t\n]/g, '')).not.toMatch(/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u);
			expect(unescaped(escaped)).toBe(Array.from(value, character => (escapeHtml(character) === '\u{FFFD}' ? '\u{FFFD}' : character)).join(''));
		}), runs(1000));
	});

	test('is made of the same elements, whatever stands in files, and whatever people write', () => {
		const skeleton = skeletonOf(pageWith('x'));
		expect(skeleton.length).toBeGreaterThan(500);
		fc.assert(fc.property(text, value => {
			expect(skeletonOf(pageWith(value))).toEqual(skeleton);
		}), {...runs(60), examples: [['__proto__'], ['constructor'], ['toString']]});
	});
});

/** Elements and the names of their attributes. */
function skeletonOf(page: string): string[] {
	return Array.from(page.replace(/<style>[\s\S]*?<\/style>/, '').matchAll(/<[^>]*>/g), ([tag]) => tag.replaceAll(/"[^"]*"/g, '""')).filter(tag => tag !== '<wbr>');
}

function pageWith(value: string): string {
	const unit = {code: value, name: value};
	const {sources, findings, units, batches, rollout} = report;
	const hostile: Report = {
		...report,
		province: unit,
		sources: {
			...sources,
			quarantine: [{code: value, rows: 1}],
			refused: [{file: value, side: 'local', code: value, refusedAt: '2022-08-20T01:00:00.000Z'}],
		},
		findings: {...findings, codes: findings.codes.map((each, index) => Object.assign({}, each, {code: `${index}${value}`}))},
		units: units.map(each => Object.assign({}, each, {unit})),
		batches: {...batches, batches: batches.batches.map(each => Object.assign({}, each, {batch: value, recipient: value, state: value}))},
		rollout: {
			...rollout,
			asOf: '2022-08-15',
			points: {asOf: '2022-08-14', done: 1, total: 2},
			services: {asOf: '2022-08-15', done: 0, total: 1, groups: [{group: 'MPS', done: 0, total: 1, notDeployed: [{service: 1, reason: value}], notNamed: 1}]},
			sources: [value],
		},
	};
	return renderHtml(hostile, {messages: messagesOf('vi'), review: samplePairs(value), revealed: false});
}

function unescaped(markup: string): string {
	return markup.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
