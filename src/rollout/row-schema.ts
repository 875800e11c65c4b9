import * as z from 'zod';
import {dayOf} from './day.ts';
import {groupLevels, type RolloutFact} from './facts.ts';
import {serviceGroups, serviceNumbers} from './services.ts';

/** The headings of a rollout file; all are needed, in any order. */
export const rolloutHeadings = ['as_of', 'section', 'item', 'state', 'done', 'total', 'reason', 'source'] as const;
export type RolloutHeading = (typeof rolloutHeadings)[number];

/** One row as the file has it: every cell is text, trimmed. */
export type RolloutCells = Readonly<Record<RolloutHeading, string>>;

export interface CellError {
	readonly code: string;
	readonly heading: RolloutHeading;
}

/** Reads a row. Each cell that is wrong gives one error, and all of them come at once. */
export function readRow(cells: RolloutCells): {readonly fact: RolloutFact} | {readonly errors: readonly CellError[]} {
	const result = rowSchema.safeParse(cells);
	if (result.success) {
		const {as_of: asOf, ...rest} = result.data;
		return {fact: {asOf, ...rest}};
	}
	return {errors: result.error.issues.map(issue => ({code: issue.message, heading: issue.path[0] as RolloutHeading}))};
}

const longestText = 500;

// Nine to twelve digits, however they are set apart, are somebody's number and no part of a reason.
const personalNumber = /(?<!\d[ .]?)\d(?:[ .]?\d){8,11}(?![ .]?\d)/;

const day = z.string().transform((text, context) => {
	const found = dayOf(text);
	if (found !== undefined) return found;
	context.issues.push({code: 'custom', message: 'ROLLOUT_DATE', input: text});
	return z.NEVER;
});

const freeText = z
	.string()
	.max(longestText, {error: 'ROLLOUT_TEXT_LONG'})
	.refine(text => !personalNumber.test(text), {error: 'ROLLOUT_PERSONAL_NUMBER'})
	.transform(text => (text === '' ? null : text));

const unused = z.literal('', {error: 'ROLLOUT_CELL_UNUSED'}).transform(() => null);
const noItem = z.literal('', {error: 'ROLLOUT_CELL_UNUSED'});
const amount = z.string().regex(/^\d{1,9}$/, {error: 'ROLLOUT_COUNT'}).transform(Number);
const amountOrNone = z.literal('').transform(() => null).or(amount);

const serviceNumber = z
	.string()
	.regex(/^\d{1,2}$/, {error: 'ROLLOUT_SERVICE_NUMBER'})
	.transform(Number)
	.refine(number => serviceNumbers.includes(number), {error: 'ROLLOUT_SERVICE_NUMBER'})
	.transform(String);

const common = {as_of: day, reason: freeText, source: freeText};
const counted = {state: unused, done: amount, total: amount};
const single = {item: noItem, state: unused, done: amount, total: amountOrNone};

const rowSchema = z.discriminatedUnion(
	'section',
	[
		z.object({
			...common,
			section: z.literal('service'),
			item: serviceNumber,
			state: z.enum(['deployed', 'not_deployed'], {error: 'ROLLOUT_STATE'}),
			done: unused,
			total: unused,
		}),
		withinTotal(z.object({...common, ...counted, section: z.literal('service_group'), item: z.enum(serviceGroups, {error: 'ROLLOUT_ITEM'})})),
		withinTotal(z.object({...common, ...counted, section: z.literal('group'), item: z.enum(groupLevels, {error: 'ROLLOUT_ITEM'})})),
		withinTotal(z.object({...common, ...single, section: z.literal('points')})),
		withinTotal(z.object({...common, ...single, section: z.literal('computers')})),
		withinTotal(z.object({...common, ...single, section: z.literal('officers')})),
		withinTotal(z.object({...common, ...counted, section: z.literal('security'), item: noItem})),
	],
	{error: 'ROLLOUT_SECTION'},
);

function withinTotal<T extends z.ZodType<{readonly done: number; readonly total: number | null}>>(schema: T): T {
	return schema.refine(isWithinTotal, {error: 'ROLLOUT_DONE_EXCEEDS_TOTAL', path: ['done'], when: () => true});
}

// Asked even where another cell of the row is wrong, so that all errors come at once.
function isWithinTotal({done, total}: {readonly done: unknown; readonly total: unknown}): boolean {
	return typeof done !== 'number' || typeof total !== 'number' || done <= total;
}
