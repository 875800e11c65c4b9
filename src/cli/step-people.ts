import {KnownError, exitCodes} from '../errors.ts';
import type {Thresholds} from '../link/link.ts';
import type {People, PeopleSelection} from '../link/people.ts';
import type {LinkStep} from '../link/stored-pairs.ts';
import type {Session} from './harness.ts';

/** What the link engine works on in a step. */
export interface StepPeople {
	readonly people: People;
	/** Whose records these are: all of them, also those whom IDs alone link. */
	readonly selection: PeopleSelection;
	readonly mode: 'within' | 'across';
	readonly thresholds: Thresholds;
}

/**
 * The people whom `dedupe` or `compare` would link now. Changes nothing.
 *
 * @throws KnownError NO_EXTRACT, TOO_FEW_RECORDS.
 */
export async function loadStepPeople(step: LinkStep, {store, config}: Pick<Session, 'store' | 'config'>): Promise<StepPeople> {
	const thresholds = {match: config[step].matchProbability, review: config[step].reviewProbability};
	if (step === 'dedupe') {
		const [{loadPeople}, {registered}] = await Promise.all([import('../link/people.ts'), import('../dedupe/dedupe.ts')]);
		const selection = {left: registered};
		const people = await loadPeople(store, selection);
		if (people.rows < 2) throw new KnownError('TOO_FEW_RECORDS', exitCodes.usage, {step});
		return {people, selection, mode: 'within', thresholds};
	}
	if (await store.count('count extract', 'SELECT count(*) FROM records WHERE extract') === 0) throw new KnownError('NO_EXTRACT', exitCodes.usage);
	const {loadResidual, bothSides: selection} = await import('../compare/by-evidence.ts');
	const people = await loadResidual(store);
	if (!people.side.includes(0)) throw new KnownError('TOO_FEW_RECORDS', exitCodes.usage, {step});
	return {people, selection, mode: 'across', thresholds};
}
