import {INTEGER, TINYINT} from '../store/duckdb.ts';
import type {Store} from '../store/store.ts';
import {birthSays, nameSays} from './says.ts';
import {differs} from './stage.ts';

/**
 * Finds every local record's ID in the extract and rules what it proves, in `compare_by_id (local, candidate, verdict,
 * cancelled, exact,
 * agreed_name, agreed_born, local_place, candidate_place, differs)`: one row for each local record whose ID the extract
 * knows (in use or cancelled). `agreed_…` are the extract's name and birth date where they say the same person.
 *
 * - `link`: name or birth date says the same person, and the other one does not contradict.
 * - `contested`: one of the two says the same person, the other one a different person. Linked as well; the findings
 *   say what differs.
 * - `slips`: slips could explain what differs in the name or in the birth date. Linked where the home, a phone or a parent
 *   agrees as well, and no other record of the unit is him already; else all that is known decides.
 * - `alone`: neither has a word to say for it. The ID decides nothing.
 * - `open`: as much speaks against it. A name with slips and a birth date of somebody else; or it would be one of the first two,
 *   but somebody else fits as well: in the extract one of the same unit with just this name and birth date (twins of
 *   nearly one name), or another local record that is just the extract's person where this one is contested (a twin or a
 *   son under the other's ID). Nobody is linked.
 * - `another`: both name and birth date say a different person, or the pair is contested and the extract has
 *   somebody else with just this name and birth date (a twin, father and son): the ID is not his.
 *
 * Each distinct pair of names or dates is judged once. Cost: about 1 s a million local records.
 */
export async function ruleById(store: Store): Promise<void> {
	await store.run('compare: candidates by ID', candidates);
	await judgePairs(store, 'name');
	await judgePairs(store, 'birth');
	await store.run('compare: rule by ID', rulings);
	await store.run('compare: rivals in the extract', rivalsInExtract);
	await store.run('compare: rivals in the local registers', rivalsInLocal);
	await store.run('compare: slips at home', slipsAtHome);
}

// While both records are at hand, what later steps need of them is noted: whether anything differs, and where they live.
const candidatesBy = (id: 'id' | 'cancelled'): string => `SELECT l.record_id AS local, e.record_id AS candidate, ${id === 'cancelled'} AS cancelled,
		l.id IN (SELECT id FROM compare_repeated) AS several, l.residence IS NOT DISTINCT FROM e.residence AS same_residence,
		l.name AS local_name, e.name AS candidate_name, l.born AS local_born, e.born AS candidate_born,
		l.place AS local_place, e.place AS candidate_place, ${differs('l', 'e')} AS differs
	FROM compare_records l JOIN compare_records e ON e.${id} = l.id
	WHERE NOT l.extract AND e.extract`;

const candidates = `CREATE OR REPLACE TEMP TABLE compare_candidates AS ${candidatesBy('id')} UNION ALL ${candidatesBy('cancelled')}`;

/** Puts what is said of each distinct pair of differing values into `compare_name_pairs` or `compare_birth_pairs`. */
async function judgePairs(store: Store, field: 'name' | 'birth'): Promise<void> {
	const table = `compare_${field}_pairs`;
	await store.run(`compare: ${field} pairs`, `CREATE OR REPLACE TEMP TABLE ${table} (a INTEGER, b INTEGER, says TINYINT)`);
	const [a, b, says]: [number[], number[], number[]] = [[], [], []];
	for await (const chunk of store.chunks(`compare: distinct ${field} pairs`, distinctPairs[field])) {
		for (const [first, second, firstValue, secondValue] of chunk.getRows()) {
			a.push(Number(first));
			b.push(Number(second));
			says.push(field === 'name' ? nameSays(String(firstValue), String(secondValue)) : birthSays(Number(firstValue), Number(secondValue)));
		}
	}
	await store.append(`compare: ${field} pairs`, table, [INTEGER, INTEGER, TINYINT], [a, b, says]);
}

const distinctPairs = {
	name: `SELECT p.local_name, p.candidate_name, l.compare, e.compare
		FROM (SELECT DISTINCT local_name, candidate_name FROM compare_candidates WHERE local_name <> candidate_name) p
		JOIN compare_names l ON l.name_id = p.local_name
		JOIN compare_names e ON e.name_id = p.candidate_name`,
	birth: `SELECT DISTINCT local_born, candidate_born, local_born, candidate_born FROM compare_candidates
		WHERE local_born IS NOT NULL AND candidate_born IS NOT NULL`,
};

