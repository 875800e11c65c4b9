import type {Blocks} from './blocking.ts';
import {familyBound, ownBound, type Bounds} from './bounds.ts';
import {outerMayBeNear} from './compare-names.ts';
import {compareBirths, compareIds} from './compare-values.ts';
import {at} from './fields.ts';
import {absent, birth as birthLevel, id as idLevel, place as placeLevel} from './levels.ts';
import {context} from './model.ts';
import {openCodes} from './open-codes.ts';
import {birthOf, bit, contextApart, contextAtHome, idRelation, living, way} from './pair-code.ts';
import type {PairComparer} from './pair-comparer.ts';
import type {People} from './people.ts';
import {BlockRows, rowWidth, sharesHalf, slot, trait} from './row-table.ts';
import {contextOf, type Scorer} from './scorer.ts';

/** A run of pairs: blocks `firstBlock … lastBlock` of a rule, or a part of one large block. */
export interface Task {
	readonly rule: number;
	readonly firstBlock: number;
	readonly lastBlock: number;
	/** The rows of a block that take the part of the pair's first row, as positions in it; only where it is one block. */
	readonly from: number;
	readonly to: number;
}

export interface KernelCounts {
	/** Pairs that rules generated and that were compared one by one; one that several rules generate counts each time. */
	considered: number;
	/** Of those, the ones whose names were compared word by word: only they, and those compared on every field, can need an edit distance. */
	named: number;
	/** Of those, the ones that were compared on every field. */
	compared: number;
	/** Those that were left to the rule that generated them first: each pair is scored once. */
	repeated: number;
}

export interface KernelOptions {
	/** Bits: pairs of this weight or more are visited. */
	readonly threshold: number;
	/** Only pairs of a left and a right row. */
	readonly across: boolean;
	/** False compares every pair on every field; for tests. */
	readonly prune: boolean;
	/** Also visits every pair that shares a home, or a hamlet and a birth date: estimation needs all of them. */
	readonly keepContexts: boolean;
}

export type Visit = (a: number, b: number, weight: number, levels: Uint8Array) => void;

/** What all tasks of a kernel share. */
export interface KernelInput {
	readonly people: People;
	/** See `buildRowTable`. */
	readonly rows: Int32Array;
	readonly rules: readonly Blocks[];
	readonly comparer: PairComparer;
	readonly scorer: Scorer;
	readonly bounds: Bounds;
}

/**
 * Walks blocks and visits every pair whose weight reaches the threshold. A pair that cannot reach it is
 * given up as soon as an upper bound of its weight shows so; bounds never exceed the true weight, so that
 * `prune: false` visits the same pairs.
 */
export class Kernel {
	readonly counts: KernelCounts = {considered: 0, named: 0, compared: 0, repeated: 0};
	readonly #input: KernelInput;
	readonly #options: KernelOptions;
	readonly #open: Uint8Array;
	/** The same where an equal birth date is no rarer than most. */
	readonly #openIfCommon: Uint8Array;
	/** The threshold less a slack that covers the rounding of sums that run in another order. */
	readonly #least: number;
	readonly #levels: Uint8Array;
	#block = new BlockRows(64);
	/** Of no meaning, but seen from outside, so that the reading of `#fetch` is not optimised away. */
	fetchedSum = 0;

	constructor(input: KernelInput, options: KernelOptions) {
		this.#input = input;
		this.#options = options;
		this.#least = options.threshold - 1e-4;
		this.#open = openCodes(input.bounds, this.#least, options.keepContexts, Infinity);
		this.#openIfCommon = openCodes(input.bounds, this.#least, options.keepContexts, commonRarity);
		this.#levels = new Uint8Array(input.scorer.weights.length);
	}

