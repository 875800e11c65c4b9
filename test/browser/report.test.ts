import {existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {type Browser, type Page, chromium} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {type Language, messagesOf} from '../../src/messages/index.ts';
import {collectReport} from '../../src/report/collect.ts';
import {renderHtml} from '../../src/report/html/render.ts';
import type {Report} from '../../src/report/report.ts';
import {importRollout} from '../../src/rollout/import.ts';
import {samplePairs} from '../unit/report/html/sample-pairs.ts';
import {sampleStore} from '../unit/report/sample-store.ts';
import {overflowing, paleTexts} from './measure.ts';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
/** To be looked at. */
const shots = fileURLToPath(new URL('screenshots/', import.meta.url));
const now = new Date('2022-08-26T01:00:00Z');

/** A4 between its margins, in pixels of paper. */
const paper = {width: 680, height: 990};

let folder: string;
let browser: Browser;
let report: Report;

beforeAll(async () => {
	if (!existsSync(executablePath)) throw new Error(`There is no browser at ${executablePath}. Install Debian's package chromium, or say with CHROMIUM=… where one is.`);
	browser = await chromium.launch({executablePath});
	folder = mkdtempSync(join(tmpdir(), 'rasoat-browser-'));
	mkdirSync(shots, {recursive: true});
	const store = await sampleStore();
	await importRollout(store, {files: [fileURLToPath(new URL('../../fixtures/rollout-2022-08-15/rollout.csv', import.meta.url))], now});
	report = province(await collectReport(store, {province: '74', now}));
	store.close();
});

afterAll(async () => {
	await browser?.close();
	if (folder !== undefined) rmSync(folder, {recursive: true});
});

/** As wide as it comes: figures in millions, long names, all communes. */
function province(of: Report): Report {
	const units = Array.from({length: 91}, (_, index) => ({
		unit: {code: String(25_741 + index * 3), name: index % 7 === 0 ? 'Thị trấn Lai Uyên (trước năm 2025)' : 'Phường Hiệp Thành'}, localRecords: 130_452, active: 12_345 - index * 100,
		errors: 4321, settled: 0, headings: {correct: 1234, complete: 2345, clean: 3456, live: 45},
	}));
	const sides = of.sources.sides.map(side => Object.assign({}, side, {lines: 2_812_340, storedLines: 2_800_000, quarantinedLines: 12_249}));
	return {...of, units, sources: {...of.sources, sides}};
}

interface Opened {
	readonly page: Page;
	/** What the browser complained of, and asked for besides the page. */
	readonly complaints: string[];
}

async function open(language: Language, text: string, size: {readonly width: number; readonly height: number}): Promise<Opened> {
	const file = join(folder, `${language}.html`);
	writeFileSync(file, renderHtml(report, {messages: messagesOf(language), review: samplePairs(text), revealed: false}));
	const page = await browser.newPage({viewport: size});
	const complaints: string[] = [];
	page.on('console', message => complaints.push(message.text()));
	page.on('pageerror', error => complaints.push(String(error)));
	page.on('dialog', dialog => {
		complaints.push('a dialog');
		void dialog.dismiss();
	});
	page.on('request', request => {
		if (!request.isNavigationRequest()) complaints.push(request.url());
	});
	await page.goto(pathToFileURL(file).href);
	return {page, complaints};
}

describe.each(['vi', 'en'] as const)('in %s', language => {
	test.each([
		['on a desk', 'screen', {width: 1280, height: 900}],
		['on a phone', 'screen', {width: 390, height: 844}],
		['on paper', 'print', paper],
	] as const)('%s everything is within the page, dark enough, and nothing is asked of anybody', async (place, media, size) => {
		const {page, complaints} = await open(language, 'NGUYỄN HUỲNH THỊ THANH TRÚC', size);
		await page.emulateMedia({media});
		await page.screenshot({path: join(shots, `${language}-${place.replaceAll(' ', '-')}.png`), fullPage: true});
		expect(await page.evaluate(overflowing, media === 'print')).toEqual([]);
		expect(await page.evaluate(paleTexts)).toEqual([]);
		expect(complaints).toEqual([]);
		await page.close();
	});
});

test('hostile text stays text in a real parser', async () => {
	const count = async (text: string) => {
		const {page, complaints} = await open('en', text, {width: 800, height: 600});
		const elements = await page.evaluate(() => document.querySelectorAll('*').length);
		await page.close();
		expect(complaints).toEqual([]);
		return elements;
	};
	const usual = await count('x');
	for (const hostile of ['</td></table><script>alert(1)</script>', '" onmouseover="alert(1)" x="', '<img src=x onerror=alert(1)>', '<!--', '</style><style>*{display:none}</style>']) {
		expect(await count(hostile)).toBe(usual);
	}
});

test('the keyboard gets past the head at once, and into tables that are too wide', async () => {
	const {page} = await open('en', 'x', {width: 390, height: 844});
	await page.keyboard.press('Tab');
	const skip = page.locator('.skip');
	expect(await skip.evaluate(link => link === document.activeElement)).toBe(true);
	expect((await skip.boundingBox())!.x).toBe(0);
	await page.keyboard.press('Enter');
	expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
	const frame = page.locator('.frame').first();
	await frame.focus();
	await page.keyboard.press('ArrowRight');
	await expect.poll(() => frame.evaluate(each => each.scrollLeft)).toBeGreaterThan(0);
	await page.close();
});

test('prints on A4, tables with their headings on every page', async () => {
	const {page} = await open('vi', 'x', {width: 1280, height: 900});
	const pdf = await page.pdf({path: join(shots, 'vi.pdf'), preferCSSPageSize: true});
	expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/);
	await page.emulateMedia({media: 'print'});
	expect(await page.evaluate(() => getComputedStyle(document.querySelector('thead')!).display)).toBe('table-header-group');
	expect(await page.evaluate(() => Array.from(document.querySelectorAll('tr, .pair'), each => getComputedStyle(each).breakInside).every(value => value === 'avoid'))).toBe(true);
	await page.close();
});
