import {BOOLEAN, DOUBLE, INTEGER, VARCHAR} from '../store/duckdb.ts';
import type {People, PeopleSelection} from '../link/people.ts';
import {readRulings, type RulingWord} from '../link/rulings.ts';
import type {Store} from '../store/store.ts';
import {numberDifference} from './id-difference.ts';
import {findPersons} from './persons.ts';
import {ruleById} from './by-id.ts';
import {peopleOf, type CandidatePair, type FindCandidates, type FindOptions, type Search} from './residual.ts';
import {type Candidate, onePerPerson, resolve} from './resolve.ts';
import {heedRulings, namedPairs} from './rulings.ts';
import {areOthers, type Identity, mayBeOne, mayBeTwins, nothingBetween} from './says.ts';
import {dropStaged, stageRecords} from './stage.ts';

/**
 * Links what the IDs left over by all that is known of a person, through the link engine.
 *
 * Fills `compare_links (local, candidate, person, basis, local_place, candidate_place, differs, weight, probability)` for
 * both ways of linking: `candidate` is the row of the extract to compare with, `person` the first row that names the
 * same person. Fills
 * `compare_open (local, person, reason, candidates, probability)` for local records that have a candidate and no
 * link, and `compare_scores (local, person, weight, probability, decision)` with what was decided of each pair.
 */
export async function linkByEvidence(store: Store, findCandidates: FindCandidates, options: FindOptions): Promise<void> {
	const search = await stageResidual(store);
	for (const [table, columns] of Object.entries(tables)) await store.run(`compare: ${table}`, `CREATE OR REPLACE TEMP TABLE ${table} (${columns})`);
	const left = await store.count('compare: count residual', 'SELECT count(*) FROM compare_residual');
	if (left > 0) await writePairs(store, await findCandidates(store, search, options));
	await settle(store);
}

/** Whom the IDs left over, and among whom he is looked for. */
async function stageResidual(store: Store): Promise<Search> {
	await store.run('compare: links by ID', linksById);
	await store.run('compare: residual', residual);
	return {local: 'r.record_id IN (SELECT record_id FROM compare_residual)', extract: 'r.extract', foreignIds: await foreignIds(store), named: await namedPairs(store)};
}

/** All records that `compare` looks at. */
export const bothSides: PeopleSelection = {left: 'NOT r.extract', right: 'r.extract'};

/** The people whom `compare` links by evidence, as it would see them now. Changes nothing in the store. */
export async function loadResidual(store: Store): Promise<People> {
	await stageRecords(store);
	await findPersons(store);
	await ruleById(store);
	await heedRulings(store, (await readRulings(store, 'compare')).inForce);
	const people = await peopleOf(store, await stageResidual(store));
	await dropStaged(store);
	return people;
}

/*
 * The weight of a link by ID: the odds that an ID found in the extract is its owner's, counted from this very comparison
 * (`another` is where it was not), times how rare the agreeing name and the agreeing birth date are in the extract.
 */
const linksById = `CREATE OR REPLACE TEMP TABLE compare_links AS
	WITH id AS (SELECT log2((count(*) - count(*) FILTER (verdict = 'another') + 1) / (count(*) FILTER (verdict = 'another') + 1)) AS bits FROM compare_by_id),
	total AS (SELECT count(*) AS people FROM compare_records WHERE extract),
	names AS (SELECT name, log2(people / count(*)) AS bits FROM compare_records, total WHERE extract GROUP BY name, people),
	births AS (SELECT born, log2(people / count(*)) AS bits FROM compare_records, total WHERE extract GROUP BY born, people)
	SELECT * EXCLUDE weight, weight, 1 / (1 + pow(2, -weight)) AS probability FROM (
		SELECT b.local, b.candidate, coalesce(p.person_id, b.candidate) AS person, 'id' AS basis, local_place, candidate_place, differs,
			id.bits + coalesce(n.bits, 0) + coalesce(d.bits, 0) AS weight
		FROM compare_by_id b CROSS JOIN id
		LEFT JOIN names n ON n.name = b.agreed_name
		LEFT JOIN births d ON d.born = b.agreed_born
		LEFT JOIN compare_persons p ON p.record_id = b.candidate
		WHERE b.verdict IN ('link', 'contested'))`;

const residual = `CREATE OR REPLACE TEMP TABLE compare_residual AS
	SELECT record_id FROM compare_records r WHERE NOT extract AND NOT EXISTS (SELECT 1 FROM compare_links k WHERE k.local = r.record_id)`;

