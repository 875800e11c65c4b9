import {INTEGER} from '../store/duckdb.ts';
import type {Store} from '../store/store.ts';
import type {Gazetteer} from '../vietnam/units.ts';
import {comparePlaces} from './units.ts';

/** What one side says of a person. null, 0 and '' where it says nothing; lists and names also where both say the same. */
export interface Side {
	readonly unit: string | null;
	readonly personalId: string | null;
	readonly oldId: string | null;
	readonly cancelledId: string | null;
	/** Cleaned, case as written. */
	readonly name: string;
	/** In comparison form. */
	readonly nameForm: string;
	/** yyyymmdd, 00 for an unknown month or day. */
	readonly born: number;
	readonly bornImpossible: boolean;
	readonly sex: string | null;
	readonly status: string | null;
	readonly residence: string | null;
	readonly relation: string | null;
	readonly ethnicity: string | null;
	readonly religion: string | null;
}

/** A local record and the row of the extract that names the same person. */
export interface LinkedPair {
	/** Record keys: of the local record, and of the extract's person. */
	readonly key: string;
	readonly person: string;
	readonly basis: 'id' | 'evidence';
	readonly probability: number;
	/** The extract's key to whom the local record's ID belongs, where that is somebody else. */
	readonly idOwner: string | null;
	/** Both units are given, and they cannot be one place. */
	readonly unitDiffers: boolean;
	readonly local: Side;
	readonly extract: Side;
}

/**
 * Lays the linked pairs that differ in anything side by side in `compare_differing`. Pairs that agree never leave
 * the database. Cost: about 1 s a million links.
 */
export async function stageDiffering(store: Store, units: Gazetteer): Promise<void> {
	await judgePlaces(store, units);
	await store.run('compare: differing pairs', differing);
	await store.run('compare: sides of differing pairs', sides);
}

/** The pairs of `compare_differing`, some thousand at a time; the store is free for other work between two of them. */
export async function* differingPairs(store: Store): AsyncGenerator<LinkedPair[]> {
	const total = await store.count('compare: count differing', 'SELECT count(*) FROM compare_sides');
	for (let from = 0; from < total; from += pairsAtOnce) {
		const pairs: LinkedPair[] = [];
		const batch = `SELECT * EXCLUDE number FROM compare_sides WHERE number > ${from} AND number <= ${from + pairsAtOnce}`;
		for await (const chunk of store.chunks('compare: read differing', batch)) {
			for (const row of chunk.getRows()) pairs.push(pairOf(row as unknown as RawPair));
		}
		yield pairs;
	}
}

const pairsAtOnce = 32 * 2048;

/** Distinct pairs of places are few; `compare_moves` gets those that are different. */
async function judgePlaces(store: Store, units: Gazetteer): Promise<void> {
	const pairs = await store.rows<{a: number; b: number; unit_a: string; unit_b: string; as_of_a: number; as_of_b: number}>('compare: distinct places', distinctPlaces);
	const moves = pairs.filter(pair => comparePlaces({unit: pair.unit_a, asOf: pair.as_of_a}, {unit: pair.unit_b, asOf: pair.as_of_b}, units) === 'different');
	await store.run('compare: moves', 'CREATE OR REPLACE TEMP TABLE compare_moves (a INTEGER, b INTEGER)');
	await store.append('compare: moves', 'compare_moves', [INTEGER, INTEGER], [moves.map(({a}) => a), moves.map(({b}) => b)]);
}

const distinctPlaces = `WITH places AS (SELECT DISTINCT ON (place) place, unit, as_of FROM compare_places ORDER BY place, as_of)
	SELECT p.a, p.b, l.unit AS unit_a, l.as_of AS as_of_a, e.unit AS unit_b, e.as_of AS as_of_b
	FROM (SELECT DISTINCT local_place AS a, candidate_place AS b FROM compare_links WHERE local_place <> candidate_place) p
	JOIN places l ON l.place = p.a
	JOIN places e ON e.place = p.b`;

