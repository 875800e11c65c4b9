import {existsSync, readdirSync, statSync} from 'node:fs';
import {join, parse, resolve, sep} from 'node:path';
import {KnownError, exitCodes} from '../errors.ts';
import {isClutter} from './containers/names.ts';

/**
 * The paths behind patterns, which the shells of Windows pass on as they are: `*` is any characters of a name, `?` one of them, `**` any
 * folders; the last part stands for files, in capitals or not. What is there under the very name is no pattern; brackets never are, for names have them. Without hidden and temporary files;
 * sorted, so that the order is the same everywhere.
 *
 * @throws KnownError PATTERN_EMPTY
 */
export function expandPatterns(paths: readonly string[], cwd: string): string[] {
	return paths.flatMap(path => {
		const absolute = resolve(cwd, path);
		if (!/[*?]/.test(path) || existsSync(absolute)) return [path];
		const {root} = parse(absolute);
		const found = pathsMatching(root, absolute.slice(root.length).split(sep));
		if (found.length === 0) throw new KnownError('PATTERN_EMPTY', exitCodes.usage, {}, {file: path});
		return found;
	});
}

function pathsMatching(folder: string, [first, ...rest]: readonly string[]): string[] {
	if (first === undefined) return existsSync(folder) ? [folder] : [];
	if (first === '**') return [folder, ...foldersBelow(folder)].flatMap(each => pathsMatching(each, rest.length === 0 ? ['*'] : rest));
	if (!/[*?]/.test(first)) return pathsMatching(join(folder, first), rest);
	const matches = patternOf(first);
	const found = namesIn(folder).filter(name => matches.test(name.normalize('NFC'))).map(name => join(folder, name));
	return rest.length === 0 ? found.filter(path => statSync(path, {throwIfNoEntry: false})?.isFile()) : found.flatMap(path => pathsMatching(path, rest));
}

function patternOf(segment: string): RegExp {
	const literal = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
	const parts = segment.split(/(\*+|\?)/).map(part => (part === '?' ? '.' : part.startsWith('*') ? '.*' : literal(part.normalize('NFC'))));
	return new RegExp(`^${parts.join('')}$`, 'isu');
}

function namesIn(folder: string): string[] {
	if (!statSync(folder, {throwIfNoEntry: false})?.isDirectory()) return [];
	return readdirSync(folder).filter(name => !isClutter(name)).toSorted();
}

/** A link to a folder is not followed: it may lead in a circle. */
function foldersBelow(folder: string): string[] {
	return readdirSync(folder, {withFileTypes: true}).filter(entry => entry.isDirectory() && !isClutter(entry.name)).map(({name}) => join(folder, name))
		.toSorted().flatMap(each => [each, ...foldersBelow(each)]);
}
