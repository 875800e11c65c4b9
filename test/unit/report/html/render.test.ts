import {createHash} from 'node:crypto';
import {fileURLToPath} from 'node:url';
import {beforeAll, describe, expect, test} from 'vitest';
import {type Language, messagesOf} from '../../../../src/messages/index.ts';
import {collectReport} from '../../../../src/report/collect.ts';
import {plainPaint} from '../../../../src/report/format.ts';
import {type HtmlOptions, renderHtml} from '../../../../src/report/html/render.ts';
import {renderReport} from '../../../../src/report/render.ts';
import type {Report} from '../../../../src/report/report.ts';
import {importRollout} from '../../../../src/rollout/import.ts';
import {emptyStore, sampleStore} from '../sample-store.ts';
import {samplePairs} from './sample-pairs.ts';

const now = new Date('2022-08-26T01:00:00Z');
const languages: readonly Language[] = ['vi', 'en'];

let report: Report;
let empty: Report;

beforeAll(async () => {
	const store = await sampleStore();
	await importRollout(store, {files: [fileURLToPath(new URL('../../../../fixtures/rollout-2022-08-15/rollout.csv', import.meta.url))], now});
	report = await collectReport(store, {province: '74', now});
	store.close();
	const without = await emptyStore();
	empty = await collectReport(without, {province: '74', now});
	without.close();
});

const render = (language: Language, options: Partial<HtmlOptions> = {}, of = report) => renderHtml(of, {messages: messagesOf(language), revealed: false, ...options});
const all = (markup: string, pattern: RegExp) => Array.from(markup.matchAll(pattern), match => match[1]);
const textOf = (markup: string) => markup
	.replaceAll(/<(style|svg)[\s\S]*?<\/\1>/g, '').replaceAll(/<wbr>/g, '').replaceAll(/<[^>]*>/g, '\n')
	.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

describe.each(languages)('in %s', language => {
	test('is a whole page that may load, run and send nothing', () => {
		const page = render(language, {review: samplePairs('x')});
		expect(page).toMatch(new RegExp(`^<!doctype html>\n<html lang="${language}">\n`));
		const [style] = all(page, /<style>([\s\S]*?)<\/style>/g);
		const digest = createHash('sha256').update(style).digest('base64');
		expect(all(page, /http-equiv="Content-Security-Policy" content="([^"]*)"/g))
			.toEqual([`default-src &#39;none&#39;; style-src &#39;sha256-${digest}&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;`]);
		expect(page).not.toMatch(/<(?:script|link|img|iframe|object|form|base)\b|\bstyle="|\bon\w+="|https?:|url\(|@import|@font-face/i);
	});

	test('says whatever the terminal says', () => {
		const said = textOf(render(language));
		const words = renderReport(report, {messages: messagesOf(language), paint: plainPaint})
			.flatMap(line => line.split(/ {2,}/)).map(cell => cell.trim()).filter(cell => cell !== '');
		expect(words.length).toBeGreaterThan(150);
		expect(words.filter(cell => !said.includes(cell))).toEqual([]);
	});

	test('has a caption and headings with a scope for every table, and names each section', () => {
		const page = render(language, {review: samplePairs('x')});
		expect(page.match(/<table\b[^>]*>\n<caption/g)).toHaveLength(page.match(/<table\b/g)!.length);
		expect(all(page, /<th\b([^>]*)>/g).filter(attributes => !/scope="(?:col|row)"/.test(attributes))).toEqual([]);
		const ids = all(page, /\bid="([^"]*)"/g);
		expect(new Set(ids).size).toBe(ids.length);
		for (const reference of [...all(page, /aria-labelledby="([^"]*)"/g), ...all(page, /href="#([^"]*)"/g)]) expect(ids).toContain(reference);
		expect(all(page, /<a href="#([^"]*)"/g)).toEqual(['sources', 'residents', 'quality', 'kinds', 'units', 'progress', 'batches', 'rollout', 'pairs']);
	});

	test('numbers its tables one after the other', () => {
		const word = language === 'vi' ? 'Bảng' : 'Table';
		const numbers = all(render(language), new RegExp(`<caption id="[^"]*">${word} (\\d+)\\. `, 'g')).map(Number);
		expect(numbers).toEqual(numbers.map((_, index) => index + 1));
		expect(numbers.length).toBeGreaterThan(8);
	});

	test('without data it says how to begin, and has no empty part', () => {
		const page = render(language, {}, empty);
		expect(page).toContain('rasoat ingest');
		expect(page).not.toMatch(/<section|<nav|<table|<dl/);
	});
});

test('a waterfall has the words and figures of "explain", and the sum as bars', () => {
	const page = render('en', {review: samplePairs('x')});
	const [waterfall] = page.match(/<table class="waterfall">[\s\S]*?<\/table>/)!;
	const cells = Array.from(waterfall.matchAll(/<tr>(<th scope="row">.*)<\/tr>/g), ([, row]) => textOf(row).split('\n').filter(text => text !== ''));
	expect(cells).toEqual([
		['before any comparison', '−10.0', '−10.0'],
		['full name', 'x', 'x', 'accents differ', '+6.0', '−4.0'],
		['sex', 'male', 'male', 'different', '−2.0', '−6.0'],
		['parents', 'x · x', 'x · x', 'equal', '(said already)', '−6.0'],
		['insurance x', 'x', 'x', 'x', '+8.0', '+2.0'],
		['birth date', '**/**/1980', '**/**/1980', 'not counted', '+0.0', '+2.0'],
	]);
	expect(all(waterfall, /<rect class="(\w+)"/g)).toEqual(['start', 'for', 'against', 'for', 'for', 'for']);
	expect(page).toContain('Probability that both are one person: 0.8000 (+2.0 bits).');
	expect(page).toContain('2 of 1,234 pairs for review');
	expect(page).toContain('1.2 bits short of certain; held for review because x');
	expect(page).toContain('1.8 bits beyond certain, but');
	expect(page).toContain('Weight in the last run: +5.0 bits.');
	expect(page).toMatch(/cannot be explained: .*it lacks x/);
	expect(page).toContain('Officer x, 2022-08-20 09:00: two people (counts).');
});

test('says whether all pairs are there, or none waits', () => {
	const review = samplePairs('x');
	expect(render('en', {review: {...review, total: 2}})).toContain('All 2 pairs for review');
	expect(render('en', {review: {...review, pairs: [], total: 0}})).toContain('No pair waits for review.');
	expect(render('en')).not.toContain('id="pairs"');
});

test('says at its top whether people can be read in it', () => {
	expect(render('en')).toContain('<p class="privacy">Personal data are masked.</p>');
	expect(render('en', {revealed: true})).toMatch(/<p class="alarm">This copy shows personal data in full\./);
});

test('what does not add up is an alarm', () => {
	const sides = report.sources.sides.map(side => Object.assign({}, side, {balanced: false}));
	expect(render('en', {}, {...report, sources: {...report.sources, sides}})).toContain('<p class="alarm">The lines do not add up.');
});

test('shows all units, and no bar for a sum', () => {
	const units = Array.from({length: 25}, (_, index) => ({
		unit: {code: String(25_741 + index), name: null}, localRecords: 100, active: 10, errors: 4, settled: 0, headings: {correct: 1, complete: 2, clean: 3, live: 4},
	}));
	const page = render('en', {}, {...report, units});
	expect(page.match(/<th scope="row">257\d\d<\/th>/g)).toHaveLength(25);
	expect(page).toMatch(/<tr class="total"><th scope="row">Total<\/th><td class="number">2,500<\/td><td class="number">250<\/td><td class="chart"><\/td>/);
});
