/** The four headings of the campaign: đúng, đủ, sạch, sống. */
export const qualityHeadings = ['correct', 'complete', 'clean', 'live'] as const;
export type QualityHeading = (typeof qualityHeadings)[number];

/**
 * The heading under which a finding is reported.
 * - `complete`: something or somebody is missing.
 * - `clean`: the same thing is there twice, or a value is not in its proper form.
 * - `live`: life has gone on and the register has not.
 * - `correct`: all others; a value contradicts itself, its household or the other side.
 */
export function headingOf(code: string): QualityHeading {
	return headings.get(code) ?? 'correct';
}

const headings: ReadonlyMap<string, QualityHeading> = new Map([
	...under(
		'complete',
		'ID_MISSING', 'ID_FOUND', 'NAME_MISSING', 'BIRTH_MISSING', 'SEX_MISSING', 'HOUSEHOLD_NO_HEAD', 'NOT_IN_EXTRACT', 'NOT_IN_LOCAL',
	),
	...under(
		'clean',
		'RECORD_CODE_SHARED', 'ID_FORMAT', 'ID_LOST_ZEROS', 'ID_SCIENTIFIC', 'ID_PREFIX_UNKNOWN', 'OLD_ID_FORMAT', 'NAME_REPAIRED',
		'UNIT_UNKNOWN', 'ETHNICITY_UNKNOWN', 'RELIGION_UNKNOWN', 'RELATION_UNKNOWN', 'PHONE_FORMAT',
		'DUPLICATE', 'DUPLICATE_POSSIBLE', 'ID_SHARED', 'ID_SHARED_IN_EXTRACT',
	),
	...under('live', 'UNIT_OBSOLETE', 'UNIT_SPLIT', 'DEAD_IN_EXTRACT', 'REMOVED_IN_EXTRACT'),
]);

function under(heading: QualityHeading, ...codes: readonly string[]): [string, QualityHeading][] {
	return codes.map(code => [code, heading]);
}
