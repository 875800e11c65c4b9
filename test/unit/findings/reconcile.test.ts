import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {dismissFindings} from '../../../src/findings/dismiss.ts';
import type {FindingDraft} from '../../../src/findings/finding.ts';
import {type Finding, findFinding, listFindings} from '../../../src/findings/query.ts';
import {reconcileFindings} from '../../../src/findings/reconcile.ts';
import {Store} from '../../../src/store/store.ts';

const nights = [1, 2, 3, 4, 5].map(day => new Date(`2024-05-0${day}T18:00:00Z`));

let store: Store;

beforeEach(async () => {
	store = await Store.open({path: ':memory:', threads: 1, memory: '256MB'});
});

afterEach(() => store.close());

const draft = (recordA: string, more: Partial<FindingDraft> = {}): FindingDraft => ({
	code: 'BIRTH_DIFFERS', severity: 'error', unit: '25741', recordA, recordB: '074080000001', field: 'birth_date',
	currentValue: '05/04/1980', otherValue: '04/05/1980', evidence: {basis: 'id'}, ...more,
});

const all = async (): Promise<readonly Finding[]> => (await listFindings(store, {}, 1000)).findings;
const statuses = async (): Promise<string[]> => (await all()).map(finding => `F${finding.finding} ${finding.recordA} ${finding.status}`);

describe('the life of a finding', () => {
	test('new findings are numbered in the order of code, records and field, whatever the order of the drafts', async () => {
		const drafts = [draft('b'), draft('a', {code: 'NAME_DIFFERS', field: 'full_name'}), draft('a'), draft('a', {recordB: '074080000000'})];
		expect(await reconcileFindings(store, 'compare', drafts, nights[0])).toEqual({fresh: 4, continuing: 0, reopened: 0, dismissed: 0, settled: 0});
		expect((await all()).map(({finding, code, recordA, recordB}) => [finding, code, recordA, recordB])).toEqual([
			[1, 'BIRTH_DIFFERS', 'a', '074080000000'],
			[2, 'BIRTH_DIFFERS', 'a', '074080000001'],
			[3, 'BIRTH_DIFFERS', 'b', '074080000001'],
			[4, 'NAME_DIFFERS', 'a', '074080000001'],
		]);
	});

	test('the same drafts again are nothing new; only the night is', async () => {
		await reconcileFindings(store, 'compare', [draft('a'), draft('b')], nights[0]);
		const before = await all();
		expect(await reconcileFindings(store, 'compare', [draft('b'), draft('a')], nights[1])).toEqual({fresh: 0, continuing: 2, reopened: 0, dismissed: 0, settled: 0});
		expect(await all()).toEqual(before.map(finding => ({...finding, lastSeen: '2024-05-02T18:00:00Z'})));
		expect(before[0]).toMatchObject({firstSeen: '2024-05-01T18:00:00Z', lastSeen: '2024-05-01T18:00:00Z'});
	});

	test('a finding that goes is settled, and keeps what was known of it', async () => {
		await reconcileFindings(store, 'compare', [draft('a'), draft('b')], nights[0]);
		expect(await reconcileFindings(store, 'compare', [draft('b')], nights[1])).toMatchObject({continuing: 1, settled: 1});
		expect((await all())[0]).toMatchObject({status: 'settled', lastSeen: '2024-05-01T18:00:00Z', currentValue: '05/04/1980'});
		expect(await reconcileFindings(store, 'compare', [draft('b')], nights[2])).toMatchObject({settled: 0});
	});

	test('a settled one that comes back is reopened under its number, and stays reopened', async () => {
		await reconcileFindings(store, 'compare', [draft('a')], nights[0]);
		await reconcileFindings(store, 'compare', [draft('b')], nights[1]);
		expect(await reconcileFindings(store, 'compare', [draft('a'), draft('b'), draft('0')], nights[2])).toEqual({fresh: 1, continuing: 1, reopened: 1, dismissed: 0, settled: 0});
		expect(await statuses()).toEqual(['F1 a reopened', 'F2 b open', 'F3 0 open']);
		expect(await reconcileFindings(store, 'compare', [draft('a'), draft('b'), draft('0')], nights[3])).toMatchObject({continuing: 3, reopened: 0});
	});

	test('values, evidence, severity and unit follow the newest draft', async () => {
		await reconcileFindings(store, 'compare', [draft('a')], nights[0]);
		await reconcileFindings(store, 'compare', [draft('a', {subcode: 'one_digit', severity: 'info', unit: '25750', currentValue: undefined, confidence: 0.5, evidence: {b: 1, a: 2}})], nights[1]);
		expect((await all())[0]).toMatchObject({
			finding: 1, status: 'open', subcode: 'one_digit', severity: 'info', unit: '25750', currentValue: null, confidence: 0.5, evidence: {a: 2, b: 1},
		});
	});

	test('a step settles its own findings only', async () => {
		await reconcileFindings(store, 'compare', [draft('a')], nights[0]);
		await reconcileFindings(store, 'check', [draft('a', {code: 'BIRTH_FUTURE', recordB: ''})], nights[0]);
		expect(await reconcileFindings(store, 'check', [], nights[1])).toMatchObject({settled: 1});
		expect(await statuses()).toEqual(['F1 a open', 'F2 a settled']);
	});

	test('a batched one stays batched while it is there', async () => {
		await reconcileFindings(store, 'compare', [draft('a')], nights[0]);
		await store.run('test', `UPDATE findings SET status = 'batched'`);
		expect(await reconcileFindings(store, 'compare', [draft('a', {currentValue: '1980'})], nights[1])).toMatchObject({continuing: 1});
		expect(await statuses()).toEqual(['F1 a batched']);
		await reconcileFindings(store, 'compare', [], nights[2]);
		expect(await statuses()).toEqual(['F1 a settled']);
	});

	test('of two drafts with one identity the first in sort order counts, whatever their order', async () => {
		const twice = [draft('a', {subcode: 'other'}), draft('a', {subcode: 'one_digit'}), draft('b')];
		await reconcileFindings(store, 'compare', twice, nights[0]);
		expect((await all()).map(({recordA, subcode}) => [recordA, subcode])).toEqual([['a', 'one_digit'], ['b', null]]);
		expect(await reconcileFindings(store, 'compare', twice.toReversed(), nights[1])).toMatchObject({fresh: 0, continuing: 2});
		expect((await all())[0].subcode).toBe('one_digit');
	});

	test('a pair out of order is a fault of the caller, and leaves everything as it was', async () => {
		await reconcileFindings(store, 'dedupe', [draft('a', {code: 'DUPLICATE', recordB: 'b', field: ''})], nights[0]);
		await expect(reconcileFindings(store, 'dedupe', [draft('b', {code: 'DUPLICATE', recordB: 'a', field: ''})], nights[1])).rejects.toThrow('out of order');
		expect(await statuses()).toEqual(['F1 a open']);
	});

	test('what separates the packed drafts cannot come in through a value', async () => {
		await reconcileFindings(store, 'compare', [draft('a', {currentValue: 'x\u001fy', otherValue: 'Nguyễn "A", B\nC'})], nights[0]);
		expect((await all())[0]).toMatchObject({currentValue: 'x y', otherValue: 'Nguyễn "A", B\nC', direction: null, evidence: {basis: 'id'}});
	});
});

