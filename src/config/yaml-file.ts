import {type Document, LineCounter, type Node, type Pair, isMap, isNode, isScalar, parseDocument, visit} from 'yaml';
import {KnownError, type Place, exitCodes} from '../errors.ts';

export type Path = readonly PropertyKey[];

/** A YAML file's data, and where in the file each of it stands. */
export interface YamlFile {
	readonly data: unknown;
	keyPlace(path: Path): Place;
	/** The key's place where there is no value. */
	valuePlace(path: Path): Place;
}

/** Parses a YAML file; throws all syntax errors at once. `codes`: of the errors, as the catalogue names them. */
export function parseYaml(text: string, file: string, codes: {readonly syntax: string; readonly keyTwice: string}): YamlFile {
	const lines = new LineCounter();
	const document = parseDocument(text, {lineCounter: lines, prettyErrors: false});
	const place = (offset: number | undefined): Place => ({file, ...position(lines, offset)});
	const malformed = [...syntaxErrors(document, codes), ...aliases(document, codes)].map(([code, offset]) =>
		new KnownError(code, exitCodes.usage, {}, place(offset)));
	if (malformed.length > 0) throw inOrder(malformed);
	return {
		data: document.toJS(),
		keyPlace: path => place(keyOffset(document, path)),
		valuePlace: path => place(valueOffset(document, path)),
	};
}

/** One error out of many, in the order of the file. */
export function inOrder(errors: readonly KnownError[]): AggregateError {
	return new AggregateError(errors.toSorted((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0) || (a.place.column ?? 0) - (b.place.column ?? 0)));
}

type Malformed = [code: string, offset: number | undefined];

// One line can break YAML in several ways at the same place; it is told once.
function syntaxErrors(document: Document.Parsed, codes: {readonly syntax: string; readonly keyTwice: string}): Malformed[] {
	const byOffset = new Map(document.errors.map(error => [error.pos[0], error.code === 'DUPLICATE_KEY' ? codes.keyTwice : codes.syntax]));
	return [...byOffset].map(([offset, code]) => [code, offset]);
}

// Files this small need no references, and YAML's can grow without bound.
function aliases(document: Document.Parsed, codes: {readonly syntax: string}): Malformed[] {
	const found: Malformed[] = [];
	visit(document, {Alias: (_key, node) => void found.push([codes.syntax, node.range?.[0]])});
	return found;
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
