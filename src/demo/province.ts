import {mkdirSync} from 'node:fs';
import {setImmediate} from 'node:timers/promises';
import {CommuneRegister} from './commune-register.ts';
import {ExtractSide} from './extract-side.ts';
import {LocalFile} from './local-file.ts';
import {Random} from './random.ts';
import {type Commune, communes} from './tables/communes.ts';
import {Truth} from './truth.ts';
import {World} from './world.ts';

export interface ProvinceOptions {
	/** People registered in the province; duplicate records come on top. */
	readonly residents: number;
	readonly seed: number;
	/** Whether the national side is made, too. The local side is the same with and without. */
	readonly extract?: boolean;
}

export interface ProvincePaths {
	readonly local: string;
	readonly extract: string;
	readonly truth: string;
}

export interface ProvinceSummary {
	readonly residents: number;
	readonly communes: number;
	/** Rows of the local files. */
	readonly records: number;
	readonly duplicatePairs: number;
	readonly traps: number;
	/** Findings that the program should report. */
	readonly planted: number;
}

/**
 * Writes a synthetic province: exports of its communes, an extract of the national database, and the truth about both.
 * The same options give the same bytes. The folders are made; files in them are never overwritten.
 */
export async function generateProvince(paths: ProvincePaths, options: ProvinceOptions, onProgress?: (residents: number) => void): Promise<ProvinceSummary> {
	const {residents, seed, extract = true} = options;
	const chosen = chooseCommunes(residents);
	for (const folder of [paths.local, ...(extract ? [paths.extract] : [])]) mkdirSync(folder, {recursive: true, mode: 0o700});
	const truth = new Truth(paths.truth, extract);
	const extractSide = extract ? new ExtractSide(paths.extract, chosen) : undefined;
	const world = new World(seed, residents, chosen, truth, extractSide);
	const random = new Random(seed, 'files');
	const files = chosen.map((commune, index) => new LocalFile(paths.local, commune, index, commune.code === plainCommune, random));
	const registers = chosen.map((commune, index) => new CommuneRegister(world, commune, files[index]));
	for (const register of registers) world.add(register);
	const targets = shareOut(residents, chosen);
	let done = 0;
	for (const register of shuffled(registers, random)) {
		register.fill(targets.get(register.commune) ?? 0);
		done += targets.get(register.commune) ?? 0;
		onProgress?.(done);
		await setImmediate();
	}
	for (const register of registers) register.settleAll();
	for (const file of [...files, truth]) file.close();
	extractSide?.close();
	return {residents, communes: chosen.length, ...truth.counts};
}

/** The small commune whose program knows no record codes. */
const plainCommune = '25937';

/** Small provinces are made of these first: town and village, large and small, several districts. */
const firstCommunes = ['25741', '25975', plainCommune, '25942', '25813', '25747'];

const residentsPerCommune = 800;

function chooseCommunes(residents: number): readonly Commune[] {
	const least = Math.min(firstCommunes.length, Math.max(1, Math.floor(residents / 100)));
	const count = Math.min(communes.length, Math.max(least, Math.round(residents / residentsPerCommune)));
	const spread = communes.map((_, index) => communes[(index * 37) % communes.length].code);
	const codes = new Set([...firstCommunes, ...spread].filter((code, index, all) => all.indexOf(code) === index).slice(0, count));
	return communes.filter(commune => codes.has(commune.code));
}

/** Residents by weight; what rounding leaves goes to the largest. */
function shareOut(residents: number, chosen: readonly Commune[]): Map<Commune, number> {
	const total = chosen.reduce((sum, commune) => sum + commune.weight, 0);
	const targets = new Map(chosen.map(commune => [commune, Math.floor((residents * commune.weight) / total)]));
	const largest = chosen.reduce((best, commune) => (commune.weight > best.weight ? commune : best));
	const given = [...targets.values()].reduce((sum, count) => sum + count, 0);
	return targets.set(largest, (targets.get(largest) ?? 0) + residents - given);
}

function shuffled<T>(items: readonly T[], random: Random): readonly T[] {
	const order = [...items];
	for (let last = order.length - 1; last > 0; last -= 1) {
		const other = random.integer(last + 1);
		[order[last], order[other]] = [order[other], order[last]];
	}
	return order;
}
