import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {KnownError} from '../../src/errors.ts';
import {expectedRows, isSimple, loadInBulk} from '../../src/ingest/bulk.ts';
import {readHead} from '../../src/ingest/head.ts';
import {ingest} from '../../src/ingest/ingest.ts';
import {layoutOf} from '../../src/ingest/layout.ts';
import {type Scan, scanFile} from '../../src/ingest/scan.ts';
import {createRejectTable, createStage, stageCarefully} from '../../src/ingest/stage.ts';
import {type Row, Store} from '../../src/store/store.ts';
import {runs} from '../support/runs.ts';

let folder: string;
let store: Store;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'rasoat-property-'));
	store = await Store.open({path: ':memory:', threads: 2, memory: '1GB'});
});
afterAll(() => {
	store.close();
	rmSync(folder, {recursive: true});
});

const headings = ['Mã hồ sơ', 'Họ và tên', 'Ngày sinh', 'Địa chỉ thường trú'];

const plainText = fc.stringMatching(/^[a-zăâđêôơưàảáạ 0-9]{0,12}$/u);
const quotedText = fc.array(fc.constantFrom('a', 'Đ', ' ', ',', ';', '""', '.', 'ữ'), {maxLength: 8}).map(parts => `"${parts.join('')}"`);
const brokenText = fc.constant('"Số 1,\nấp 2"');

/** A sound file. Each row begins with its number, by which a record is known again. */
function soundFile(cells: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> {
	return fc.record({
		rows: fc.array(fc.array(fc.oneof(...cells), {minLength: 3, maxLength: 3}), {minLength: 1, maxLength: 25}),
		end: fc.constantFrom('\n', '\r\n'),
		mark: fc.constantFrom('', '\uFEFF'),
		last: fc.boolean(),
	}).map(({rows, end, mark, last}) =>
		mark + [headings.join(','), ...rows.map((row, index) => [`HS${index}`, ...row].join(','))].join(end) + (last ? end : ''));
}

type Damage = {readonly at: number; readonly kind: 'cut' | 'flip' | 'insert' | 'remove'; readonly byte: number};

const damage: fc.Arbitrary<Damage> = fc.record({
	at: fc.double({min: 0, max: 1, noNaN: true}),
	kind: fc.constantFrom('cut', 'flip', 'insert', 'insert', 'insert', 'remove'),
	byte: fc.constantFrom(0x22, 0x22, 0x0a, 0x0d, 0x2c, 0x3b, 0x00, 0xff, 0xe1, 0x20),
});

function damaged(file: string, damages: readonly Damage[]): Buffer {
	let bytes: Buffer = Buffer.from(file);
	for (const {at, kind, byte} of damages) {
		const place = Math.floor(at * bytes.length);
		const [before, after] = [bytes.subarray(0, place), bytes.subarray(place)];
		if (kind === 'cut') bytes = Buffer.from(bytes.subarray(0, Math.max(place, bytes.length - 40)));
		else if (kind === 'insert') bytes = Buffer.concat([before, Buffer.of(byte), after]);
		else if (kind === 'remove') bytes = Buffer.concat([before, after.subarray(3)]);
		else bytes = Buffer.concat([before, Buffer.of((after[0] ?? 0) ^ (1 << (byte % 8))), after.subarray(1)]);
	}
	return bytes;
}

/** Counted by nothing of ours. */
function physicalLines(bytes: Buffer): string[] {
	const text = bytes.toString('latin1');
	const lines = text.split(text.includes('\n') || !text.includes('\r') ? '\n' : '\r');
	return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

async function write(bytes: Buffer | string): Promise<{path: string; scan: Scan}> {
	const path = join(folder, 'a.csv');
	writeFileSync(path, bytes);
	return {path, scan: await scanFile(path)};
}

/** Reads a file into a stage; undefined where it is refused. */
async function stage(bytes: Buffer | string, careful: boolean) {
	const {path, scan} = await write(bytes);
	try {
		const head = await readHead(path, scan, {});
		const target = await createStage(store, 1, layoutOf(head.headings, undefined));
		await createRejectTable(store);
		const file = {number: 0, path, scan, head, offset: 0, share: 0};
		const bulk = !careful && await isSimple(path, scan, head) && (await loadInBulk(store, target, [file])).has(0);
		const rowsInBulk = expectedRows({scan, head});
		const lines = bulk
			? {reader: 'bulk', rows: rowsInBulk, rowLines: rowsInBulk, rejectedRows: 0, rejectedLines: 0, blankLines: scan.trailingBlankLines}
			: await stageCarefully(store, target, file);
		const rows = await store.rows('test', `SELECT * EXCLUDE (line, file_no), coalesce(line, rowid + 2) AS line FROM stage_1 ORDER BY line`);
		const rejects = await store.rows<{line: bigint; lines: bigint}>('test', 'SELECT line, lines FROM staged_rejects ORDER BY line');
		return {scan, head, lines, rows, rejects};
	} catch (error) {
		if (error instanceof KnownError) return undefined;
		throw error;
	} finally {
		await store.run('test', 'DROP TABLE IF EXISTS stage_1');
	}
}

/** Outer blanks go when a stage is cleaned. */
function trimmed(row: Row): Row {
	return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, typeof value === 'string' ? value.trim() || null : value]));
}

