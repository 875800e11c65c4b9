/**
 * The exit codes of every command (the contract's table). A program that reads
 * them must treat an unknown one as a failure.
 */
export const exitCodes = {
	done: 0,
	threshold: 1,
	usage: 2,
	sourceRefused: 3,
	locked: 4,
	integrity: 5,
	resources: 6,
	refused: 7,
	line: 8,
	fault: 70,
	interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Where in the user's files something is wrong; lines and columns count from 1. */
export interface Place {
	readonly file?: string;
	readonly line?: number;
	readonly column?: number;
}

/** Values a sentence may need. Never a personal value that has not been masked. */
export type Details = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/**
 * A failure that the user can do something about. `code` is stable and is the key of
 * its sentence in `messages/`; the core never carries sentences itself.
 */
export class KnownError extends Error {
	override readonly name = 'KnownError';
	readonly code: string;
	readonly exitCode: ExitCode;
	readonly details: Details;
	readonly place: Place;

	constructor(code: string, exitCode: ExitCode, details: Details = {}, place: Place = {}, options?: ErrorOptions) {
		super(code, options);
		this.code = code;
		this.exitCode = exitCode;
		this.details = details;
		this.place = place;
	}
}
