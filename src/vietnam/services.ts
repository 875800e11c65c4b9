import {services} from './tables/services.ts';

/** One of the 25 essential public services. `group`: who owned it in 2022. */
export interface EssentialService {
	readonly number: number;
	readonly group: 'MPS' | 'OTHER';
	readonly vi: string;
	readonly en: string;
}

/** All 25, by number: 11 of the Ministry of Public Security, 14 of others. */
export const essentialServices: readonly EssentialService[] = services.map(
	([number, group, vi, en]) => ({number, group, vi, en}),
);

export function essentialService(number: number): EssentialService | undefined {
	return essentialServices[number - 1];
}
