import {familyBound, ownBound, type Bounds, type RarityTop} from './bounds.ts';
import {absent, birth as birthLevel} from './levels.ts';
import {context} from './model.ts';
import {allWays, birthOf, bit, codes, contextApart, contextAtHome, has, living, way, whateverNames} from './pair-code.ts';

/**
 * The bits of `way` for each code: first of pairs whose names may be near, then, from `codes` on, of pairs whose names are not.
 *
 * @param least bits: the threshold. `keepContexts`: see `KernelOptions`
 * @param top what names and an equal birth date add at most
 */
export function openCodes(bounds: Bounds, least: number, keepContexts: boolean, top: RarityTop): Uint8Array {
	const waysOf = (code: number): number => {
		const found = birthOf(code);
		if (found !== absent && found > birthLevel.different) return 0;
		const place = code & 3;
		const own = ownBound(bounds, code) + (found === birthLevel.equal ? top.birth : 0);
		const [atHome, apart] = [contextAtHome(found), contextApart(found, place)];
		const bound = place === living.home ? own + bounds.birthAtHome[found] + bounds.familyBest : own + bounds.birth[found] + familyBound(bounds, code, bounds.placeTop[place]);
		const where = place === living.home ? atHome : apart;
		const byParents = own + bounds.birthAtHome[found] + familyBound(bounds, code, bounds.placeTop[place], bounds.parentsEqual);
		const parents = has(code, bit.parents) && place !== living.home;
		const kept = keepContexts && where !== context.apart;
		return (kept || bound + top.names[where] >= least ? way.near : 0)
			| (kept || bound + bounds.nameFar[where] >= least ? way.far : 0)
			| (parents && (keepContexts || byParents + top.names[atHome] >= least) ? way.nearByParents : 0)
			| (parents && (keepContexts || byParents + bounds.nameFar[atHome] >= least) ? way.farByParents : 0);
	};
	const near = Uint8Array.from({length: codes}, (_, code) => waysOf(code));
	return Uint8Array.from({length: codes * 2}, (_, code) => near[code % codes] & (code < codes ? allWays : whateverNames));
}