describe('reading', () => {
	it('loses no line of a damaged file, whichever reader reads it', async () => {
		await fc.assert(fc.asyncProperty(soundFile([plainText, quotedText, brokenText]), fc.array(damage, {minLength: 1, maxLength: 6}), fc.boolean(), async (file, damages, careful) => {
			const bytes = damaged(file, damages);
			const result = await stage(bytes, careful);
			if (result === undefined) return;
			const {scan, head, lines, rejects, rows} = result;
			expect(scan.lines).toBe(physicalLines(bytes).length);
			expect(head.titleLines + head.headingLines + lines.blankLines + lines.rowLines + lines.rejectedLines).toBe(scan.lines);
			expect([rows.length, rejects.length]).toEqual([lines.rows, lines.rejectedRows]);
			expect(rejects.reduce((sum, reject) => sum + Number(reject.lines), 0)).toBe(lines.rejectedLines);
		}), runs(200));
	});

	it('gives a row the physical line that it begins on', async () => {
		await fc.assert(fc.asyncProperty(soundFile([plainText, quotedText, brokenText]), fc.array(damage, {maxLength: 3}), async (file, damages) => {
			const bytes = damaged(file, damages);
			const result = await stage(bytes, false);
			if (result === undefined || result.head.headings[0] !== headings[0]) return;
			const physical = physicalLines(bytes);
			for (const {c0, line} of result.rows) {
				if (typeof c0 === 'string' && /^HS\d+$/.test(c0)) expect(physical[Number(line) - 1]).toContain(c0);
			}
		}), runs(80));
	});

	it('gives the same rows in bulk and row by row', async () => {
		await fc.assert(fc.asyncProperty(soundFile([plainText, quotedText]), async file => {
			const [bulk, careful] = [await stage(file, false), await stage(file, true)];
			expect([bulk?.lines.reader, careful?.lines.reader]).toEqual(['bulk', 'careful']);
			expect(careful!.rows.map(trimmed)).toEqual(bulk!.rows.map(trimmed));
		}), runs(60));
	});
});

describe('ingest', () => {
	it('stores or refuses any damaged file whole, and counts all its lines', async () => {
		await fc.assert(fc.asyncProperty(soundFile([plainText, quotedText, brokenText]), fc.array(damage, {maxLength: 4}), async (file, damages) => {
			const bytes = damaged(file, damages);
			writeFileSync(join(folder, 'night.csv'), bytes);
			const [source] = (await ingest(
				{store, now: new Date('2026-11-23T00:00:00Z'), cwd: folder, limits: {maxRejectedShare: 0.5, maxRejectedRows: 1000, maxShrinkShare: 0.2}, threads: 1, temporary: join(folder, 'opened'), heldFolder: join(folder, 'held')},
				{paths: ['night.csv'], kind: 'local', unit: '25741', asOf: '2022-08-15'},
			)).sources;
			const {lines, headingLines, titleLines, footLines, blankLines, rowLines, rejectedLines} = source.lines;
			expect(headingLines + titleLines + footLines + blankLines + rowLines + rejectedLines).toBe(lines);
			if (source.state === 'refused') expect(source.error).toMatchObject({exitCode: 3});
			if (source.state === 'stored') {
				expect(lines).toBe(physicalLines(bytes).length);
				expect(await store.count('test', `SELECT count(*) FROM records WHERE source_id = ${source.source!}`)).toBe(source.lines.rows);
			}
		}), runs(30));
	});
});
