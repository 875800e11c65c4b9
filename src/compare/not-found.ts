import {INTEGER} from '../store/duckdb.ts';
import type {Store} from '../store/store.ts';
import type {Gazetteer} from '../vietnam/units.ts';
import {Coverage, type Register} from './coverage.ts';

/**
 * Writes `NOT_IN_EXTRACT` and `NOT_IN_LOCAL` into `finding_drafts`: people who live where they are registered, whom
 * nobody on the other side can be, and who must be there (`Coverage`). There may be very many; they never leave
 * the database.
 */
export async function stageNotFound(store: Store, units: Gazetteer): Promise<void> {
	await stageExpected(store, units);
	await store.run('compare: not in extract', notInExtract);
	await store.run('compare: not in local', notInLocal);
}

interface GroupRow extends Record<string, string | number | boolean | null> {
	extract: boolean;
	source_id: number;
	place: number;
	unit: string;
	as_of: number;
	complete: boolean;
	residence: number | null;
	kind: string;
	people: number;
}

const groupsOfRecords = `SELECT g.extract, g.source_id, g.place, p.unit, p.as_of, coalesce(u.complete, FALSE) AS complete,
		g.residence, coalesce(c.canonical, '') AS kind, g.people::INTEGER AS people
	FROM (SELECT extract, source_id, place, residence, count(*) AS people FROM compare_records WHERE place IS NOT NULL GROUP BY ALL) g
	JOIN compare_places p ON p.source_id = g.source_id AND p.place = g.place
	LEFT JOIN compare_codes c ON c.code_id = g.residence
	LEFT JOIN source_units u ON u.source_id = g.source_id AND u.unit = p.unit`;

/** Fills `compare_expected (source_id, place, residence, until)`: who must be on the other side, born no later than `until`. */
async function stageExpected(store: Store, units: Gazetteer): Promise<void> {
	const groups = await store.rows<GroupRow>('compare: groups of records', groupsOfRecords);
	const registers = registersOf(groups);
	const coverage = new Coverage(registers.map(({register}) => register), units);
	const [sources, places, residences, untils]: [number[], number[], (number | null)[], number[]] = [[], [], [], []];
	for (const {register, groups: own} of registers) {
		for (const group of own) {
			const until = coverage.expectedUntil(register, group.kind);
			if (until === undefined) continue;
			sources.push(group.source_id);
			places.push(group.place);
			residences.push(group.residence);
			untils.push(until);
		}
	}
	await store.run('compare: expected', 'CREATE OR REPLACE TEMP TABLE compare_expected (source_id INTEGER, place INTEGER, residence INTEGER, until INTEGER)');
	await store.append('compare: expected', 'compare_expected', [INTEGER, INTEGER, INTEGER, INTEGER], [sources, places, residences, untils]);
}

interface CountedRegister {
	readonly register: Register;
	readonly groups: readonly GroupRow[];
}

function registersOf(groups: readonly GroupRow[]): CountedRegister[] {
	const byRegister = new Map<string, GroupRow[]>();
	for (const group of groups) {
		const key = `${group.source_id}/${group.place}`;
		byRegister.set(key, [...(byRegister.get(key) ?? []), group]);
	}
	return [...byRegister.values()].map(own => {
		const [{extract, unit, as_of: asOf, complete}] = own;
		return {register: {extract, unit, asOf, complete, kinds: new Map(own.map(({kind, people}) => [kind, people]))}, groups: own};
	});
}

const living = `coalesce(r.status NOT IN (SELECT code FROM compare_codes WHERE canonical IN ('dead', 'removed', 'moved', 'missing')), TRUE)`;

const draftsOf = (code: string, people: string): string => `INSERT INTO finding_drafts BY NAME
	WITH missing AS MATERIALIZED (
		SELECT r.record_id, r.id IS NOT NULL AS has_id, coalesce(c.canonical, '') AS residence
		FROM compare_records r
		SEMI JOIN (${people}) m ON m.record_id = r.record_id
		JOIN compare_expected x ON x.source_id = r.source_id AND x.place = r.place AND x.residence IS NOT DISTINCT FROM r.residence
		LEFT JOIN compare_codes c ON c.code_id = r.residence
		WHERE ${living} AND coalesce(r.born <= x.until, TRUE)
	)
	SELECT '${code}' AS code, 'warning' AS severity, r.unit, r.record_key AS record_a, '' AS record_b, '' AS field, 'recheck' AS direction,
		'{"has_id":' || m.has_id || ',"residence":"' || m.residence || '"}' AS evidence
	FROM missing m JOIN records r ON r.record_id = m.record_id`;

// A record whose ID is somebody else's has that to put right first.
const notInExtract = draftsOf('NOT_IN_EXTRACT', `SELECT record_id FROM compare_residual WHERE record_id NOT IN (
	SELECT local FROM compare_links WHERE basis = 'evidence'
	UNION ALL SELECT local FROM compare_open
	UNION ALL SELECT local FROM compare_by_id WHERE verdict = 'another')`);

// A row that names somebody once more is no person of its own.
const notInLocal = draftsOf('NOT_IN_LOCAL', `SELECT record_id FROM compare_records WHERE extract AND record_id NOT IN (
	SELECT person FROM compare_links
	UNION ALL SELECT person FROM compare_open
	UNION ALL SELECT person FROM compare_scores WHERE decision = 'review'
	UNION ALL SELECT record_id FROM compare_persons)`);
