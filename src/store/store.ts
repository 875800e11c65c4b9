import {
	DuckDBConnection,
	DuckDBDataChunk,
	DuckDBInstance,
	DuckDBIntegerVector,
	DuckDBUBigIntVector,
	type DuckDBType,
	type DuckDBValue,
} from './duckdb.ts';
import {migrations} from './migrations.ts';
import {StoreError} from './store-error.ts';

export type Row = Readonly<Record<string, DuckDBValue>>;
export type Values = Record<string, DuckDBValue>;

export interface StoreOptions {
	/** Path of the database file, or `:memory:`. */
	readonly path: string;
	readonly threads: number;
	/** DuckDB's own limit, as `2GB`. The process needs more than that. */
	readonly memory: string;
	/** Where DuckDB may spill; it stays on this machine's disk. */
	readonly temporary?: string;
}

/** Rows in one chunk that goes to or comes from DuckDB. */
export const chunkRows = 2048;

/**
 * The only door to DuckDB. SQL comes as named steps: a step that fails throws a `StoreError` that
 * carries the step's name and never DuckDB's own text, which may quote personal data.
 */
export class Store {
	readonly #instance: DuckDBInstance;
	readonly #connection: DuckDBConnection;
	readonly #options: StoreOptions;
	#inTransaction = false;
	/** Tables into which a statement of this transaction inserted nothing: see `insertFound`. */
	readonly #hollow = new Set<string>();

	private constructor(instance: DuckDBInstance, connection: DuckDBConnection, options: StoreOptions) {
		this.#instance = instance;
		this.#connection = connection;
		this.#options = options;
	}

	/** Opens or makes the database, without any network, and brings its schema up to date. */
	static async open(options: StoreOptions): Promise<Store> {
		const settings: Record<string, string> = {
			threads: String(options.threads),
			memory_limit: options.memory,
			autoinstall_known_extensions: 'false',
			autoload_known_extensions: 'false',
		};
		if (options.temporary !== undefined) settings.temp_directory = options.temporary;
		let instance: DuckDBInstance;
		try {
			instance = await DuckDBInstance.create(options.path, settings);
		} catch (error) {
			throw StoreError.from('open', error);
		}
		const store = new Store(instance, await instance.connect(), options);
		await store.#migrate();
		return store;
	}

	close(): void {
		this.#connection.closeSync();
		this.#instance.closeSync();
	}

