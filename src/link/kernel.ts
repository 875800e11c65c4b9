import {digitsSet} from './arrays.ts';
import {BlockColumns, generatedBefore, type PackedRows} from './block-columns.ts';
import type {Blocks} from './blocking.ts';
import {Bounds} from './bounds.ts';
import {mayBeNear, outerMayBeNear} from './compare-names.ts';
import {compareBirths} from './compare-values.ts';
import {at} from './fields.ts';
import {absent, birth as birthLevel} from './levels.ts';
import {context} from './model.ts';
import type {PairComparer} from './pair-comparer.ts';
import type {People} from './people.ts';
import {contextOf, type Scorer} from './scorer.ts';
import type {TermFrequencies} from './term-frequency.ts';

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

/**
 * Walks blocks and visits every pair whose weight reaches the threshold. A pair that cannot reach it is
 * given up as soon as an upper bound of its weight shows so; bounds never exceed the true weight, so that
 * `prune: false` visits the same pairs.
 */
export class Kernel {
	readonly counts: KernelCounts = {considered: 0, compared: 0, repeated: 0};
	readonly #people: People;
	readonly #rows: PackedRows;
	readonly #comparer: PairComparer;
	readonly #scorer: Scorer;
	readonly #threshold: number;
	readonly #across: boolean;
	readonly #prune: boolean;
	readonly #keepContexts: boolean;
	readonly #bounds: Bounds;
	readonly #levels: Uint8Array;
	#block = new BlockColumns(64);

	constructor(people: People, rows: PackedRows, comparer: PairComparer, scorer: Scorer, frequencies: TermFrequencies, options: KernelOptions) {
		this.#people = people;
		this.#rows = rows;
		this.#comparer = comparer;
		this.#scorer = scorer;
		this.#threshold = options.threshold;
		this.#across = options.across;
		this.#prune = options.prune;
		this.#keepContexts = options.keepContexts;
		this.#bounds = new Bounds(people, scorer, frequencies);
		this.#levels = new Uint8Array(scorer.weights.length);
	}

