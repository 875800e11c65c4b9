export type ConfigLanguage = 'vi' | 'en' | 'auto';

/** A condition under which a command that is done ends with exit code 1: `duplicates>100`. */
export interface FailRule {
	/** Name of a count in the command's summary. */
	readonly counter: string;
	readonly operator: '>' | '>=' | '<' | '<=' | '=';
	readonly value: number;
}

/** From which probability a pair is certain, and from which it goes to review. */
export interface ZoneThresholds {
	readonly matchProbability: number;
	readonly reviewProbability: number;
}

/** How an extract is fetched. The names of files are relative to the workspace, or to the current folder where an option gave them. */
export interface PullSettings {
	/** Of the manifest or its folder. */
	readonly url?: string;
	/** Holds the bearer token. */
	readonly tokenFile?: string;
	/** The authorities whose server certificates are trusted, and no other (PEM). */
	readonly caFile?: string;
	/** The client's own certificate: PFX with its key, or PEM with `clientKey`. */
	readonly clientCertificate?: string;
	readonly clientKey?: string;
	/** Holds the password of the PFX file or of the key. */
	readonly passphraseFile?: string;
	/** Instead of `HTTPS_PROXY`. */
	readonly proxy?: string;
	/** Bytes of one part. */
	readonly maxPart: number;
	/** Bytes of all parts together. */
	readonly maxTotal: number;
	/** Milliseconds that one pull may last. */
	readonly maxTime: number;
	/** Milliseconds without a byte after which a connection is given up. */
	readonly stall: number;
}

/** `rasoat.yaml`, checked and with its defaults. The file writes the same names with underscores. */
export interface Config {
	/** GSO code of the province, two digits. */
	readonly province: string;
	readonly language: ConfigLanguage;
	/** Where left out: as many as the machine has, at most 4. */
	readonly threads?: number;
	/** What the program may use in all, in bytes. */
	readonly memory: number;
	readonly ingest: {
		/** A source with a larger share of rejected rows is refused as a whole. */
		readonly maxRejectedShare: number;
		/** A source with more rejected rows is refused as a whole. */
		readonly maxRejectedRows: number;
		/** A whole export in which a unit has lost a larger share of its people is held back. */
		readonly maxShrinkShare: number;
	};
	readonly inbox: {
		/** An extract in the inbox holds everybody of its units: who is absent there is missing in the national database. */
		readonly extractComplete: boolean;
	};
	/** A table of further administrative units (`UnitTable`); relative to the workspace. */
	readonly units?: string;
	readonly pull: PullSettings;
	readonly dedupe: ZoneThresholds;
	readonly compare: ZoneThresholds;
	readonly failOn: readonly FailRule[];
}

/** More than any machine of the users has: beyond it, a slip of the finger. */
export const mostThreads = 256;

export const defaultConfig: Config = {
	province: '74',
	language: 'auto',
	memory: 4e9,
	ingest: {maxRejectedShare: 0.02, maxRejectedRows: 1000, maxShrinkShare: 0.2},
	inbox: {extractComplete: false},
	pull: {maxPart: 4e9, maxTotal: 40e9, maxTime: 6 * 3_600_000, stall: 60_000},
	dedupe: {matchProbability: 0.95, reviewProbability: 0.01},
	compare: {matchProbability: 0.95, reviewProbability: 0.02},
	failOn: [],
};

/** `duplicates>100` → rule; `undefined` where it is none. */
export function parseFailRule(text: string): FailRule | undefined {
	const parts = /^\s*([a-z][a-z_]*)\s*(>=|<=|>|<|=)\s*(\d+(?:\.\d+)?)\s*$/.exec(text);
	if (parts === null) return undefined;
	return {counter: parts[1], operator: parts[2] as FailRule['operator'], value: Number(parts[3])};
}
