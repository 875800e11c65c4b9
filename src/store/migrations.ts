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
	[
		`CREATE TABLE sources (
			source_id INTEGER NOT NULL,
			kind VARCHAR NOT NULL,              -- local | extract
			file VARCHAR NOT NULL,              -- base name
			sha256 VARCHAR NOT NULL,
			bytes BIGINT NOT NULL,
			unit VARCHAR,                       -- code of the one unit the file is about, if one
			as_of DATE NOT NULL,
			complete BOOLEAN NOT NULL,          -- holds everybody of its units
			state VARCHAR NOT NULL,             -- current | replaced | refused
			reason VARCHAR,                     -- code, where refused
			encoding VARCHAR NOT NULL,
			delimiter VARCHAR NOT NULL,
			profile VARCHAR,
			columns VARCHAR NOT NULL,           -- JSON: which heading became which field
			lines BIGINT NOT NULL,              -- = heading + title + blank + stored + quarantined lines
			heading_lines BIGINT NOT NULL,
			title_lines BIGINT NOT NULL,
			blank_lines BIGINT NOT NULL,
			stored_rows BIGINT NOT NULL,
			stored_lines BIGINT NOT NULL,
			quarantined_rows BIGINT NOT NULL,
			quarantined_lines BIGINT NOT NULL,
			reader VARCHAR NOT NULL,            -- bulk | careful
			ingested_at TIMESTAMP NOT NULL
		)`,
		// Which units a source covers, and whether for everybody there.
		`CREATE TABLE source_units (
			source_id INTEGER NOT NULL,
			unit VARCHAR NOT NULL,
			complete BOOLEAN NOT NULL,
			rows BIGINT NOT NULL
		)`,
		`CREATE TABLE quarantine (
			source_id INTEGER NOT NULL,
			line BIGINT NOT NULL,               -- physical, from 1
			lines BIGINT NOT NULL,              -- how many physical lines the row takes
			byte_offset BIGINT NOT NULL,
			code VARCHAR NOT NULL,
			text VARCHAR NOT NULL               -- as in the file
		)`,
		`CREATE TABLE names (
			name_id INTEGER NOT NULL,
			written VARCHAR NOT NULL USING COMPRESSION fsst,
			clean VARCHAR NOT NULL USING COMPRESSION fsst,             -- NFC, one blank between words, Đ for its look-alikes; case as written
			compare VARCHAR NOT NULL USING COMPRESSION fsst  -- clean, lower case, tone mark in one place; '' where there is no name
		)`,
		`CREATE TABLE dates (
			date_id INTEGER NOT NULL,
			written VARCHAR NOT NULL,
			ymd INTEGER,                        -- yyyymmdd with 00 for an unknown month or day; NULL where unreadable
			issue VARCHAR                       -- impossible | unreadable; an impossible date keeps its ymd
		)`,
		`CREATE TABLE codes (
			code_id INTEGER NOT NULL,
			field VARCHAR NOT NULL,
			written VARCHAR NOT NULL,
			canonical VARCHAR                   -- NULL where the value is not known
		)`,
		`CREATE TABLE texts (
			text_id INTEGER NOT NULL,
			written VARCHAR NOT NULL USING COMPRESSION fsst,
			compare VARCHAR NOT NULL USING COMPRESSION fsst  -- NFC, lower case, one blank between words, without accents; punctuation gone
		)`,
		// Current records of both sides. Columns that end in _id other than the identifiers are numbers of a dictionary.
		`CREATE TABLE records (
			record_id INTEGER NOT NULL,
			source_id INTEGER NOT NULL,
			extract BOOLEAN NOT NULL,           -- false: local
			line BIGINT NOT NULL,
			record_key VARCHAR NOT NULL USING COMPRESSION fsst,
			record_code VARCHAR USING COMPRESSION fsst,  -- as written; NULL where the export has no code column
			unit VARCHAR USING COMPRESSION dictionary,  -- as_of is the source's
			personal_id VARCHAR USING COMPRESSION fsst,  -- cleaned; whatever its form
			personal_id_form VARCHAR USING COMPRESSION dictionary,  -- twelve | nine | other; NULL where missing
			old_id VARCHAR USING COMPRESSION fsst,
			cancelled_id VARCHAR USING COMPRESSION fsst,
			household VARCHAR USING COMPRESSION fsst,
			phone VARCHAR USING COMPRESSION fsst,
			email VARCHAR USING COMPRESSION fsst,
			full_name INTEGER,                  -- names
			father_name INTEGER,                -- names
			mother_name INTEGER,                -- names
			birth_date INTEGER,                 -- dates
			death_date INTEGER,                 -- dates
			updated_at INTEGER,                 -- dates
			sex INTEGER,                        -- codes
			status INTEGER,                     -- codes
			residence_type INTEGER,             -- codes
			relation INTEGER,                   -- codes
			ethnicity INTEGER,                  -- codes
			religion INTEGER,                   -- codes
			marital_status INTEGER,             -- codes
			hamlet INTEGER,                     -- texts
			address INTEGER,                    -- texts
			permanent_address INTEGER,          -- texts
			temporary_address INTEGER,          -- texts
			current_address INTEGER,            -- texts
			nationality INTEGER,                -- texts
			place_of_birth INTEGER,             -- texts
			native_place INTEGER                -- texts
		)`,
		`CREATE TABLE written_values (
			record_id INTEGER NOT NULL,
			field VARCHAR NOT NULL,
			written VARCHAR NOT NULL
		)`,
		`CREATE TABLE custom_fields (
			custom_id INTEGER NOT NULL,
			name VARCHAR NOT NULL,
			type VARCHAR NOT NULL               -- exact | text | name | date | id | number
		)`,
		// value: the cleaned value as text. For a date its ymd as digits; for a name the comparison form.
		`CREATE TABLE custom_values (
			record_id INTEGER NOT NULL,
			custom_id INTEGER NOT NULL,
			written VARCHAR NOT NULL,
			value VARCHAR NOT NULL
		)`,
		// What the last compare and the last dedupe decided. dedupe: record_a < record_b; compare: local key, extract key.
		`CREATE TABLE pairs (
			step VARCHAR NOT NULL,              -- compare | dedupe
			record_a VARCHAR NOT NULL,
			record_b VARCHAR NOT NULL,
			weight DOUBLE NOT NULL,             -- bits, prior included
			probability DOUBLE NOT NULL,
			decision VARCHAR NOT NULL           -- match | review | distinct
		)`,
		`CREATE TABLE findings (
			finding INTEGER NOT NULL,           -- counts from 1 in the order of discovery; shown as F1, F2 …
			step VARCHAR NOT NULL,              -- ingest | check | compare | dedupe: who reports it, and may settle it
			code VARCHAR NOT NULL,
			subcode VARCHAR,
			severity VARCHAR NOT NULL,          -- error | warning | info
			unit VARCHAR,
			record_a VARCHAR NOT NULL,
			record_b VARCHAR NOT NULL,          -- '' where there is one record
			field VARCHAR NOT NULL,             -- '' where none
			current_value VARCHAR,
			other_value VARCHAR,
			proposed_value VARCHAR,
			direction VARCHAR,                  -- update_local | request_national | recheck
			confidence DOUBLE,
			status VARCHAR NOT NULL,            -- open | batched | settled | reopened | dismissed
			first_seen TIMESTAMP NOT NULL,
			last_seen TIMESTAMP NOT NULL,
			evidence VARCHAR NOT NULL           -- JSON of codes
		)`,
		`CREATE TABLE batches (
			batch VARCHAR NOT NULL,             -- B0001 …
			unit VARCHAR,
			recipient VARCHAR NOT NULL,
			purpose VARCHAR NOT NULL,
			created_at TIMESTAMP NOT NULL,
			created_by VARCHAR NOT NULL,
			state VARCHAR NOT NULL,             -- draft | exported
			digest VARCHAR NOT NULL
		)`,
		`CREATE TABLE corrections (
			batch VARCHAR NOT NULL,
			number INTEGER NOT NULL,
			finding INTEGER NOT NULL,
			code VARCHAR NOT NULL,
			record_key VARCHAR NOT NULL,
			other_key VARCHAR NOT NULL,
			field VARCHAR NOT NULL,
			current_value VARCHAR,
			proposed_value VARCHAR,
			direction VARCHAR NOT NULL,
			confidence DOUBLE,
			evidence VARCHAR NOT NULL
		)`,
		`CREATE TABLE rollout_facts (
			as_of DATE NOT NULL,
			section VARCHAR NOT NULL,           -- service | service_group | group | points | computers | officers | security
			item VARCHAR NOT NULL,              -- service number, MPS or OTHER, group level; '' where the section is one figure
			state VARCHAR,                      -- deployed | not_deployed, for services
			done INTEGER,
			total INTEGER,
			reason VARCHAR,
			source VARCHAR,                     -- where the figure was read
			imported_at TIMESTAMP NOT NULL
		)`,
		// Files that were imported: a night takes each one in once, so that an old file never undoes a newer correction.
		`CREATE TABLE rollout_files (
			sha256 VARCHAR NOT NULL,
			file VARCHAR NOT NULL,              -- base name
			imported_at TIMESTAMP NOT NULL
		)`,
		`CREATE TABLE runs (
			run_id INTEGER NOT NULL,
			started_at TIMESTAMP NOT NULL,
			ended_at TIMESTAMP,
			steps VARCHAR NOT NULL,             -- JSON: what each step did
			exit_code INTEGER
		)`,
	],
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
];
