import {absent, birth as birthLevel} from './levels.ts';
import {context} from './model.ts';

/**
 * What a few integer operations tell of a pair, in twelve bits: the level of the birth date (4 bits, 15 = absent), whether the sexes differ,
 * whether both sides name a parent, both have an email, both have a phone, how the IDs relate (2 bits), and where both live (2 bits).
 * For each of the codes a table says beforehand whether such a pair can reach the threshold at all.
 */
export const codes = 4096;

/** The places of these bits; where both live is the lowest two. */
export const bit = {birth: 8, sexDiffers: 7, parents: 6, email: 5, phone: 4, id: 2} as const;

/** Whether the bit at a place is set. */
export const has = (code: number, place: number): boolean => ((code >>> place) & 1) === 1;

/** How two IDs relate. Of two that are not alike one may have been completed wrongly: then they say as little as a missing one. */
export const idRelation = {mayAgree: 0, different: 1, missing: 2} as const;

/** Where two rows live. `home` is to be looked at more closely: see `sharesHalf`. */
export const living = {home: 0, sameHamlet: 1, sameUnit: 2, elsewhere: 3} as const;

/** How near two names may be: any level; `middleDiffers`, `part` or less; less than `part`. */
export const nearness = {any: 0, weak: 1, far: 2} as const;

/** How a pair of a code may still reach the threshold, as bits: as people who live as the code says, or as people who live together, which their parents would have to show. */
export const way = {asSaid: 1, asFamily: 2} as const;
export const allWays = way.asSaid | way.asFamily;

export const birthOf = (code: number): number => (code >>> bit.birth === 15 ? absent : code >>> bit.birth);


/** The context of a pair that does not live together. */
export const contextApart = (birthFound: number, place: number): number =>
	(birthFound <= birthLevel.precision && place === living.sameHamlet ? context.hamletSameBirth : context.apart);

/** The context of a pair that lives together. */
export const contextAtHome = (birthFound: number): number => (birthFound <= birthLevel.precision ? context.homeSameBirth : context.home);
