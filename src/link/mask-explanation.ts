import type {Masker} from '../privacy/mask.ts';
import type {Explanation} from './explain.ts';

/** An explanation for a screen or a report: its values go through the mask, its weights stay. */
export function maskExplanation(explanation: Explanation, mask: Masker): Explanation {
	const masked = (values: Readonly<Record<string, string>>) =>
		Object.fromEntries(Object.entries(values).map(([field, value]) => [field, mask.value(field, value)]));
	return {...explanation, fields: explanation.fields.map(field => ({...field, valuesA: masked(field.valuesA), valuesB: masked(field.valuesB)}))};
}
