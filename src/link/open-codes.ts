import {familyBound, ownBound, type Bounds} from './bounds.ts';
import {absent, birth as birthLevel} from './levels.ts';
import {context} from './model.ts';
import {birthOf, bit, codes, contextApart, contextAtHome, has, living, way} from './pair-code.ts';

/** What a pair of a code reaches without its name and the rarity of its birth date, in bits; −∞ where it cannot be, ∞ where it is wanted anyway. */
interface CodeBound {
	readonly where: number;
	readonly asSaid: number;
	readonly atHome: number;
	readonly asFamily: number;
}

/** Tables that say of each code of a pair whether such a pair can reach the threshold. */
export class OpenCodes {
	readonly #bounds: Bounds;
	readonly #least: number;
	readonly #byCode: readonly CodeBound[];
	readonly #tables: Uint8Array[] = [];

	/** @param least bits: the threshold. `keepContexts`: see `KernelOptions` */
	constructor(bounds: Bounds, least: number, keepContexts: boolean) {
		this.#bounds = bounds;
		this.#least = least;
		this.#byCode = Array.from({length: codes}, (_, code) => boundOf(bounds, keepContexts, code));
	}

	/** The bits of `way` for each code, `codes` numbers for each `nearness` of the names, where one of the rows is of a class: see `rarityClassOf`. */
	of(rarity: number): Uint8Array {
		return this.#tables[rarity] ??= this.#tableOf(rarity);
	}

	#tableOf(rarity: number): Uint8Array {
		const {names, weakNames, birth} = this.#bounds.topsOfRarity[rarity];
		const table = new Uint8Array(codes * 3);
		for (const [near, best] of [names, weakNames, this.#bounds.nameFar].entries()) {
			for (let code = 0; code < codes; code++) {
				const {where, asSaid, atHome, asFamily} = this.#byCode[code];
				const least = this.#least - (code >>> bit.birth === birthLevel.equal ? birth : 0);
				table[near * codes + code] = (asSaid + best[where] >= least ? way.asSaid : 0) | (asFamily + best[atHome] >= least ? way.asFamily : 0);
			}
		}
		return table;
	}
}

function boundOf(bounds: Bounds, keepContexts: boolean, code: number): CodeBound {
	const found = birthOf(code);
	if (found !== absent && found > birthLevel.different) return {where: context.apart, asSaid: -Infinity, atHome: context.home, asFamily: -Infinity};
	const place = code & 3;
	const own = ownBound(bounds, code);
	const atHome = contextAtHome(found);
	const [where, bound] = place === living.home ? [atHome, bounds.birthAtHome[found] + bounds.familyBest]
		: [contextApart(found, place), bounds.birth[found] + familyBound(bounds, code, bounds.placeTop[place])];
	const asFamily = !has(code, bit.parents) || place === living.home ? -Infinity
		: keepContexts ? Infinity : own + bounds.birthAtHome[found] + familyBound(bounds, code, bounds.placeTop[place], bounds.parentsEqual);
	return {where, asSaid: keepContexts && where !== context.apart ? Infinity : own + bound, atHome, asFamily};
}
