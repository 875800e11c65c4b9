import {mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {check} from '../../src/check/check.ts';
import {compare} from '../../src/compare/compare.ts';
import {defaultConfig} from '../../src/config/config.ts';
import {dedupe} from '../../src/dedupe/dedupe.ts';
import {ingest} from '../../src/ingest/ingest.ts';
import {messagesOf} from '../../src/messages/index.ts';
import {maskingMasker} from '../../src/privacy/mask.ts';
import {collectPairs} from '../../src/report/collect-pairs.ts';
import {collectReport} from '../../src/report/collect.ts';
import {renderHtml} from '../../src/report/html/render.ts';
import {importRollout} from '../../src/rollout/import.ts';
import {Store} from '../../src/store/store.ts';

const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url));
const input = join(fixtures, 'hard-calls/input');
const now = new Date('2022-08-16T01:00:00Z');
/** As in `cases.test.ts`. */
const update = process.env.UPDATE_GOLDEN === '1' && process.env.CI === undefined;

let folder: string;
let store: Store;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'rasoat-html-'));
	store = await Store.open({path: ':memory:', threads: 1, memory: '512MB'});
	for (const kind of ['local', 'extract'] as const) {
		const paths = readdirSync(join(input, kind)).map(file => join(input, kind, file));
		await ingest({store, now, cwd: folder, limits: defaultConfig.ingest, threads: 1, temporary: join(folder, 'opened'), heldFolder: join(folder, 'held')}, {paths, kind, complete: true});
	}
	await check(store, {now});
	await compare(store, {now, threads: 1, modelFile: join(folder, 'compare.json')});
	await dedupe(store, {now, threads: 1, modelFile: join(folder, 'dedupe.json')});
	await importRollout(store, {files: [join(fixtures, 'rollout-2022-08-15/rollout.csv')], now});
});

afterAll(() => {
	store.close();
	rmSync(folder, {recursive: true});
});

test.each(['vi', 'en'] as const)('the night of fixtures/hard-calls as a page in %s', async language => {
	const report = await collectReport(store, {province: '74', now});
	const certain = {compare: 0.95, dedupe: 0.95};
	const {review} = await collectPairs(store, {limit: 3, models: {compare: join(folder, 'compare.json'), dedupe: join(folder, 'dedupe.json')}, certain, mask: maskingMasker});
	const page = withoutWeights(renderHtml(report, {messages: messagesOf(language), review, revealed: false}));
	const file = join(fixtures, `hard-calls/expected/report.${language}.html`);
	if (update) writeFileSync(file, page);
	expect(page).toBe(readFileSync(file, 'utf8'));
});

/** Without the style, which is to be looked at, and without what only the engine can work out: weights and their bars. */
function withoutWeights(page: string): string {
	return page
		.replace(/<style>[\s\S]*?<\/style>/, '<style></style>').replace(/sha256-[^&]*/, 'sha256-')
		.replaceAll(/<svg class="step"[\s\S]*?<\/svg>/g, '<svg class="step"></svg>')
		.replaceAll(/[+−]\d+[.,]\d(?!\d)|\d+[.,]\d(?= bit)/g, '±')
		.replaceAll(/(?<=one person: |một người: )\d[.,]\d{4}/g, 'p');
}
