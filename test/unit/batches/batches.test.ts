import {createHash} from 'node:crypto';
import {mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {parse} from 'csv-parse/sync';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import type {Batch, Correction} from '../../../src/batches/batch.ts';
import {parseBatchName} from '../../../src/batches/batch.ts';
import {firstCorrections} from '../../../src/batches/corrections.ts';
import {type BatchRequest, createBatches} from '../../../src/batches/create.ts';
import {exportBatch} from '../../../src/batches/export.ts';
import {maskCorrection} from '../../../src/batches/mask-correction.ts';
import {findBatch, listBatches, verifyDigest} from '../../../src/batches/query.ts';
import {dismissFindings} from '../../../src/findings/dismiss.ts';
import type {FindingDraft} from '../../../src/findings/finding.ts';
import {listFindings} from '../../../src/findings/query.ts';
import {reconcileFindings} from '../../../src/findings/reconcile.ts';
import {maskingMasker} from '../../../src/privacy/mask.ts';
import type {Store} from '../../../src/store/store.ts';
import {faultless, registerOf} from '../check/register.ts';

const now = new Date('2022-08-20T02:00:00Z');

let folder: string;
let store: Store;

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'rasoat-batches-'));
	store = await registerOf([
		{...faultless, key: '25741/HS1', unit: '25741', name: '=Nguyễn Văn An', birth: '05/04/1980'},
		{...faultless, key: '25747/HS2', unit: '25747', name: 'Trần Thị Bình', birth: '1975'},
	]);
});

afterEach(() => {
	store.close();
	rmSync(folder, {recursive: true});
});

const draft = (recordA: string, more: Partial<FindingDraft> = {}): FindingDraft => ({
	code: 'BIRTH_DIFFERS', severity: 'error', unit: recordA.slice(0, 5), recordA, recordB: '074080000001', field: 'birth_date', currentValue: '05/04/1980',
	otherValue: '06/04/1980', proposedValue: '06/04/1980', direction: 'update_local', confidence: 0.98765, evidence: {basis: 'id'}, ...more,
});

const find = (drafts: readonly FindingDraft[], night = now) => reconcileFindings(store, 'compare', drafts, night);
const create = (request: Partial<BatchRequest> = {}) => createBatches(store, {now, actor: 'hoa', ...request});
const correctionsOf = (batch: string): Promise<readonly Correction[]> => firstCorrections(store, batch, 100);
const statuses = async () => (await listFindings(store, {}, 100)).findings.map(({recordA, code, status}) => `${recordA} ${code} ${status}`);

