import {link, type LinkResult, type Thresholds} from './link.ts';
import type {Model} from './model.ts';
import type {People} from './people.ts';
import {probabilityOf} from './scorer.ts';

/** What one level of a field weighs, in bits, for people who do not live together and without the rarity of a value. */
export interface LevelWeight {
	readonly field: string;
	readonly level: string;
	readonly weight: number;
	/** By pairs of one ID alone; null where there are none, and for the ID itself. */
	readonly byIds: number | null;
	/** In the model that is compared with; null where it lacks the level. */
	readonly before: number | null;
	/** No pair showed the level: the figures are those that fitting began with. */
	readonly assumed: boolean;
}

/** All levels of a model, beside those of another one. */
export function levelWeights(model: Model, before?: Model): LevelWeight[] {
	const weightIn = (fields: Model['fields'], field: string, level: string): number | null => {
		const found = fields.find(each => each.field === field);
		const at = found?.levels.indexOf(level) ?? -1;
		return found === undefined || at < 0 ? null : Math.log2(found.m[at] / found.u[at]);
	};
	return model.fields.flatMap(({field, levels}) => levels.map((level): LevelWeight => ({
		field,
		level,
		weight: weightIn(model.fields, field, level)!,
		byIds: weightIn(model.fit.byIds, field, level),
		before: before === undefined ? null : weightIn(before.fields, field, level),
		assumed: model.fit.assumed.includes(`${field}.${level}`),
	})));
}

export const zones = ['match', 'review', 'distinct', 'none'] as const;
/** Of a pair by its weight alone; `none`: below what is kept. */
export type Zone = (typeof zones)[number];

/** How many pairs go from one zone to another; pairs that stay are not counted. */
export interface ZoneMove {
	readonly from: Zone;
	readonly to: Zone;
	readonly pairs: number;
}

export interface MoveOptions {
	readonly mode: 'within' | 'across';
	readonly threads: number;
	readonly thresholds: Thresholds;
	readonly signal?: AbortSignal;
}

/** Pairs that one model puts into another zone than the other does. Cost: links twice. */
export async function zoneMoves(people: People, before: Model, after: Model, options: MoveOptions): Promise<ZoneMove[]> {
	const [old, fresh] = [zonesOf(await link(people, {...options, model: before}), people.rows), zonesOf(await link(people, {...options, model: after}), people.rows)];
	const counts = new Map<string, number>();
	for (const pair of new Set([...old.keys(), ...fresh.keys()])) {
		const move = `${old.get(pair) ?? 'none'} ${fresh.get(pair) ?? 'none'}`;
		counts.set(move, (counts.get(move) ?? 0) + 1);
	}
	return zones.flatMap(from => zones.map(to => ({from, to, pairs: counts.get(`${from} ${to}`) ?? 0}))).filter(({from, to, pairs}) => from !== to && pairs > 0);
}

function zonesOf({a, b, weight, thresholds}: LinkResult, rows: number): Map<number, Zone> {
	const zoneOf = (probability: number): Zone => (probability >= thresholds.match ? 'match' : probability >= thresholds.review ? 'review' : 'distinct');
	return new Map(Array.from(a, (row, index) => [row * rows + b[index], zoneOf(probabilityOf(weight[index]))]));
}
