import type {ModelChoice} from '../link/model-file.ts';
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

/** What a step says of officers' words on pairs; nothing where there are none. */
export function rulingLines({heeded, ended}: {readonly heeded: number; readonly ended: number}, messages: Messages): string[] {
	return [
		...(heeded > 0 ? [messages.rulingsHeeded({pairs: messages.count(heeded)})] : []),
		...(ended > 0 ? [messages.rulingsEnded({pairs: messages.count(ended)})] : []),
	];
}
