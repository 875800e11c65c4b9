import {existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {z} from 'zod';
import {KnownError, exitCodes} from '../errors.ts';
import {binhDuong20220815} from '../rollout/sample.ts';
import {isoToday} from './dates.ts';
import {generateProvince, type ProvincePaths, type ProvinceSummary} from './province.ts';

export interface DemoOptions {
	readonly residents: number;
	readonly seed: number;
}

/** Below, the rates mean nothing; above, the numbers of one province's IDs run out. */
export const residentsRange = {low: 100, high: 20_000_000} as const;
export const seedRange = {low: 0, high: 4_294_967_295} as const;

/** Checks what the user gave. @throws KnownError DEMO_RESIDENTS, DEMO_SEED. */
export function checkDemoOptions({residents, seed}: DemoOptions): void {
	if (!isWithin(residents, residentsRange)) throw new KnownError('DEMO_RESIDENTS', exitCodes.usage, residentsRange);
	if (!isWithin(seed, seedRange)) throw new KnownError('DEMO_SEED', exitCodes.usage, seedRange);
}

/**
 * What the demo in `folder` holds; undefined where the folder is empty or not there, so that one can be made.
 *
 * @throws KnownError DEMO_FOLDER_TAKEN (something else is there), DEMO_OTHER (a demo made with other options).
 */
export function findDemo(folder: string, {residents, seed}: DemoOptions): ProvinceSummary | undefined {
	if (!existsSync(folder)) return undefined;
	if (!statSync(folder).isDirectory()) throw new KnownError('DEMO_FOLDER_TAKEN', exitCodes.usage, {folder});
	const marker = readMarker(join(folder, markerFile));
	if (marker !== undefined) {
		if (marker.residents !== residents || marker.seed !== seed) throw new KnownError('DEMO_OTHER', exitCodes.usage, {folder, residents: marker.residents, seed: marker.seed});
		return marker;
	}
	if (readdirSync(folder).length > 0) throw new KnownError('DEMO_FOLDER_TAKEN', exitCodes.usage, {folder});
	return undefined;
}

/** The truth's folder in a demo. */
export function truthFolder(folder: string): string {
	return join(folder, 'truth');
}

/** Fills the inbox of the workspace in `folder` and writes the truth. What marks the folder as a demo comes last. */
export async function fillDemo(
	folder: string, inbox: {readonly local: string; readonly extract: string; readonly rollout: string}, options: DemoOptions, onProgress?: (residents: number) => void,
): Promise<ProvinceSummary> {
	const paths: ProvincePaths = {local: inbox.local, extract: inbox.extract, truth: truthFolder(folder)};
	const summary = await generateProvince(paths, options, onProgress);
	mkdirSync(inbox.rollout, {recursive: true, mode: 0o700});
	writeFileSync(join(inbox.rollout, `rollout_${isoToday}.csv`), binhDuong20220815(), {flag: 'wx', mode: 0o600});
	writeFileSync(join(folder, markerFile), `${JSON.stringify({...summary, seed: options.seed}, undefined, '\t')}\n`, {flag: 'wx', mode: 0o600});
	return summary;
}

const markerFile = join('truth', 'demo.json');

const count = z.int().nonnegative();
const markerSchema = z.object({residents: count, seed: count, communes: count, records: count, duplicatePairs: count, traps: count, planted: count});

function readMarker(path: string): z.infer<typeof markerSchema> | undefined {
	if (!existsSync(path)) return undefined;
	try {
		return markerSchema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data;
	} catch {
		return undefined;
	}
}

function isWithin(value: number, {low, high}: {readonly low: number; readonly high: number}): boolean {
	return Number.isSafeInteger(value) && value >= low && value <= high;
}
