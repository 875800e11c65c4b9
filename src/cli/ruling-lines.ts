import type {Messages} from '../messages/index.ts';

/** What a step says of officers' words on pairs; nothing where there are none. */
export function rulingLines({heeded, ended}: {readonly heeded: number; readonly ended: number}, messages: Messages): string[] {
	return [
		...(heeded > 0 ? [messages.rulingsHeeded({pairs: messages.count(heeded)})] : []),
		...(ended > 0 ? [messages.rulingsEnded({pairs: messages.count(ended)})] : []),
	];
}
