// How much longer `rasoat --help` takes than a bare node, on the built package: `npm run build && node test/bench/help.mjs`.
// Both in turn, median of 15; asked for: at most 60 ms more. The least of 15 is what is left of it where others use the machine, too.

import {execFileSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';

const program = fileURLToPath(new URL('../../bin/rasoat.js', import.meta.url));
const bare = [];
const help = [];
for (let round = 0; round < 15; round++) {
	bare.push(timed(['-e', '0']));
	help.push(timed([program, '--help']));
}
tell('median', median(bare), median(help));
tell('least', Math.min(...bare), Math.min(...help));

function tell(what, ofBare, ofHelp) {
	console.log(`${what}: bare node ${ofBare.toFixed(0)} ms, rasoat --help ${ofHelp.toFixed(0)} ms, ${(ofHelp - ofBare).toFixed(0)} ms more`);
}

function timed(args) {
	const start = performance.now();
	execFileSync(process.execPath, args);
	return performance.now() - start;
}

function median(values) {
	return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
