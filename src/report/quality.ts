/** The four headings of the campaign: đúng, đủ, sạch, sống. */
export const qualityHeadings = ['correct', 'complete', 'clean', 'live'] as const;
export type QualityHeading = (typeof qualityHeadings)[number];

/**
 * The codes under each heading.
 * - `correct`: a value contradicts itself, its household or the other side.
 * - `complete`: something or somebody is missing.
 * - `clean`: the same thing is there twice, or a value is not in its proper form.
 * - `live`: life has gone on and the register has not.
 */
export const codesByHeading: Readonly<Record<QualityHeading, readonly string[]>> = {
	correct: [
		'NAME_SUSPECT', 'BIRTH_REPAIRED', 'BIRTH_IMPOSSIBLE', 'BIRTH_FUTURE', 'BIRTH_TOO_EARLY', 'BIRTH_DEFAULT_SUSPECT', 'DEATH_BEFORE_BIRTH',
		'ID_CONTRADICTS_BIRTH', 'ID_CONTRADICTS_SEX', 'SEX_CONTRADICTS_RELATION', 'HOUSEHOLD_MANY_HEADS', 'HOUSEHOLD_MANY_SPOUSES',
		'PARENT_YOUNGER', 'SPOUSE_UNDERAGE', 'NAME_DIFFERS', 'BIRTH_DIFFERS', 'SEX_DIFFERS', 'OLD_ID_DIFFERS', 'UNIT_DIFFERS',
		'RELATION_DIFFERS', 'ETHNICITY_DIFFERS', 'RELIGION_DIFFERS', 'ID_DIFFERS', 'ID_OF_ANOTHER', 'UNVERIFIED',
	],
	complete: [
		'ID_MISSING', 'ID_FOUND', 'NAME_MISSING', 'BIRTH_MISSING', 'SEX_MISSING', 'HOUSEHOLD_NO_HEAD', 'NOT_IN_EXTRACT', 'NOT_IN_LOCAL',
	],
	clean: [
		'RECORD_CODE_SHARED', 'ID_FORMAT', 'ID_LOST_ZEROS', 'ID_SCIENTIFIC', 'ID_PREFIX_UNKNOWN', 'OLD_ID_FORMAT', 'NAME_REPAIRED',
		'UNIT_UNKNOWN', 'ETHNICITY_UNKNOWN', 'RELIGION_UNKNOWN', 'RELATION_UNKNOWN', 'PHONE_FORMAT', 'DUPLICATE', 'DUPLICATE_POSSIBLE',
		'ID_SHARED', 'ID_SHARED_IN_EXTRACT',
	],
	live: ['UNIT_OBSOLETE', 'UNIT_SPLIT', 'DEAD_IN_EXTRACT', 'REMOVED_IN_EXTRACT'],
};

/** The heading under which a finding is reported; `correct` for a code that is not listed. */
export function headingOf(code: string): QualityHeading {
	return headings.get(code) ?? 'correct';
}

const headings: ReadonlyMap<string, QualityHeading> = new Map(
	qualityHeadings.flatMap(heading => codesByHeading[heading].map(code => [code, heading] as const)),
);
