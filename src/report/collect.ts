import {today} from '../rollout/day.ts';
import {rolloutStatus} from '../rollout/status.ts';
import type {Store} from '../store/store.ts';
import {reorganisation, unitAt} from '../vietnam/units.ts';
import {collectBatches} from './collect-batches.ts';
import {collectFindings, collectUnits} from './collect-findings.ts';
import {collectProgress} from './collect-progress.ts';
import {collectLinks, collectResidents} from './collect-residents.ts';
import {collectSources} from './collect-sources.ts';
import type {Report, UnitName} from './report.ts';

export interface ReportRequest {
	/** GSO code of the province. */
	readonly province: string;
	readonly now: Date;
}

/** Everything a report says, as the store stands. Reads only. */
export async function collectReport(store: Store, {province, now}: ReportRequest): Promise<Report> {
	const day = today(now);
	const sources = await collectSources(store);
	const nameOf = unitNames(sources.sides[0].newest ?? day);
	const findings = await collectFindings(store);
	return {
		createdAt: now.toISOString(),
		province: nameOf(province),
		sources,
		residents: await collectResidents(store),
		links: await collectLinks(store),
		findings,
		units: await collectUnits(store, nameOf),
		progress: await collectProgress(store, findings.active),
		batches: await collectBatches(store, nameOf),
		rollout: await rolloutStatus(store, day),
	};
}

/**
 * Codes are read as of the day of the newest local export: since 2025 many mean another unit than before.
 * A code that had gone by then keeps the name it had last.
 */
function unitNames(day: string): (code: string | null) => UnitName {
	const ymd = Number(day.replaceAll('-', ''));
	return code => ({code, name: code === null ? null : (unitAt(code, ymd) ?? unitAt(code, reorganisation - 1))?.name ?? null});
}
