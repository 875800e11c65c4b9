import {outerMayBeNear} from './compare-names.ts';
import {compareBirths, compareIds} from './compare-values.ts';
import {id as idLevel} from './levels.ts';
import {bit, has, idRelation, living} from './pair-code.ts';
import {sharesHalf, slot, trait} from './row-table.ts';

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

/** As `mayBeNear`, from a block's values: names that sound alike have sounds and then letters in common. */
export function namesMayBeNear(values: Int32Array, a: number, b: number): boolean {
	const letters = (values[a + slot.unitLetters] ^ values[b + slot.unitLetters]) & 0xffff;
	if (!has(values[a + slot.traits] & values[b + slot.traits], trait.outer) || letters === 0) return true;
	const sounds = values[a + slot.sounds] ^ values[b + slot.sounds];
	return outerMayBeNear(values[a + slot.outerLetters], values[b + slot.outerLetters], -(sounds & 0xffff) >>> 31, -(sounds >>> 16) >>> 31);
}

/** Whether the parents that both rows name may all agree. */
export function parentsMayAgree(values: Int32Array, a: number, b: number): boolean {
	const both = values[a + slot.traits] & values[b + slot.traits];
	const letters = values[a + slot.parentLetters] ^ values[b + slot.parentLetters];
	const sounds = values[a + slot.parentSounds] ^ values[b + slot.parentSounds];
	return (!has(both, trait.father) || !has(both, trait.fatherOuter) || (letters & 0xffff) === 0
			|| outerMayBeNear(values[a + slot.fatherLetters], values[b + slot.fatherLetters], -(sounds & 0xff) >>> 31, -(sounds & 0xff00) >>> 31))
		&& (!has(both, trait.mother) || !has(both, trait.motherOuter) || letters >>> 16 === 0
			|| outerMayBeNear(values[a + slot.motherLetters], values[b + slot.motherLetters], -(sounds & 0xff0000) >>> 31, -(sounds >>> 24) >>> 31));
}
