import {mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach} from 'vitest';
import {openContainer} from '../../../../src/ingest/containers/open-container.ts';
import type {ContainerRequest, OpenedContainer} from '../../../../src/ingest/containers/types.ts';

const folders: string[] = [];

afterEach(() => {
	for (const folder of folders.splice(0)) rmSync(folder, {recursive: true});
});

export interface OpenedText extends OpenedContainer {
	/** Cells of the lines of each table, the row's number first where it is a sheet's. */
	readonly lines: readonly (readonly (readonly string[])[])[];
	/** Permissions of the tables' files. */
	readonly modes: readonly number[];
}

/** Opens bytes in this thread. */
export async function openBytes(bytes: Uint8Array | string, wishes: ContainerRequest['wishes'] = {}, password?: string): Promise<OpenedText> {
	const folder = mkdtempSync(join(tmpdir(), 'rasoat-container-'));
	folders.push(folder);
	const path = join(folder, 'original');
	writeFileSync(path, bytes);
	const opened = await openContainer({path, folder, prefix: '0', wishes, password});
	const lines = opened.tables.map(table => readFileSync(table.path, 'utf8').trimEnd().split('\n').map(line => line.split('\t')));
	return {...opened, lines, modes: opened.tables.map(table => statSync(table.path).mode & 0o777)};
}

/** The rows of the only table, without their numbers. */
export async function rowsOf(bytes: Uint8Array, wishes?: ContainerRequest['wishes'], password?: string): Promise<string[][]> {
	const {lines} = await openBytes(bytes, wishes, password);
	return lines[0].map(([, ...cells]) => cells);
}
