import {pairKey} from '../link/evaluate.ts';
import {ruleRecall, type RuleRecall} from '../link/rule-recall.ts';
import type {LinkStep} from '../link/stored-pairs.ts';
import type {Session} from './harness.ts';
import {loadStepPeople} from './step-people.ts';

export interface TruthRecall {
	/** Among the true pairs of whom the engine compares at all; `compare` leaves those to it whom no ID links. */
	readonly rules: readonly RuleRecall[];
	/** Whether any rule generates a pair; null where the engine is not asked about it. */
	generated(a: string, b: string): boolean | null;
}

/** Which blocking rule finds which of the true pairs (`pairKey`s); undefined where there is nobody to compare. */
export async function recallOfRules(step: LinkStep, truth: ReadonlySet<string>, session: Session): Promise<TruthRecall | undefined> {
	const {people, mode} = await loadStepPeople(step, session);
	const keys = new Map((await session.store.rows<{record_id: number; record_key: string}>('evaluate: keys of records', 'SELECT record_id, record_key FROM records')).map(row => [row.record_id, row.record_key]));
	const rowOf = new Map<string, number>();
	for (let row = 0; row < people.rows; row++) rowOf.set(sideKey(people.side[row], keys.get(people.recordIds[row])!), row);
	const across = mode === 'across';
	const pairs = [...truth].flatMap(key => {
		const [a, b] = key.split('\t');
		const rows = [rowOf.get(sideKey(0, a)), rowOf.get(sideKey(across ? 1 : 0, b))] as const;
		return rows[0] === undefined || rows[1] === undefined ? [] : [{key, rows: [rows[0], rows[1]] as const}];
	});
	const {rules, found} = ruleRecall(people, across, pairs.map(({rows}) => rows));
	const generated = new Map(pairs.map(({key}, index) => [key, found[index]]));
	return {rules, generated: (a, b) => generated.get(pairKey(a, b, across)) ?? null};
}

const sideKey = (side: number, key: string): string => `${side} ${key}`;
