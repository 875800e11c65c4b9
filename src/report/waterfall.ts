import type {Explanation, ExplainedField} from '../link/explain.ts';
import type {RulingStory} from '../link/rulings.ts';
import type {Messages} from '../messages/index.ts';
import {bitsText, momentLine} from './format.ts';
import {fieldLabel, labelOf, valueLabel} from './labels.ts';

/** A row of the table that explains a pair, in words; `from` and `to` are the sums before and after it, in bits. */
export interface WaterfallRow {
	readonly label: string;
	readonly valuesA: string;
	readonly valuesB: string;
	readonly level: string;
	readonly bits: string;
	readonly sum: string;
	readonly from: number;
	readonly to: number;
}

/** From what is known before any comparison to the last sum. Fields of which neither side says anything are left out. */
export function waterfallOf({prior, fields}: Explanation, messages: Messages): WaterfallRow[] {
	const told = fields.filter(field => field.level !== undefined || Object.keys(field.valuesA).length + Object.keys(field.valuesB).length > 0);
	const before = {
		label: messages.explainPrior, valuesA: '', valuesB: '', level: '', bits: bitsText(messages, prior), sum: bitsText(messages, prior), from: 0, to: prior,
	};
	return [before, ...told.map(field => fieldRow(field, messages))];
}

/** What the sum means. */
export function verdictText({probability, weight}: Explanation, messages: Messages): string {
	return messages.explainVerdict({probability: messages.decimal(probability, 4), weight: bitsText(messages, weight)});
}

/** What an officer said of the pair. */
export function rulingText({by, at, word, ended}: RulingStory, messages: Messages): string {
	return messages.explainRuling({by, at: momentLine(messages, at), word: messages.rulingWords[word], state: messages.rulingStates[ended ?? 'in_force']});
}

function fieldRow({field, valuesA, valuesB, level, absorbed, weight, sum}: ExplainedField, messages: Messages): WaterfallRow {
	return {
		label: fieldLabel(messages, field),
		valuesA: valuesText(valuesA, messages),
		valuesB: valuesText(valuesB, messages),
		level: level === undefined ? untold(valuesA, valuesB, messages) : labelOf(messages.levels, level),
		bits: absorbed ? messages.explainAbsorbed : bitsText(messages, weight),
		sum: bitsText(messages, sum),
		from: sum - weight,
		to: sum,
	};
}

/** Why a field has no level: a side lacks it, or both have it and it says nothing, as an old ID beside a new one or the ID of somebody else. */
function untold(valuesA: ExplainedField['valuesA'], valuesB: ExplainedField['valuesB'], messages: Messages): string {
	return Object.keys(valuesA).length > 0 && Object.keys(valuesB).length > 0 ? messages.explainUncounted : messages.explainAbsent;
}

function valuesText(values: Readonly<Record<string, string>>, messages: Messages): string {
	return Object.entries(values).map(([field, value]) => valueLabel(messages, field, value)).filter(Boolean).join(' · ');
}
