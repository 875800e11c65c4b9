import type {Config} from '../config/config.ts';
import type {WorkspacePaths} from '../config/workspace-paths.ts';
import type {ExitCode, KnownError} from '../errors.ts';
import type {Language, Messages} from '../messages/index.ts';
import type {PullEffects} from '../nightly/pull/pull.ts';
import type {AuditReading} from '../privacy/audit.ts';
import type {AuditEvent} from '../privacy/audit-chain.ts';
import type {Masker} from '../privacy/mask.ts';
import type {Store} from '../store/store.ts';

/** The options of every command, with configuration and defaults filled in. */
export interface GlobalOptions {
	/** Folder given with `-C`, else the current one. */
	readonly workspace: string;
	readonly json: boolean;
	readonly language: Language;
	/** Only where `--lang` was written. */
	readonly writtenLanguage?: Language;
	readonly quiet: boolean;
	readonly color: boolean;
	readonly threads: number;
	/** What the program may use in all, in bytes; half of it is DuckDB's. */
	readonly memory: number;
	/** Who works: `--actor`, else the account of the operating system. */
	readonly actor: string;
	readonly reveal: boolean;
	readonly reason?: string;
	readonly debug: boolean;
}

export type ProgressUnit = 'count' | 'bytes';

/**
 * Long work as the user sees it: a bar with percentage, rate and time left, or a log line every few
 * seconds where stderr is no terminal, or nothing with `--quiet`.
 */
export interface Progress {
	/**
	 * Begins a stage and ends the one before. `total` in the stage's own units (rows, pairs, bytes), where known.
	 * `before`: so much was done at another time; the rate leaves it out.
	 */
	stage(label: string, total?: number, options?: {readonly unit?: ProgressUnit; readonly before?: number}): void;
	/** How much of the stage is done. Cheap: call it as often as you like. */
	update(done: number, total?: number): void;
	/** A line on stderr beside the bar. */
	note(line: string): void;
	/** Ends the stage. The harness does it, too, when the command ends. */
	end(): void;
}

/** Colours, where stdout is a terminal that has them and nobody said no; else the text itself. */
export interface Paint {
	bold(text: string): string;
	dim(text: string): string;
	red(text: string): string;
	yellow(text: string): string;
	green(text: string): string;
}

/** What a command without a workspace gets. */
export interface BareSession {
	readonly options: GlobalOptions;
	readonly now: Date;
	/** In the chosen language. */
	readonly messages: Messages;
	readonly mask: Masker;
	readonly progress: Progress;
	/** The current folder: what relative paths on the command line are relative to. */
	readonly cwd: string;
	/** Columns of the terminal; `undefined` where stdout is none, and lines may be as long as they like. */
	readonly width: number | undefined;
	readonly paint: Paint;
	/** Aborted by SIGINT and SIGTERM. SQL is interrupted anyway; long loops and threads look here. */
	readonly signal: AbortSignal;
	/** Works on the workspace in `folder` (one that the command has just made): lock and store, no audit entry. */
	within<T>(folder: string, action: (session: Session) => Promise<T>): Promise<T>;
}

/** What a command on a workspace gets that needs no store. */
export interface FilesSession extends BareSession {
	readonly config: Config;
	readonly paths: WorkspacePaths;
	/** Keyed HMAC of a record key: how a record is named in the audit log. */
	recordTag(key: string): string;
	/** The audit log, checked link by link. */
	readAudit(): Promise<AuditReading>;
	/** What a pull needs of the world. */
	readonly pullEffects: PullEffects;
}

/** What a command on a workspace gets. */
export interface Session extends FilesSession {
	readonly store: Store;
}

/** Counts, base names of files, digests, record tags, the host that an extract came from. Never a personal value, never what the user typed. */
export type AuditDetails = AuditEvent['details'];

export interface CommandResult {
	/** 0 where left out. */
	readonly exitCode?: ExitCode;
	/** The `data` of the JSON document. */
	readonly data: unknown;
	/** Lines for the terminal: sentences out of the catalogue, values out of `mask`. */
	readonly text: readonly string[];
	/** Failures that did not stop the command (a refused source beside stored ones). */
	readonly errors?: readonly KnownError[];
	/** What the audit entry of this command says besides its name and exit code. */
	readonly audit?: AuditDetails;
	/** Folder of the workspace that a command without one has made: its audit log gets the entry. */
	readonly madeWorkspace?: string;
}

/**
 * Runs actions. An action throws a `KnownError`, or an `AggregateError` of several, to say what the
 * user can put right; `main.ts` makes sentence and exit code of it. `command` is the command's whole
 * name as the user types it (`findings list`).
 */
export interface Harness {
	/** On the opened workspace: lock, store, one audit entry, JSON or text. */
	withWorkspace(command: string, action: (session: Session) => Promise<CommandResult>): Promise<void>;
	/** On the workspace's files alone, beside whoever holds the store: no lock; one audit entry. */
	withFiles(command: string, action: (session: FilesSession) => Promise<CommandResult>): Promise<void>;
	/** For commands that need no workspace (init, demo). */
	withoutWorkspace(command: string, action: (bare: BareSession) => Promise<CommandResult>): Promise<void>;
}
