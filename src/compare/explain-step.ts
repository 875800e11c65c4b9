import {type Explanation, explainPairs} from '../link/explain.ts';
import {loadPeople} from '../link/people.ts';
import type {LinkStep} from '../link/stored-pairs.ts';
import type {Store} from '../store/store.ts';
import {bothSides, loadResidual} from './by-evidence.ts';

type Pair = readonly [a: number, b: number];

/**
 * Pairs of record IDs as their step weighs them: with its model, among its people. What `compare` links by evidence it weighs among
 * those whom no ID links, without the IDs that it found to be somebody else's. Loads all people of the step.
 *
 * @param modelFile the step's model.
 * @throws KnownError MODEL_MISSING, MODEL_OTHER_FIELDS, MODEL_UNREADABLE.
 */
export async function explainStep(store: Store, step: LinkStep, modelFile: string, pairs: readonly Pair[]): Promise<Explanation[]> {
	const model = {step, modelFile};
	if (step === 'dedupe') return await explainPairs(store, await loadPeople(store, {left: 'NOT r.extract'}), model, pairs);
	const residual = await loadResidual(store);
	const left = new Set(residual.recordIds);
	const [byEvidence, byId] = [pairs.filter(([a]) => left.has(a)), pairs.filter(([a]) => !left.has(a))];
	const explanations = new Map<Pair, Explanation>();
	const note = (explained: readonly Pair[], found: readonly Explanation[]): void => explained.forEach((pair, index) => explanations.set(pair, found[index]));
	if (byEvidence.length > 0) note(byEvidence, await explainPairs(store, residual, model, byEvidence));
	if (byId.length > 0) note(byId, await explainPairs(store, await loadPeople(store, bothSides), model, byId));
	return pairs.map(pair => explanations.get(pair)!);
}
