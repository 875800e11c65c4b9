import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {importRollout} from '../../../src/rollout/import.ts';
import {binhDuong20220815} from '../../../src/rollout/sample.ts';
import {rolloutStatus} from '../../../src/rollout/status.ts';
import {Store} from '../../../src/store/store.ts';

const now = new Date('2022-09-01T08:00:00Z');
const headings = 'as_of,section,item,state,done,total,reason,source';

let folder: string;
let store: Store;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'rasoat-rollout-'));
	store = await Store.open({path: ':memory:', threads: 1, memory: '256MB'});
});

afterEach(async () => {
	store.close();
	await rm(folder, {recursive: true});
});

describe('a file that is right', () => {
	test('is stored whole', async () => {
		const [result] = await importRollout(store, {files: [await file('a.csv', binhDuong20220815())], now});
		expect(result).toEqual({file: 'a.csv', outcome: 'imported', days: ['2022-08-15'], fresh: 23, replaced: 0, unchanged: 0, errors: []});
		expect(await factCount()).toBe(23);
	});

	test('replaces the same figures of the same day, and only those', async () => {
		await importRollout(store, {files: [await file('a.csv', binhDuong20220815())], now});
		const later = [headings, '2022-08-15,security,,,6,15,,', '2022-08-15,points,,,101,,,Báo Bình Dương 26/08/2022', '2022-08-22,security,,,7,15,,'].join('\n');
		const [result] = await importRollout(store, {files: [await file('b.csv', later)], now});
		expect(result).toMatchObject({outcome: 'imported', days: ['2022-08-15', '2022-08-22'], fresh: 1, replaced: 1, unchanged: 1});
		expect(await factCount()).toBe(24);
		expect((await rolloutStatus(store, '2022-08-15')).security).toEqual({asOf: '2022-08-15', done: 6, total: 15});
	});

	test.each([
		['a byte order mark', `\uFEFF${headings}\n2022-08-15,points,,,101,,,`],
		['semicolons and Windows line ends', `${headings.replaceAll(',', ';')}\r\n2022-08-15;points;;;101;;;\r\n`],
		['tabs', `${headings}\n2022-08-15,points,,,101,,,`.replaceAll(',', '\t')],
		['the date as Excel rewrites it', `${headings}\n15/8/2022,points,,,101,,,`],
		['headings in another order', 'section,done,as_of,item,state,total,reason,source\npoints,101,2022-08-15,,,,,'],
		['empty rows at the end', `${headings}\n2022-08-15,points,,,101,,,\n,,,,,,,\n\n`],
	])('may come with %s', async (_what, text) => {
		const [result] = await importRollout(store, {files: [await file('a.csv', text)], now});
		expect(result.errors).toEqual([]);
		expect((await rolloutStatus(store, '2022-09-01')).points).toEqual({asOf: '2022-08-15', done: 101, total: null});
	});

	test('a night takes it in once, and does not undo a later correction', async () => {
		const old = await file('old.csv', `${headings}\n2022-08-15,points,,,100,,,`);
		const corrected = await file('corrected.csv', `${headings}\n2022-08-15,points,,,101,,,`);
		await importRollout(store, {files: [old], now, skipKnown: true});
		await importRollout(store, {files: [corrected], now});
		const [again] = await importRollout(store, {files: [old], now, skipKnown: true});
		expect(again.outcome).toBe('known');
		expect((await rolloutStatus(store, '2022-09-01')).points?.done).toBe(101);
	});
});