describe('a dismissal', () => {
	const dismiss = async (name: string): Promise<void> => {
		await dismissFindings(store, {findings: [name], reason: 'đã đối chiếu giấy khai sinh', actor: 'hoa', now: nights[0]});
	};

	beforeEach(async () => {
		await reconcileFindings(store, 'compare', [draft('a')], nights[0]);
		await dismiss('F1');
	});

	test('says who, when and why', async () => {
		expect((await findFinding(store, 'F1')).dismissals).toEqual([{by: 'hoa', at: '2024-05-01T18:00:00Z', reason: 'đã đối chiếu giấy khai sinh', endedAt: null}]);
	});

	test('holds while the evidence is the same, and the night may still change what is no evidence', async () => {
		expect(await reconcileFindings(store, 'compare', [draft('a', {confidence: 0.9})], nights[1])).toEqual({fresh: 0, continuing: 0, reopened: 0, dismissed: 1, settled: 0});
		expect((await all())[0]).toMatchObject({status: 'dismissed', confidence: 0.9, lastSeen: '2024-05-02T18:00:00Z'});
	});

	test.each([
		['subcode', {subcode: 'other'}],
		['current value', {currentValue: '06/04/1980'}],
		['other value', {otherValue: undefined}],
		['proposed value', {proposedValue: '04/05/1980'}],
		['evidence', {evidence: {basis: 'evidence'}}],
	] as const)('ends with another %s', async (_name, more) => {
		expect(await reconcileFindings(store, 'compare', [draft('a', more)], nights[1])).toMatchObject({reopened: 1, dismissed: 0});
		const {finding, dismissals} = await findFinding(store, 'F1');
		expect(finding.status).toBe('reopened');
		expect(dismissals[0].endedAt).toBe('2024-05-02T18:00:00Z');
	});

	test('outlasts a night on which the problem was not there', async () => {
		expect(await reconcileFindings(store, 'compare', [], nights[1])).toMatchObject({settled: 1});
		expect(await reconcileFindings(store, 'compare', [draft('a')], nights[2])).toMatchObject({reopened: 0, dismissed: 1});
		expect((await all())[0].status).toBe('dismissed');
	});

	test('does not come back when the old evidence does', async () => {
		await reconcileFindings(store, 'compare', [draft('a', {subcode: 'other'})], nights[1]);
		await reconcileFindings(store, 'compare', [], nights[2]);
		expect(await reconcileFindings(store, 'compare', [draft('a')], nights[3])).toMatchObject({reopened: 1, dismissed: 0});
		await dismiss('F1');
		expect((await findFinding(store, 'F1')).dismissals).toHaveLength(2);
		expect(await reconcileFindings(store, 'compare', [draft('a')], nights[4])).toMatchObject({dismissed: 1});
	});

	test('is refused for what is settled or dismissed already, and then touches none of the others', async () => {
		await reconcileFindings(store, 'compare', [draft('a'), draft('b'), draft('c')], nights[1]);
		await reconcileFindings(store, 'compare', [draft('a'), draft('b')], nights[2]);
		const both = (second: string) => dismissFindings(store, {findings: ['F2', second], reason: 'x', actor: 'hoa', now: nights[2]});
		await expect(both('F1')).rejects.toMatchObject({code: 'FINDING_DISMISSED', exitCode: 7});
		await expect(both('F3')).rejects.toMatchObject({code: 'FINDING_SETTLED', exitCode: 7});
		await expect(both('F99')).rejects.toMatchObject({code: 'FINDING_UNKNOWN', exitCode: 2});
		await expect(both('074080001234')).rejects.toMatchObject({code: 'FINDING_UNKNOWN', details: {finding: '************'}});
		expect((await all()).map(finding => finding.status)).toEqual(['dismissed', 'open', 'settled']);
		expect(await both('f2')).toHaveLength(1);
	});
});