describe('making batches', () => {
	test('one for each unit and one for the national database, units first', async () => {
		await find([
			draft('25747/HS2'), draft('25741/HS1'), draft('25741/HS1', {code: 'SEX_DIFFERS', field: 'sex', currentValue: 'male', proposedValue: 'female'}),
			draft('25747/HS2', {code: 'NAME_DIFFERS', field: 'full_name', direction: 'request_national', proposedValue: 'Trần Thị Bình'}),
		]);
		const batches = await create();
		expect(batches.map(({batch, unit, recipient, corrections}) => [batch, unit, recipient, corrections])).toEqual([
			['B0001', '25741', 'Công an Phường Hiệp Thành (25741)', 2],
			['B0002', '25747', 'Công an Phường Phú Cường (25747)', 1],
			['B0003', null, 'Cục Cảnh sát quản lý hành chính về trật tự xã hội (C06), Bộ Công an', 1],
		]);
		expect(batches[0]).toMatchObject({createdAt: '2022-08-20T02:00:00Z', createdBy: 'hoa', state: 'draft', settled: 0, dismissed: 0, changed: 0});
		expect((await correctionsOf('B0001')).map(({number, finding, code}) => [number, finding, code])).toEqual([[1, 1, 'BIRTH_DIFFERS'], [2, 4, 'SEX_DIFFERS']]);
		expect(new Set((await statuses()).map(each => each.split(' ')[2]))).toEqual(new Set(['batched']));
		expect(await listBatches(store)).toEqual(batches);
	});

	test('the Ministry is told what stands in its own database, and what it should be', async () => {
		const wrongThere = draft('25741/HS1', {direction: 'request_national', proposedValue: '05/04/1980'});
		await find([wrongThere]);
		const [{batch}] = await create();
		expect(await correctionsOf(batch)).toMatchObject([{currentValue: '06/04/1980', proposedValue: '05/04/1980'}]);
		expect(await findBatch(store, batch)).toMatchObject({changed: 0});
		await find([{...wrongThere, otherValue: '07/04/1980'}], new Date('2022-08-21T02:00:00Z'));
		expect(await findBatch(store, batch)).toMatchObject({changed: 1});
	});

	test('what is in a batch goes into no other one, and nothing to do makes none', async () => {
		expect(await create()).toEqual([]);
		await find([draft('25741/HS1')]);
		expect(await create()).toHaveLength(1);
		expect(await create()).toEqual([]);
		await find([draft('25741/HS1'), draft('25747/HS2')]);
		expect((await create()).map(({batch, unit}) => [batch, unit])).toEqual([['B0002', '25747']]);
	});

	test.each<[string, Partial<FindingDraft>, boolean]>([
		['a value to put in', {}, true],
		['something to look at', {direction: 'recheck', proposedValue: undefined}, true],
		['something to ask for without a value', {direction: 'request_national', proposedValue: undefined}, true],
		['no value to put in', {proposedValue: undefined}, false],
		['no direction', {direction: undefined}, false],
	])('%s', async (_name, more, gathered) => {
		await find([draft('25741/HS1', more)]);
		expect(await create()).toHaveLength(gathered ? 1 : 0);
	});

	test('nobody is sent to look for a value that another correction proposes, as long as it does', async () => {
		const missing = draft('25741/HS1', {code: 'ID_MISSING', recordB: '', field: 'personal_id', currentValue: undefined, proposedValue: undefined, direction: 'recheck'});
		const found = draft('25741/HS1', {code: 'ID_FOUND', field: 'personal_id', proposedValue: '074080000001'});
		await find([missing, found]);
		expect((await correctionsOf((await create())[0].batch)).map(({code}) => code)).toEqual(['ID_FOUND']);
		expect(await create()).toEqual([]);
		await find([missing]);
		expect((await correctionsOf((await create())[0].batch)).map(({code}) => code)).toEqual(['ID_MISSING']);
	});

	test('choosing by unit, direction and code, with recipient and purpose', async () => {
		const all = [
			draft('25741/HS1'), draft('25747/HS2'), draft('25741/HS1', {code: 'NAME_DIFFERS', field: 'full_name', direction: 'recheck'}),
			draft('25741/HS1', {code: 'SEX_DIFFERS', field: 'sex', direction: 'request_national'}),
		];
		await find(all);
		const codesOf = async (batches: readonly Batch[]) => (await Promise.all(batches.map(({batch}) => correctionsOf(batch)))).flat().map(({code, recordKey}) => `${code} ${recordKey}`);
		expect(await codesOf(await create({unit: '25747'}))).toEqual(['BIRTH_DIFFERS 25747/HS2']);
		expect(await codesOf(await create({direction: 'recheck'}))).toEqual(['NAME_DIFFERS 25741/HS1']);
		expect(await codesOf(await create({codes: ['SEX_DIFFERS', 'OLD_ID_DIFFERS']}))).toEqual(['SEX_DIFFERS 25741/HS1']);
		expect(await create({recipient: 'Tổ công tác', purpose: 'Rà soát tháng 8'})).toMatchObject([{batch: 'B0004', recipient: 'Tổ công tác', purpose: 'Rà soát tháng 8'}]);
	});

	test('a unit has the name of the day of its data, and a number where it has none', async () => {
		await find([draft('26734/HS9'), draft('25741/HS1', {unit: undefined})]);
		expect((await create()).map(({recipient}) => recipient)).toEqual(['Đơn vị 26734', 'Đơn vị chưa xác định']);
	});

	test('the digest says what the corrections are, and nothing else', async () => {
		await find([draft('25741/HS1')]);
		const [first] = await create();
		const other = await registerOf([]);
		await reconcileFindings(other, 'compare', [draft('25741/HS1')], new Date('2023-01-01T00:00:00Z'));
		const [same] = await createBatches(other, {now: new Date('2023-01-02T00:00:00Z'), actor: 'minh'});
		expect(same.digest).toBe(first.digest);
		expect(first.digest).toMatch(/^[0-9a-f]{64}$/);
		await other.run('test', `UPDATE corrections SET proposed_value = '07/04/1980'`);
		await expect(verifyDigest(other, same)).rejects.toMatchObject({code: 'BATCH_DIGEST', exitCode: 5});
		await expect(exportBatch(other, {batch: 'B0001', folder, now, actor: 'x', version: '1'})).rejects.toMatchObject({code: 'BATCH_DIGEST'});
		other.close();
	});
});

describe('a batch later on', () => {
	test('tells what was settled, dismissed or changed since', async () => {
		const [a, b, c, d] = ['birth_date', 'full_name', 'sex', 'old_id'].map(field => draft('25741/HS1', {field}));
		await find([a, b, c, d]);
		await create();
		await dismissFindings(store, {findings: ['F2'], reason: 'x', actor: 'hoa', now});
		await find([a, b, {...c, currentValue: '07/04/1980'}], new Date('2022-08-21T02:00:00Z'));
		expect(await findBatch(store, 'b1')).toMatchObject({corrections: 4, settled: 1, dismissed: 1, changed: 1});
	});

	test.each([['B0001', 'B0001'], ['b1', 'B0001'], ['12345', 'B12345'], ['B0', undefined], ['x', undefined], ['B1234567890', undefined]])('%s is %s', (text, name) => {
		expect(parseBatchName(text)).toBe(name);
	});

	test('an unknown one', async () => {
		await expect(findBatch(store, 'B0009')).rejects.toMatchObject({code: 'BATCH_UNKNOWN', exitCode: 2});
	});

	test('is masked for a screen', async () => {
		await find([draft('25741/HS1', {evidence: {person: '074080000001'}})]);
		await create();
		const [correction] = await correctionsOf('B0001');
		expect(maskCorrection(correction, maskingMasker)).toMatchObject({
			recordKey: '25741/HS1', otherKey: '074*******01', currentValue: '**/**/1980', proposedValue: '**/**/1980', evidence: {person: '074*******01'},
		});
	});
});

