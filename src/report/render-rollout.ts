import type {RolloutFigure, RolloutStatus, ServiceGroupStatus, ServicesStatus} from '../rollout/status.ts';
import {essentialService} from '../vietnam/services.ts';
import {type ReportStyle, dayText} from './format.ts';
import {type Cell, numbers, section, sentence, table, words} from './section.ts';

/** How far the rollout has come; nothing where no figures were ever imported. */
export function renderRollout(status: RolloutStatus, style: ReportStyle): string[] {
	if (status.asOf === null) return [];
	const {messages} = style;
	const title = `${messages.rolloutTitle} (${messages.rolloutAsOf({day: dayText(messages, status.asOf)})})`;
	return section(
		style,
		title,
		renderFigures(status, style),
		status.services === null ? [] : renderMissing(status.services, style),
		status.sources.length === 0 ? [] : sentence(style, messages.rolloutSources({sources: status.sources})),
	);
}

function renderFigures(status: RolloutStatus, style: ReportStyle): string[] {
	const {messages} = style;
	const {services, groups, points, computers, officers, security} = status;
	const row = (label: string, figure: RolloutFigure | null) => (figure === null ? [] : [figureRow(label, figure, status, style)]);
	const rows = [
		...(services === null ? [] : [
			...services.groups.flatMap(group => row(`${messages.rolloutServices}: ${messages[`rollout${group.group}`]}`, {asOf: services.asOf, ...group})),
			...row(messages.rolloutServicesTotal, services),
		]),
		...groups.flatMap(group => row(messages[`rolloutLevel_${group.level}`], group)),
		...row(messages.rolloutPoints, points),
		...row(messages.rolloutComputers, computers),
		...row(messages.rolloutOfficers, officers),
		...row(messages.rolloutSecurity, security),
	];
	return table(style, [words(''), ...numbers(''), {heading: ''}], rows).slice(1);
}

// A figure that is older than the newest one says so.
function figureRow(label: string, {asOf, done, total}: RolloutFigure, status: RolloutStatus, {messages}: ReportStyle): Cell[] {
	const figure = total === null ? messages.count(done) : `${messages.count(done)}/${messages.count(total)}`;
	return [label, figure, asOf === status.asOf ? '' : `(${messages.rolloutAsOf({day: dayText(messages, asOf)})})`];
}

function renderMissing({groups}: ServicesStatus, style: ReportStyle): string[] {
	const lines = groups.flatMap(group => renderMissingOf(group, style));
	return lines.length === 0 ? [] : [style.messages.rolloutNotDeployed, ...lines];
}

function renderMissingOf({group, notDeployed, notNamed}: ServiceGroupStatus, style: ReportStyle): string[] {
	const {messages, paint} = style;
	return [
		...notDeployed.flatMap(({service, reason}) => [
			...sentence(style, `(${service}) ${essentialService(service)?.[messages.language] ?? ''}`, '  '),
			...sentence(style, reason ?? messages.rolloutNoReason, '    ').map(paint.yellow),
		]),
		...(notNamed === 0 ? [] : sentence(style, `${messages[`rollout${group}`]}: ${messages.rolloutNotNamed({count: notNamed})}`, '  ')),
	];
}
