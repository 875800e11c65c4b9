import {existsSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {beforeAll, describe, expect, it} from 'vitest';
import {rasoatHere} from '../support/rasoat.ts';
import {testFolders} from '../support/workspaces.ts';

const input = resolve(import.meta.dirname, '../../fixtures/hard-calls/input');
const folders = testFolders();
let prepared: string;

beforeAll(async () => {
	prepared = folders.empty();
	await run(prepared, 'init');
	for (const [kind, ...flags] of [['local'], ['extract', '--complete']] as const) {
		await run(prepared, 'ingest', ...readdirSync(join(input, kind)).map(file => join(input, kind, file)), '--as', kind, ...flags);
	}
	await run(prepared, 'compare');
	await run(prepared, 'dedupe');
});

const run = (cwd: string, ...args: readonly string[]) => rasoatHere([...args, '--quiet'], {cwd, columns: 80});

async function ask<T = Record<string, unknown>>(cwd: string, ...args: readonly string[]): Promise<{code: number; data: T; errors: readonly {code: string}[]}> {
	const {stdout} = await run(cwd, ...args, '--json');
	return JSON.parse(stdout) as {code: number; data: T; errors: readonly {code: string}[]};
}

/** A certain pair, and one to review. */
async function pairsOf(cwd: string): Promise<string[][]> {
	await run(cwd, 'pairs', 'export', 'dedupe', '--out', 'pairs.csv');
	return readFileSync(join(cwd, 'pairs.csv'), 'utf8').trim().split('\n').slice(1).map(line => line.split(','));
}

describe('pairs decide', () => {
	it('counts from the next dedupe on, in the export and in explain, and names nobody in the audit log', async () => {
		const folder = folders.copyOf(prepared);
		const [a, b] = (await pairsOf(folder)).find(pair => pair[4] === 'match')!;
		const decided = await run(folder, 'pairs', 'decide', b, a, 'different', '--reason', 'chị em, giấy khai sinh 074080123456');
		expect([decided.exitCode, decided.stdout]).toEqual([0, expect.stringContaining('two people')]);
		expect((await ask(folder, 'dedupe')).data).toMatchObject({rulings: {heeded: 1, ended: 0}, model: {origin: 'kept'}});
		expect((await pairsOf(folder)).some(pair => pair[0] === a && pair[1] === b)).toBe(false);
		const explained = await run(folder, 'explain', a, b, '--lang', 'vi');
		expect(explained.stdout).toContain('hai người khác nhau (còn hiệu lực)');
		const log = readFileSync(join(folder, 'data/audit.jsonl'), 'utf8');
		expect(log).toContain('"word":"different"');
		for (const told of [a, b, '074080123456']) expect(log).not.toContain(told);
		expect((await ask<{decisions: unknown[]}>(folder, 'pairs', 'decisions')).data.decisions).toMatchObject([{recordA: a, recordB: b, word: 'different', reason: 'chị em, giấy khai sinh ************', ended: null}]);
		expect((await run(folder, 'pairs', 'decisions')).stdout).toContain('chị em, giấy');
	});

	it.each([
		['an unknown key', ['25741/NOBODY', 'B', 'same', '--reason', 'x'], 'RECORD_UNKNOWN'],
		['a key as masked lists show it', ['A', '074*******01', 'same', '--reason', 'x'], 'KEY_MASKED'],
		['another word', ['A', 'B', 'perhaps', '--reason', 'x'], 'RULING_WORD'],
		['no reason', ['A', 'B', 'same'], 'RULING_NEEDS_REASON'],
		['one record twice', ['A', 'A', 'same', '--reason', 'x'], 'RECORDS_SAME'],
	])('refuses %s with exit code 2', async (_, args, code) => {
		const [[a, b]] = await pairsOf(prepared);
		const answer = await ask(prepared, 'pairs', 'decide', ...args.map(arg => (arg === 'A' ? a : arg === 'B' ? b : arg)));
		expect([answer.code, answer.errors[0].code]).toEqual([2, code]);
	});
});

describe('train', () => {
	it('says what would change and changes nothing, then writes', async () => {
		const folder = folders.copyOf(prepared);
		const file = join(folder, 'data/model-dedupe.json');
		const before = readFileSync(file);
		const compared = await ask(folder, 'train', 'dedupe', '--compare');
		expect(compared.data).toMatchObject({compared: true, version: null, moves: [], difference: null});
		expect(readFileSync(file).equals(before)).toBe(true);
		expect((await ask(folder, 'train')).data).toMatchObject({step: 'dedupe', version: 2});
		expect((await ask(folder, 'dedupe')).data.model).toMatchObject({origin: 'kept'});
		expect((await run(folder, 'train', 'compare', '--lang', 'vi')).stdout).toContain('Mô hình được lập từ chưa đến');
	});

	it('replaces a model of other fields, and explain says what it lacked', async () => {
		const folder = folders.copyOf(prepared);
		const file = join(folder, 'data/model-dedupe.json');
		const ofOtherFields = (): void => {
			const model = JSON.parse(readFileSync(file, 'utf8')) as {fields: {field: string}[]};
			model.fields[6].field = 'insurance_no';
			writeFileSync(file, JSON.stringify(model));
		};
		ofOtherFields();
		const [[a, b]] = await pairsOf(folder);
		const refused = await run(folder, 'explain', a, b);
		expect([refused.exitCode, refused.stderr.replaceAll(/\s+/g, ' ')]).toEqual([2, expect.stringContaining('it lacks parents; the files lack insurance_no')]);
		expect((await run(folder, 'train', '--compare')).stdout).toContain('cannot be compared');
		const night = await run(folder, 'dedupe', '--lang', 'vi');
		expect(night.stdout.replaceAll(/\s+/g, ' ')).toContain('mô hình thiếu parents; tệp dữ liệu không có insurance_no');
		expect((await run(folder, 'explain', a, b)).exitCode).toBe(0);
		ofOtherFields();
		expect((await run(folder, 'run')).stdout.replaceAll(/\s+/g, ' ')).toContain('a new model was fitted, probabilities may have moved');
	});
});

describe('plan', () => {
	it('forecasts the pairs that dedupe compares, and stores nothing', async () => {
		const folder = folders.copyOf(prepared);
		const models = readdirSync(join(folder, 'data')).filter(name => name.startsWith('model'));
		const {data} = await ask<{pairs: number; memory: number; minutes: number}>(folder, 'plan', 'dedupe');
		const {data: {counts}} = await ask<{counts: {considered: number}}>(folder, 'dedupe');
		expect(data.pairs).toBe(counts.considered);
		expect(data.memory).toBeGreaterThan(50_000_000);
		expect(data.minutes).toBeLessThan(2);
		const {stdout} = await run(folder, 'plan', 'dedupe', '--lang', 'vi');
		expect(stdout).toContain('khoảng 1 giây');
		expect(stdout).not.toContain(' 0,0 triệu');
		expect((await ask(folder, 'plan', 'compare')).data).toMatchObject({step: 'compare'});
		expect(readdirSync(join(folder, 'data')).filter(name => name.startsWith('model'))).toEqual(models);
	});

	it('of no records is refused', async () => {
		const folder = folders.empty();
		await run(folder, 'init');
		expect((await ask(folder, 'plan', 'dedupe')).errors[0].code).toBe('TOO_FEW_RECORDS');
		expect((await ask(folder, 'plan', 'compare')).errors[0].code).toBe('NO_EXTRACT');
		expect((await ask(folder, 'train')).errors[0].code).toBe('TOO_FEW_RECORDS');
	});
});

describe('explain of one record', () => {
	it('shows whom it is most like, of the extract and of the registers', async () => {
		const [a, b] = (await pairsOf(prepared)).find(pair => pair[4] === 'match')!;
		const {data} = await ask<{steps: {step: string; candidates: {record: string}[]}[]; cluster: {members: string[]}}>(prepared, 'explain', a);
		expect(data.steps.map(({step}) => step)).toEqual(['compare', 'dedupe']);
		expect(data.steps[1].candidates[0].record).toBe(b);
		expect(data.cluster.members).toEqual(expect.arrayContaining([a, b]));
	});

	it.each(['en', 'vi'])('says why the next best lost, within 80 columns (%s)', async language => {
		const folder = folders.empty();
		await run(folder, 'init');
		writeFileSync(join(folder, '25741_2022-08-15.csv'), [
			'Mã hồ sơ,Họ và tên,Ngày sinh,Giới tính,Số CCCD,Số hộ',
			'HS1,Sầm Quý Quới,05/04/1980,Nam,074080000001,1',
			'HS2,Sam Quy Quoi,05/04/1980,Nam,074080000001,1',
			'HS3,Sầm Quý Quơi,04/05/1980,Nam,,2',
			'HS4,Lê Văn Cường,01/02/1975,Nam,074075000004,3',
			'',
		].join('\n'));
		await run(folder, 'ingest', '25741_2022-08-15.csv', '--as', 'local');
		await run(folder, 'dedupe');
		const {stdout} = await run(folder, 'explain', '25741/HS1', '--lang', language);
		const [best, next] = stdout.split('\n').filter(line => line.startsWith('25741/'));
		expect([best.slice(0, 9), next.slice(0, 9)]).toEqual(['25741/HS2', '25741/HS3']);
		expect(stdout).toContain(language === 'vi' ? 'Vì sao 25741/HS3 đứng sau 25741/HS2' : 'Why 25741/HS3 comes after 25741/HS2');
		expect(stdout).toContain(language === 'vi' ? 'đảo ngày và tháng' : 'day and month swapped');
		for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
	});
});

describe('evaluate by a sample', () => {
	it('draws a blind sheet, masked unless revealed, and estimates from what comes back', async () => {
		const folder = folders.copyOf(prepared);
		const sheet = join(folder, 'sheet.csv');
		expect((await ask(folder, 'evaluate', 'dedupe', '--sample', '50', '--out', 'sheet.csv')).data).toMatchObject({sample: 1, masked: true});
		const text = readFileSync(sheet, 'utf8');
		expect(statSync(sheet).mode & 0o777).toBe(0o600);
		expect(text).not.toMatch(/match|review|distinct|weight|probability/);
		expect(text.split('\n')[0]).toMatch(/^\uFEFFpair,answer,record_a,record_b,full_name_a,full_name_b,/);
		expect(text).toMatch(/\*\*\/\*\*\/\d{4}/);
		writeFileSync(sheet, text.replaceAll(/^(S1-\d+),/gm, '$1,Cùng').replaceAll(',', ';'));
		expect((await ask(folder, 'evaluate', 'dedupe', '--sample', '50', '--out', 'sheet.csv')).errors).toMatchObject([{code: 'SHEET_EXISTS'}]);
		const {data} = await ask<{open: number; quality: {match: {precision: {value: number; low: number}}}}>(folder, 'evaluate', 'dedupe', '--sheet', 'sheet.csv');
		expect(data.open).toBe(0);
		expect(data.quality.match.precision.value).toBe(1);
		expect((await run(folder, 'evaluate', 'dedupe', '--sheet', 'sheet.csv', '--lang', 'vi')).stdout).toContain('khoảng tin cậy 95 %');
		await run(folder, 'evaluate', 'dedupe', '--sample', '5', '--out', 'open.csv', '--reveal', '--reason', 'rà soát');
		expect(readFileSync(join(folder, 'open.csv'), 'utf8')).toMatch(/\d\d\/\d\d\/\d{4}/);
		expect(readFileSync(join(folder, 'data/audit.jsonl'), 'utf8')).toContain('"reveal":true');
	});

	it('reads what a spreadsheet makes of a sheet: another code page, Unicode text, answers without marks, cut keys, emptied rows and last columns', async () => {
		const folder = folders.copyOf(prepared);
		await run(folder, 'evaluate', 'dedupe', '--sample', '50', '--out', 'sheet.csv');
		const text = readFileSync(join(folder, 'sheet.csv'), 'utf8').slice(1);
		const answered = (word: string): string => text.replaceAll(/^(S1-\d+),/gm, `$1,${word}`);
		const cutKeys = answered('KHAC').replaceAll(/^(S1-\d+,KHAC),[^,]+,/gm, '$1,7.4085E+10,');
		const emptied = `${answered('khác').replaceAll(/,+$/gm, '')}${','.repeat(20)}\n`;
		for (const bytes of [emptied, Buffer.from(answered('khác'), 'latin1'), Buffer.from(`\uFEFF${answered('không rõ').replace('không rõ', 'khác').replaceAll(',', '\t')}`, 'utf16le'), cutKeys]) {
			writeFileSync(join(folder, 'back.csv'), bytes);
			const {data, code} = await ask<{strata: {answered: number; same: number}[]}>(folder, 'evaluate', 'dedupe', '--sheet', 'back.csv');
			expect(code).toBe(0);
			expect(data.strata.some(({answered: count}) => count > 0)).toBe(true);
			expect(data.strata.every(({same}) => same === 0)).toBe(true);
		}
	});

	it('estimates even where nobody could tell of one kind of pairs', async () => {
		const folder = folders.copyOf(prepared);
		await run(folder, 'evaluate', 'dedupe', '--sample', '50', '--out', 'sheet.csv');
		writeFileSync(join(folder, 'sheet.csv'), readFileSync(join(folder, 'sheet.csv'), 'utf8').replace(/^(S1-\d+),/m, '$1,same'));
		const {stdout} = await run(folder, 'evaluate', 'dedupe', '--sheet', 'sheet.csv', '--lang', 'vi');
		expect(stdout).toContain('tạm coi một nửa là cùng một người');
		expect(stdout).toContain('khoảng tin cậy 95 %');
	});

	it.each([
		['no sheet', undefined, 'SHEET_UNREADABLE'],
		['other columns', 'a,b\n1,2\n', 'SHEET_COLUMNS'],
		['a pair that was never drawn', 'pair,answer\nS1-9999,same\n', 'SHEET_PAIR'],
		['something that is no pair', 'pair,answer\n7,same\n', 'SHEET_PAIR'],
		['a pair of another sample', 'pair,answer\nS1-0001,same\nS2-0001,same\n', 'SHEET_OTHER_SAMPLE'],
		['other records than were drawn', 'pair,answer,record_a,record_b\nS1-0001,same,25741/NOBODY,25741/NOBODY2\n', 'SHEET_OTHER_RECORDS'],
		['a pair twice', 'pair,answer\nS1-0001,same\nS1-0001,same\n', 'SHEET_TWICE'],
		['another answer', 'pair,answer\nS1-0001,maybe\n', 'SHEET_ANSWER'],
		['no answer', 'pair,answer\nS1-0001,\n', 'SHEET_EMPTY'],
		['no rows', 'pair,answer\n', 'SHEET_EMPTY'],
	])('refuses %s', async (_, text, code) => {
		sampled ??= (async () => {
			const folder = folders.copyOf(prepared);
			await run(folder, 'evaluate', 'dedupe', '--sample', '4', '--out', 'first.csv');
			return folder;
		})();
		const folder = await sampled;
		if (text !== undefined) writeFileSync(join(folder, 'back.csv'), text);
		const answer = await ask(folder, 'evaluate', 'dedupe', '--sheet', text === undefined ? 'nowhere.csv' : 'back.csv');
		expect([answer.code, answer.errors[0].code]).toEqual([2, code]);
	});

	it.each([
		[['evaluate', 'dedupe'], 'EVALUATE_WAY'],
		[['evaluate', 'dedupe', '--sample', '5'], 'EVALUATE_WAY'],
		[['evaluate', 'dedupe', '--sample', '0', '--out', 'x.csv'], 'EVALUATE_NUMBER'],
		[['evaluate', 'dedupe', '--sheet', 'a.csv', '--truth', 'b.csv'], 'EVALUATE_WAY'],
	])('refuses %j', async (args, code) => {
		expect((await ask(prepared, ...args)).errors[0].code).toBe(code);
		expect(existsSync(join(prepared, 'x.csv'))).toBe(false);
	});
});

let sampled: Promise<string> | undefined;
