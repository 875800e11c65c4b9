import {KnownError, exitCodes} from '../../errors.ts';

const KiB = 1024;
const MiB = 1024 * KiB;

/** Far above any register, far below what would hurt. */
export const containerLimits = {
	/** All that is unpacked from one file, and the tables that are written from it. */
	unpackedBytes: 16 * 1024 * MiB,
	/** A file may unpack to so many times its size. Registers pack to a tenth, sheets to a fiftieth; a bomb to a thousandth. */
	unpackedTimes: 200,
	/** Below this much nobody asks how well it was packed. */
	unpackedAlways: 64 * MiB,
	/** Entries of an archive, or parts of a workbook. */
	entries: 10_000,
	/** Tables of one file. */
	tables: 1000,
	/** Bytes of a file that can only be read as a whole: .xls, .xlsb and workbooks with a password. */
	wholeFileBytes: 32 * MiB,
	/** The different texts of a workbook, which must be at hand while its cells are read. */
	sharedTextBytes: 256 * MiB,
	/** UTF-16 units of a cell; Excel itself allows 32,767. */
	cellLength: 100_000,
	/** UTF-16 units of a row. As UTF-8 it must fit into a line that DuckDB reads. */
	rowLength: 512 * KiB,
	columns: 1024,
	/** As Excel has them. */
	rows: 1_048_576,
	merges: 500_000,
	/** What a worker may use for objects, in MB. */
	workerMegabytes: 1024,
	/** A file that takes longer is damaged in a way that keeps its reader busy. */
	secondsAlways: 60,
	secondsPerMegabyte: 20,
} as const;

/** Adds up what comes out of one file, and stops a bomb while it is small. */
export class GrowthGuard {
	readonly #packed: number;
	#unpacked = 0;

	constructor(packedBytes: number) {
		this.#packed = packedBytes;
	}

	add(bytes: number): void {
		this.#unpacked += bytes;
		const {unpackedBytes, unpackedTimes, unpackedAlways} = containerLimits;
		if (this.#unpacked > unpackedBytes) throw new KnownError('CONTAINER_TOO_LARGE', exitCodes.sourceRefused, {gigabytes: unpackedBytes / MiB / 1024});
		if (this.#unpacked > unpackedAlways && this.#unpacked > this.#packed * unpackedTimes) {
			throw new KnownError('CONTAINER_BOMB', exitCodes.sourceRefused, {times: unpackedTimes});
		}
	}
}

/** A workbook that has to be held as a whole must not be larger than that. */
export function refuseLargeWhole(bytes: number, format: string): void {
	const megabytes = containerLimits.wholeFileBytes / MiB;
	if (bytes > containerLimits.wholeFileBytes) throw new KnownError('WORKBOOK_TOO_LARGE', exitCodes.sourceRefused, {format, megabytes});
}
