import type {Store} from '../store/store.ts';
import {type GroupLevel, type RolloutFact, type RolloutSection, groupLevels, newestFacts} from './facts.ts';
import {type ServiceGroup, serviceGroups, servicesOf} from './services.ts';

/** A figure of a day; `total` is null where the source gives none. */
export interface RolloutFigure {
	readonly asOf: string;
	readonly done: number;
	readonly total: number | null;
}

export interface MissingService {
	readonly service: number;
	/** In the source's words. */
	readonly reason: string | null;
}

export interface ServiceGroupStatus {
	readonly group: ServiceGroup;
	readonly done: number;
	readonly total: number;
	/** Services that the source names as not deployed. */
	readonly notDeployed: readonly MissingService[];
	/** How many more are not deployed, without the source saying which. */
	readonly notNamed: number;
}

export interface ServicesStatus {
	readonly asOf: string;
	readonly done: number;
	readonly total: number;
	readonly groups: readonly ServiceGroupStatus[];
}

export interface WorkingGroupStatus extends RolloutFigure {
	readonly level: GroupLevel;
}

/** How far the rollout has come, each figure as of the newest day on or before the day asked for. */
export interface RolloutStatus {
	/** The newest day among the figures; null where there is none at all. */
	readonly asOf: string | null;
	readonly services: ServicesStatus | null;
	readonly groups: readonly WorkingGroupStatus[];
	readonly points: RolloutFigure | null;
	readonly computers: RolloutFigure | null;
	readonly officers: RolloutFigure | null;
	/** Security errors: fixed out of found. */
	readonly security: RolloutFigure | null;
	/** Where the figures were read, each source once. */
	readonly sources: readonly string[];
}

/** `day`: `yyyy-mm-dd`. */
export async function rolloutStatus(store: Store, day: string): Promise<RolloutStatus> {
	return statusOf(await newestFacts(store, day));
}

function statusOf(facts: readonly RolloutFact[]): RolloutStatus {
	return {
		asOf: facts.reduce<string | null>((newest, fact) => (newest === null || fact.asOf > newest ? fact.asOf : newest), null),
		services: servicesStatus(facts),
		groups: groupLevels.flatMap(level => {
			const figure = figureOf(facts, 'group', level);
			return figure === null ? [] : [{level, ...figure}];
		}),
		points: figureOf(facts, 'points'),
		computers: figureOf(facts, 'computers'),
		officers: figureOf(facts, 'officers'),
		security: figureOf(facts, 'security'),
		sources: [...new Set(facts.flatMap(fact => fact.source ?? []))].toSorted(),
	};
}

function servicesStatus(facts: readonly RolloutFact[]): ServicesStatus | null {
	const day = facts.find(fact => fact.section === 'service' || fact.section === 'service_group')?.asOf;
	if (day === undefined) return null;
	const groups = serviceGroups.map(group => serviceGroupStatus(group, day, facts));
	return {
		asOf: day,
		done: groups.reduce((sum, group) => sum + group.done, 0),
		total: groups.reduce((sum, group) => sum + group.total, 0),
		groups,
	};
}

function serviceGroupStatus(group: ServiceGroup, day: string, facts: readonly RolloutFact[]): ServiceGroupStatus {
	const services = servicesOf(group, day);
	const ofGroup = facts.filter(fact => fact.section === 'service' && services.includes(Number(fact.item)));
	const notDeployed = ofGroup
		.filter(fact => fact.state === 'not_deployed')
		.map(fact => ({service: Number(fact.item), reason: fact.reason}))
		.toSorted((a, b) => a.service - b.service);
	const count = figureOf(facts, 'service_group', group);
	const done = count?.done ?? ofGroup.length - notDeployed.length;
	return {group, done, total: services.length, notDeployed, notNamed: services.length - done - notDeployed.length};
}

function figureOf(facts: readonly RolloutFact[], section: RolloutSection, item = ''): RolloutFigure | null {
	const fact = facts.find(each => each.section === section && each.item === item);
	return fact === undefined || fact.done === null ? null : {asOf: fact.asOf, done: fact.done, total: fact.total};
}
