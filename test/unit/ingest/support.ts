import {createHash} from 'node:crypto';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach} from 'vitest';
import type {KnownError} from '../../../src/errors.ts';
import {type IngestContext, type IngestRequest, type IngestSummary, ingest} from '../../../src/ingest/ingest.ts';
import {type Row, Store} from '../../../src/store/store.ts';

/** A folder and a store of its own for each test that asks for one. */
export interface Bench {
	readonly folder: string;
	readonly store: Store;
	/** Writes a file into the folder and returns its path. */
	file(name: string, content: string | Uint8Array): string;
	/** Ingests as a local export of 2022-08-15 unless the request says otherwise. */
	ingest(paths: string | readonly string[], request?: Partial<IngestRequest>, context?: Partial<Omit<IngestContext, 'temporary'>>): Promise<IngestSummary>;
	rows<T extends Row>(sql: string): Promise<T[]>;
	/** Record keys in their order. */
	keys(where?: string): Promise<string[]>;
}

const open: Bench[] = [];

afterEach(() => {
	for (const {store, folder} of open.splice(0)) {
		store.close();
		rmSync(folder, {recursive: true});
	}
});

export const now = new Date('2026-11-23T10:00:00Z');

export async function createBench(): Promise<Bench> {
	const folder = mkdtempSync(join(tmpdir(), 'rasoat-ingest-'));
	const store = await Store.open({path: ':memory:', threads: 2, memory: '1GB'});
	const bench: Bench = {
		folder,
		store,
		file(name, content) {
			writeFileSync(join(folder, name), content);
			return join(folder, name);
		},
		ingest: (paths, request, context) => ingest(
			{store, now, cwd: folder, limits: {maxRejectedShare: 0.02, maxRejectedRows: 1000, maxShrinkShare: 0.2}, threads: 1, temporary: join(folder, '.opened'), heldFolder: join(folder, '.held'), ...context},
			{paths: typeof paths === 'string' ? [paths] : paths, kind: 'local', asOf: '2022-08-15', ...request},
		),
		rows: sql => store.rows('test', sql),
		async keys(where = 'true') {
			const rows = await store.rows<{record_key: string}>('test', `SELECT record_key FROM records WHERE ${where} ORDER BY record_key`);
			return rows.map(({record_key: key}) => key);
		},
	};
	open.push(bench);
	return bench;
}

/** Codes of the errors of a call that is refused as a whole. */
export async function refusal(call: Promise<unknown>): Promise<{codes: string[]; exitCode: number}> {
	const error: unknown = await call.then(() => undefined, (reason: unknown) => reason);
	const errors = (error instanceof AggregateError ? error.errors : [error]) as KnownError[];
	return {codes: errors.map(({code}) => code), exitCode: errors[0].exitCode};
}

export const heading = 'Mã hồ sơ,Số định danh cá nhân,Họ và tên,Ngày sinh,Giới tính,Mã xã,Địa chỉ thường trú';

/** A file of one commune; each row is given by code, ID, name, birth date, sex. */
export function commune(rows: readonly (readonly [code: string, id: string, name: string, birth: string, sex?: string])[], unit = '25741'): string {
	return [heading, ...rows.map(([code, id, name, birth, sex = 'Nam']) => `${code},${id},${name},${birth},${sex},${unit},Số 1 đường Yersin`), ''].join('\n');
}

/** The manifest of parts in a bench's folder; each is a file's name, its content and, unit for unit, whether it is complete. */
export function manifestOf(parts: readonly ManifestedPart[], more: Readonly<Record<string, unknown>> = {}): string {
	return JSON.stringify({source: 'CSDLQG', as_of: '2022-08-15', parts: parts.map(({file, content, complete = true, ...part}) => {
		const rows = content.trimEnd().split('\n').slice(1);
		const codes = [...new Set(rows.map(row => row.split(',')[5]))];
		return {
			file, sha256: createHash('sha256').update(content).digest('hex'), rows: rows.length, as_of: '2022-08-15',
			units: codes.map(code => ({code, name: `Xã ${code}`, complete, rows: rows.filter(row => row.split(',')[5] === code).length})), ...part,
		};
	}), ...more});
}

export interface ManifestedPart {
	readonly file: string;
	/** Of `commune`. */
	readonly content: string;
	readonly complete?: boolean;
	/** What the manifest says otherwise. */
	readonly [field: string]: unknown;
}
