/**
 * The comparison levels of each field, best first. A pair has one level a field; where a side lacks the
 * field its level is `absent`, which says nothing either way.
 */
export const absent = 255;

export const nameLevels = [
	'equal', // but for case and the place of the tone mark
	'accents', // the same letters, other or lost marks
	'spelling', // southern sound-spelling classes
	'typing', // one or two letters in all
	'dialect_variant', // Hoàng/Huỳnh, Vũ/Võ …
	'word_order', // the same words in another order, or stuck together
	'middle_missing', // family and given name agree, middle names of one side are within the other's; words may be cut to their first sound, but for the given name
	'middle_differs', // family and given name agree, middle names do not
	'part', // one side holds part of the other, or family or given name agrees and the other one nearly
	'given_only',
	'family_only',
	'different',
] as const;
export type NameLevel = (typeof nameLevels)[number];

export const birthLevels = [
	'equal',
	'precision', // the same as far as both sides know
	'default_date', // 1 January on one side, the same year
	'day_month_swapped',
	'one_digit', // or two neighbours swapped
	'near', // two of day, month, year agree
	'same_year',
	'different',
] as const;

export const sexLevels = ['equal', 'different'] as const;
export const idLevels = ['equal', 'one_digit', 'old_id', 'old_id_differs', 'different'] as const;
export const placeLevels = ['household', 'address', 'address_near', 'hamlet', 'unit', 'different'] as const;
export const contactLevels = ['equal', 'near', 'different'] as const;
export const parentsLevels = ['equal', 'one_equal', 'different'] as const;

export const customLevels = {
	exact: ['equal', 'different'],
	text: ['equal', 'near', 'part', 'different'],
	name: nameLevels,
	date: birthLevels,
	id: ['equal', 'one_digit', 'different'],
	number: ['equal', 'near', 'different'],
} as const satisfies Record<string, readonly string[]>;
export type CustomType = keyof typeof customLevels;

/** Level numbers used in hot code. */
export const name = {
	equal: 0, accents: 1, spelling: 2, typing: 3, dialect: 4, order: 5, middleMissing: 6, middleDiffers: 7, part: 8,
	givenOnly: 9, familyOnly: 10, different: 11,
} as const;
export const birth = {
	equal: 0, precision: 1, defaultDate: 2, swapped: 3, oneDigit: 4, near: 5, sameYear: 6, different: 7,
} as const;
export const id = {equal: 0, oneDigit: 1, oldId: 2, oldIdDiffers: 3, different: 4} as const;
export const place = {household: 0, address: 1, addressNear: 2, hamlet: 3, unit: 4, different: 5} as const;
