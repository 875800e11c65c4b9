import {familyBound, ownBound, type Bounds, type RarityTop} from './bounds.ts';
import {absent, birth as birthLevel} from './levels.ts';
import {context} from './model.ts';
import {birthOf, bit, codes, contextApart, contextAtHome, has, living, way} from './pair-code.ts';

/**
 * The bits of `way` for each code, `codes` numbers for each `nearness` of the names.
 *
 * @param least bits: the threshold. `keepContexts`: see `KernelOptions`
 * @param top what names and an equal birth date add at most
 */
export function openCodes(bounds: Bounds, least: number, keepContexts: boolean, top: RarityTop): Uint8Array {
	const namesBest = [top.names, top.weakNames, bounds.nameFar];
	return Uint8Array.from({length: codes * namesBest.length}, (_, index) => waysOf(bounds, least, keepContexts, top.birth, namesBest[Math.floor(index / codes)], index % codes));
}

function waysOf(bounds: Bounds, least: number, keepContexts: boolean, birthBest: number, namesBest: readonly number[], code: number): number {
	const found = birthOf(code);
	if (found !== absent && found > birthLevel.different) return 0;
	const place = code & 3;
	const own = ownBound(bounds, code) + (found === birthLevel.equal ? birthBest : 0);
	const [atHome, apart] = [contextAtHome(found), contextApart(found, place)];
	const [where, bound] = place === living.home ? [atHome, own + bounds.birthAtHome[found] + bounds.familyBest]
		: [apart, own + bounds.birth[found] + familyBound(bounds, code, bounds.placeTop[place])];
	const asSaid = (keepContexts && where !== context.apart) || bound + namesBest[where] >= least;
	const byParents = own + bounds.birthAtHome[found] + familyBound(bounds, code, bounds.placeTop[place], bounds.parentsEqual);
	const asFamily = has(code, bit.parents) && place !== living.home && (keepContexts || byParents + namesBest[atHome] >= least);
	return (asSaid ? way.asSaid : 0) | (asFamily ? way.asFamily : 0);
}
