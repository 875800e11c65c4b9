import {readFileSync} from 'node:fs';
import {type Document, LineCounter, type Node, type Pair, isMap, isNode, isScalar, parseDocument, visit} from 'yaml';
import {KnownError, type Place, exitCodes} from '../errors.ts';
import {type Config, type FailRule, defaultConfig, parseFailRule} from './config.ts';
import {parseMemory} from './memory.ts';
import {nearest} from './nearest.ts';
import {type ConfigFile, configSchema, optionKinds} from './options.ts';

type Path = readonly PropertyKey[];

/**
 * Reads and checks `rasoat.yaml`. All that is wrong is thrown at once, as an `AggregateError` of
 * `KnownError`s in the order of the file, each with path, line and column.
 */
export function loadConfig(file: string): Config {
	return parseConfig(readFileSync(file, 'utf8'), file);
}

export function parseConfig(text: string, file: string): Config {
	const lines = new LineCounter();
	const document = parseDocument(text, {lineCounter: lines, prettyErrors: false});
	const place: PlaceOf = offset => ({file, ...position(lines, offset)});
	const malformed = [...syntaxErrors(document, place), ...aliases(document, place)];
	if (malformed.length > 0) throw combined(malformed);
	const result = configSchema.safeParse(document.toJS());
	if (!result.success) {
		throw combined(result.error.issues.flatMap(issue => issue.code === 'unrecognized_keys'
			? issue.keys.map(key => unknownKey([...issue.path, key], place(keyOffset(document, [...issue.path, key]))))
			: [wrongValue(issue.path, place(valueOffset(document, issue.path)))]));
	}
	const config = normalize(result.data ?? {});
	const crossed = zonesOutOfOrder(config).map(section =>
		new KnownError('CONFIG_ZONES', exitCodes.usage, {path: section}, place(keyOffset(document, [section]))));
	if (crossed.length > 0) throw combined(crossed);
	return config;
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

function combined(errors: readonly KnownError[]): AggregateError {
	return new AggregateError(errors.toSorted((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0) || (a.place.column ?? 0) - (b.place.column ?? 0)));
}

type PlaceOf = (offset: number | undefined) => Place;

// One line can break YAML in several ways at the same place; it is told once.
function syntaxErrors(document: Document.Parsed, place: PlaceOf): KnownError[] {
	const byOffset = new Map(document.errors.map(error => [error.pos[0], error.code === 'DUPLICATE_KEY' ? 'CONFIG_KEY_TWICE' : 'CONFIG_SYNTAX']));
	return [...byOffset].map(([offset, code]) => new KnownError(code, exitCodes.usage, {}, place(offset)));
}

// A configuration this small needs no references, and YAML's can grow without bound.
function aliases(document: Document.Parsed, place: PlaceOf): KnownError[] {
	const found: KnownError[] = [];
	visit(document, {Alias: (_key, node) => void found.push(new KnownError('CONFIG_SYNTAX', exitCodes.usage, {}, place(node.range?.[0])))});
	return found;
}

function unknownKey(path: Path, place: Place): KnownError {
	const parent = path.slice(0, -1);
	const siblings = Object.keys(optionKinds).filter(known => known.split('.').slice(0, -1).join('.') === parent.join('.'));
	const proposal = nearest(String(path.at(-1)), siblings.map(known => known.split('.').at(-1)!));
	return new KnownError('CONFIG_KEY', exitCodes.usage, {path: path.join('.'), proposal}, place);
}

function wrongValue(path: Path, place: Place): KnownError {
	if (path.length === 0) return new KnownError('CONFIG_SYNTAX', exitCodes.usage, {}, place);
	const expected = path[0] === 'fail_on' && path.length > 1 ? 'failRule' : optionKinds[path.join('.')];
	return new KnownError('CONFIG_VALUE', exitCodes.usage, {path: path.join('.'), expected}, place);
}

function position(lines: LineCounter, offset: number | undefined): Place {
	if (offset === undefined) return {};
	const {line, col} = lines.linePos(offset);
	return {line, column: col};
}

function valueOffset(document: Document, path: Path): number | undefined {
	const node = document.getIn(path, true);
	return isNode(node) ? (node as Node).range?.[0] : keyOffset(document, path);
}

function keyOffset(document: Document, path: Path): number | undefined {
	const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
	if (!isMap(parent)) return undefined;
	const pair = parent.items.find((item: Pair) => isScalar(item.key) && String(item.key.value) === String(path.at(-1)));
	return isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
}