describe('the files of a batch', () => {
	const read = (name: string): string => readFileSync(join(folder, 'B0001', name), 'utf8');
	const exported = () => exportBatch(store, {batch: 'B0001', folder: join(folder, 'B0001'), now: new Date('2022-08-22T02:00:00Z'), actor: 'minh', version: '1.2.3'});

	beforeEach(async () => {
		await find([
			draft('25741/HS1'),
			draft('25741/HS1', {code: 'SEX_DIFFERS', subcode: 'other', field: 'sex', currentValue: 'male', proposedValue: 'female', confidence: undefined}),
			draft('25741/HS1', {code: 'RELATION_DIFFERS', field: 'relation', currentValue: 'spouse:F', proposedValue: 'child'}),
			draft('25741/HS9', {code: 'DUPLICATE', recordB: '25741/HS99', field: '', currentValue: undefined, proposedValue: '25741/HS99'}),
		]);
		await create();
	});

	test('hold whole values as forms write them, and who the person is', async () => {
		await exported();
		const rows = parse(read('corrections.csv'), {bom: true, columns: true}) as Record<string, string>[];
		expect(Object.keys(rows[0])).toEqual([
			'number', 'record_key', 'other_key', 'full_name', 'birth_date', 'field', 'current_value', 'proposed_value', 'direction', 'code', 'subcode', 'confidence', 'evidence',
		]);
		expect(rows.map(row => [row.number, row.code, row.field, row.current_value, row.proposed_value])).toEqual([
			['1', 'BIRTH_DIFFERS', 'birth_date', '05/04/1980', '06/04/1980'],
			['2', 'DUPLICATE', '', '', '25741/HS99'],
			['3', 'RELATION_DIFFERS', 'relation', 'Vợ', 'Con đẻ'],
			['4', 'SEX_DIFFERS', 'sex', 'Nam', 'Nữ'],
		]);
		expect(rows[0]).toMatchObject({record_key: '25741/HS1', other_key: '074080000001', birth_date: '05/04/1980', direction: 'update_local', confidence: '0.9876', evidence: '{"basis":"id"}'});
		expect(rows[3]).toMatchObject({subcode: 'other', confidence: ''});
	});

	test('a name that is a formula to a spreadsheet is none any more; Excel sees UTF-8', async () => {
		await exported();
		expect(read('corrections.csv')).toContain(`,'=Nguyễn Văn An,`);
		expect(read('corrections.csv').startsWith('\ufeffnumber,')).toBe(true);
	});

	test('the manifest says what the file is', async () => {
		await find([draft('25741/HS1')], new Date('2022-08-21T02:00:00Z'));
		const {batch, manifest} = await exported();
		expect(JSON.parse(read('manifest.json'))).toEqual(manifest);
		expect(manifest).toMatchObject({
			batch: 'B0001', unit: '25741', recipient: 'Công an Phường Hiệp Thành (25741)', purpose: 'Đề nghị kiểm tra, chỉnh sửa thông tin dân cư theo kết quả rà soát',
			file: 'corrections.csv', digest: batch.digest, fields: ['birth_date', 'relation', 'sex'],
			counts: {corrections: 4, directions: {update_local: 4}, codes: {BIRTH_DIFFERS: 1, DUPLICATE: 1, RELATION_DIFFERS: 1, SEX_DIFFERS: 1}},
			settled: [2, 3, 4], created_at: '2022-08-20T02:00:00Z', created_by: 'hoa', exported_at: '2022-08-22T02:00:00.000Z', exported_by: 'minh', tool: 'rasoat 1.2.3',
		});
		const bytes = readFileSync(join(folder, 'B0001', 'corrections.csv'));
		expect(manifest.bytes).toBe(bytes.length);
		expect(manifest.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
	});

	test('are for their owner only, and the batch is exported', async () => {
		await exported();
		for (const name of ['corrections.csv', 'manifest.json']) expect(statSync(join(folder, 'B0001', name)).mode & 0o777).toBe(0o600);
		expect(statSync(join(folder, 'B0001')).mode & 0o777).toBe(0o700);
		expect(await findBatch(store, 'B0001')).toMatchObject({state: 'exported'});
	});

	test('written again they are the same', async () => {
		const first = await exported();
		expect((await exported()).manifest).toEqual(first.manifest);
	});

	test('a file in the place of the folder', async () => {
		writeFileSync(join(folder, 'B0001'), '');
		await expect(exported()).rejects.toMatchObject({code: 'BATCH_FOLDER', exitCode: 2});
		expect(await findBatch(store, 'B0001')).toMatchObject({state: 'draft'});
	});
});
