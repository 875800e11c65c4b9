import {type Messages, sentenceOf} from '../messages/index.ts';
import {type CodedField, codedFields, writtenCode} from '../vietnam/codes.ts';

/** What a finding's code means, in words; the code itself where the catalogue has none. */
export function findingLabel(messages: Messages, code: string): string {
	return sentenceOf(messages, `label_${code}`, {}) ?? code;
}

/** A label by its key; the key itself where there is none, also where it is called like something that every object has. */
export function labelOf(labels: Readonly<Record<string, string>>, key: string): string {
	return Object.hasOwn(labels, key) ? labels[key] : key;
}

/** A field in words. What is compared as a whole (place, contact, parents) has labels of its own; custom fields have their name. */
export function fieldLabel(messages: Messages, field: string): string {
	const compared: Readonly<Record<string, string>> = {place: messages.comparedPlace, contact: messages.comparedContact, parents: messages.comparedParents};
	return labelOf({...messages.fieldLabels, ...compared}, field);
}

/** What decided, in words, as the end of a sentence; undefined for null. */
export function reasonLabel(because: string | null, messages: Messages): string | undefined {
	return because === null ? undefined : labelOf(messages.evidenceValues, because);
}

/** A value as a reader understands it: codes in words (official Vietnamese where English has none), all else as it is. '' for null. */
export function valueLabel(messages: Messages, field: string, value: string | null): string {
	if (value === null || !isCoded(field)) return value ?? '';
	return messages.language === 'en' && plainInEnglish.has(field) ? value.replaceAll('_', ' ') : writtenCode(field, value);
}

const plainInEnglish: ReadonlySet<string> = new Set(['sex', 'status', 'residence_type', 'marital_status']);

function isCoded(field: string): field is CodedField {
	return codedFields.some(coded => coded === field);
}
