import {countDrafts} from '../findings/drafts.ts';
import {type ReconcileCounts, reconcileStaged} from '../findings/reconcile.ts';
import type {Store} from '../store/store.ts';
import {type UnitNames, builtInNames} from '../vietnam/units.ts';
import {judgeValues} from './judge.ts';
import {stagePeople} from './people.ts';
import {applyRules} from './rule.ts';
import {codeJudgements, codeRules} from './rules/codes.ts';
import {dateRules} from './rules/dates.ts';
import {householdRules, stageHouseholds} from './rules/households.ts';
import {identifierJudgements, identifierRules} from './rules/identifiers.ts';
import {nameJudgements, nameRules} from './rules/names.ts';
import {readingJudgements, readingRules} from './rules/readings.ts';
import {unitJudgement, unitRules, unreadUnitJudgement} from './rules/units.ts';

export interface CheckOptions {
	readonly now: Date;
	/** The names of administrative units; left out: those that the program knows. */
	readonly units?: UnitNames;
	readonly onProgress?: (done: number, total: number) => void;
}

export interface CheckSummary {
	/** Local records; those of the extract are for the Ministry to check. */
	readonly records: number;
	/** Findings as of now by code, those that are dismissed among them. */
	readonly findings: Readonly<Record<string, number>>;
	readonly reconciled: ReconcileCounts;
}

/** Checks every local record and household against the rules, in one transaction. */
export async function check(store: Store, {now, units = builtInNames(), onProgress}: CheckOptions): Promise<CheckSummary> {
	return await store.transaction('check', async () => {
		let findings: Readonly<Record<string, number>> = {};
		const reconciled = await reconcileStaged(store, 'check', now, async () => {
			await stage(store, now, units, onProgress);
			findings = await countDrafts(store);
		});
		const records = await store.count('check: count records', 'SELECT count(*) FROM check_people');
		for (const table of staged) await store.run(`check: drop ${table}`, `DROP TABLE ${table}`);
		return {records, findings, reconciled};
	});
}

const judgements = [...codeJudgements, ...identifierJudgements, ...nameJudgements, ...readingJudgements];
const rules = [...identifierRules, ...nameRules, ...readingRules, ...dateRules, ...codeRules, ...unitRules, ...householdRules];
const staged = ['check_day', 'check_sources', 'check_people', 'check_members', 'check_households', 'check_heads', ...judgements.map(({table}) => table), 'check_units', 'check_unread_units'];

async function stage(store: Store, now: Date, units: UnitNames, onProgress: CheckOptions['onProgress']): Promise<void> {
	await stagePeople(store, vietnameseDay(now));
	for (const judgement of [...judgements, unitJudgement(units), unreadUnitJudgement(units)]) await judgeValues(store, judgement);
	await stageHouseholds(store);
	await applyRules(store, rules, onProgress);
}

/** yyyymmdd of the day it is in Vietnam, which keeps one offset from UTC all year. */
function vietnameseDay(now: Date): number {
	return Number(new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', ''));
}
