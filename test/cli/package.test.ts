import {mkdtempSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {execa} from 'execa';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {localFile} from '../support/night.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

interface Packed {
	readonly filename: string;
	readonly size: number;
	readonly files: readonly {readonly path: string; readonly mode: number}[];
}

let folder: string;
let packed: Packed;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'rasoat-package-'));
	// Without `prepack`: it would build again what other tests are running.
	const {stdout} = await execa(npm, ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {cwd: root});
	[packed] = JSON.parse(stdout) as [Packed];
}, 60_000);

afterAll(() => rmSync(folder, {recursive: true}));

describe('the package', () => {
	test('holds the program, what a user reads, and nothing else', () => {
		const tops = new Set(packed.files.map(({path}) => path.split('/')[0]));
		expect([...tops].toSorted()).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'README.vi.md', 'bin', 'dist', 'package.json']);
		const kinds = new Set(packed.files.filter(({path}) => path.startsWith('dist/')).map(({path}) => path.slice(path.indexOf('.'))));
		expect([...kinds]).toEqual(['.js']);
	});

	test('holds a file for each source, and none of a source that is gone', () => {
		const sources = readdirSync(join(root, 'src'), {recursive: true, encoding: 'utf8'}).filter(name => name.endsWith('.ts') && !name.endsWith('.d.ts'));
		const expected = sources.map(name => `dist/${name.replaceAll('\\', '/').replace(/\.ts$/, '.js')}`);
		expect(packed.files.map(({path}) => path).filter(path => path.startsWith('dist/')).toSorted()).toEqual(expected.toSorted());
	});

	test('comes from a lock file that names no registry', () => {
		expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.toMatch(/"resolved"|https?:\/\/[^"]*\.tgz/);
	});

	// `npm ci` refuses a lock file without them, also on a computer that needs none of them.
	test('comes from a lock file that holds the parts for every platform', () => {
		const {packages} = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {packages: Record<string, {optionalDependencies?: Record<string, string>}>};
		const optional = Object.values(packages).flatMap(({optionalDependencies = {}}) => Object.keys(optionalDependencies));
		expect(optional.filter(name => packages[`node_modules/${name}`] === undefined)).toEqual([]);
	});

	test('asks for exact versions', () => {
		const {dependencies, devDependencies} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, Record<string, string>>;
		expect([...Object.values(dependencies), ...Object.values(devDependencies)].filter(version => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([]);
	});

	test('installs into an empty folder and works there', async ({skip}) => {
		const office = join(folder, 'office');
		mkdirSync(office);
		writeFileSync(join(office, 'package.json'), '{"private": true}\n');
		const installed = await execa(npm, ['install', '--prefer-offline', '--no-audit', '--no-fund', join(folder, packed.filename)], {cwd: office, reject: false});
		if (installed.exitCode !== 0 && unreachable.test(installed.stderr)) skip('no package registry can be reached from here');
		expect(installed.stderr).not.toMatch(/npm error/);
		expect(installed.exitCode).toBe(0);

		const rasoat = (...args: readonly string[]) => execa(join(office, 'node_modules/.bin/rasoat'), [...args], {
			cwd: office, reject: false, extendEnv: false, env: {PATH: `${dirname(process.execPath)}:${process.env.PATH}`, NO_COLOR: '1', LC_ALL: 'C.UTF-8'},
		});
		expect((await rasoat('--help')).stdout).toMatch(/^Usage: rasoat/);
		expect(await rasoat('init', 'ward')).toMatchObject({exitCode: 0});
		writeFileSync(join(office, '25741_2022-08-15.csv'), localFile);
		const ingested = await rasoat('ingest', '25741_2022-08-15.csv', '--as', 'local', '-C', 'ward', '--json', '--quiet');
		expect(ingested).toMatchObject({exitCode: 0, stderr: ''});
		expect(JSON.parse(ingested.stdout)).toMatchObject({ok: true, data: {totals: {stored: 1, rows: 3}}});
		// Threads start from the installed files, too.
		expect(await rasoat('dedupe', '-C', 'ward', '--threads', '2', '--quiet')).toMatchObject({exitCode: 0, stderr: ''});
	}, 300_000);
});

/** What npm says where the line, and not the package, is at fault. */
const unreachable = /ENOTFOUND|ECONNREFUSED|ECONNRESET|EAI_AGAIN|ETIMEDOUT|ENETUNREACH|ENOTCACHED|E50\d|E404|network/;
