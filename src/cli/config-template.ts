import {type ZoneThresholds, defaultConfig} from '../config/config.ts';
import type {Messages} from '../messages/index.ts';
import {wrapText} from '../report/wrap-text.ts';

/** A new workspace's `rasoat.yaml`: every option with its meaning and its default. `language`: what the user asked for. */
export function configTemplate(messages: Messages, language: 'vi' | 'en' | 'auto'): string {
	const zones = ({matchProbability, reviewProbability}: ZoneThresholds) => `  # match_probability: ${matchProbability}\n  # review_probability: ${reviewProbability}`;
	return [
		comment(messages.configTitle),
		`${comment(messages.configProvince)}\nprovince: "74"`,
		`${comment(messages.configLanguage)}\nlanguage: ${language}`,
		`${comment(messages.configThreads)}\n# threads: 4`,
		`${comment(messages.configMemory)}\nmemory: 4GB`,
		[
			comment(messages.configIngest),
			'ingest:',
			comment(messages.configMaxRejectedShare, '  '),
			'  max_rejected_share: 0.02',
			comment(messages.configMaxRejectedRows, '  '),
			'  max_rejected_rows: 1000',
			comment(messages.configMaxShrinkShare, '  '),
			'  max_shrink_share: 0.2',
		].join('\n'),
		`${comment(messages.configInbox)}\ninbox:\n${comment(messages.configExtractComplete, '  ')}\n  extract_complete: false`,
		`${comment(messages.configUnits)}\n# units: units.csv`,
		`${comment(messages.configDedupe)}\ndedupe:\n${zones(defaultConfig.dedupe)}`,
		`${comment(messages.configCompare)}\ncompare:\n${zones(defaultConfig.compare)}`,
		`${comment(messages.configFailOn)}\nfail_on: []\n# fail_on: ["duplicates>100", "errors>0"]`,
	].join('\n\n') + '\n';
}

const lineLength = 100;

function comment(text: string, indent = ''): string {
	return wrapText(text, lineLength).map(line => `${indent}# ${line}`).join('\n');
}
