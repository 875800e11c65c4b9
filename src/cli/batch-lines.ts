import type {Batch, Correction} from '../batches/batch.ts';
import {findingName} from '../findings/finding.ts';
import type {Messages} from '../messages/index.ts';
import {momentLine} from '../report/format.ts';
import {fieldLabel, findingLabel, valueLabel} from '../report/labels.ts';
import {renderTable, tableOf} from '../report/table.ts';
import type {Session} from './harness.ts';

type Surface = Pick<Session, 'messages' | 'width' | 'paint'>;

export function batchTable(batches: readonly Batch[], {messages, width}: Surface): string[] {
	const columns = [
		{heading: messages.batchColumn},
		{heading: messages.batchColumnRecipient, flexible: true},
		{heading: messages.batchColumnCreated},
		{heading: messages.batchColumnState},
		{heading: messages.batchColumnCorrections, align: 'right' as const},
		{heading: messages.batchColumnSettled, align: 'right' as const},
	];
	return renderTable(columns, batches.map(({batch, recipient, createdAt, state, corrections, settled}) => [
		batch, recipient, momentLine(messages, createdAt), messages.batchStates[state], messages.count(corrections), messages.count(settled),
	]), width);
}

/** A batch and its first corrections, which are masked already. */
export function batchLines(batch: Batch, list: readonly Correction[], surface: Surface): string[] {
	const {messages, width, paint} = surface;
	const facts = [
		[messages.batchFactRecipient, batch.recipient],
		[messages.batchFactPurpose, batch.purpose],
		[messages.batchFactMade, messages.batchMade({at: momentLine(messages, batch.createdAt), by: batch.createdBy})],
		[messages.batchFactDigest, batch.digest],
	];
	return [
		paint.bold(batch.batch),
		...tableOf([{heading: ''}, {heading: '', flexible: true}], facts, width).lines,
		...changeLines(batch, messages),
		'',
		...correctionTable(list, surface),
		...(list.length < batch.corrections ? ['', messages.batchShown({shown: messages.count(list.length), total: messages.count(batch.corrections)})] : []),
	];
}

/** What has become of the corrections since the batch was made. */
export function changeLines({corrections, settled, dismissed, changed}: Batch, messages: Messages): string[] {
	const total = messages.count(corrections);
	return [
		...(settled > 0 ? [messages.batchSettled({settled: messages.count(settled), corrections: total})] : []),
		...(dismissed > 0 ? [messages.batchDismissed({dismissed: messages.count(dismissed), corrections: total})] : []),
		...(changed > 0 ? [messages.batchChanged({changed: messages.count(changed), corrections: total})] : []),
	];
}

function correctionTable(list: readonly Correction[], {messages, width}: Surface): string[] {
	const national = list.some(({direction}) => direction === 'request_national');
	const columns = [
		{heading: messages.batchColumnNumber, align: 'right'},
		{heading: messages.findingColumn},
		{heading: messages.findingColumnKind, flexible: true, least: 20},
		{heading: messages.findingColumnRecord},
		{heading: messages.findingColumnOther, narrow: 'below'},
		{heading: messages.findingColumnField, flexible: true, narrow: 'out'},
		{heading: national ? messages.findingColumnOtherValue : messages.findingColumnCurrent, flexible: true},
		{heading: messages.batchColumnProposed, flexible: true, narrow: 'below'},
		{heading: messages.batchColumnDirection, flexible: true},
	] as const;
	return renderTable(columns, list.map(({number, finding, code, recordKey, otherKey, field, currentValue, proposedValue, direction}) => [
		String(number), findingName(finding), findingLabel(messages, code), recordKey, otherKey, fieldLabel(messages, field),
		valueLabel(messages, field, currentValue), valueLabel(messages, field, proposedValue), messages.batchDirections[direction],
	]), width);
}
