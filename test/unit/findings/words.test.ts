import {describe, expect, test} from 'vitest';
import {type Messages, messagesOf, sentenceOf} from '../../../src/messages/index.ts';
import {valueLabel} from '../../../src/report/labels.ts';

// The contract's families of codes (ingest and check, dedupe, compare).
const codes = `
RECORD_CODE_SHARED ID_MISSING ID_FORMAT ID_LOST_ZEROS ID_SCIENTIFIC ID_PREFIX_UNKNOWN ID_CONTRADICTS_BIRTH ID_CONTRADICTS_SEX OLD_ID_FORMAT NAME_MISSING
NAME_SUSPECT NAME_REPAIRED BIRTH_REPAIRED BIRTH_MISSING BIRTH_IMPOSSIBLE BIRTH_FUTURE BIRTH_TOO_EARLY BIRTH_DEFAULT_SUSPECT SEX_MISSING SEX_CONTRADICTS_RELATION UNIT_UNKNOWN
UNIT_OBSOLETE UNIT_SPLIT ETHNICITY_UNKNOWN RELIGION_UNKNOWN RELATION_UNKNOWN HOUSEHOLD_NO_HEAD HOUSEHOLD_MANY_HEADS HOUSEHOLD_MANY_SPOUSES PARENT_YOUNGER
SPOUSE_UNDERAGE PHONE_FORMAT DEATH_BEFORE_BIRTH
DUPLICATE DUPLICATE_POSSIBLE ID_SHARED
NAME_DIFFERS BIRTH_DIFFERS SEX_DIFFERS OLD_ID_DIFFERS UNIT_DIFFERS RELATION_DIFFERS ETHNICITY_DIFFERS RELIGION_DIFFERS ID_DIFFERS ID_OF_ANOTHER
ID_SHARED_IN_EXTRACT ID_FOUND NOT_IN_EXTRACT NOT_IN_LOCAL DEAD_IN_EXTRACT REMOVED_IN_EXTRACT UNVERIFIED`.trim().split(/\s+/);

const subcodes = `
newborn foreigner nine_digits too_short too_long no_number not_confirmed scientific lost_zero wrong_length digits symbols one_word old_encoding other_order short_year glued restored look_alikes no_such_day unreadable
unknown_value no_code of_file year_to_come born_later head_has_same_sex two_permanent
case tone_place accents tone spelling dialect_variant middle_missing middle_abbreviated surname_abbreviated word_order joined typing one_letter
precision default_date day_month_swapped one_digit transposed lunar_suspect lost_zeros old_number reestablished several doubtful namesake other_id id_alone moved other`.trim().split(/\s+/);

describe.each([['en'], ['vi']] as const)('in %s', language => {
	const messages: Messages = messagesOf(language);

	test.each(codes)('%s has a name and an explanation', code => {
		expect(sentenceOf(messages, `label_${code}`, {})).toMatch(/^\S.{3,50}\S$/);
		expect(sentenceOf(messages, `explain_${code}`, {})).toMatch(/^\p{Lu}.{15,}\.$/u);
	});

	test.each(subcodes)('%s has a name and an explanation', subcode => {
		expect(messages.subcodeLabels[subcode]).toMatch(/^\S.{1,30}\S$/);
		expect(messages.subcodeExplanations[subcode]).toMatch(/^\p{Lu}.{10,}\.$/u);
	});

	test('no two codes have one name', () => {
		expect(new Set(codes.map(code => sentenceOf(messages, `label_${code}`, {}))).size).toBe(codes.length);
	});

	test('nothing else is in the lists', () => {
		expect(Object.keys(messages.subcodeLabels).toSorted()).toEqual(subcodes.toSorted());
		expect(Object.keys(messages.subcodeExplanations).toSorted()).toEqual(subcodes.toSorted());
		expect(Object.keys(messages).filter(key => key.startsWith('label_')).map(key => key.slice(6)).toSorted()).toEqual(codes.toSorted());
	});
});

test('coded values are in official Vietnamese, and in plain English where there is one', () => {
	expect(valueLabel(messagesOf('vi'), 'sex', 'male')).toBe('Nam');
	expect(valueLabel(messagesOf('en'), 'status', 'temporary_absent')).toBe('temporary absent');
	expect(valueLabel(messagesOf('en'), 'relation', 'spouse:F')).toBe('Vợ');
	expect(valueLabel(messagesOf('vi'), 'full_name', 'male')).toBe('male');
	expect(valueLabel(messagesOf('vi'), 'sex', null)).toBe('');
});