	/** Visits the pairs of a task. `everyNth` > 1 takes only each n-th row as first row of a pair, for samples. */
	run(task: Task, rules: readonly Blocks[], visit: Visit, everyNth = 1): void {
		const {order, starts} = rules[task.rule];
		for (let block = task.firstBlock; block <= task.lastBlock; block++) {
			const size = starts[block + 1] - starts[block];
			if (everyNth > 1 && !order.subarray(starts[block], starts[block + 1]).some(row => row % everyNth === 0)) continue;
			if (this.#block.capacity < size) this.#block = new BlockColumns(size * 2);
			const left = this.#block.fill(this.#people, this.#rows, order, starts[block], size, this.#across);
			const whole = task.firstBlock !== task.lastBlock || task.to === 0;
			const from = whole ? 0 : task.from;
			const to = Math.min(whole ? size : task.to, this.#across ? left : size);
			for (let first = from; first < to; first++) {
				if (everyNth > 1 && this.#block.row[first] % everyNth !== 0) continue;
				this.#pairsOf(first, this.#across ? left : first + 1, size, task.rule, visit);
			}
		}
	}

	/** The pairs of one row with rows `from … to - 1` of its block. This is the loop everything hangs on. */
	#pairsOf(first: number, from: number, to: number, rule: number, visit: Visit): void {
		const {row, birth, sex, name, spelling, outer, family, given, outerLetters, allLetters, idHigh, idLow, oldId, household, phone, address, email, hamlet, unit, father, mother} = this.#block;
		const {nameBest, nameFar, birthWeights, sexWeights, idDifferent, idBest, rest, birthRarity, familyBest, apartBest, unitBest, hamletBest} = this.#bounds;
		const keepContexts = this.#keepContexts;
		const threshold = this.#threshold - slack;
		const rowA = row[first];
		const birthA = birth[first];
		const sexA = sex[first];
		const nameA = name[first];
		const highA = idHigh[first];
		const lowA = idLow[first];
		const rarityA = birthRarity[rowA];
		let compared = 0;
		let repeated = 0;
		for (let second = from; second < to; second++) {
			const rowB = row[second];
			if (this.#prune) {
				const birthFound = compareBirths(birthA, birth[second]);
				const together = (household[first] !== 0 && household[first] === household[second])
					|| (phone[first] !== 0 && phone[first] === phone[second])
					|| (address[first] !== 0 && address[first] === address[second])
					|| (email[first] !== 0 && email[first] === email[second]);
				const sameHamlet = hamlet[first] !== 0 && hamlet[first] === hamlet[second];
				const sameBirth = birthFound <= birthLevel.precision;
				const where = together ? (sameBirth ? context.homeSameBirth : context.home)
					: sameBirth && sameHamlet ? context.hamletSameBirth : context.apart;
				let own = rest;
				if (sexA !== 0 && sex[second] !== 0) own += sexWeights[sexA === sex[second] ? 0 : 1];
				if (highA > 0 && idHigh[second] > 0) {
					const differing = digitsSet(highA ^ idHigh[second]) + digitsSet(lowA ^ idLow[second]);
					own += differing > 2 && (oldId[first] === 0 || oldId[first] !== oldId[second]) ? idDifferent : idBest;
				} else if ((highA !== 0 && idHigh[second] !== 0) || (oldId[first] !== 0 && oldId[first] === oldId[second])) own += idBest;
				if (birthFound === birthLevel.equal) own += rarityA;
				let bound = own;
				if (birthFound !== absent) bound += birthWeights[together ? 1 : 0][birthFound];
				if (together) bound += familyBest;
				else if (sameHamlet) bound += hamletBest[hamlet[first]];
				else bound += unit[first] !== 0 && unit[first] === unit[second] ? unitBest[unit[first]] : apartBest;
				const named = nameA !== 0 && name[second] !== 0;
				const near = named && (spelling[first] === spelling[second]
					|| outer[first] === outer[second]
					|| allLetters[first] === allLetters[second]
					|| outer[first] === 0 || outer[second] === 0
					|| outerMayBeNear(outerLetters[first], outerLetters[second], family[first] === family[second], given[first] === given[second]));
				const nameBound = !named ? 0
					: near ? Math.max(nameFar[where], Math.min(nameBest[where][nameA], nameBest[where][name[second]]))
					: nameFar[where];
				const hopeless = bound + nameBound < threshold
					|| (near && bound + this.#exactName(rowA, rowB, where) < threshold)
					|| this.#customsRuleOut(rowA, rowB, bound + nameBound);
				if (hopeless && (where === context.apart || !keepContexts)) {
					// Parents, which the integers above don't tell, may still show a common home.
					if (together || (father[first] === 0 || father[second] === 0) && (mother[first] === 0 || mother[second] === 0)) continue;
					const home = sameBirth ? context.homeSameBirth : context.home;
					const atHome = own + familyBest + (birthFound === absent ? 0 : birthWeights[1][birthFound])
						+ (!named ? 0 : near ? Math.max(nameFar[home], nameBest[home][nameA]) : nameFar[home]);
					if ((atHome < threshold && !keepContexts) || !this.#shareParents(rowA, rowB, father[first], father[second], mother[first], mother[second])) continue;
				}
			}
			if (generatedBefore(this.#rows, rule, rowA, rowB)) {
				repeated++;
				continue;
			}
			compared++;
			this.#comparer.compare(rowA, rowB, this.#levels);
			const weight = this.#scorer.weight(rowA, rowB, this.#levels);
			if (weight >= this.#threshold || (keepContexts && contextOf(this.#levels) !== context.apart)) visit(rowA, rowB, weight, this.#levels);
		}
		this.counts.repeated += repeated;
		this.counts.considered += to - from;
		this.counts.compared += compared;
	}

	/** What the names of two rows add, should they live as `where` says. */
	#exactName(a: number, b: number, where: number): number {
		const level = this.#comparer.name(a, b);
		const rarity = where === context.apart || where === context.hamletSameBirth ? this.#scorer.rarity.of(at.name, a, b, level) : 0;
		return this.#scorer.nameWeights[where][level] + rarity;
	}

	/** Takes the custom fields one by one instead of at their best, until the bound falls below the threshold. */
	#customsRuleOut(a: number, b: number, bound: number): boolean {
		const {customs} = this.#comparer;
		const {customBest, customRarity, customWeights, customOrder} = this.#bounds;
		let left = bound;
		for (const index of customOrder) {
			const level = customs[index](a, b);
			left -= customBest[index];
			if (level !== absent) left += customWeights[index][level] + (level === 0 ? customRarity[index][a] : 0);
			if (left < this.#threshold - slack) return true;
		}
		return false;
	}

	#shareParents(a: number, b: number, fatherA: number, fatherB: number, motherA: number, motherB: number): boolean {
		const {names} = this.#people;
		const fathersDiffer = fatherA !== 0 && fatherB !== 0 && !mayBeNear(names, fatherA, fatherB);
		const mothersDiffer = motherA !== 0 && motherB !== 0 && !mayBeNear(names, motherA, motherB);
		return !fathersDiffer && !mothersDiffer && this.#comparer.parents(a, b) === 0;
	}
}

/** Covers the rounding of sums that run in another order. */
const slack = 1e-6;
