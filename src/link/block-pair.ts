import {compareBirths, compareIds} from './compare-values.ts';
import {id as idLevel} from './levels.ts';
import type {MiddleClashes} from './middle-clashes.ts';
import {bit, has, idRelation, living, nearness} from './pair-code.ts';
import {sharesHalf, slot, trait} from './row-table.ts';
import {slipsPlace, tooMany, type Relations} from './word-relations.ts';

// What the values of a block tell of its rows at `a` and `b`, exactly where `Screen` is content with a guess.

/** Bits of `traits`. */
const sexes = (1 << trait.male) | (1 << trait.female);
const parents = (1 << trait.father) | (1 << trait.mother);
const contacts = (1 << trait.phone) | (1 << trait.email);

/** See `pair-code.ts`. */
export function codeOf(values: Int32Array, a: number, b: number): number {
	const highA = values[a + slot.idHigh];
	const highB = values[b + slot.idHigh];
	const both = values[a + slot.traits] & values[b + slot.traits];
	const id = values[a + slot.oldId] === values[b + slot.oldId] ? idRelation.mayAgree
		: highA !== 0 && highB !== 0 && compareIds(highA, values[a + slot.idLow], highB, values[b + slot.idLow]) !== idLevel.different ? idRelation.mayAgree
		: has(values[a + slot.traits] | values[b + slot.traits], trait.idUnsure) ? idRelation.missing : idRelation.different;
	const together = sharesHalf(values[a + slot.contact], values[b + slot.contact]) | sharesHalf(values[a + slot.home], values[b + slot.home]);
	const place = together === 1 ? living.home : placeOf(values, a, b);
	return ((compareBirths(values[a + slot.birth], values[b + slot.birth]) & 15) << bit.birth)
		| (Number((both & sexes) === 0) << bit.sexDiffers)
		| (Number((both & parents) !== 0) << bit.parents)
		| (both & contacts)
		| (id << bit.id)
		| place;
}

/** Where two rows live that do not share a home. */
export function placeOf(values: Int32Array, a: number, b: number): number {
	if (values[a + slot.hamlet] === values[b + slot.hamlet]) return living.sameHamlet;
	const apart = (values[a + slot.unitLetters] ^ values[b + slot.unitLetters]) >>> 16 !== 0;
	return apart && has(values[a + slot.traits] & values[b + slot.traits], trait.unit) ? living.elsewhere : living.sameUnit;
}

/** The `nearness` of the names of two rows, as far as the matrices know their words. */
export function nearnessOf(values: Int32Array, {relations, width}: Relations, {clashes, width: middles}: MiddleClashes, a: number, b: number): number {
	const letters = (values[a + slot.unitLetters] ^ values[b + slot.unitLetters]) & 0xffff;
	if (!has(values[a + slot.traits] & values[b + slot.traits], trait.framed) || letters === 0) return nearness.any;
	if (slipsOf(relations, width, values[a + slot.outer], values[b + slot.outer]) >= tooMany) return nearness.far;
	return clashes[values[a + slot.middle] * middles + values[b + slot.middle]] === 0 ? nearness.any : nearness.weak;
}

/** Whether the parents that both rows name may all agree. */
export function parentsMayAgree(values: Int32Array, {relations, width}: Relations, a: number, b: number): boolean {
	const framed = values[a + slot.traits] & values[b + slot.traits];
	const letters = values[a + slot.parentLetters] ^ values[b + slot.parentLetters];
	return (!has(framed, trait.fatherFramed) || (letters & 0xffff) === 0
			|| slipsOf(relations, width, values[a + slot.fatherOuter], values[b + slot.fatherOuter]) < tooMany)
		&& (!has(framed, trait.motherFramed) || letters >>> 16 === 0
			|| slipsOf(relations, width, values[a + slot.motherOuter], values[b + slot.motherOuter]) < tooMany);
}

const slipsOf = (relations: Uint8Array, width: number, a: number, b: number): number =>
	(relations[(a & 0xffff) * width + (b & 0xffff)] + relations[(a >>> 16) * width + (b >>> 16)]) >>> slipsPlace;
