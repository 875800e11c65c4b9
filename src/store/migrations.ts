import {firstSchema} from './first-schema.ts';

/**
 * The store's schema, one entry a version. A shipped entry is never edited: a change is a new entry.
 *
 * Written values are kept once, in dictionaries (`names`, `dates`, `codes`, `texts`), and a record
 * holds their numbers; cleaning therefore runs once per distinct value. Identifiers, which are nearly
 * all distinct, stand in the record in their cleaned form; where cleaning changed one, `written_values`
 * keeps what the file said.
 *
 * The compression of long columns is named: DuckDB would try out every kind, a third of the time that writing takes.
 */
export const migrations: readonly (readonly string[])[] = [
	firstSchema,
	[
		`CREATE TABLE dismissals (
			finding INTEGER NOT NULL,
			dismissed_at TIMESTAMP NOT NULL,
			dismissed_by VARCHAR NOT NULL,
			reason VARCHAR NOT NULL,
			ended_at TIMESTAMP                  -- when other evidence came; NULL while the dismissal holds
		)`,
	],
	[
		// The last number given to a record without a code, in keys such as 25741/n12. home: unit, with @2025 for a reused code.
		`CREATE TABLE record_numbers (
			extract BOOLEAN NOT NULL,
			home VARCHAR NOT NULL,
			last INTEGER NOT NULL
		)`,
	],
	[
		'ALTER TABLE corrections ADD COLUMN subcode VARCHAR',
		'ALTER TABLE batches ADD COLUMN exported_at TIMESTAMP',
	],
	[
		// How an entry was read. context: what its column and file show of old encodings (contextOf); NULL: the value alone.
		// reading: the encoding by which it was decoded, or may be; NULL as it stands. doubtful: somebody should look.
		...['names', 'texts'].flatMap(table => ['context VARCHAR', 'reading VARCHAR', 'doubtful BOOLEAN'].map(column => `ALTER TABLE ${table} ADD COLUMN ${column}`)),
		'ALTER TABLE texts ADD COLUMN decoded VARCHAR', // what it says, where it was decoded
		'ALTER TABLE dates ADD COLUMN reading VARCHAR', // how it was read, where it was not simply read as written
		'ALTER TABLE dates ADD COLUMN doubtful BOOLEAN',
		// How many cells of a column were not simply read as they stand.
		`CREATE TABLE column_readings (
			source_id INTEGER NOT NULL,
			field VARCHAR NOT NULL,
			reading VARCHAR NOT NULL,           -- as in names, texts and dates, or what is to be said of the whole column
			cells BIGINT NOT NULL,
			doubtful BIGINT NOT NULL            -- those among them that somebody should look at
		)`,
	],
	[
		// What officers said of pairs. dedupe: record_a < record_b; compare: local key, extract key.
		`CREATE TABLE pair_rulings (
			step VARCHAR NOT NULL,              -- compare | dedupe
			record_a VARCHAR NOT NULL,
			record_b VARCHAR NOT NULL,
			word VARCHAR NOT NULL,              -- same | different
			reason VARCHAR NOT NULL,
			ruled_by VARCHAR NOT NULL,
			ruled_at TIMESTAMP NOT NULL,
			evidence VARCHAR NOT NULL,          -- digest of what both records said then
			ended_at TIMESTAMP,                 -- NULL while the ruling holds
			ended VARCHAR                       -- replaced | evidence
		)`,
	],
	[
		// Samples of scored pairs that went out for officers to judge: what their sheets must not say is kept here.
		`CREATE TABLE review_samples (
			sample INTEGER NOT NULL,            -- S1, S2 … on the sheet
			step VARCHAR NOT NULL,              -- compare | dedupe
			seed INTEGER NOT NULL,
			drawn_at TIMESTAMP NOT NULL,
			drawn_by VARCHAR NOT NULL
		)`,
		`CREATE TABLE review_strata (
			sample INTEGER NOT NULL,
			stratum VARCHAR NOT NULL,
			decision VARCHAR NOT NULL,
			pairs INTEGER NOT NULL              -- how many there were to draw from
		)`,
		`CREATE TABLE review_pairs (
			sample INTEGER NOT NULL,
			number INTEGER NOT NULL,
			stratum VARCHAR NOT NULL,
			record_a VARCHAR NOT NULL,
			record_b VARCHAR NOT NULL
		)`,
	],
	[
		// What the newest manifest that lists a unit says of it, one row a part; unit '' for parts of no unit. Days as yyyy-mm-dd.
		`CREATE TABLE announced_units (
			home VARCHAR NOT NULL,              -- unit, with @2025 for a reused code
			unit VARCHAR NOT NULL,
			name VARCHAR NOT NULL,
			complete BOOLEAN NOT NULL,
			rows BIGINT NOT NULL,
			source VARCHAR NOT NULL,            -- as the manifest calls it
			manifest_as_of VARCHAR NOT NULL,
			file VARCHAR NOT NULL,
			sha256 VARCHAR NOT NULL,
			part_rows BIGINT NOT NULL,
			as_of VARCHAR NOT NULL              -- of the part
		)`,
		'ALTER TABLE sources ADD COLUMN headings VARCHAR', // JSON: as written, in their order
		// A file of single changes; on one day it comes after exports.
		'ALTER TABLE sources ADD COLUMN delta BOOLEAN DEFAULT false',
		// What a source's rows did: stored_rows = fresh + changed + unchanged + deleted + older.
		`CREATE TABLE source_changes (
			source_id INTEGER NOT NULL,
			fresh BIGINT NOT NULL,
			changed BIGINT NOT NULL,
			unchanged BIGINT NOT NULL,
			deleted BIGINT NOT NULL,            -- rows that say "delete"
			older BIGINT NOT NULL,              -- overtaken by what was there already
			vanished BIGINT NOT NULL            -- records of its units that it no longer has
		)`,
		// Sources that wait for an officer's word, with what their copies are to be read with. Those of one group come in together.
		`CREATE TABLE held_sources (
			source_id INTEGER NOT NULL,
			held_with INTEGER NOT NULL,         -- the first of its group
			unit VARCHAR,                       -- --unit
			complete BOOLEAN NOT NULL
		)`,
		// Which key a row of changes deleted, and as of when: what is older does not bring it back.
		`CREATE TABLE deleted_records (
			extract BOOLEAN NOT NULL,
			record_key VARCHAR NOT NULL,
			as_of DATE NOT NULL
		)`,
		// The row as written, with its home; NULL in records of before this version.
		'ALTER TABLE records ADD COLUMN content UBIGINT',
	],
	[
		// Local records that are certainly one person, as of the last dedupe, under numbers that last.
		`CREATE TABLE clusters (
			cluster INTEGER NOT NULL,
			record_key VARCHAR NOT NULL
		)`,
		`CREATE TABLE cluster_events (
			happened_at TIMESTAMP NOT NULL,
			cluster INTEGER NOT NULL,
			event VARCHAR NOT NULL,             -- made | split | merged | ended
			other INTEGER                       -- the cluster that it came out of, or went into
		)`,
	],
	[
		// Numbers that a record had in an earlier export and has no more. Never unique: numbers are mistyped, shared, and re-established.
		`CREATE TABLE former_ids (
			extract BOOLEAN NOT NULL,
			record_key VARCHAR NOT NULL,
			field VARCHAR NOT NULL,             -- personal_id | old_id | cancelled_id
			value VARCHAR NOT NULL,
			last_seen DATE NOT NULL             -- as_of of the last source that had it
		)`,
	],
	[
		// text | xlsx | xlsb | xls | ods | gz | zip
		`ALTER TABLE sources ADD COLUMN format VARCHAR DEFAULT 'text'`,
		// Totals and remarks below the rows.
		'ALTER TABLE sources ADD COLUMN foot_lines BIGINT DEFAULT 0',
		// The sheets of a workbook and the members of an archive. Lines of a source count through all its tables.
		`CREATE TABLE source_tables (
			source_id INTEGER NOT NULL,
			first_line BIGINT NOT NULL,         -- of the source; line 1 of the table
			member VARCHAR,                     -- base name within an archive
			sheet VARCHAR
		)`,
	],
	[
		// What a table's rejected rows are exported with: its own headings (JSON), delimiter, lines above, and the unit that is said of it.
		'ALTER TABLE source_tables ADD COLUMN headings VARCHAR',
		'ALTER TABLE source_tables ADD COLUMN delimiter VARCHAR',
		'ALTER TABLE source_tables ADD COLUMN title_lines BIGINT',
		'ALTER TABLE source_tables ADD COLUMN unit VARCHAR',
	],
	[
		// The unit that is said of the file as a whole and that its rows have for that reason, '' for none; NULL where they, or its tables, name theirs.
		'ALTER TABLE sources ADD COLUMN declared_unit VARCHAR',
		// The encoding by which a coded value was decoded; NULL as it stands.
		'ALTER TABLE codes ADD COLUMN reading VARCHAR',
	],
];
