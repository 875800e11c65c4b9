import type {Config} from '../config/config.ts';
import type {WorkspacePaths} from '../config/workspace-paths.ts';
import type {KnownError} from '../errors.ts';
import type {Store} from '../store/store.ts';
import type {PullEffects, PullEvent} from './pull/pull.ts';

export const nightSteps = ['pull', 'ingest_local', 'ingest_extract', 'rollout', 'check', 'compare', 'dedupe', 'report'] as const;
export type NightStep = (typeof nightSteps)[number];

/** What the steps of a night work with. */
export interface NightContext {
	readonly store: Store;
	readonly config: Config;
	readonly paths: WorkspacePaths;
	readonly threads: number;
	readonly now: Date;
	/** Milliseconds of a clock that never jumps. */
	readonly ticks: () => number;
	readonly signal?: AbortSignal;
	/** Of workbooks in the inbox that have one. */
	readonly password?: string;
	/** A step has begun, or has come so far. */
	readonly onProgress?: (step: NightStep, done?: number, total?: number) => void;
	readonly pullEffects: PullEffects;
	readonly onPull?: (event: PullEvent) => void;
}

/** What a step did. */
export interface StepResult {
	readonly counts: Readonly<Record<string, number>>;
	/** Sources that it refused as a whole, with all that is wrong with them. */
	readonly refused: readonly RefusedFile[];
	/** Base names of what lay in the inbox and was not looked at. */
	readonly ignored: readonly string[];
	/** Why not all of the extract could be fetched. */
	readonly unfetched?: readonly KnownError[];
}

export interface RefusedFile {
	/** Base name. */
	readonly file: string;
	readonly errors: readonly KnownError[];
}

/** The steps between the start of a run and its report. Tests give their own. */
export type WorkSteps = Readonly<Record<Exclude<NightStep, 'report'>, (context: NightContext) => Promise<StepResult>>>;
