import {familyBound, ownBound, type Bounds} from './bounds.ts';
import {absent, birth as birthLevel} from './levels.ts';
import {context} from './model.ts';
import {birthOf, bit, codes, contextApart, contextAtHome, living, open} from './pair-code.ts';

/**
 * The bits of `open` for each code.
 *
 * @param least bits: the threshold. `keepContexts`: see `KernelOptions`.
 */
export function openCodes(bounds: Bounds, least: number, keepContexts: boolean): Uint8Array {
	return Uint8Array.from({length: codes}, (_, code) => {
		const found = birthOf(code);
		if (found !== absent && found > birthLevel.different) return 0;
		const place = code & 3;
		const own = ownBound(bounds, code) + (found === birthLevel.equal ? bounds.birthTop : 0);
		const [atHome, apart] = [contextAtHome(found), contextApart(found, place)];
		const bound = place === living.home ? own + bounds.birthAtHome[found] + bounds.familyBest : own + bounds.birth[found] + familyBound(bounds, code, bounds.placeTop[place]);
		const where = place === living.home ? atHome : apart;
		const byParents = own + bounds.birthAtHome[found] + familyBound(bounds, code, bounds.placeTop[place], bounds.parentsEqual);
		const parents = (code & bit.parents) !== 0 && place !== living.home;
		const kept = keepContexts && where !== context.apart;
		return (kept || bound + bounds.nameTop[where] >= least ? open.near : 0)
			| (kept || bound + bounds.nameFar[where] >= least ? open.far : 0)
			| (parents && (keepContexts || byParents + bounds.nameTop[atHome] >= least) ? open.nearByParents : 0)
			| (parents && (keepContexts || byParents + bounds.nameFar[atHome] >= least) ? open.farByParents : 0);
	});
}
