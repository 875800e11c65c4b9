import * as batches from './areas/batches.ts';
import * as check from './areas/check.ts';
import * as common from './areas/common.ts';
import * as compare from './areas/compare.ts';
import * as demo from './areas/demo.ts';
import * as extracts from './areas/extracts.ts';
import * as files from './areas/files.ts';
import * as findingCodes from './areas/finding-codes.ts';
import * as findingDetails from './areas/finding-details.ts';
import * as findingSubcodes from './areas/finding-subcodes.ts';
import * as findings from './areas/findings.ts';
import * as ingest from './areas/ingest.ts';
import * as link from './areas/link.ts';
import * as nightly from './areas/nightly.ts';
import * as profiles from './areas/profiles.ts';
import * as pull from './areas/pull.ts';
import * as quality from './areas/quality.ts';
import * as report from './areas/report.ts';
import * as rollout from './areas/rollout.ts';
import * as sources from './areas/sources.ts';
import * as workspace from './areas/workspace.ts';

const en = {
	...batches.en,
	...check.en,
	...common.en,
	...compare.en,
	...demo.en,
	...extracts.en,
	...files.en,
	...findingCodes.en,
	...findingDetails.en,
	...findingSubcodes.en,
	...findings.en,
	...ingest.en,
	...link.en,
	...nightly.en,
	...profiles.en,
	...pull.en,
	...quality.en,
	...report.en,
	...rollout.en,
	...sources.en,
	...workspace.en,
};

/** Every sentence and label. A key that one language lacks is a type error. */
export type Messages = typeof en;

const vi: Messages = {
	...batches.vi,
	...check.vi,
	...common.vi,
	...compare.vi,
	...demo.vi,
	...extracts.vi,
	...files.vi,
	...findingCodes.vi,
	...findingDetails.vi,
	...findingSubcodes.vi,
	...findings.vi,
	...ingest.vi,
	...link.vi,
	...nightly.vi,
	...profiles.vi,
	...pull.vi,
	...quality.vi,
	...report.vi,
	...rollout.vi,
	...sources.vi,
	...workspace.vi,
};

export type Language = 'vi' | 'en';

export function messagesOf(language: Language): Messages {
	return language === 'vi' ? vi : en;
}

/**
 * The sentence of a code that is known only when the program runs (an error's, a finding's).
 * `undefined` where the catalogue has none.
 */
export function sentenceOf(messages: Messages, code: string, values: Readonly<Record<string, unknown>>): string | undefined {
	const entry: unknown = Object.hasOwn(messages, code) ? messages[code as keyof Messages] : undefined;
	if (typeof entry === 'function') return (entry as (values: unknown) => string)(values);
	return typeof entry === 'string' ? entry : undefined;
}
