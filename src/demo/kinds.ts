/** What is planted, in the order of the score. */
export const plantedKinds = [
	'duplicate_in_unit', 'duplicate_across_units', 'duplicate_unit', 'duplicate_relation',
	'id_missing', 'id_mistyped', 'id_lost_zeros', 'id_scientific', 'id_letters', 'id_length', 'id_of_another', 'id_shared', 'id_reestablished',
	'id_against_birth', 'id_against_sex', 'id_prefix', 'old_id_differs', 'old_id_format',
	'name_missing', 'name_accents', 'name_tone', 'name_spelling', 'name_typo', 'name_middle_missing', 'name_middle_abbreviated', 'name_thi_dropped',
	'name_word_order', 'name_joined', 'name_tone_place', 'name_dialect_variant', 'name_typing', 'name_several',
	'birth_missing', 'birth_year_only', 'birth_month_only', 'birth_default_date', 'birth_new_year', 'birth_day_month_swapped', 'birth_one_digit',
	'birth_neighbour_year', 'birth_impossible', 'birth_future', 'birth_too_early',
	'sex_wrong', 'sex_missing', 'sex_against_relation',
	'relation_unknown', 'relation_differs', 'household_without_head', 'household_with_two_heads',
	'ethnicity_differs', 'ethnicity_unknown', 'religion_unknown', 'phone_malformed', 'record_code_shared',
	'not_in_extract', 'not_in_local', 'dead_in_extract', 'removed_in_extract',
	'extract_unit_differs', 'extract_name', 'extract_birth', 'extract_sex',
] as const;

export type PlantedKind = (typeof plantedKinds)[number];

/** Two records that look like one person or carry one ID, and must not be reported as a duplicate. */
export const trapKinds = ['twins', 'namesakes', 'father_son', 'siblings', 'temporary_elsewhere', 'shared_id'] as const;

export type TrapKind = (typeof trapKinds)[number];
