import {type Messages, sentenceOf} from '../messages/index.ts';

/** What a finding's code means, in words; the code itself where the catalogue has none. */
export function findingLabel(messages: Messages, code: string): string {
	return sentenceOf(messages, `label_${code}`, {}) ?? code;
}