const tables = {
	compare_candidate_pairs: 'local INTEGER, candidate INTEGER, weight DOUBLE, probability DOUBLE, decision VARCHAR, id_agrees BOOLEAN, twin_like BOOLEAN',
	compare_new_links: 'local INTEGER, candidate INTEGER, person INTEGER, weight DOUBLE, probability DOUBLE',
	compare_scores: 'local INTEGER, person INTEGER, weight DOUBLE, probability DOUBLE, decision VARCHAR',
	compare_open: 'local INTEGER, person INTEGER, reason VARCHAR, candidates INTEGER, probability DOUBLE',
};

async function foreignIds(store: Store): Promise<Set<number>> {
	const rows = await store.rows<{local: number}>('compare: IDs of others', `SELECT local FROM compare_by_id WHERE verdict IN ('another', 'alone', 'open')`);
	return new Set(rows.map(({local}) => local));
}

async function writePairs(store: Store, pairs: readonly CandidatePair[]): Promise<void> {
	await store.append('compare: candidate pairs', 'compare_candidate_pairs', [INTEGER, INTEGER, DOUBLE, DOUBLE, VARCHAR, BOOLEAN, BOOLEAN], [
		pairs.map(pair => pair.local),
		pairs.map(pair => pair.candidate),
		pairs.map(pair => pair.weight),
		pairs.map(pair => pair.probability),
		pairs.map(pair => pair.decision),
		pairs.map(pair => pair.idAgrees),
		pairs.map(pair => pair.twinLike),
	]);
}

// An ID's owner whom both name and birth date rule out is no candidate, however much the rest of him is alike. Any other
// is one even where the engine does not propose him. The local ID is only handed over where it may speak against a
// candidate: not where it was renewed, or where the extract has an owner of it who is not him.
const candidatesOfLocals = `SELECT s.local, s.candidate, coalesce(p.person_id, s.candidate) AS person, s.weight, s.probability,
		CASE WHEN s.decision = 'match' AND i.verdict = 'open' OR s.decision = 'distinct' AND coalesce(p.person_id, s.candidate) = coalesce(o.person_id, i.candidate)
			THEN 'review' ELSE s.decision END AS decision,
		CASE WHEN l.id <> e.id AND i.local IS NULL AND coalesce(l.cancelled <> e.id, TRUE) THEN lpad(l.id::VARCHAR, 12, '0') END AS local_id,
		lpad(e.id::VARCHAR, 12, '0') AS candidate_id,
		CASE WHEN coalesce(p.person_id, s.candidate) = coalesce(o.person_id, i.candidate) THEN i.verdict END AS own_id,
		s.id_agrees, s.twin_like AND c.person IS NOT NULL AS perhaps_twin, coalesce(l.place, e.place) IS NOT NULL AS of_registers,
		l_name.compare, l.born, e_name.compare, e.born, w.word
	FROM (
		SELECT local, candidate, weight, probability, decision, id_agrees, twin_like FROM compare_candidate_pairs
		UNION ALL
		SELECT local, candidate, NULL, NULL, 'review', TRUE, FALSE FROM compare_by_id b WHERE verdict IN ('slips', 'alone', 'open')
			AND NOT EXISTS (SELECT 1 FROM compare_candidate_pairs c WHERE c.local = b.local AND c.candidate = b.candidate)
	) s
	JOIN compare_records l ON l.record_id = s.local
	JOIN compare_records e ON e.record_id = s.candidate
	LEFT JOIN compare_names l_name ON l_name.name_id = l.name
	LEFT JOIN compare_names e_name ON e_name.name_id = e.name
	LEFT JOIN compare_persons p ON p.record_id = s.candidate
	LEFT JOIN compare_by_id i ON i.local = s.local
	LEFT JOIN compare_persons o ON o.record_id = i.candidate
	LEFT JOIN (SELECT local, person, max(word) AS word FROM compare_rulings GROUP BY local, person) w ON w.local = s.local AND w.person = coalesce(p.person_id, s.candidate)
	LEFT JOIN (SELECT DISTINCT person FROM compare_links) c ON c.person = coalesce(p.person_id, s.candidate)
	WHERE i.verdict IS DISTINCT FROM 'another' OR coalesce(p.person_id, s.candidate) <> coalesce(o.person_id, i.candidate)
	ORDER BY s.local, s.candidate`;

