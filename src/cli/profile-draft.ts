import type {KnownError} from '../errors.ts';
import type {Messages} from '../messages/index.ts';

/** The profile to complete, for a file whose headings are not understood; nothing for any other failure. */
export function profileDraftLines(file: string, error: KnownError | undefined, messages: Messages): string[] {
	const draft = error?.details.profile;
	if (typeof draft !== 'string' || error?.code === 'PROFILE_COLUMN_MISSING') return [];
	return ['', messages.ingestProfileDraft({file}), ...draft.split('\n')];
}
