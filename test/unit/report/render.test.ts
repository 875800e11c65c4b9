import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {type Language, messagesOf} from '../../../src/messages/index.ts';
import {collectReport} from '../../../src/report/collect.ts';
import {plainPaint} from '../../../src/report/format.ts';
import {renderReport} from '../../../src/report/render.ts';
import type {Report} from '../../../src/report/report.ts';
import {displayWidth} from '../../../src/report/text-width.ts';
import {importRollout} from '../../../src/rollout/import.ts';
import type {Store} from '../../../src/store/store.ts';
import {emptyStore, sampleStore} from './sample-store.ts';

const now = new Date('2022-08-26T01:00:00Z');
const languages: readonly Language[] = ['vi', 'en'];

let store: Store;
let report: Report;

beforeAll(async () => {
	store = await sampleStore();
	await importRollout(store, {files: [fileURLToPath(new URL('../../../fixtures/rollout-2022-08-15/rollout.csv', import.meta.url))], now});
	report = await collectReport(store, {province: '74', now});
});

afterAll(() => store.close());

describe.each(languages)('in %s', language => {
	test('on a terminal of 80 columns it looks like this', async () => {
		const expected = await readFile(new URL(`expected.${language}.txt`, import.meta.url), 'utf8');
		expect(`${render(report, language).join('\n')}\n`).toBe(expected);
	});

	test('a whole province fits, too', () => {
		const wide = render(multiplied(report, 281_234), language).filter(line => displayWidth(line) > 80);
		expect(wide).toEqual([]);
	});

	test('without data it says how to begin', async () => {
		const empty = await emptyStore();
		const lines = render(await collectReport(empty, {province: '74', now}), language);
		empty.close();
		expect(lines).toHaveLength(3);
		expect(lines[2]).toContain('rasoat ingest');
	});
});

test('lines that do not add up are said in red', () => {
	const sides = report.sources.sides.map(side => Object.assign({}, side, {balanced: false}));
	const lines = renderReport({...report, sources: {...report.sources, sides}}, {messages: messagesOf('en'), paint: {...plainPaint, red: text => `<${text}>`}});
	expect(lines).toContain('<The lines do not add up. Do not use these figures; report this as a fault.>');
});

test('units beyond the tenth come in one row, and the total stays the total', () => {
	const units = Array.from({length: 25}, (_, index) => ({
		unit: {code: String(25_741 + index), name: null}, localRecords: 100, active: 10, errors: 4, settled: 0, headings: {correct: 1, complete: 2, clean: 3, live: 4},
	}));
	const lines = render({...report, units}, 'en');
	expect(lines.filter(line => /^257\d\d /.test(line))).toHaveLength(10);
	expect(lines).toContainEqual(expect.stringMatching(/^15 other units +1,500 +150 +60 +15 +30 +45 +60$/));
	expect(lines).toContainEqual(expect.stringMatching(/^Total +2,500 +250 +100 +25 +50 +75 +100$/));
});

function render(what: Report, language: Language): string[] {
	return renderReport(what, {messages: messagesOf(language), width: 80, paint: plainPaint});
}

// Every count of the report, so many times.
function multiplied<T>(value: T, factor: number): T {
	return JSON.parse(JSON.stringify(value), (key, each: unknown) =>
		(typeof each === 'number' && !['run', 'exitCode', 'service'].includes(key) ? each * factor : each)) as T;
}
