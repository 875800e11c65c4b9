import type {RolloutFact} from './facts.ts';
import {type ServiceGroup, serviceGroups, servicesOf} from './services.ts';

/** Why the services of one day do not add up. */
export type Contradiction =
	| {readonly code: 'ROLLOUT_GROUP_SIZE'; readonly group: ServiceGroup; readonly total: number; readonly services: number}
	| {readonly code: 'ROLLOUT_GROUP_CONTRADICTS'; readonly group: ServiceGroup; readonly done: number; readonly total: number; readonly deployed: number; readonly missing: number}
	| {readonly code: 'ROLLOUT_SERVICES_INCOMPLETE'; readonly group: ServiceGroup; readonly without: readonly string[]};

/**
 * Checks the services of one day as a whole. Each group must be complete: by a row for every service,
 * or by a count of the group, which the services that are named must fit.
 */
export function contradictionsOf(day: string, facts: readonly RolloutFact[]): Contradiction[] {
	const speaksOfServices = facts.some(fact => fact.section === 'service' || fact.section === 'service_group');
	return speaksOfServices ? serviceGroups.flatMap(group => contradictionsOfGroup(group, day, facts)) : [];
}

function contradictionsOfGroup(group: ServiceGroup, day: string, facts: readonly RolloutFact[]): Contradiction[] {
	const services = servicesOf(group, day);
	const states = new Map(facts.filter(fact => fact.section === 'service').map(fact => [Number(fact.item), fact.state]));
	const count = facts.find(fact => fact.section === 'service_group' && fact.item === group);
	if (count === undefined || count.done === null || count.total === null) {
		const without = services.filter(service => !states.has(service)).map(String);
		return without.length > 0 ? [{code: 'ROLLOUT_SERVICES_INCOMPLETE', group, without}] : [];
	}
	if (count.total !== services.length) {
		return [{code: 'ROLLOUT_GROUP_SIZE', group, total: count.total, services: services.length}];
	}
	const deployed = services.filter(service => states.get(service) === 'deployed').length;
	const missing = services.filter(service => states.get(service) === 'not_deployed').length;
	const fits = deployed <= count.done && missing <= count.total - count.done;
	return fits ? [] : [{code: 'ROLLOUT_GROUP_CONTRADICTS', group, done: count.done, total: count.total, deployed, missing}];
}
