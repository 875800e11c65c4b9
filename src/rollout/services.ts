import {essentialServices} from '../vietnam/services.ts';

/** The 25 essential public services by their number in Decision 06/QĐ-TTg of 6 January 2022. */
export const serviceNumbers: readonly number[] = essentialServices.map(service => service.number);

/** Whose service it is: the Ministry of Public Security's, or another ministry's. */
export const serviceGroups = ['MPS', 'OTHER'] as const;
export type ServiceGroup = (typeof serviceGroups)[number];

/** The group's services on a day (`yyyy-mm-dd`): owners change, so a figure is read with the list of its own day. */
export function servicesOf(group: ServiceGroup, day: string): readonly number[] {
	return essentialServices.filter(service => (hasMoved(service.number, day) ? 'MPS' : service.group) === group).map(service => service.number);
}

// Driving licences and criminal-record certificates went to the Ministry of Public Security with the reform of 1 March 2025.
const moved: ReadonlySet<number> = new Set([20, 22]);
const movedOn = '2025-03-01';

function hasMoved(service: number, day: string): boolean {
	return day >= movedOn && moved.has(service);
}
