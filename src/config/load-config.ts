import {readFileSync} from 'node:fs';
import {KnownError, type Place, exitCodes} from '../errors.ts';
import {type Config, type FailRule, defaultConfig, parseFailRule} from './config.ts';
import {parseMemory} from './memory.ts';
import {nearest} from './nearest.ts';
import {type ConfigFile, configSchema, optionKinds} from './options.ts';
import {type Path, inOrder, parseYaml} from './yaml-file.ts';

/**
 * Reads and checks `rasoat.yaml`. All that is wrong is thrown at once, as an `AggregateError` of
 * `KnownError`s in the order of the file, each with path, line and column.
 */
export function loadConfig(file: string): Config {
	return parseConfig(readFileSync(file, 'utf8'), file);
}

export function parseConfig(text: string, file: string): Config {
	const yaml = parseYaml(text, file, {syntax: 'CONFIG_SYNTAX', keyTwice: 'CONFIG_KEY_TWICE'});
	const result = configSchema.safeParse(yaml.data);
	if (!result.success) {
		throw inOrder(result.error.issues.flatMap(issue => issue.code === 'unrecognized_keys'
			? issue.keys.map(key => unknownKey([...issue.path, key], yaml.keyPlace([...issue.path, key])))
			: [wrongValue(issue.path, issue.path.length === 0 ? {file} : yaml.valuePlace(issue.path))]));
	}
	const config = normalize(result.data ?? {});
	const crossed = zonesOutOfOrder(config).map(section => new KnownError('CONFIG_ZONES', exitCodes.usage, {path: section}, yaml.keyPlace([section])));
	if (crossed.length > 0) throw inOrder(crossed);
	return config;
}

function unknownKey(path: Path, place: Place): KnownError {
	const parent = path.slice(0, -1).join('.');
	const siblings = Object.keys(optionKinds).map(known => known.split('.')).filter(known => known.slice(0, -1).join('.') === parent);
	const proposal = nearest(String(path.at(-1)), siblings.map(known => known.at(-1)!));
	return new KnownError('CONFIG_KEY', exitCodes.usage, {path: path.join('.'), proposal}, place);
}

function wrongValue(path: Path, place: Place): KnownError {
	if (path.length === 0) return new KnownError('CONFIG_SYNTAX', exitCodes.usage, {}, place);
	const expected = path[0] === 'fail_on' && path.length > 1 ? 'failRule' : optionKinds[path.join('.')];
	return new KnownError('CONFIG_VALUE', exitCodes.usage, {path: path.join('.'), expected}, place);
}

function normalize(file: ConfigFile): Config {
	return {
		province: file.province ?? defaultConfig.province,
		language: file.language ?? defaultConfig.language,
		threads: file.threads ?? undefined,
		memory: parseMemory(file.memory ?? '') ?? defaultConfig.memory,
		ingest: {
			maxRejectedShare: file.ingest?.max_rejected_share ?? defaultConfig.ingest.maxRejectedShare,
			maxRejectedRows: file.ingest?.max_rejected_rows ?? defaultConfig.ingest.maxRejectedRows,
		},
		inbox: {extractComplete: file.inbox?.extract_complete ?? defaultConfig.inbox.extractComplete},
		dedupe: zones(file.dedupe),
		compare: zones(file.compare),
		failOn: (file.fail_on ?? []).map(text => parseFailRule(text)).filter((rule): rule is FailRule => rule !== undefined),
	};
}

function zones(section: ConfigFile['dedupe']): Config['dedupe'] {
	return {
		matchProbability: section?.match_probability ?? undefined,
		reviewProbability: section?.review_probability ?? undefined,
	};
}

function zonesOutOfOrder(config: Config): ('dedupe' | 'compare')[] {
	return (['dedupe', 'compare'] as const).filter(section => {
		const {matchProbability = 1, reviewProbability = 0} = config[section];
		return reviewProbability > matchProbability;
	});
}
