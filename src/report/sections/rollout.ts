import type {RolloutFigure, RolloutStatus, ServiceGroupStatus} from '../../rollout/status.ts';
import {essentialService} from '../../vietnam/services.ts';
import {dayText} from '../format.ts';
import {type NotesBlock, type Section, type SectionContext, type TableBlock, type TableRow, numbers, row, sentence, table, words} from '../section.ts';

/** How far the rollout has come; nothing where no figures were ever imported. */
export function rolloutSection(status: RolloutStatus, context: Pick<SectionContext, 'messages'>): Section | undefined {
	if (status.asOf === null) return undefined;
	const {messages} = context;
	const missing = (status.services?.groups ?? []).flatMap(group => missingOf(group, context));
	return {
		id: 'rollout',
		title: `${messages.rolloutTitle} (${messages.rolloutAsOf({day: dayText(messages, status.asOf)})})`,
		blocks: [
			figuresTable(status, context),
			...(missing.length === 0 ? [] : [{kind: 'notes', heading: messages.rolloutNotDeployed, notes: missing} as const]),
			...(status.sources.length === 0 ? [] : [sentence(messages.rolloutSources({sources: status.sources}))]),
		],
	};
}

function figuresTable(status: RolloutStatus, context: Pick<SectionContext, 'messages'>): TableBlock {
	const {messages} = context;
	const {services, groups, points, computers, officers, security} = status;
	const figure = (label: string, of: RolloutFigure | null) => (of === null ? [] : [figureRow(label, of, status, context)]);
	const rows = [
		...(services === null ? [] : [
			...services.groups.flatMap(group => figure(`${messages.rolloutServices}: ${messages[`rollout${group.group}`]}`, {asOf: services.asOf, ...group})),
			...figure(messages.rolloutServicesTotal, services),
		]),
		...groups.flatMap(group => figure(messages[`rolloutLevel_${group.level}`], group)),
		...figure(messages.rolloutPoints, points),
		...figure(messages.rolloutComputers, computers),
		...figure(messages.rolloutOfficers, officers),
		...figure(messages.rolloutSecurity, security),
	];
	const otherDay = rows.some(({cells}) => cells[2] !== '') ? [{heading: messages.rolloutOtherDay}] : [];
	const columns = [words(messages.rolloutWhat), ...numbers(messages.rolloutFigure), ...otherDay];
	return table(messages.rolloutCaption, columns, rows.map(({cells, role}) => row(cells.slice(0, columns.length), role)), {plainHeadings: true, bars: 1});
}

// A figure that is older than the newest one says so.
function figureRow(label: string, {asOf, done, total}: RolloutFigure, status: RolloutStatus, {messages}: Pick<SectionContext, 'messages'>): TableRow {
	return row([label, {done, total}, asOf === status.asOf ? '' : `(${messages.rolloutAsOf({day: dayText(messages, asOf)})})`]);
}

function missingOf({group, notDeployed, notNamed}: ServiceGroupStatus, {messages}: Pick<SectionContext, 'messages'>): NotesBlock['notes'] {
	return [
		...notDeployed.map(({service, reason}) => ({
			text: `(${service}) ${essentialService(service)?.[messages.language] ?? ''}`,
			remark: reason ?? messages.rolloutNoReason,
		})),
		...(notNamed === 0 ? [] : [{text: `${messages[`rollout${group}`]}: ${messages.rolloutNotNamed({count: notNamed})}`}]),
	];
}
