import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {defaultConfig} from '../../src/config/config.ts';
import {drawGivenWords, drawSurname} from '../../src/demo/names.ts';
import {Random} from '../../src/demo/random.ts';
import {streets} from '../../src/demo/tables/places.ts';
import {ingest} from '../../src/ingest/ingest.ts';
import {Store} from '../../src/store/store.ts';
import {encodePage, misreadUtf8, readAsWindows1252} from '../../src/vietnam/legacy/legacy-text.ts';
import {communesBefore2025} from '../../src/vietnam/tables/communes.ts';
import {provincesBefore2025} from '../../src/vietnam/tables/provinces.ts';
import {cleanText} from '../../src/vietnam/text.ts';
import {type Library, cleanNames, labelledColumns} from '../support/legacy-set.mjs';
import {runs} from '../support/runs.ts';

const library: Library = {
	Random, drawSurname, drawGivenWords, streets, encodePage, misreadUtf8, readAsWindows1252,
	communes: communesBefore2025.map(row => row[2]), provinces: provincesBefore2025.map(row => row[1]),
};

interface StoredName {
	readonly written: string;
	readonly clean: string;
	readonly reading: string | null;
	readonly doubtful: boolean | null;
	readonly [column: string]: string | boolean | null;
}

/** The names of a register of one column, as they are stored, in the order of its rows. */
async function storedNames(names: readonly string[]): Promise<StoredName[]> {
	const folder = mkdtempSync(join(tmpdir(), 'rasoat-old-encodings-'));
	const store = await Store.open({path: ':memory:', threads: 2, memory: '512MB'});
	try {
		const file = join(folder, '25741_2022-08-15.csv');
		writeFileSync(file, ['Mã hồ sơ,Họ và tên', ...names.map((name, index) => `${index},"${name.replaceAll('"', '""')}"`)].join('\n'));
		await ingest({store, now: new Date('2022-08-16T00:00:00Z'), cwd: folder, heldFolder: folder, temporary: join(folder, '.opened'), limits: defaultConfig.ingest, threads: 1}, {paths: [file], kind: 'local'});
		return await store.rows<StoredName>('test', 'SELECT n.written, n.clean, n.reading, n.doubtful FROM records r JOIN names n ON n.name_id = r.full_name ORDER BY r.line');
	} finally {
		store.close();
		rmSync(folder, {recursive: true});
	}
}

describe('names go through ingest', () => {
	it('and come out of an old encoding as what they were, or are doubted', async () => {
		await fc.assert(fc.asyncProperty(fc.integer({min: 1, max: 1e6}), fc.constantFrom('tcvn3', 'vni', 'windows-1258', 'viscii', 'double-utf-8'), fc.constantFrom('title', 'upper'), fc.constantFrom(0, 0.2), async (seed, encoding, letterCase, share) => {
			const [{cells}] = labelledColumns(library, {seed, cells: 200, encoding, shares: [share], letterCases: [letterCase]});
			// VISCII writes Õ as the blank that does not break, which no reader of tables keeps at the end of a cell.
			const kept = cells.filter(({written}) => written.trim() === written);
			const stored = await storedNames(kept.map(({written}) => written));
			const wrong = kept.filter(({truth}, index) => stored[index].clean !== cleanText(truth));
			expect(stored.map(({written}) => written)).toEqual(kept.map(({written}) => written));
			expect(stored.filter(({clean, reading, doubtful}, index) => reading !== null && doubtful !== true && clean !== cleanText(kept[index].truth))).toEqual([]);
			expect(wrong.length).toBeLessThanOrEqual(kept.length * 0.02);
		}), runs(4));
	}, 300_000);

	it('and clean Unicode is never changed, those of minorities and foreigners among them', async () => {
		await fc.assert(fc.asyncProperty(fc.integer({min: 1, max: 1e6}), async seed => {
			const names = cleanNames(library, {seed, count: 2000, strange: 0.3}).filter(name => name.trim() === name);
			const stored = await storedNames(names);
			expect(stored.map(({clean}) => clean)).toEqual(names.map(cleanText));
			expect(stored.filter(({reading}) => reading !== null)).toEqual([]);
		}), runs(2));
	}, 300_000);
});
