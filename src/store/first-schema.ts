/** Version 1 of the store's schema: see `migrations`. */
export const firstSchema: readonly string[] = [
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
];