	/** Gives the memory of pages that can be read again back to the system, before work that needs memory and no store. A low limit makes DuckDB do that. */
	async releasePages(): Promise<void> {
		if (this.#options.path === ':memory:') return;
		// What is in use may be more: then it says so, having given back the rest.
		await this.#connection.run(`SET memory_limit = '16MB'`).catch(() => undefined);
		await this.run('restore the limit of memory', `SET memory_limit = '${this.#options.memory}'`);
	}

	/** Runs one statement. `step` names it in errors. Within a transaction, an INSERT that may find nothing goes through `insertFound`. */
	async run(step: string, sql: string, values?: Values): Promise<void> {
		const table = this.#inTransaction ? insertedTable(sql) : undefined;
		const before = table !== undefined && this.#hollow.has(table) ? await this.#rowsOf(table) : undefined;
		let inserted: number;
		try {
			({rowsChanged: inserted} = await this.#connection.run(sql, values));
		} catch (error) {
			throw StoreError.from(step, error);
		}
		if (table === undefined) return;
		if (inserted === 0) this.#hollow.add(table);
		else if (before !== undefined && await this.#rowsOf(table) !== before + inserted) throw new Error(`${step}: DuckDB lost sight of the rows inserted into ${table}`);
	}

	/**
	 * Inserts what a query finds, if it finds anything. DuckDB (1.5.6, two threads or more) loses sight of rows otherwise: after an INSERT of no row
	 * into a table, those of the next large INSERT in the same transaction are in no result until the database is opened again, and another statement
	 * may give their numbers a second time. `run` notices that, and fails.
	 */
	async insertFound(step: string, into: string, query: string, values?: Values): Promise<void> {
		if (await this.count(step, `SELECT count(*) FROM (SELECT 1 FROM (${query}) LIMIT 1)`, values) > 0) await this.run(step, `INSERT INTO ${into} ${query}`, values);
	}

	/** All rows of a query as objects. For results that fit in memory. */
	async rows<T extends Row = Row>(step: string, sql: string, values?: Values): Promise<T[]> {
		try {
			const reader = await this.#connection.runAndReadAll(sql, values);
			return reader.getRowObjects() as unknown as T[];
		} catch (error) {
			throw StoreError.from(step, error);
		}
	}

	/** The first column of the first row as a number; 0 where there is no row. */
	async count(step: string, sql: string, values?: Values): Promise<number> {
		const [row] = await this.rows(step, sql, values);
		return row === undefined ? 0 : Number(Object.values(row)[0] ?? 0);
	}

	/** A query's result chunk by chunk, for results of any size. DuckDB makes the next one while the caller looks at this one. */
	async *chunks(step: string, sql: string, values?: Values): AsyncGenerator<DuckDBDataChunk> {
		let next: Promise<DuckDBDataChunk | null> | undefined;
		try {
			const result = await this.#connection.stream(sql, values);
			next = result.fetchChunk();
			for (let chunk = await next; chunk !== null && chunk.rowCount > 0; chunk = await next) {
				next = result.fetchChunk();
				// If it fails before the caller asks for it, that is no stray rejection: it is thrown then.
				next.catch(() => undefined);
				yield chunk;
			}
		} catch (error) {
			throw StoreError.from(step, error);
		} finally {
			// A caller that stops early must find the connection idle.
			await next?.catch(() => undefined);
		}
	}

	/**
	 * Appends rows, given column by column, to a table. Columns hold numbers, strings, bigints or null
	 * as their types ask. Cost: about 0.4 µs a value.
	 */
	async append(step: string, table: string, types: readonly DuckDBType[], columns: readonly (readonly DuckDBValue[])[]): Promise<void> {
		const total = columns[0]?.length ?? 0;
		if (total === 0) return;
		try {
			const appender = await this.#connection.createAppender(table);
			for (let start = 0; start < total; start += chunkRows) {
				const count = Math.min(chunkRows, total - start);
				const chunk = DuckDBDataChunk.create(types, count);
				chunk.rowCount = count;
				chunk.setColumns(columns.map(column => column.slice(start, start + count)));
				appender.appendDataChunk(chunk);
			}
			appender.closeSync();
		} catch (error) {
			throw StoreError.from(step, error);
		}
	}

	/** Runs `work` in one transaction; any failure rolls all of it back. Transactions do not nest. */
	async transaction<T>(step: string, work: () => Promise<T>): Promise<T> {
		if (this.#inTransaction) throw new Error(`transaction within a transaction: ${step}`);
		await this.run(`${step}: begin`, 'BEGIN TRANSACTION');
		this.#inTransaction = true;
		try {
			const result = await work();
			await this.run(`${step}: commit`, 'COMMIT');
			return result;
		} catch (error) {
			await this.#connection.run('ROLLBACK').catch(() => undefined);
			throw error;
		} finally {
			this.#inTransaction = false;
			this.#hollow.clear();
		}
	}

	async #rowsOf(table: string): Promise<number> {
		return this.count('count rows', `SELECT count(*) FROM ${table}`);
	}

	/** Stops the statement that is running; it then fails with a `StoreError`. */
	interrupt(): void {
		this.#connection.interrupt();
	}

	async #migrate(): Promise<void> {
		await this.run('migrate: version table', 'CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)');
		const version = await this.count('migrate: read version', 'SELECT coalesce(max(version), 0) FROM schema_version');
		if (version > migrations.length) throw new StoreError('STORE_NEWER', 'migrate');
		for (const [index, statements] of migrations.entries()) {
			if (index < version) continue;
			await this.transaction(`migrate ${index + 1}`, async () => {
				for (const statement of statements) await this.run(`migrate ${index + 1}`, statement);
				await this.run(`migrate ${index + 1}`, 'INSERT INTO schema_version VALUES ($version)', {version: index + 1});
			});
		}
	}
}

/** The table that an INSERT is into. */
function insertedTable(sql: string): string | undefined {
	return /^\s*INSERT INTO\s+(\S+)/.exec(sql)?.[1];
}

/** A column of 32-bit integers, without a copy; NULLs read as whatever DuckDB left there, so coalesce in SQL. */
export function integers(chunk: DuckDBDataChunk, column: number): Int32Array {
	const vector = chunk.getColumnVector(column);
	if (!(vector instanceof DuckDBIntegerVector)) throw new TypeError(`column ${column} is not INTEGER`);
	return (vector as unknown as {readonly items: Int32Array}).items;
}

/** A column of hashes (UBIGINT), without a copy: low and high half of each, side by side. */
export function hashes(chunk: DuckDBDataChunk, column: number): Int32Array {
	const vector = chunk.getColumnVector(column);
	if (!(vector instanceof DuckDBUBigIntVector)) throw new TypeError(`column ${column} is not UBIGINT`);
	const {buffer, byteOffset, length} = (vector as unknown as {readonly items: BigUint64Array}).items;
	return new Int32Array(buffer, byteOffset, length * 2);
}

/** Quotes a name for SQL. Values never go through here: they are bound. */
export function identifier(name: string): string {
	return `"${name.replaceAll('"', '""')}"`;
}

/** Quotes text for the few places where SQL takes no bound value (a file name in `read_csv`). */
export function literal(text: string): string {
	return `'${text.replaceAll("'", "''")}'`;
}
