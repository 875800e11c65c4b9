/** The fields of a resident that are stored (the contract's list). */
export const fields = [
	'record_code', 'personal_id', 'old_id', 'cancelled_id', 'full_name', 'birth_date', 'sex', 'unit', 'hamlet', 'address',
	'permanent_address', 'temporary_address', 'current_address', 'residence_type', 'household', 'relation', 'ethnicity',
	'religion',
	'nationality', 'phone', 'email', 'father_name', 'mother_name', 'place_of_birth', 'native_place', 'marital_status',
	'status',
	'death_date', 'updated_at', 'operation',
] as const;

export type Field = (typeof fields)[number];

/** Columns that hold part of a field: a name or a birth date in pieces, a unit by its name. */
export const partFields = [
	'surname_middle', 'middle_name', 'given_name', 'birth_day', 'birth_month', 'birth_year', 'birth_date_if_male',
	'birth_date_if_female', 'unit_name',
] as const;

export type PartField = (typeof partFields)[number];

/** Columns that are understood and not stored. */
export const ignoredFields = [
	'row_no', 'other_name', 'place_of_birth_registration', 'district_name', 'province_name', 'head_name', 'head_id',
	'arrived_on',
	'arrived_from', 'job', 'education', 'blood_group', 'id_issued_on', 'id_issued_by', 'id_expires', 'spouse', 'bhxh_no',
	'bhyt_no',
	'note',
] as const;

export type IgnoredField = (typeof ignoredFields)[number];

/** Everything a heading can mean. */
export type Heading = Field | PartField | IgnoredField;

export function isIgnoredField(name: string): name is IgnoredField {
	return ignoredNames.has(name);
}

const ignoredNames: ReadonlySet<string> = new Set(ignoredFields);