	/**
	 * Visits the pairs of a task. `everyNth` > 1 takes a sample: of the large blocks each n-th row as first row of a pair, of the small ones all
	 * pairs of those that begin with such a row.
	 */
	run(task: Task, visit: Visit, everyNth = 1): void {
		const {people, rows, rules} = this.#input;
		const {order, starts} = rules[task.rule];
		const side = this.#options.across ? people.side : undefined;
		let fetched = starts[task.firstBlock];
		for (let block = task.firstBlock; block <= task.lastBlock; block++) {
			const size = starts[block + 1] - starts[block];
			const small = size < largeBlock;
			if (everyNth > 1 && small && order[starts[block]] % everyNth !== 0) continue;
			if (everyNth === 1 && starts[block] >= fetched) fetched = this.#fetch(order, fetched, Math.min(Math.max(starts[block + 1], starts[block] + fetchedAtOnce), starts[task.lastBlock + 1]));
			if (this.#block.capacity < size) this.#block = new BlockRows(size * 2);
			const left = this.#block.fill(rows, side, order, starts[block], size);
			const whole = task.firstBlock !== task.lastBlock || task.to === 0;
			const to = Math.min(whole ? size : task.to, side === undefined ? size : left);
			for (let first = whole ? 0 : task.from; first < to; first++) {
				if (everyNth > 1 && !small && this.#block.values[first * rowWidth + slot.row] % everyNth !== 0) continue;
				this.#pairsOf(first, side === undefined ? first + 1 : left, size, task.rule, visit);
			}
		}
	}

	/**
	 * Touches the rows that the next blocks hold. The processor waits for many of them at once, whereas it waits for each by itself while
	 * blocks are copied and compared: this halves the time of the small ones.
	 */
	#fetch(order: Int32Array, from: number, to: number): number {
		const {rows} = this.#input;
		let sum = 0;
		for (let index = from; index < to; index++) sum ^= rows[order[index] * rowWidth] ^ rows[order[index] * rowWidth + rowWidth - 1];
		this.fetchedSum ^= sum;
		return to;
	}

	/** The pairs of one row with rows `from … to - 1` of its block. This is the loop everything hangs on. */
	#pairsOf(first: number, from: number, to: number, rule: number, visit: Visit): void {
		const {values, floats} = this.#block;
		const prune = this.#options.prune;
		const a = first * rowWidth;
		const open = floats[a + slot.birthRarity] <= commonRarity ? this.#openIfCommon : this.#open;
		const rowA = values[a + slot.row];
		for (let b = from * rowWidth, end = to * rowWidth; b < end; b += rowWidth) {
			if (prune) {
				const code = codeOf(values, a, b);
				let ways = open[code];
				if (ways === 0) continue;
				if ((ways & far) !== ways && !namesMayBeNear(values, a, b)) ways &= far;
				if ((ways & direct) === 0 && (ways === 0 || !parentsMayAgree(values, a, b))) continue;
				if (!this.#mayReach(code, a, b)) continue;
			}
			const rowB = values[b + slot.row];
			if (this.#generatedBefore(rule, rowA, rowB)) this.counts.repeated++;
			else this.#compare(rowA, rowB, visit);
		}
		this.counts.considered += to - from;
	}

	#compare(a: number, b: number, visit: Visit): void {
		const {comparer, scorer} = this.#input;
		const {threshold, keepContexts} = this.#options;
		this.counts.compared++;
		comparer.compare(a, b, this.#levels);
		const weight = scorer.weight(a, b, this.#levels);
		if (weight >= threshold || (keepContexts && contextOf(this.#levels) !== context.apart)) visit(a, b, weight, this.#levels);
	}

	/** Whether the rows at `a` and `b` of the block may reach the threshold, or are wanted anyway. */
	#mayReach(code: number, a: number, b: number): boolean {
		const {values, floats} = this.#block;
		const {bounds} = this.#input;
		const {keepContexts} = this.#options;
		const found = birthOf(code);
		const own = ownBound(bounds, code) + (found === birthLevel.equal ? floats[a + slot.birthRarity] : 0);
		const atHome = contextAtHome(found);
		let place = code & 3;
		if (place === living.home) {
			if (this.#shareHome(values[a + slot.row], values[b + slot.row])) {
				return keepContexts || this.#namesMayReach(own + bounds.birthAtHome[found] + bounds.familyBest, atHome, a, b);
			}
			place = placeOf(values, a, b);
		}
		const where = contextApart(found, place);
		if (keepContexts && where !== context.apart) return true;
		const placeBound = place === living.sameHamlet ? bounds.placeWeights[placeLevel.hamlet] + bounds.hamletRarity[values[a + slot.hamlet]]
			: place === living.sameUnit && values[a + slot.unit] !== 0 ? Math.max(bounds.unplaced, bounds.placeWeights[placeLevel.unit] + bounds.unitRarity[values[a + slot.unit]])
			: bounds.placeTop[place];
		if (this.#namesMayReach(own + bounds.birth[found] + familyBound(bounds, code, placeBound), where, a, b)) return true;
		// Parents may still show a common home.
		return (code & bit.parents) !== 0
			&& parentsMayAgree(values, a, b)
			&& (keepContexts || this.#namesMayReach(own + bounds.birthAtHome[found] + familyBound(bounds, code, placeBound, bounds.parentsEqual), atHome, a, b))
			&& this.#input.comparer.parents(values[a + slot.row], values[b + slot.row]) === 0;
	}

	/** Takes what names and custom fields can add to a bound; the name's exact share only where nothing cheaper decides. */
	#namesMayReach(bound: number, where: number, a: number, b: number): boolean {
		const least = this.#least;
		const {bounds} = this.#input;
		if (bound + bounds.nameTop[where] < least) return false;
		const {values} = this.#block;
		const rowA = values[a + slot.row];
		const rowB = values[b + slot.row];
		const nameA = values[a + slot.name];
		const nameB = values[b + slot.name];
		if (nameA === 0 || nameB === 0) return bound >= least && !this.#customsRuleOut(rowA, rowB, bound);
		const far = bound + bounds.nameFar[where];
		if (!namesMayBeNear(values, a, b)) return far >= least && !this.#customsRuleOut(rowA, rowB, far);
		const best = bounds.nameBest[where];
		if (far < least && bound + Math.min(best[nameA], best[nameB]) < least) return false;
		const exact = bound + this.#exactName(rowA, rowB, where);
		return exact >= least && !this.#customsRuleOut(rowA, rowB, exact);
	}

	#shareHome(a: number, b: number): boolean {
		const {household, phone, address, email} = this.#input.people;
		return (household[a] !== 0 && household[a] === household[b]) || (phone[a] !== 0 && phone[a] === phone[b])
			|| (address[a] !== 0 && address[a] === address[b]) || (email[a] !== 0 && email[a] === email[b]);
	}

	/** What the names of two rows add, should they live as `where` says. */
	#exactName(a: number, b: number, where: number): number {
		this.counts.named++;
		const {comparer, scorer} = this.#input;
		const level = comparer.name(a, b);
		const rarity = where === context.apart || where === context.hamletSameBirth ? scorer.rarity.of(at.name, a, b, level) : 0;
		return scorer.nameWeights[where][level] + rarity;
	}

	/** Takes the custom fields one by one instead of at their best, until the bound falls below the threshold. */
	#customsRuleOut(a: number, b: number, bound: number): boolean {
		const {comparer: {customs}, bounds: {customBest, customRarity, customWeights, customOrder}} = this.#input;
		let left = bound;
		for (const index of customOrder) {
			const level = customs[index](a, b);
			left -= customBest[index];
			if (level !== absent) left += customWeights[index][level] + (level === 0 ? customRarity[index][a] : 0);
			if (left < this.#least) return true;
		}
		return false;
	}

	/** Whether a rule before `rule` has already generated a pair. */
	#generatedBefore(rule: number, a: number, b: number): boolean {
		const {rules} = this.#input;
		for (let earlier = 0; earlier < rule; earlier++) {
			const {keys} = rules[earlier];
			if (keys[a] !== 0 && keys[a] === keys[b]) return true;
		}
		return false;
	}
}

/** Bits: most birth dates are no rarer than this. */
const commonRarity = 1;
const far = way.far | way.farByParents;
const direct = way.near | way.far;
/** Blocks of fewer rows enter a sample whole or not at all. */
const largeBlock = 100;
const fetchedAtOnce = 256;

/** See `pair-code.ts`. */
function codeOf(values: Int32Array, a: number, b: number): number {
	const birthA = values[a + slot.birth];
	const birthB = values[b + slot.birth];
	const highA = values[a + slot.idHigh];
	const highB = values[b + slot.idHigh];
	const both = values[a + slot.traits] & values[b + slot.traits];
	const id = values[a + slot.oldId] === values[b + slot.oldId] ? idRelation.mayAgree
		: highA === 0 || highB === 0 ? idRelation.missing
		: compareIds(highA, values[a + slot.idLow], highB, values[b + slot.idLow]) !== idLevel.different ? idRelation.mayAgree
		: ((values[a + slot.traits] | values[b + slot.traits]) & trait.idCompleted) === 0 ? idRelation.different : idRelation.missing;
	const place = sharesHalf(values[a + slot.home], values[b + slot.home]) || sharesHalf(values[a + slot.contact], values[b + slot.contact]) ? living.home : placeOf(values, a, b);
	return ((compareBirths(birthA, birthB) & 15) << bit.birth)
		| ((both & (trait.male | trait.female)) === 0 ? bit.sexDiffers : 0)
		| ((both & (trait.father | trait.mother)) === 0 ? 0 : bit.parents)
		| ((both & trait.email) === 0 ? 0 : bit.emails)
		| ((both & trait.phone) === 0 ? 0 : bit.phones)
		| (id << bit.id)
		| place;
}

function placeOf(values: Int32Array, a: number, b: number): number {
	if (values[a + slot.hamlet] === values[b + slot.hamlet]) return living.sameHamlet;
	const unit = values[a + slot.unit];
	return unit === values[b + slot.unit] || unit === 0 || values[b + slot.unit] === 0 ? living.sameUnit : living.elsewhere;
}

/** As `mayBeNear`, from a block's values. */
function namesMayBeNear(values: Int32Array, a: number, b: number): boolean {
	const outerA = values[a + slot.outer];
	const outerB = values[b + slot.outer];
	if (outerA === outerB || outerA === 0 || outerB === 0) return true;
	if (values[a + slot.spelling] === values[b + slot.spelling] || values[a + slot.allLetters] === values[b + slot.allLetters]) return true;
	const sounds = values[a + slot.sounds] ^ values[b + slot.sounds];
	return outerMayBeNear(values[a + slot.outerLetters], values[b + slot.outerLetters], -(sounds >>> 16) >>> 31, -(sounds & 0xffff) >>> 31);
}

/** Whether the parents that both rows name may all agree. */
function parentsMayAgree(values: Int32Array, a: number, b: number): boolean {
	const both = values[a + slot.traits] & values[b + slot.traits];
	const letters = values[a + slot.parentLetters] ^ values[b + slot.parentLetters];
	return ((both & trait.father) === 0 || parentMayAgree(values, a + slot.fatherOuter, b + slot.fatherOuter, (letters & 0xffff) === 0))
		&& ((both & trait.mother) === 0 || parentMayAgree(values, a + slot.motherOuter, b + slot.motherOuter, letters >>> 16 === 0));
}

/** A parent's letters follow on his outer sounds. */
function parentMayAgree(values: Int32Array, a: number, b: number, sameLetters: boolean): boolean {
	return sameLetters || values[a] === values[b] || values[a] === 0 || values[b] === 0 || outerMayBeNear(values[a + 1], values[b + 1], 1, 1);
}
