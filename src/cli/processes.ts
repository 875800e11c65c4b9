import {readFileSync} from 'node:fs';
import {uptime} from 'node:os';
import type {ProcessTable} from '../store/lock.ts';

/** The processes of this machine, as far as the system tells. */
export const machineProcesses: ProcessTable = {
	isRunning(pid) {
		try {
			process.kill(pid, 0);
			return true;
		} catch (error) {
			// EPERM: it runs and is somebody else's.
			return error instanceof Error && 'code' in error && error.code === 'EPERM';
		}
	},
	startOf: processStart,
	bootedAt: () => new Date(Date.now() - uptime() * 1000),
};

/** When a process began: the boot's id and clock ticks since boot. Linux only; `undefined` elsewhere. */
export function processStart(pid: number): string | undefined {
	const [boot, stat] = [read('/proc/sys/kernel/random/boot_id'), read(`/proc/${pid}/stat`)];
	if (boot === undefined || stat === undefined) return undefined;
	// The second field, the program's name, may hold blanks and brackets; the start is the 20th after it.
	const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
	return ticks === undefined ? undefined : `${boot.trim()}:${ticks}`;
}

function read(path: string): string | undefined {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return undefined;
	}
}
