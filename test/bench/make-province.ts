/*
 * Data for the benches: npx tsx test/bench/make-province.ts DIR RESIDENTS [SEED] [--no-extract]
 * Makes DIR/local, DIR/extract and DIR/truth, and prints seconds and peak memory. The same as `rasoat demo`, without the workspace.
 */
import {existsSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {generateProvince, type ProvinceOptions, type ProvincePaths, type ProvinceSummary} from '../../src/demo/province.ts';

/** Makes the province in `folder` unless it is there already. A folder with half a province must be removed by hand. */
export async function makeProvince(folder: string, options: ProvinceOptions): Promise<{paths: ProvincePaths; summary?: ProvinceSummary}> {
	const paths = {local: join(folder, 'local'), extract: join(folder, 'extract'), truth: join(folder, 'truth')};
	if (existsSync(folder)) return {paths};
	return {paths, summary: await generateProvince(paths, options)};
}

async function main(words: readonly string[]): Promise<void> {
	const [folder, residents, seed = '1'] = words.filter(word => !word.startsWith('--'));
	const begun = performance.now();
	const {summary} = await makeProvince(resolve(folder), {residents: Number(residents), seed: Number(seed), extract: !words.includes('--no-extract')});
	const seconds = ((performance.now() - begun) / 1000).toFixed(1);
	const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
	process.stdout.write(`${JSON.stringify({...summary, made: summary !== undefined, seconds, megabytes})}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.slice(2));
