import type {Store} from '../store/store.ts';

/** Days within which a birth has to be registered (Law on Civil Status 2014, art. 15); until then there is no personal ID. */
const registrationDays = 60;

/**
 * Lays out the local records in `check_people`, one row each. `born` is the birth date where it can exist, `birth_year` also where
 * it cannot; `id_head`: the first six digits of a personal ID; `gone`: dead, removed or moved away; `id_given` and its like:
 * whether the source tells this of anybody. Cost: about 1 s a million records.
 *
 * @param today yyyymmdd; stands in `check_day`
 */
export async function stagePeople(store: Store, today: number): Promise<void> {
	await store.run('check: day', 'CREATE OR REPLACE TEMP TABLE check_day AS SELECT $today::INTEGER AS today', {today});
	await store.run('check: sources', sources);
	await store.run('check: people', people);
}

const sources = `CREATE OR REPLACE TEMP TABLE check_sources AS
	SELECT source_id, s.complete, CAST(strftime(s.as_of, '%Y%m%d') AS INTEGER) AS as_of,
		CAST(strftime(s.as_of - INTERVAL ${registrationDays} DAY, '%Y%m%d') AS INTEGER) AS unregistered_since, g.* EXCLUDE (source_id)
	FROM sources s JOIN (
		SELECT source_id, count(personal_id) > 0 AS id_given, count(birth_date) > 0 AS birth_given, count(sex) > 0 AS sex_given
		FROM records WHERE NOT extract GROUP BY source_id
	) g USING (source_id)`;

const people = `CREATE OR REPLACE TEMP TABLE check_people AS
	SELECT r.record_id, r.source_id, s.complete, s.as_of, s.unregistered_since, s.id_given, s.birth_given, s.sex_given,
		r.unit, r.household, r.personal_id, r.personal_id_form = 'twelve' AS twelve,
		CASE WHEN r.personal_id_form = 'twelve' THEN TRY_CAST(left(r.personal_id, 6) AS INTEGER) END AS id_head, r.old_id, r.phone, r.full_name,
		r.birth_date, CASE WHEN birth.issue IS NULL THEN birth.ymd END AS born, birth.ymd // 10000 AS birth_year, birth.issue AS birth_issue,
		CASE WHEN death.issue IS NULL THEN death.ymd END AS died,
		r.sex AS sex_code, sex.canonical AS sex, r.relation AS relation_code, relation.canonical AS relation, r.ethnicity, r.religion,
		r.nationality, residence.canonical AS residence,
		coalesce(status.canonical IN ('dead', 'removed', 'moved'), FALSE) AS gone
	FROM records r
	JOIN check_sources s USING (source_id)
	LEFT JOIN dates birth ON birth.date_id = r.birth_date
	LEFT JOIN dates death ON death.date_id = r.death_date
	LEFT JOIN codes sex ON sex.code_id = r.sex
	LEFT JOIN codes relation ON relation.code_id = r.relation
	LEFT JOIN codes status ON status.code_id = r.status
	LEFT JOIN codes residence ON residence.code_id = r.residence_type
	WHERE NOT r.extract`;
