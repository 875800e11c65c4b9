/**
 * SQL of the personal ID (BIGINT) that a record `r` had before: the cancelled one that it tells of, else the last one of an earlier export.
 * `formerIdJoin` belongs to it.
 */
export const formerId = `coalesce(CASE WHEN length(r.cancelled_id) = 12 THEN TRY_CAST(r.cancelled_id AS BIGINT) END, former.id)`;

export const formerIdJoin = `LEFT JOIN (
		SELECT extract, record_key, max_by(TRY_CAST(value AS BIGINT), (last_seen, value)) AS id FROM former_ids
		WHERE field = 'personal_id' AND length(value) = 12 GROUP BY ALL
	) former ON former.extract = r.extract AND former.record_key = r.record_key`;
