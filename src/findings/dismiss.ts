import {KnownError, exitCodes} from '../errors.ts';
import {maskDigitRuns} from '../privacy/mask.ts';
import type {Store} from '../store/store.ts';
import {sqlTimestamp} from '../store/timestamp.ts';
import {findingName} from './finding.ts';
import {type Finding, findFinding} from './query.ts';

export interface DismissRequest {
	/** Names of findings, `F12`. */
	readonly findings: readonly string[];
	readonly reason: string;
	readonly actor: string;
	readonly now: Date;
}

/**
 * Says of findings that nothing is to be done: all of them or, where one is unknown, settled or dismissed already, none. A
 * dismissal holds as long as the evidence stays the same. Of the reason, numbers that may be somebody's ID are starred out.
 * Returns the findings as they were before.
 */
export async function dismissFindings(store: Store, {findings, reason, actor, now}: DismissRequest): Promise<Finding[]> {
	return await store.transaction('findings: dismiss', async () => {
		const dismissed = new Map<number, Finding>();
		for (const name of findings) {
			const {finding} = await findFinding(store, name);
			if (!dismissed.has(finding.finding)) await dismiss(store, finding, {reason, actor, now});
			dismissed.set(finding.finding, finding);
		}
		return [...dismissed.values()];
	});
}

async function dismiss(store: Store, {finding, status}: Finding, {reason, actor, now}: Omit<DismissRequest, 'findings'>): Promise<void> {
	const refusal = refusals[status];
	if (refusal !== undefined) throw new KnownError(refusal, exitCodes.refused, {finding: findingName(finding)});
	await store.run('findings: dismiss', `UPDATE findings SET status = 'dismissed' WHERE finding = $finding`, {finding});
	await store.run(
		'findings: note the dismissal',
		'INSERT INTO dismissals VALUES ($finding, CAST($now AS TIMESTAMP), $actor, $reason, NULL)',
		{finding, actor, reason: maskDigitRuns(reason), now: sqlTimestamp(now)},
	);
}

const refusals: Readonly<Partial<Record<Finding['status'], string>>> = {settled: 'FINDING_SETTLED', dismissed: 'FINDING_DISMISSED'};
