import {readFileSync} from 'node:fs';
import {KnownError, type Place, exitCodes} from '../errors.ts';
import {type Config, type FailRule, type PullSettings, type ZoneThresholds, defaultConfig, parseFailRule} from './config.ts';
import {parseDuration} from './duration.ts';
import {parseMemory, parseSize} from './memory.ts';
import {nearest} from './nearest.ts';
import {type ConfigFile, configSchema, optionKinds} from './options.ts';
import {type Path, type YamlFile, inOrder, parseYaml} from './yaml-file.ts';

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
	const crossed = zonesOutOfOrder(config).map(section => crossedZones(section, config, result.data ?? {}, yaml));
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
			maxShrinkShare: file.ingest?.max_shrink_share ?? defaultConfig.ingest.maxShrinkShare,
		},
		inbox: {extractComplete: file.inbox?.extract_complete ?? defaultConfig.inbox.extractComplete},
		units: file.units ?? undefined,
		pull: pullSettings(file.pull),
		dedupe: zones(file.dedupe, defaultConfig.dedupe),
		compare: zones(file.compare, defaultConfig.compare),
		failOn: (file.fail_on ?? []).map(text => parseFailRule(text)).filter((rule): rule is FailRule => rule !== undefined),
	};
}

function pullSettings(section: ConfigFile['pull']): PullSettings {
	return {
		url: section?.url ?? undefined,
		tokenFile: section?.token_file ?? undefined,
		caFile: section?.ca_file ?? undefined,
		clientCertificate: section?.client_certificate ?? undefined,
		clientKey: section?.client_key ?? undefined,
		passphraseFile: section?.passphrase_file ?? undefined,
		proxy: section?.proxy ?? undefined,
		maxPart: parseSize(section?.max_part ?? '') ?? defaultConfig.pull.maxPart,
		maxTotal: parseSize(section?.max_total ?? '') ?? defaultConfig.pull.maxTotal,
		maxTime: parseDuration(section?.max_time ?? '') ?? defaultConfig.pull.maxTime,
		stall: parseDuration(section?.stall ?? '') ?? defaultConfig.pull.stall,
	};
}

function zones(section: ConfigFile['dedupe'], defaults: ZoneThresholds): ZoneThresholds {
	return {
		matchProbability: section?.match_probability ?? defaults.matchProbability,
		reviewProbability: section?.review_probability ?? defaults.reviewProbability,
	};
}

function zonesOutOfOrder(config: Config): ('dedupe' | 'compare')[] {
	return (['dedupe', 'compare'] as const).filter(section => config[section].reviewProbability > config[section].matchProbability);
}

// One of the two may be the default; the place is that of one that was written.
function crossedZones(section: 'dedupe' | 'compare', config: Config, file: ConfigFile, yaml: YamlFile): KnownError {
	const {matchProbability: match, reviewProbability: review} = config[section];
	const written = file[section]?.review_probability == null ? 'match_probability' : 'review_probability';
	return new KnownError('CONFIG_ZONES', exitCodes.usage, {path: section, match, review}, yaml.keyPlace([section, written]));
}
