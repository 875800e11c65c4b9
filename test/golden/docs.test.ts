import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {dirname, join, relative, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {describe, expect, test} from 'vitest';
import type {Command} from 'commander';
import type {Harness} from '../../src/cli/harness.ts';
import {createProgram, registerCommands} from '../../src/cli/program.ts';
import {exitCodes} from '../../src/errors.ts';
import {en as codes} from '../../src/messages/areas/finding-codes.ts';
import {messagesOf} from '../../src/messages/index.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (name: string): string => readFileSync(join(root, name), 'utf8');

const pages = ['README.md', 'README.vi.md', 'CHANGELOG.md', ...pagesIn('docs'), ...pagesIn('fixtures')];

function pagesIn(folder: string): string[] {
	return readdirSync(join(root, folder), {recursive: true, encoding: 'utf8'}).filter(name => name.endsWith('.md')).map(name => join(folder, name)).toSorted();
}

/** Rows of the tables of a page: their cells. */
function tableRows(text: string): string[][] {
	return text.split('\n').filter(line => line.startsWith('| ')).map(line => line.slice(2, -2).split(' | ').map(cell => cell.trim()));
}

describe.each(pages)('%s', page => {
	test('links to what is there', () => {
		const links = Array.from(read(page).matchAll(/\]\((?!https?:)([^)]+)\)/g), ([, target]) => target);
		expect(links.filter(link => !leads(page, link))).toEqual([]);
	});
});

function leads(page: string, link: string): boolean {
	const [path, anchor] = link.split('#');
	const file = path === '' ? join(root, page) : resolve(root, dirname(page), path);
	if (!existsSync(file)) return false;
	return anchor === undefined || headings(relative(root, file)).includes(anchor);
}

/** As GitHub names them. */
function headings(page: string): string[] {
	return Array.from(read(page).matchAll(/^#+ (.+)$/gm), ([, text]) => text.toLowerCase().replaceAll(/[^\p{L}\p{N} -]/gu, '').replaceAll(' ', '-'));
}

test('the tables of exit codes have them all', () => {
	for (const page of ['README.md', 'README.vi.md']) {
		const told = tableRows(read(page)).map(([code]) => code).filter(code => /^\d+$/.test(code)).map(Number);
		expect(told, page).toEqual(Object.values(exitCodes));
	}
});

test('docs/findings.md says of every code what the catalogue calls it, and what to do', () => {
	const told = tableRows(read('docs/findings.md')).filter(([code]) => /^`[A-Z]/.test(code)).map(([code, label]) => `${code.replaceAll('`', '')}: ${label}`);
	const known = Object.entries(codes).filter(([key]) => key.startsWith('label_')).map(([key, label]) => `${key.slice('label_'.length)}: ${label}`);
	expect(told.toSorted()).toEqual(known.toSorted());
});

test('docs/check.md and docs/findings.md know the same codes of check', () => {
	const [, section] = read('docs/findings.md').split('### From check');
	const [own] = section.split('###');
	const named = (text: string): string[] => [...new Set(text.match(/`[A-Z]+_[A-Z_]+`/g))].toSorted();
	expect(named(tableRows(own).map(([code]) => code).join(' ')))
		.toEqual(named(tableRows(read('docs/check.md')).map(([code]) => code).join(' ')));
});

test('docs/json/README.md tells what each command gives to programs', async () => {
	const program = createProgram();
	await registerCommands(program, {} as Harness, messagesOf('en'));
	const told = new Set(tableRows(read('docs/json/README.md')).flatMap(([names]) => Array.from(names.matchAll(/`([a-z ]+)`/g), ([, name]) => name)));
	expect(commandsOf(program).filter(command => !told.has(command))).toEqual([]);
});

/** `check`, `findings list` …: what does something by itself. */
function commandsOf(command: Command): string[] {
	return command.commands.flatMap(each => (each.commands.length === 0 ? [each.name()] : commandsOf(each).map(name => `${each.name()} ${name}`)));
}