const rulings = `CREATE OR REPLACE TEMP TABLE compare_by_id AS
	WITH judged AS (
		SELECT c.*, CASE WHEN c.local_name = c.candidate_name THEN 2 ELSE coalesce(n.says, 0) END AS name_says,
			coalesce(b.says, 0) AS birth_says
		FROM compare_candidates c
		LEFT JOIN compare_name_pairs n ON n.a = c.local_name AND n.b = c.candidate_name
		LEFT JOIN compare_birth_pairs b ON b.a = c.local_born AND b.b = c.candidate_born
	), ruled AS (
		SELECT local, candidate, CASE
				WHEN greatest(name_says, birth_says) = 2 AND least(name_says, birth_says) >= 0 THEN 'link'
				WHEN greatest(name_says, birth_says) = 2 THEN 'contested'
				WHEN name_says = 1 AND birth_says = -1 THEN 'open'
				WHEN greatest(name_says, birth_says) = 1 THEN 'slips'
				WHEN greatest(name_says, birth_says) = 0 THEN 'alone'
				ELSE 'another' END AS verdict,
			cancelled, coalesce(local_name = candidate_name AND local_born = candidate_born, FALSE) AS exact,
			CASE WHEN name_says = 2 THEN candidate_name END AS agreed_name, CASE WHEN birth_says = 2 THEN candidate_born END AS agreed_born,
			local_place, candidate_place, differs, several, same_residence
		FROM judged
	)
	SELECT * EXCLUDE (several, same_residence) FROM (
		SELECT * FROM ruled WHERE NOT several
		UNION ALL
		SELECT * FROM ruled WHERE several QUALIFY row_number() OVER (PARTITION BY local ORDER BY
			list_position(['link', 'contested', 'slips', 'open', 'alone', 'another'], verdict), cancelled, same_residence DESC,
			local_place IS NOT DISTINCT FROM candidate_place DESC, candidate) = 1
	)`;

// Somebody else in the extract who has the local record's very name and full birth date, and no other sex.
const rivalsInExtract = `UPDATE compare_by_id SET verdict = CASE WHEN verdict = 'contested' THEN 'another' ELSE 'open' END
	WHERE NOT exact AND verdict IN ('link', 'contested') AND local IN (
		SELECT b.local FROM compare_by_id b
		JOIN compare_records l ON l.record_id = b.local
		JOIN compare_records e ON e.extract AND e.name = l.name AND e.born = l.born AND e.born % 100 > 0
		LEFT JOIN compare_persons p ON p.record_id = e.record_id
		LEFT JOIN compare_persons o ON o.record_id = b.candidate
		WHERE NOT b.exact AND coalesce(p.person_id, e.record_id) <> coalesce(o.person_id, b.candidate)
			AND coalesce(l.sex = e.sex, TRUE) AND (b.verdict = 'contested' OR (b.verdict = 'link' AND l.place = e.place)))`;

// Another local record that has the very name and full birth date of the extract's person.
const rivalsInLocal = `UPDATE compare_by_id SET verdict = 'open'
	WHERE verdict = 'contested' AND local IN (
		SELECT b.local FROM compare_by_id b
		JOIN compare_records e ON e.record_id = b.candidate
		JOIN compare_records r ON NOT r.extract AND r.record_id <> b.local AND r.name = e.name AND r.born = e.born AND r.born % 100 > 0
		WHERE b.verdict = 'contested' AND coalesce(r.id = e.id, TRUE))`;

const dictionary = (table: string, key: string, field: string): string =>
	`LEFT JOIN ${table} l_${field} ON l_${field}.${key} = l.${field} LEFT JOIN ${table} e_${field} ON e_${field}.${key} = e.${field}`;

const agrees = (field: string): string => `l_${field}.compare = e_${field}.compare AND l_${field}.compare <> ''`;

const slipsAtHome = `UPDATE compare_by_id SET verdict = 'link' WHERE verdict = 'slips' AND local IN (
	SELECT b.local FROM compare_by_id b
	JOIN records l ON l.record_id = b.local
	JOIN records e ON e.record_id = b.candidate
	${['hamlet', 'address', 'current_address', 'permanent_address'].map(field => dictionary('texts', 'text_id', field)).join('\n\t')}
	${['father_name', 'mother_name'].map(field => dictionary('names', 'name_id', field)).join('\n\t')}
	WHERE b.verdict = 'slips'
		AND (l.phone = e.phone OR (l.unit = e.unit AND ${agrees('hamlet')})
			OR ${['address', 'current_address', 'permanent_address', 'father_name', 'mother_name'].map(agrees).join(' OR ')})
		AND NOT EXISTS (SELECT 1 FROM compare_by_id o WHERE o.verdict IN ('link', 'contested') AND o.candidate = b.candidate AND o.local_place = b.local_place))`;
