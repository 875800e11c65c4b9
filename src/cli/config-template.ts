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
		[
			comment(messages.configPull),
			'pull:',
			...pullLines.map(([name, example]) => `${comment(sentence(messages.pullSettings[name]), '  ')}\n  # ${example}`),
		].join('\n'),
		`${comment(messages.configDedupe)}\ndedupe:\n${zones(defaultConfig.dedupe)}`,
		`${comment(messages.configCompare)}\ncompare:\n${zones(defaultConfig.compare)}`,
		`${comment(messages.configFailOn)}\nfail_on: []\n# fail_on: ["duplicates>100", "errors>0"]`,
	].join('\n\n') + '\n';
}

const pullLines = [
	['url', 'url: https://example.gov.vn/extracts/2022-08-15/'],
	['tokenFile', 'token_file: token.txt'],
	['caFile', 'ca_file: ca.pem'],
	['clientCertificate', 'client_certificate: client.pfx'],
	['clientKey', 'client_key: client.key'],
	['passphraseFile', 'passphrase_file: client.password'],
	['proxy', 'proxy: http://proxy.example:3128'],
	['maxPart', 'max_part: 4GB'],
	['maxTotal', 'max_total: 40GB'],
	['maxTime', 'max_time: 6h'],
	['stall', 'stall: 60s'],
] as const;

/** A phrase of the help as a comment of its own. */
function sentence(phrase: string): string {
	return `${phrase[0].toUpperCase()}${phrase.slice(1)}.`;
}

const lineLength = 100;

function comment(text: string, indent = ''): string {
	return wrapText(text, lineLength).map(line => `${indent}# ${line}`).join('\n');
}
