import type {PullEvent} from '../nightly/pull/pull.ts';
import type {Session} from './harness.ts';

const notedPause = 2000;

/** Shows a pull's events as progress. */
export function showing({progress, messages}: Pick<Session, 'progress' | 'messages'>): (event: PullEvent) => void {
	return event => {
		switch (event.kind) {
			case 'check':
				return progress.stage(messages.pullCheck);
			case 'part':
				return progress.stage(messages.pullPart(event), undefined, {unit: 'bytes', before: event.before});
			case 'bytes':
				return progress.update(event.arrived, event.total);
			case 'retry':
				// Short breaks may be many; the rate shows them.
				if (event.milliseconds < notedPause) return undefined;
				return progress.note(messages.pullRetry({failure: event.failure, seconds: messages.decimal(event.milliseconds / 1000, 1)}));
		}
	};
}
