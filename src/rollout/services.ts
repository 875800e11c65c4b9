/** The 25 essential public services of Decision 06/QĐ-TTg of 6 January 2022, by their number there. */
export const serviceNumbers: readonly number[] = Array.from({length: 25}, (_, index) => index + 1);

/** Whose service it is: the Ministry of Public Security's, or another ministry's. */
export const serviceGroups = ['MPS', 'OTHER'] as const;
export type ServiceGroup = (typeof serviceGroups)[number];

/** The group's services on a day (`yyyy-mm-dd`): owners change, so a figure is read with the list of its own day. */
export function servicesOf(group: ServiceGroup, day: string): readonly number[] {
	const ofMinistry = (ministryLists.findLast(list => list.from <= day) ?? ministryLists[0]).services;
	return group === 'MPS' ? ofMinistry : serviceNumbers.filter(service => !ofMinistry.includes(service));
}

// Driving licences (20) and criminal-record certificates (22) went to the Ministry of Public Security on 1 March 2025.
const ministryLists: readonly {readonly from: string; readonly services: readonly number[]}[] = [
	{from: '2022-01-06', services: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]},
	{from: '2025-03-01', services: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 20, 22]},
];
