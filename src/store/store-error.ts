/**
 * A failure of the store. `code` is stable: `STORE_LOCKED`, `STORE_MEMORY`, `STORE_DISK`, `STORE_DAMAGED`,
 * `STORE_NEWER`, `STORE_INTERRUPTED` or `STORE_FAILED`. DuckDB's text stays in `cause`, for `--debug` only.
 */
export class StoreError extends Error {
	override readonly name = 'StoreError';
	readonly code: string;
	readonly step: string;

	constructor(code: string, step: string, options?: ErrorOptions) {
		super(`${code} in step "${step}"`, options);
		this.code = code;
		this.step = step;
	}

	static from(step: string, error: unknown): StoreError {
		if (error instanceof StoreError) return error;
		return new StoreError(codeOf(error instanceof Error ? error.message : ''), step, {cause: error});
	}
}

const patterns: readonly (readonly [RegExp, string])[] = [
	[/could not set lock|conflicting lock/i, 'STORE_LOCKED'],
	[/out of memory/i, 'STORE_MEMORY'],
	[/no space left|could not write|disk/i, 'STORE_DISK'],
	[/not a valid DuckDB database|corrupt|checksum|could not read enough bytes/i, 'STORE_DAMAGED'],
	[/interrupt/i, 'STORE_INTERRUPTED'],
];

// Without the paths that it quotes: a folder may be called "disk".
function codeOf(message: string): string {
	const said = message.replaceAll(/"[^"]*[/\\][^"]*"/g, '""');
	return patterns.find(([pattern]) => pattern.test(said))?.[1] ?? 'STORE_FAILED';
}