/** Settles one local record after the other, all candidates of one at a time. */
async function settle(store: Store): Promise<void> {
	const settled: Settled = {links: [], scores: [], open: []};
	let current = -1;
	let candidates: Candidate[] = [];
	for await (const chunk of store.chunks('compare: candidates of each record', candidatesOfLocals)) {
		for (const row of chunk.getRows() as unknown as readonly CandidateRow[]) {
			if (row[0] !== current && candidates.length > 0) settleOne(current, candidates.splice(0), settled);
			current = row[0];
			candidates.push(candidateOf(row));
		}
	}
	if (candidates.length > 0) settleOne(current, candidates, settled);
	await store.append('compare: new links', 'compare_new_links', [INTEGER, INTEGER, INTEGER, DOUBLE, DOUBLE], columnsOf(settled.links));
	await store.run('compare: links by evidence', linksByEvidence);
	await store.append('compare: scores', 'compare_scores', [INTEGER, INTEGER, DOUBLE, DOUBLE, VARCHAR], columnsOf(settled.scores));
	await store.append('compare: open', 'compare_open', [INTEGER, INTEGER, VARCHAR, INTEGER, DOUBLE], columnsOf(settled.open));
}

interface Settled {
	readonly links: (readonly [local: number, candidate: number, person: number, weight: number, probability: number])[];
	readonly scores: (readonly [local: number, person: number, weight: number, probability: number, decision: string])[];
	readonly open: (readonly [local: number, person: number, reason: string, candidates: number, probability: number | null])[];
}

type CandidateRow = readonly [
	local: number, row: number, person: number, weight: number | null, probability: number | null, decision: CandidatePair['decision'], localId: string | null, id: string | null,
	ownId: string | null, idAgrees: boolean, perhapsTwin: boolean, ofRegisters: boolean, localName: string | null, localBorn: number | null, name: string | null, born: number | null, word: RulingWord | null,
];

function candidateOf([, row, person, weight, probability, decision, localId, id, ownId, idAgrees, perhapsTwin, ofRegisters, localName, localBorn, name, born, word]: CandidateRow): Candidate {
	const [own, other] = [{name: localName ?? '', born: localBorn ?? 0}, {name: name ?? '', born: born ?? 0}];
	return {
		row, person, weight: weight ?? undefined, probability: probability ?? undefined,
		idAlone: ownId === 'alone',
		certain: decision === 'match' && (!ofRegisters || (isHimself(own, other, idAgrees) && !(perhapsTwin && mayBeTwins(own.name, other.name)))),
		namesake: decision === 'namesake',
		named: word === 'same',
		distinct: word === null ? decision === 'distinct' || (ofRegisters && areOthers(own, other)) : word === 'different',
		otherId: localId !== null && id !== null && numberDifference(localId, id) === 'other',
	};
}

// In a register nobody is linked to whom neither his name nor his birth date leads: an ID, a phone or a home may be somebody else's. Nor,
// unless an ID or an old card agrees, where one of the two leads to somebody else: mother and daughter of one name, twins.
// Of lists without units too little is known to tell why two people are alike: there the weight decides.
const isHimself = (a: Identity, b: Identity, idAgrees: boolean): boolean => mayBeOne(a, b) && (idAgrees || nothingBetween(a, b));

function settleOne(local: number, all: readonly Candidate[], {links, scores, open}: Settled): void {
	const note = (candidates: readonly Candidate[], decide: (candidate: Candidate) => 'match' | 'review' | 'distinct'): void => {
		for (const candidate of candidates) {
			const {person, weight, probability} = candidate;
			if (weight !== undefined && probability !== undefined) scores.push([local, person, weight, probability, decide(candidate)]);
		}
	};
	const candidates = all.filter(({distinct}) => !distinct);
	const known = new Set(candidates.map(({person}) => person));
	note(onePerPerson(all.filter(({distinct, person}) => distinct && !known.has(person))), () => 'distinct');
	if (candidates.length === 0) return;
	const {best, others, open: reason} = resolve(candidates);
	if (reason === undefined) links.push([local, best.row, best.person, best.weight ?? 0, best.probability ?? 0]);
	else open.push([local, best.person, reason, 1 + others.length, best.probability ?? null]);
	note([best, ...others], candidate => (reason !== undefined ? 'review' : candidate === best ? 'match' : 'distinct'));
}

// All that evidence links differ at least in what their IDs say.
const linksByEvidence = `INSERT INTO compare_links BY NAME
	SELECT n.*, 'evidence' AS basis, l.place AS local_place, e.place AS candidate_place, TRUE AS differs
	FROM compare_new_links n JOIN compare_records l ON l.record_id = n.local JOIN compare_records e ON e.record_id = n.candidate`;

function columnsOf<T>(rows: readonly (readonly T[])[]): T[][] {
	const columns: T[][] = (rows[0] ?? []).map(() => []);
	for (const row of rows) for (const [index, value] of row.entries()) columns[index].push(value);
	return columns;
}
