import {codeOf, nearnessOf, parentsMayAgree, placeOf} from './block-pair.ts';
import type {Blocks} from './blocking.ts';
import {familyBound, ownBound, type Bounds} from './bounds.ts';
import {at} from './fields.ts';
import {absent, birth as birthLevel, place as placeLevel} from './levels.ts';
import type {MiddleClashes} from './middle-clashes.ts';
import {context} from './model.ts';
import {OpenCodes} from './open-codes.ts';
import {allWays, birthOf, bit, codes, contextApart, contextAtHome, has, living, nearness, way} from './pair-code.ts';
import type {PairComparer} from './pair-comparer.ts';
import type {People} from './people.ts';
import {BlockRows, rowWidth, slot, trait} from './row-table.ts';
import {contextOf, type Scorer} from './scorer.ts';
import {Screen} from './screen.ts';

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
	readonly middles: MiddleClashes;
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
	readonly #open: OpenCodes;
	/** The threshold less a slack that covers the rounding of sums that run in another order. */
	readonly #least: number;
	readonly #levels: Uint8Array;
	#block = new BlockRows(64);
	#screen: Screen;
	/** Of no meaning, but seen from outside, so that the reading of `#fetch` is not optimised away. */
	fetchedSum = 0;

	constructor(input: KernelInput, options: KernelOptions) {
		this.#input = input;
		this.#options = options;
		this.#least = options.threshold - 1e-4;
		this.#open = new OpenCodes(input.bounds, this.#least, options.keepContexts);
		this.#screen = new Screen(64, input.people.names.relations, input.middles);
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
			if (this.#block.capacity < size) this.#makeRoom(size * 2);
			const left = this.#block.fill(rows, side, order, starts[block], size);
			const whole = task.firstBlock !== task.lastBlock || task.to === 0;
			const to = Math.min(whole ? size : task.to, side === undefined ? size : left);
			for (let first = whole ? 0 : task.from; first < to; first++) {
				if (everyNth > 1 && !small && this.#block.rows[first] % everyNth !== 0) continue;
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
		for (let index = from; index < to; index++) sum ^= rows[order[index] * rowWidth];
		this.fetchedSum ^= sum;
		return to;
	}

	#makeRoom(size: number): void {
		this.#block = new BlockRows(size);
		this.#screen = new Screen(size, this.#input.people.names.relations, this.#input.middles);
	}

	/** The pairs of one row with rows `from … to - 1` of its block. */
	#pairsOf(first: number, from: number, to: number, rule: number, visit: Visit): void {
		const {values, rows} = this.#block;
		const a = first * rowWidth;
		const rowA = rows[first];
		this.counts.considered += to - from;
		if (!this.#options.prune) {
			for (let second = from; second < to; second++) this.#generated(rule, rowA, rows[second], visit);
			return;
		}
		const {people: {names: {relations}}, middles} = this.#input;
		const open = this.#open.of(values[a + slot.traits] >>> trait.rarity);
		const {left} = this.#screen;
		const count = this.#screen.run(this.#block, a, from * rowWidth, to * rowWidth, open);
		for (let index = 0; index < count; index++) {
			const b = left[index] & ~allWays;
			if ((left[index] & allWays) === way.asFamily && !parentsMayAgree(values, relations, a, b)) continue;
			const code = codeOf(values, a, b);
			const near = nearnessOf(values, relations, middles, a, b);
			const place = code + near * codes;
			// The rarity of either row bounds what both can add.
			if (open[place] === 0 || this.#open.of(values[b + slot.traits] >>> trait.rarity)[place] === 0) continue;
			if (this.#mayReach(code, near, a, b)) this.#generated(rule, rowA, rows[b / rowWidth], visit);
		}
	}

	/** A pair that a rule generates and that nothing rules out. */
	#generated(rule: number, a: number, b: number, visit: Visit): void {
		if (this.#generatedBefore(rule, a, b)) this.counts.repeated++;
		else this.#compare(a, b, visit);
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
	#mayReach(code: number, near: number, a: number, b: number): boolean {
		const {values, rows} = this.#block;
		const {bounds, people: {unit}} = this.#input;
		const {keepContexts} = this.#options;
		const rowA = rows[a / rowWidth];
		const rowB = rows[b / rowWidth];
		const found = birthOf(code);
		const own = ownBound(bounds, code) + (found === birthLevel.equal ? bounds.birthRarity[rowA] : 0);
		const atHome = contextAtHome(found);
		let place = code & 3;
		if (place === living.home) {
			if (this.#shareHome(rowA, rowB)) return keepContexts || this.#namesMayReach(own + bounds.birthAtHome[found] + bounds.familyBest, atHome, near, a, b);
			place = placeOf(values, a, b);
		}
		const where = contextApart(found, place);
		if (keepContexts && where !== context.apart) return true;
		const placeBound = place === living.sameHamlet ? bounds.placeWeights[placeLevel.hamlet] + bounds.hamletRarity[values[a + slot.hamlet]]
			: place === living.sameUnit && unit[rowA] !== 0 ? Math.max(bounds.unplaced, bounds.placeWeights[placeLevel.unit] + bounds.unitRarity[unit[rowA]])
			: bounds.placeTop[place];
		if (this.#namesMayReach(own + bounds.birth[found] + familyBound(bounds, code, placeBound), where, near, a, b)) return true;
		// Parents may still show a common home.
		return has(code, bit.parents)
			&& parentsMayAgree(values, this.#input.people.names.relations, a, b)
			&& (keepContexts || this.#namesMayReach(own + bounds.birthAtHome[found] + familyBound(bounds, code, placeBound, bounds.parentsEqual), atHome, near, a, b))
			&& this.#input.comparer.parents(rowA, rowB) === 0;
	}

	/** Takes what names and custom fields can add to a bound; the name's exact share only where nothing cheaper decides. */
	#namesMayReach(bound: number, where: number, near: number, a: number, b: number): boolean {
		const least = this.#least;
		const {bounds} = this.#input;
		if (bound + bounds.nameTop[where] < least) return false;
		const {values, rows} = this.#block;
		const rowA = rows[a / rowWidth];
		const rowB = rows[b / rowWidth];
		const nameA = values[a + slot.name];
		const nameB = values[b + slot.name];
		if (nameA === 0 || nameB === 0) return bound >= least && !this.#customsRuleOut(rowA, rowB, bound);
		const far = bound + bounds.nameFar[where];
		if (near === nearness.far) return far >= least && !this.#customsRuleOut(rowA, rowB, far);
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

/** Blocks of fewer rows enter a sample whole or not at all. */
const largeBlock = 100;
const fetchedAtOnce = 256;
