import type {RuleSummary} from '../link/link.ts';
import type {ModelChoice} from '../link/model-file.ts';
import type {Model} from '../link/model.ts';
import type {Messages} from '../messages/index.ts';

/** Which model a step works with, and why it is a new one; nothing where it is the first. */
export function modelLines({origin, because, missing, surplus}: ModelChoice, messages: Messages): string[] {
	if (origin === 'kept') return [messages.modelKept];
	switch (because) {
		case 'other_fields': return [messages.modelOtherFields({missing, surplus})];
		case 'more_records': return [messages.modelMoreRecords];
		default: return [];
	}
}

/** What a step could not do as usual: a fit that did not settle, and blocks that were too large to compare whole. */
export function troubleLines({converged}: Pick<Model['fit'], 'converged'>, rules: readonly Pick<RuleSummary, 'rule' | 'split' | 'leftOut'>[], messages: Messages): string[] {
	return [
		...(converged ? [] : [messages.dedupeNotConverged]),
		...rules.filter(({split}) => split > 0).map(({split, rule}) => messages.dedupeSplit({blocks: messages.count(split), rule: messages.blockingRule(rule)})),
		...rules.filter(({leftOut}) => leftOut > 0).map(({leftOut, rule}) => messages.dedupeLeftOut({rows: messages.count(leftOut), rule: messages.blockingRule(rule)})),
	];
}

/** What a step says of officers' words on pairs; nothing where there are none. */
export function rulingLines({heeded, ended}: {readonly heeded: number; readonly ended: number}, messages: Messages): string[] {
	return [
		...(heeded > 0 ? [messages.rulingsHeeded({pairs: messages.count(heeded)})] : []),
		...(ended > 0 ? [messages.rulingsEnded({pairs: messages.count(ended)})] : []),
	];
}
