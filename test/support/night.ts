import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {rasoatHere} from './rasoat.ts';

/** The envelope that every command prints with `--json`. */
export interface Answer<T> {
	readonly exitCode: number | undefined;
	readonly data: T;
	readonly errors: readonly {readonly code: string; readonly message: string}[];
}

/** A local export with an ID of another year (HS1), no ID (HS3) and a relation that nobody can read (HS2). */
export const localFile = [
	'Mã hồ sơ,Họ và tên,Ngày sinh,Giới tính,Số CCCD,Loại cư trú,Số hộ,Quan hệ với chủ hộ',
	'HS1,Nguyễn Văn An,05/04/1981,Nam,074080000001,Thường trú,1,Chủ hộ',
	'HS2,Trần Thị Bình,12/09/1990,Nữ,074190000002,Thường trú,1,bạn',
	'HS3,Lê Văn Cường,01/02/1975,Nam,,Thường trú,2,Chủ hộ',
	'',
].join('\n');

export const extractFile = [
	'Họ và tên,Ngày sinh,Giới tính,Số CCCD,Mã đơn vị',
	'Nguyễn Văn An,05/04/1980,Nam,074080000001,25741',
	'Trần Thị Bình,12/09/1990,Nữ,074190000002,25741',
	'',
].join('\n');

/** A workspace on whose inbox (one commune's export, an extract) one night has run. */
export async function workspaceAfterANight(): Promise<string> {
	const folder = mkdtempSync(join(tmpdir(), 'rasoat-cli-'));
	await rasoatHere(['init', folder]);
	writeFileSync(join(folder, 'inbox/local/25741_2022-08-15.csv'), localFile);
	writeFileSync(join(folder, 'inbox/extract/extract_2022-08-15.csv'), extractFile);
	const {exitCode, stderr} = await rasoatHere(['run', '--quiet'], {cwd: folder});
	if (exitCode !== 0) throw new Error(`the night failed: ${stderr}`);
	return folder;
}

/** Runs a command with `--json` and reads its one document. */
export async function ask<T>(folder: string, ...args: readonly string[]): Promise<Answer<T>> {
	const {exitCode, stdout} = await rasoatHere([...args, '--json', '--quiet'], {cwd: folder});
	return {exitCode, ...JSON.parse(stdout) as {data: T; errors: Answer<T>['errors']}};
}
