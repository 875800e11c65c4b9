import type {ChangeCounts} from '../ingest/settle.ts';
import type {Messages} from '../messages/index.ts';

/** What became of records, as phrases such as `2 changed`; what is zero is not worth a word. */
export function changesText(changes: ChangeCounts, messages: Messages): string[] {
	const names = Object.keys(messages.changeCounts) as (keyof ChangeCounts)[];
	return names.filter(name => changes[name] > 0).map(name => messages.changeCounts[name]({rows: messages.count(changes[name])}));
}
