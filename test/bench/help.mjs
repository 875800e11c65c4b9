// How much longer `rasoat --help` takes than a bare node, on the built package: `npm run build && node test/bench/help.mjs`.
// Both in turn, median of 15; asked for: at most 60 ms more.

import {execFileSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';

const program = fileURLToPath(new URL('../../bin/rasoat.js', import.meta.url));
const bare = [];
const help = [];
for (let round = 0; round < 15; round++) {
	bare.push(timed(['-e', '0']));
	help.push(timed([program, '--help']));
}
console.log(`bare node ${median(bare).toFixed(0)} ms, rasoat --help ${median(help).toFixed(0)} ms, ${(median(help) - median(bare)).toFixed(0)} ms more`);

function timed(args) {
	const start = performance.now();
	execFileSync(process.execPath, args);
	return performance.now() - start;
}

function median(values) {
	return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