const differing = `CREATE OR REPLACE TEMP TABLE compare_differing AS
	SELECT k.*, o.owner, m.a IS NOT NULL AS unit_differs
	FROM compare_links k
	LEFT JOIN compare_moves m ON m.a = k.local_place AND m.b = k.candidate_place
	LEFT JOIN (
		SELECT b.local, coalesce(p.person_id, b.candidate) AS owner
		FROM compare_by_id b LEFT JOIN compare_persons p ON p.record_id = b.candidate
		WHERE b.verdict NOT IN ('link', 'contested')
	) o ON o.local = k.local AND o.owner <> k.person
	WHERE k.differs OR m.a IS NOT NULL`;

/** Columns of one side in the order of `sideOf`. Names and lists that agree stay behind: most pairs differ in one thing. */
const columnsOf = (record: 'l' | 'e'): string => [
	...['unit', 'personal_id', 'old_id', 'cancelled_id'].map(field => `${record}.${field}`),
	`CASE WHEN lower(l_name.clean) <> lower(e_name.clean) THEN ${record}_name.clean END`,
	`CASE WHEN lower(l_name.clean) <> lower(e_name.clean) THEN ${record}_name.compare END`,
	`${record}_born.ymd`,
	`coalesce(${record}_born.issue = 'impossible', FALSE)`,
	...['sex', 'status', 'residence'].map(field => `${record}_${field}.canonical`),
	...['relation', 'ethnicity', 'religion'].map(field => `CASE WHEN l_${field}.canonical <> e_${field}.canonical THEN ${record}_${field}.canonical END`),
].map((column, index) => `${column} AS ${record}_${index}`).join(', ');

const dictionaries = (record: 'l' | 'e'): string => `
	LEFT JOIN names ${record}_name ON ${record}_name.name_id = ${record}.full_name
	LEFT JOIN dates ${record}_born ON ${record}_born.date_id = ${record}.birth_date
	${['sex', 'status', 'relation', 'ethnicity', 'religion'].map(field => `LEFT JOIN codes ${record}_${field} ON ${record}_${field}.code_id = ${record}.${field}`).join(' ')}
	LEFT JOIN codes ${record}_residence ON ${record}_residence.code_id = ${record}.residence_type`;

// Few owners and people stand elsewhere than the row itself: their keys are looked up first, not joined to all records.
const sides = `CREATE OR REPLACE TEMP TABLE compare_sides AS
	WITH keys AS MATERIALIZED (
		SELECT record_id, record_key FROM records WHERE record_id IN (
			SELECT owner FROM compare_differing WHERE owner IS NOT NULL UNION SELECT person FROM compare_differing WHERE person <> candidate)
	)
	SELECT row_number() OVER () AS number, l.record_key AS key, coalesce(person.record_key, e.record_key) AS person, d.basis, d.probability,
		owner.record_key AS id_owner, d.unit_differs, ${columnsOf('l')}, ${columnsOf('e')}
	FROM compare_differing d
	JOIN records l ON l.record_id = d.local
	JOIN records e ON e.record_id = d.candidate
	LEFT JOIN keys person ON person.record_id = d.person
	LEFT JOIN keys owner ON owner.record_id = d.owner ${dictionaries('l')} ${dictionaries('e')}`;

type Text = string | null;
type RawSide = readonly [Text, Text, Text, Text, Text, Text, number | null, boolean, Text, Text, Text, Text, Text, Text];
type RawPair = readonly [string, string, LinkedPair['basis'], number, Text, boolean, ...RawSide, ...RawSide];

function pairOf([key, person, basis, probability, idOwner, unitDiffers, ...sidesOfPair]: RawPair): LinkedPair {
	const half = sidesOfPair.length / 2;
	return {
		key, person, basis, probability, idOwner, unitDiffers,
		local: sideOf(sidesOfPair.slice(0, half) as unknown as RawSide),
		extract: sideOf(sidesOfPair.slice(half) as unknown as RawSide),
	};
}

function sideOf([unit, personalId, oldId, cancelledId, name, nameForm, born, bornImpossible, sex, status, residence, relation, ethnicity, religion]: RawSide): Side {
	return {
		unit, personalId, oldId, cancelledId, name: name ?? '', nameForm: nameForm ?? '', born: born ?? 0, bornImpossible,
		sex, status, residence, relation, ethnicity, religion,
	};
}
