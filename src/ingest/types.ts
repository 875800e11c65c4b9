import type {Config} from '../config/config.ts';
import type {KnownError} from '../errors.ts';
import type {Store} from '../store/store.ts';
import type {UnitNames} from '../vietnam/units.ts';
import type {AsOfOrigin} from './identify.ts';
import type {ChangeCounts} from './settle.ts';
import type {UnknownCodes} from './unknown-codes.ts';

export type SourceKind = 'local' | 'extract';

/** What ingest works with. */
export interface IngestContext {
	readonly store: Store;
	readonly now: Date;
	/** What relative paths are relative to. */
	readonly cwd: string;
	readonly limits: Config['ingest'];
	/** Where copies of sources lie that are held back; made when there is one. */
	readonly heldFolder: string;
	/** For opening containers, and for linking exports without a code column. */
	readonly threads: number;
	/** Folder for what comes out of containers. It is made, emptied and removed. */
	readonly temporary: string;
	/** `done` of `total` in a unit of its own: bytes of the files, times what each step costs. */
	readonly onProgress?: (done: number, total: number) => void;
	readonly signal?: AbortSignal;
	/** The names of administrative units; left out: those that the program knows. */
	readonly units?: UnitNames;
}

export interface IngestRequest {
	/** Files or folders, or patterns for several (`expandPatterns`). */
	readonly paths: readonly string[];
	readonly kind: SourceKind;
	/** Path of a profile; left out: `profile.yaml` in the folder of each file, if there is one. */
	readonly profile?: string;
	readonly unit?: string;
	/** `yyyy-mm-dd` */
	readonly asOf?: string;
	/** Left out: a local export is its unit's whole register, an extract is not. */
	readonly complete?: boolean;
	/** Of workbooks that have one. */
	readonly password?: string;
	/** An officer has seen how much smaller the sources are. */
	readonly accepted?: boolean;
	/** Read and report, store nothing. */
	readonly dryRun?: boolean;
}

/** The physical lines of a file, or the rows of its sheets: `lines` is the sum of all the others that end in `Lines`. */
export interface LineCounts {
	readonly lines: number;
	readonly headingLines: number;
	readonly titleLines: number;
	/** Totals, signatures and remarks below the rows. */
	readonly footLines: number;
	readonly blankLines: number;
	/** Rows that could be read; stored unless the source was refused. */
	readonly rows: number;
	readonly rowLines: number;
	readonly rejectedRows: number;
	readonly rejectedLines: number;
}

export interface SourceSummary {
	/** Base name. */
	readonly file: string;
	readonly kind: SourceKind;
	/**
	 * `readable`: would be stored, were it not a dry run. `skipped`: its bytes came in before. `held`: it has lost so many people that an
	 * officer must let it in.
	 */
	readonly state: 'stored' | 'readable' | 'skipped' | 'refused' | 'held';
	/** Number of the source; none in a dry run. That of one that is held back already stays. */
	readonly source?: number;
	/** The codes of its units, where rows have one. */
	readonly units: readonly string[];
	readonly asOf?: string;
	readonly asOfOrigin?: AsOfOrigin;
	readonly complete?: boolean;
	/** Each of its rows says what to do with it: it is no register, but changes. */
	readonly delta?: boolean;
	readonly reader?: 'bulk' | 'careful';
	/** All 0 where the file was not read. */
	readonly lines: LineCounts;
	/** It has a column of communes that tells of other places than its own: that of an address. */
	readonly unitElsewhere?: boolean;
	/** Base name of the file with the same bytes that another unit has: one of the two is probably not its unit's. */
	readonly twin?: string;
	/** Heading → field, or null. */
	readonly columns?: Readonly<Record<string, string | null>>;
	/** Its columns with codes of their own, which a profile has to explain; where it was stored. */
	readonly unknownCodes?: readonly UnknownCodes[];
	/** What became of its rows; where it was stored. */
	readonly changes?: ChangeCounts;
	/** Why it was refused or held back. */
	readonly error?: KnownError;
}

/** A manifest, and how much of what it lists has arrived, now or before. */
export interface ManifestSummary {
	/** With the name of its folder. */
	readonly file: string;
	readonly source?: string;
	readonly asOf?: string;
	/** How many it lists. */
	readonly parts: number;
	/** Those that are not here, or not as it says. */
	readonly missing: readonly string[];
	/** Why it cannot be used: then nothing of its folder is read. */
	readonly errors: readonly KnownError[];
}

export interface IngestSummary {
	readonly sources: readonly SourceSummary[];
	readonly manifests: readonly ManifestSummary[];
	readonly totals: {
		readonly stored: number;
		readonly skipped: number;
		readonly refused: number;
		readonly held: number;
		/** Rows of the stored sources. */
		readonly rows: number;
		readonly rejectedRows: number;
		readonly bytes: number;
	};
	/** Of all stored sources. */
	readonly changes: ChangeCounts;
	/** Rows that keep the key of an earlier export, and those that got a new one. */
	readonly keys: {readonly kept: number; readonly fresh: number};
	/** What was not read: base names of files in a folder or an archive, sheets as `workbook.xlsx › Sheet`. */
	readonly ignored: readonly string[];
	/** Names of the folders in a folder, which were not entered. */
	readonly folders: readonly string[];
	readonly dryRun: boolean;
}

export const noLines: LineCounts = {lines: 0, headingLines: 0, titleLines: 0, footLines: 0, blankLines: 0, rows: 0, rowLines: 0, rejectedRows: 0, rejectedLines: 0};
