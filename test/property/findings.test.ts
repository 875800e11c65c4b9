import fc from 'fast-check';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {dismissFindings} from '../../src/findings/dismiss.ts';
import {type FindingDraft, findingName} from '../../src/findings/finding.ts';
import {type Finding, listFindings} from '../../src/findings/query.ts';
import {reconcileFindings} from '../../src/findings/reconcile.ts';
import {Store} from '../../src/store/store.ts';
import {runs} from '../support/runs.ts';

const draft: fc.Arbitrary<FindingDraft> = fc.record({
	code: fc.constantFrom('BIRTH_DIFFERS', 'NAME_DIFFERS'),
	severity: fc.constant('error' as const),
	recordA: fc.constantFrom('25741/A', '25741/B', '25741/C', '25741/Đ'),
	recordB: fc.constantFrom('', 'x'),
	field: fc.constantFrom('birth_date', ''),
	currentValue: fc.constantFrom(undefined, '1980', '05/04/1980'),
	evidence: fc.constantFrom({}, {basis: 'id'}),
});

/** A night: what each of two steps found, and which findings an officer dismissed the day after. */
const night = fc.record({
	compare: fc.array(draft, {maxLength: 12}),
	check: fc.array(draft, {maxLength: 4}),
	dismiss: fc.array(fc.nat(20), {maxLength: 3}),
});

const identity = (one: {code: string; recordA: string; recordB: string; field: string}): string => [one.code, one.recordA, one.recordB, one.field].join('|');
const evidenceOf = (one: {currentValue?: string | null; evidence: object}): string => `${one.currentValue ?? ''}|${JSON.stringify(one.evidence)}`;

let store: Store;

beforeAll(async () => {
	store = await Store.open({path: ':memory:', threads: 1, memory: '256MB'});
});

afterAll(() => store.close());

test('whatever the nights bring, findings keep number and identity, and the counts add up', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(night, {minLength: 1, maxLength: 6}), async nights => {
			await forgetAll();
			for (const [index, each] of nights.entries()) {
				const now = new Date(Date.UTC(2024, 0, index + 1));
				await holdsAfter('compare', each.compare, now);
				await holdsAfter('check', each.check, now);
				await dismissSome(each.dismiss, now);
			}
		}),
		runs(12),
	);
});

test('a night run twice changes nothing but when it was seen', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(draft, {maxLength: 12}), fc.array(draft, {maxLength: 12}), async (before, drafts) => {
			await forgetAll();
			await reconcileFindings(store, 'compare', before, new Date(0));
			await reconcileFindings(store, 'compare', drafts, new Date(1000));
			const once = await allFindings();
			const again = await reconcileFindings(store, 'compare', drafts.toReversed(), new Date(1000));
			expect(again).toMatchObject({fresh: 0, reopened: 0, settled: 0});
			expect(await allFindings()).toEqual(once);
		}),
		runs(12),
	);
});

async function holdsAfter(step: 'compare' | 'check', drafts: readonly FindingDraft[], now: Date): Promise<void> {
	const before = await allFindings();
	const counts = await reconcileFindings(store, step, drafts, now);
	const after = await allFindings();
	const known = new Map(before.map(finding => [finding.finding, finding]));
	const reported = new Set(drafts.map(identity));
	const mine = after.filter(finding => finding.step === step);

	// Numbers are dealt once, without a gap; nobody's identity ever changes.
	expect(after.map(finding => finding.finding)).toEqual(after.map((_, index) => index + 1));
	for (const finding of before) expect(identity(after[finding.finding - 1])).toBe(identity(finding));
	expect(new Set(mine.map(identity)).size).toBe(mine.length);
	expect(after.filter(finding => finding.step !== step)).toEqual(before.filter(finding => finding.step !== step));

	// Settled is what is not there, and only that.
	for (const finding of mine) expect(finding.status === 'settled').toBe(!reported.has(identity(finding)));
	expect([...reported].filter(each => !mine.some(finding => identity(finding) === each))).toEqual([]);

	// Dismissed means: the evidence is what was dismissed.
	for (const finding of mine.filter(each => each.status === 'dismissed')) {
		expect(evidenceOf(finding)).toBe(evidenceOf(known.get(finding.finding)!));
	}

	const were = (finding: Finding) => known.get(finding.finding)?.status;
	expect(counts).toEqual({
		fresh: after.length - before.length,
		continuing: mine.filter(finding => finding.status === were(finding) && ['open', 'reopened', 'batched'].includes(finding.status)).length,
		reopened: mine.filter(finding => finding.status === 'reopened' && were(finding) !== 'reopened').length,
		dismissed: mine.filter(finding => finding.status === 'dismissed').length,
		settled: mine.filter(finding => finding.status === 'settled' && were(finding) !== 'settled').length,
	});
	expect(counts.fresh + counts.continuing + counts.reopened + counts.dismissed).toBe(reported.size);
}

async function dismissSome(numbers: readonly number[], now: Date): Promise<void> {
	const findings = (await allFindings())
		.filter(finding => numbers.includes(finding.finding) && finding.status !== 'settled' && finding.status !== 'dismissed')
		.map(finding => findingName(finding.finding));
	await dismissFindings(store, {findings, reason: 'checked', actor: 'officer', now});
}

async function forgetAll(): Promise<void> {
	for (const table of ['findings', 'dismissals']) await store.run('test: forget', `TRUNCATE ${table}`);
}

async function allFindings(): Promise<readonly Finding[]> {
	return (await listFindings(store, {}, 10_000)).findings;
}
