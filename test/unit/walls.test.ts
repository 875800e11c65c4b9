import {readFileSync, readdirSync} from 'node:fs';
import {dirname, join, relative, resolve} from 'node:path';
import {describe, expect, it} from 'vitest';

const src = resolve(import.meta.dirname, '../../src');

/** From the top of the house to its ground; a room may use what lies below it. `demo` stands beside `nightly`. */
const floors: readonly (readonly string[])[] = [
	['cli'], ['messages'], ['nightly', 'demo'], ['report'], ['ingest'], ['check'], ['dedupe'], ['compare'], ['batches'], ['rollout'],
	['findings'], ['link'], ['privacy'], ['config'], ['store'], ['vietnam'],
];
const floorOf = new Map(floors.flatMap((rooms, floor) => rooms.map(room => [room, floor] as const)));

interface SourceFile {
	/** Path below `src/`. */
	readonly name: string;
	readonly room: string;
	readonly text: string;
	/** Paths below `src/` of our files that it imports. */
	readonly ours: readonly string[];
	/** Packages and Node's modules. */
	readonly others: readonly string[];
}

const files = readdirSync(src, {recursive: true, encoding: 'utf8'})
	.filter(name => name.endsWith('.ts'))
	.map(name => sourceFile(name.replaceAll('\\', '/')));

function sourceFile(name: string): SourceFile {
	const text = readFileSync(join(src, name), 'utf8');
	const imports = [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g)].map(match => match[1]);
	return {
		name,
		room: name.includes('/') ? name.split('/')[0] : '',
		text,
		ours: imports.filter(path => path.startsWith('.')).map(path => relative(src, join(src, dirname(name), path)).replaceAll('\\', '/')),
		others: imports.filter(path => !path.startsWith('.')),
	};
}

function crossings(): {from: string; to: string; file: string; path: string}[] {
	return files.flatMap(({name, room, ours}) =>
		ours.map(path => ({from: room, to: path.includes('/') ? path.split('/')[0] : '', file: name, path})).filter(({from, to}) => from !== to));
}

function told(list: readonly {file: string; path: string}[]): string[] {
	return list.map(({file, path}) => `${file} → ${path}`);
}

// Comments and text may name what code must not touch.
function code(text: string): string {
	return text
		.replaceAll(/\/\*[\s\S]*?\*\//g, '')
		.replaceAll(/(^|\s)\/\/.*$/gm, '')
		.replaceAll(/'(?:[^'\\\n]|\\.)*'/g, "''");
}

describe('the walls of the house', () => {
	it('sees the imports at all', () => {
		expect(files.length).toBeGreaterThan(20);
		expect(crossings().length).toBeGreaterThan(10);
	});

	it('knows the floor of every room', () => {
		const rooms = new Set(files.map(file => file.room).filter(room => room !== ''));
		expect([...rooms].filter(room => !floorOf.has(room))).toEqual([]);
	});

	it('lets nothing reach up, or sideways into another room', () => {
		const upward = crossings().filter(({from, to}) => from !== '' && to !== '' && floorOf.get(to)! <= floorOf.get(from)!);
		// The one stair: documents are made of sentences. So the catalogue knows nothing of documents.
		const stair = ({from, to}: {from: string; to: string}) => from === 'report' && to === 'messages';
		expect(told(upward.filter(each => !stair(each)))).toEqual([]);
		expect(told(crossings().filter(({from, to}) => from === 'messages' && to === 'report'))).toEqual([]);
	});

	it('keeps the error type at the root, and it alone', () => {
		expect(files.filter(file => file.room === '').map(file => file.name)).toEqual(['errors.ts']);
		expect(files.find(file => file.name === 'errors.ts')!.ours).toEqual([]);
	});

	it('lets vietnam/ and store/ import nothing of ours', () => {
		expect(told(crossings().filter(({from}) => from === 'vietnam' || from === 'store'))).toEqual([]);
	});

	it('lets vietnam/ be pure knowledge: no packages, no files, no clock', () => {
		const inside = files.filter(file => file.room === 'vietnam');
		expect(inside.filter(file => file.others.length > 0).map(file => file.name)).toEqual([]);
		expect(inside.filter(file => /new Date\(\)|Date\.now|Math\.random/.test(code(file.text))).map(file => file.name)).toEqual([]);
	});

	it('lets only cli/, nightly/ and demo/ use report/', () => {
		const wrong = crossings().filter(({from, to}) => to === 'report' && !['cli', 'nightly', 'demo'].includes(from));
		expect(told(wrong)).toEqual([]);
	});

	it('lets only cli/ and report/ make sentences', () => {
		const wrong = crossings().filter(({from, to}) => to === 'messages' && from !== 'cli' && from !== 'report');
		expect(told(wrong)).toEqual([]);
	});

	it('lets only cli/ touch the process, colours and the terminal', () => {
		const outside = files.filter(file => file.room !== 'cli');
		expect(outside.filter(file => /\bprocess\s*[.[]|\bconsole\s*\./.test(code(file.text))).map(file => file.name)).toEqual([]);
		const terminal = new Set(['chalk', 'ora', 'commander', 'node:process', 'process', 'node:readline', 'node:tty']);
		expect(outside.filter(file => file.others.some(path => terminal.has(path))).map(file => file.name)).toEqual([]);
	});

	it('lets only store/ open the database', () => {
		const wrong = files.filter(file => file.room !== 'store' && /DuckDBInstance|DuckDBConnection/.test(code(file.text)));
		expect(wrong.map(file => file.name)).toEqual([]);
	});

	it('loads DuckDB in one place, which is quick', () => {
		const loading = files.filter(file => /'@duckdb\/node-api'/.test(file.text));
		expect(loading.map(file => file.name)).toEqual(['store/duckdb.ts']);
	});

	it('lets pull alone reach the network', () => {
		const network = new Set(['undici', 'node:http', 'node:https', 'node:http2', 'node:net', 'node:tls', 'node:dgram', 'node:dns', 'http', 'https', 'net']);
		const wrong = files.filter(file => !file.name.startsWith('nightly/pull/')).filter(file => file.others.some(path => network.has(path)) || /(?<![\w.#])fetch\s*\(/.test(code(file.text)));
		expect(wrong.map(file => file.name)).toEqual([]);
	});

	it('keeps what help loads light: command files import types, commander and light files at their top', () => {
		const light = /^(?:cli\/|messages\/|errors\.ts$|config\/(?:address|config|duration|memory)\.ts$|report\/wrap-text\.ts$)/;
		const heavy = files.filter(file => file.name.startsWith('cli/commands/') || file.name === 'cli/program.ts').flatMap(file =>
			[...file.text.matchAll(/^import (?!type )[^;]*?from '([^']+)'/gms)]
				.map(match => match[1])
				.filter(path => (path.startsWith('.') ? !light.test(relative(src, join(src, dirname(file.name), path))) : !['commander', 'node:path'].includes(path)))
				.map(path => `${file.name} → ${path}`));
		expect(heavy).toEqual([]);
	});
});
