import type {ReviewPair, ReviewPairs} from '../../../../src/report/collect-pairs.ts';
import {KnownError, exitCodes} from '../../../../src/errors.ts';
import type {ExplainedField} from '../../../../src/link/explain.ts';

/** Pairs of made-up people; `text` stands wherever a file, a user or an officer may have put something. */
export function samplePairs(text: string): ReviewPairs {
	return {
		total: 1234,
		certain: {compare: 0.95, dedupe: 0.9},
		pairs: [explained(text), {...explained(text), because: null, explanation: null, missing: -1.8, weight: 5}],
		unexplained: [{step: 'compare', error: new KnownError('MODEL_OTHER_FIELDS', exitCodes.usage, {step: 'compare', missing: [text], surplus: []})}],
	};
}

function explained(text: string): ReviewPair {
	return {
		step: 'dedupe',
		recordA: `25741/${text}`,
		recordB: '25744/HS2',
		weight: 2,
		missing: 1.2,
		explanation: {
			prior: -10,
			fields: [
				field({field: 'full_name', level: 'accents', weight: 6, sum: -4}, {full_name: text}),
				field({field: 'sex', level: 'different', weight: -2, sum: -6}, {sex: 'male'}),
				field({field: 'parents', level: 'equal', absorbed: true, sum: -6}, {father_name: text, mother_name: text}),
				field({field: `insurance ${text}`, level: text, weight: 8, sum: 2}, {[`insurance ${text}`]: text}),
				field({field: 'birth_date', level: undefined, sum: 2}, {birth_date: '**/**/1980'}),
				{...field({field: 'contact', level: undefined, sum: 2}, {}), valuesB: {}},
			],
			weight: 2,
			probability: 0.8,
		},
		because: text,
		rulings: [{step: 'dedupe', recordA: text, recordB: text, word: 'different', reason: text, by: text, at: '2022-08-20T02:00:00.000Z', ended: null}],
	};
}

function field(of: Partial<ExplainedField>, values: Readonly<Record<string, string>>): ExplainedField {
	return {field: '', level: undefined, weight: 0, rarity: 0, absorbed: false, sum: 0, valuesA: values, valuesB: values, ...of};
}