describe('a file that is wrong', () => {
	test('leaves nothing behind, and the others are stored', async () => {
		const bad = await file('bad.csv', `${headings}\n2022-08-15,points,,,101,,,\n2022-08-15,security,,,16,15,,`);
		const good = await file('good.csv', `${headings}\n2022-08-15,officers,,,236,,,`);
		const results = await importRollout(store, {files: [bad, good], now});
		expect(results.map(result => result.outcome)).toEqual(['refused', 'imported']);
		expect(await factCount()).toBe(1);
	});

	test('is told everything at once, with line and column', async () => {
		const rows = [
			headings,
			'2022-02-30,service,26,perhaps,1,,,',
			'2022-08-15,servicing,1,deployed,,,,',
			'2022-08-15,points,all,,many,,,',
			'2022-08-15,group,village,,9,8,,',
			'2023-08-15,officers,,,236,,,',
			'2022-08-15,computers,,,246',
			'2022-08-15,computers,,,246,,,',
			'2022-08-15,computers,,,247,,,',
			`2022-08-15,security,,,5,15,gọi 0912 345 678,${'x'.repeat(501)}`,
		];
		const [result] = await importRollout(store, {files: [await file('bad.csv', rows.join('\n'))], now});
		expect(result.errors.map(({code, place}) => [code, place.line, place.column])).toEqual([
			['ROLLOUT_DATE', 2, 1],
			['ROLLOUT_SERVICE_NUMBER', 2, 3],
			['ROLLOUT_STATE', 2, 4],
			['ROLLOUT_CELL_UNUSED', 2, 5],
			['ROLLOUT_SECTION', 3, 2],
			['ROLLOUT_CELL_UNUSED', 4, 3],
			['ROLLOUT_COUNT', 4, 5],
			['ROLLOUT_ITEM', 5, 3],
			['ROLLOUT_DONE_EXCEEDS_TOTAL', 5, 5],
			['ROLLOUT_DATE_FUTURE', 6, 1],
			['ROLLOUT_FIELDS', 7, undefined],
			['ROLLOUT_ROW_TWICE', 9, undefined],
			['ROLLOUT_PERSONAL_NUMBER', 10, 7],
			['ROLLOUT_TEXT_LONG', 10, 8],
		]);
		expect(result.errors.every(error => error.exitCode === 3 && error.place.file === 'bad.csv')).toBe(true);
	});

	test('a line is counted as the editor counts it', async () => {
		const text = `${headings}\n2022-08-15,points,,,101,,"two\nlines",\n\n2022-08-15,officers,,,x,,,`;
		const [result] = await importRollout(store, {files: [await file('bad.csv', text)], now});
		expect(result.errors.map(error => error.place.line)).toEqual([5]);
	});

	test.each([
		['ROLLOUT_FILE_EMPTY', ''],
		['ROLLOUT_FILE_EMPTY', '\n\n'],
		['ROLLOUT_NO_ROWS', headings],
		['ROLLOUT_HEADING_MISSING', '2022-08-15,points,,,101,,,'],
		['ROLLOUT_HEADING_MISSING', `${headings.replace(',source', '')}\n2022-08-15,points,,,101,,`],
		['ROLLOUT_HEADING_TWICE', `${headings},done\n2022-08-15,points,,,101,,,,`],
		['ROLLOUT_HEADING_UNKNOWN', `${headings},note\n2022-08-15,points,,,101,,,,`],
		['ROLLOUT_QUOTES', `${headings}\n2022-08-15,points,,,101,,"never closed,`],
		['ROLLOUT_ENCODING', Buffer.from(`${headings}\n2022-08-15,points,,,101,,,B\xE1o`, 'latin1')],
	])('%s', async (code, content) => {
		const [result] = await importRollout(store, {files: [await file('bad.csv', content)], now});
		expect(result.errors[0]?.code).toBe(code);
		expect(await factCount()).toBe(0);
	});

	test('a missing file and a folder have their own codes', async () => {
		const results = await importRollout(store, {files: [join(folder, 'none.csv'), folder], now});
		expect(results.map(result => result.errors[0].code)).toEqual(['ROLLOUT_FILE_MISSING', 'ROLLOUT_FILE_FOLDER']);
	});

	test('a heading that is not known is not repeated: it may be data', async () => {
		const [result] = await importRollout(store, {files: [await file('people.csv', 'Nguyễn Văn An,074080000001\nx,y')], now});
		expect(JSON.stringify(result.errors.map(error => [error.details, error.place]))).not.toMatch(/Nguyễn|0740/);
	});
});

describe('services that do not add up', () => {
	const other = '2022-08-15,service_group,OTHER,,11,14,,';

	test.each([
		['ROLLOUT_SERVICES_INCOMPLETE', ['2022-08-15,service,15,not_deployed,,,,']],
		['ROLLOUT_GROUP_SIZE', [other, '2022-08-15,service_group,MPS,,10,13,,']],
		['ROLLOUT_GROUP_CONTRADICTS', [other, '2022-08-15,service_group,MPS,,11,11,,', '2022-08-15,service,8,not_deployed,,,,']],
		['ROLLOUT_GROUP_CONTRADICTS', [other, '2022-08-15,service_group,MPS,,0,11,,', '2022-08-15,service,8,deployed,,,,']],
	])('%s', async (code, rows) => {
		const [result] = await importRollout(store, {files: [await file('bad.csv', [headings, ...rows].join('\n'))], now});
		expect(result.errors[0]?.code).toBe(code);
		expect(result.errors[0]?.details.day).toBe('2022-08-15');
		expect(await factCount()).toBe(0);
	});

	test('what is stored already counts, too', async () => {
		await importRollout(store, {files: [await file('a.csv', binhDuong20220815())], now});
		const deployed = `${headings}\n2022-08-15,service,15,deployed,,,,`;
		const [alone] = await importRollout(store, {files: [await file('b.csv', deployed)], now});
		expect(alone.errors.map(error => error.code)).toEqual(['ROLLOUT_GROUP_CONTRADICTS']);
		const [together] = await importRollout(store, {files: [await file('c.csv', `${deployed}\n2022-08-15,service_group,OTHER,,12,14,,`)], now});
		expect(together.outcome).toBe('imported');
	});

	test('driving licences and criminal records are the Ministry’s from March 2025', async () => {
		const files = [
			await file('a.csv', groupCounts('2025-02-28', 11, 14)),
			await file('b.csv', groupCounts('2025-03-01', 13, 12)),
			await file('c.csv', groupCounts('2025-03-02', 11, 14)),
		];
		const results = await importRollout(store, {files, now: new Date('2025-04-01T00:00:00Z')});
		expect(results.map(result => result.outcome)).toEqual(['imported', 'imported', 'refused']);
	});
});

async function file(name: string, content: string | Buffer): Promise<string> {
	const path = join(folder, name);
	await writeFile(path, content);
	return path;
}

function groupCounts(day: string, ministry: number, others: number): string {
	return [headings, `${day},service_group,MPS,,${ministry},${ministry},,`, `${day},service_group,OTHER,,${others},${others},,`].join('\n');
}

function factCount(): Promise<number> {
	return store.count('test', 'SELECT count(*) FROM rollout_facts');
}
