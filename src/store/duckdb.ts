import {createRequire} from 'node:module';
import type * as Duckdb from '@duckdb/node-api';

// Required, not imported: an `import` makes Node scan the package's 180 files for their exports before it runs
// them, which took 160 of 270 ms of the processor at each start.
const duckdb = createRequire(import.meta.url)('@duckdb/node-api') as typeof Duckdb;

export const {
	BIGINT, BOOLEAN, DOUBLE, INTEGER, TINYINT, VARCHAR,
	DuckDBConnection, DuckDBDataChunk, DuckDBInstance, DuckDBIntegerVector, DuckDBUBigIntVector,
} = duckdb;
export type DuckDBConnection = Duckdb.DuckDBConnection;
export type DuckDBDataChunk = Duckdb.DuckDBDataChunk;
export type DuckDBInstance = Duckdb.DuckDBInstance;
export type {DuckDBType, DuckDBValue} from '@duckdb/node-api';
