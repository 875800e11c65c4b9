import {digitsSet, popcount} from './arrays.ts';
import type {Blocks} from './blocking.ts';
import {mayBeNear} from './compare-names.ts';
import {compareBirths} from './compare-values.ts';
import {at, familyFields} from './fields.ts';
import {absent, birth as birthLevel, id as idLevel, name as nameLevel, place as placeLevel} from './levels.ts';
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
	/** Pairs that a rule generated, that no earlier rule had, and that were compared one by one. */
	considered: number;
	/** Of those, the ones that were compared on every field. */
	compared: number;
	/** Pairs a rule generated that an earlier rule had. */
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
	readonly #comparer: PairComparer;
	readonly #scorer: Scorer;
	readonly #threshold: number;
	readonly #across: boolean;
	readonly #prune: boolean;
	readonly #keepContexts: boolean;
	readonly #bounds: Bounds;
	readonly #levels: Uint8Array;
	#block = new BlockColumns(64);

	constructor(people: People, comparer: PairComparer, scorer: Scorer, frequencies: TermFrequencies, options: KernelOptions) {
		this.#people = people;
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
		const earlier = rules.slice(0, task.rule).map(({keys}) => keys);
		for (let block = task.firstBlock; block <= task.lastBlock; block++) {
			const size = starts[block + 1] - starts[block];
			if (this.#block.capacity < size) this.#block = new BlockColumns(size * 2);
			const left = this.#block.fill(this.#people, order, starts[block], size, this.#across);
			const whole = task.firstBlock !== task.lastBlock || task.to === 0;
			const from = whole ? 0 : task.from;
			const to = Math.min(whole ? size : task.to, this.#across ? left : size);
			for (let first = from; first < to; first++) {
				if (everyNth > 1 && this.#block.row[first] % everyNth !== 0) continue;
				this.#pairsOf(first, this.#across ? left : first + 1, size, earlier, visit);
			}
		}
	}

	/** The pairs of one row with rows `from … to - 1` of its block. This is the loop everything hangs on. */
	#pairsOf(first: number, from: number, to: number, earlier: readonly Int32Array[], visit: Visit): void {
		const {row, birth, sex, name, spelling, outer, outerLetters, allLetters, idHigh, idLow, oldId, household, phone, address, hamlet} = this.#block;
		const {nameBest, nameFar, birthWeights, sexWeights, idDifferent, idBest, rest, home, near, birthRarity, familyBest, hamletBest} = this.#bounds;
		const threshold = this.#threshold;
		const keepContexts = this.#keepContexts;
		const rowA = row[first];
		const birthA = birth[first];
		const sexA = sex[first];
		const nameA = name[first];
		const highA = idHigh[first];
		const lowA = idLow[first];
		const rarityA = birthRarity[rowA];
		let compared = 0;
		let repeated = 0;
		pairs: for (let second = from; second < to; second++) {
			const rowB = row[second];
			for (let rule = 0; rule < earlier.length; rule++) {
				const key = earlier[rule][rowA];
				if (key !== 0 && key === earlier[rule][rowB]) {
					repeated++;
					continue pairs;
				}
			}
			if (this.#prune) {
				const birthFound = compareBirths(birthA, birth[second]);
				const sexFound = sexA === 0 || sex[second] === 0 ? 2 : sexA === sex[second] ? 0 : 1;
				const together = (household[first] !== 0 && household[first] === household[second])
					|| (phone[first] !== 0 && phone[first] === phone[second])
					|| (address[first] !== 0 && address[first] === address[second]);
				const unsure = home && !together && this.#mayShareHome(rowA, rowB);
				const sameHamlet = hamlet[first] !== 0 && hamlet[first] === hamlet[second];
				const sameBirth = birthFound <= birthLevel.precision;
				const where = unsure ? anyContext : together ? (sameBirth ? context.homeSameBirth : context.home)
					: sameBirth && sameHamlet ? context.hamletSameBirth : context.apart;
				let bound = rest + (sexFound === 2 ? 0 : sexWeights[sexFound]);
				if (birthFound !== absent) bound += birthWeights[unsure ? 2 : together ? 1 : 0][birthFound] + (birthFound === 0 ? rarityA : 0);
				bound += together || unsure ? familyBest : sameHamlet ? hamletBest[hamlet[first]] : near;
				if (highA > 0 && idHigh[second] > 0) {
					const differing = digitsSet(highA ^ idHigh[second]) + digitsSet(lowA ^ idLow[second]);
					bound += differing > 2 && (oldId[first] === 0 || oldId[first] !== oldId[second]) ? idDifferent : idBest;
				} else if ((highA !== 0 && idHigh[second] !== 0) || (oldId[first] !== 0 && oldId[first] === oldId[second])) bound += idBest;
				if (nameA !== 0 && name[second] !== 0) {
					const mayBeNear = spelling[first] === spelling[second]
						|| outer[first] === outer[second]
						|| popcount(outerLetters[first] ^ outerLetters[second]) <= 4
						|| allLetters[first] === allLetters[second]
						|| outer[first] === 0 || outer[second] === 0;
					const best = nameBest[where];
					bound += mayBeNear ? Math.max(nameFar[where], Math.min(best[nameA], best[name[second]])) : nameFar[where];
				}
				if (where === context.apart || !keepContexts) {
					if (bound < threshold - slack || this.#customsRuleOut(rowA, rowB, bound)) continue;
				}
			}
			compared++;
			this.#comparer.compare(rowA, rowB, this.#levels);
			const weight = this.#scorer.weight(rowA, rowB, this.#levels);
			if (weight >= threshold || (keepContexts && contextOf(this.#levels) !== context.apart)) visit(rowA, rowB, weight, this.#levels);
		}
		this.counts.repeated += repeated;
		this.counts.considered += to - from - repeated;
		this.counts.compared += compared;
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

	/** Whether parents or e-mail may show a common home: what the inner loop's integers don't tell. */
	#mayShareHome(a: number, b: number): boolean {
		const {father, mother, email, names} = this.#people;
		return (email[a] !== 0 && email[a] === email[b])
			|| (father[a] !== 0 && father[b] !== 0 && mayBeNear(names, father[a], father[b]))
			|| (mother[a] !== 0 && mother[b] !== 0 && mayBeNear(names, mother[a], mother[b]));
	}
}

/** Stands for "whichever context": its bounds are the best of all. */
const anyContext = 4;

/** Upper bounds of what a field can add, from the model's weights and the rarest values. A tiny slack covers rounding. */
class Bounds {
	readonly nameBest: readonly Float64Array[];
	readonly nameFar: Float64Array;
	readonly birthWeights: readonly Float64Array[];
	readonly birthRarity: Float32Array;
	readonly sexWeights: Float64Array;
	readonly idDifferent: number;
	readonly idBest: number;
	/** Prior and custom fields at their best. */
	readonly rest: number;
	readonly customBest: readonly number[];
	/** Custom fields, cheap comparisons first. */
	readonly customOrder: readonly number[];
	readonly customWeights: readonly Float64Array[];
	readonly customRarity: readonly Float32Array[];
	/** Whether these people have parents or e-mail at all, which may show a common home. */
	readonly home: boolean;
	/** The best of the family's fields for people who live together, or apart. */
	readonly familyBest: number;
	readonly near: number;
	readonly hamletBest: Float64Array;

	constructor(people: People, scorer: Scorer, frequencies: TermFrequencies) {
		const {weights} = scorer;
		const nameWeights = [...scorer.nameWeights, bestOf(scorer.nameWeights)];
		this.nameBest = nameWeights.map((own, where) => Float64Array.from({length: people.names.count}, (_, number) => bestOfName(own, where, number, frequencies)));
		this.nameFar = Float64Array.from(nameWeights, own => Math.max(own[nameLevel.givenOnly], own[nameLevel.familyOnly], own[nameLevel.different]));
		this.birthWeights = [...scorer.birthWeights, bestOf(scorer.birthWeights)];
		this.birthRarity = frequencies.birth;
		this.sexWeights = weights[at.sex];
		this.idDifferent = weights[at.id][idLevel.different];
		this.idBest = Math.max(0, ...weights[at.id]);
		this.customWeights = weights.slice(at.custom);
		this.customRarity = frequencies.customs;
		const cheap = (index: number): number => (people.customs[index].type === 'exact' ? 0 : 1);
		this.customOrder = [...people.customs.keys()].toSorted((a, b) => cheap(a) - cheap(b));
		this.customBest = this.customWeights.map((own, index) => Math.max(0, own[0] + largest(frequencies.customs[index]), ...own));
		this.rest = scorer.prior + this.customBest.reduce((sum, best) => sum + best, 0);
		this.home = people.father.some(Boolean) || people.mother.some(Boolean) || people.email.some(Boolean);
		const placeWeights = weights[at.place];
		// A field that nobody has adds nothing, so it must not loosen the bound.
		const inUse = (field: number, ...columns: readonly Int32Array[]): Float64Array => (columns.some(column => column.some(Boolean)) ? weights[field] : new Float64Array());
		const contact = inUse(at.contact, people.phone, people.email);
		const parents = inUse(at.parents, people.father, people.mother);
		this.near = Math.max(
			0,
			...(people.unit.some(Boolean) ? [placeWeights[placeLevel.unit] + largest(frequencies.unit)] : []),
			...(people.address.some(Boolean) ? [placeWeights[placeLevel.addressNear]] : []),
			...contact.subarray(1),
			...parents.subarray(1),
		);
		this.hamletBest = Float64Array.from(frequencies.hamlet, rarity => Math.max(this.near, placeWeights[placeLevel.hamlet] + rarity));
		this.familyBest = Math.max(
			0,
			...familyFields.flatMap(field => [...weights[field]]),
			placeWeights[placeLevel.household] + largest(frequencies.household),
			placeWeights[placeLevel.address] + largest(frequencies.address),
			placeWeights[placeLevel.hamlet] + largest(frequencies.hamlet),
			this.near,
			weights[at.contact][0] + Math.max(largest(frequencies.phone), largest(frequencies.email)),
		);
	}
}

/** Covers the rounding of sums that run in another order. */
const slack = 1e-6;

/** The best of several rows of weights, level by level. */
const bestOf = (rows: readonly Float64Array[]): Float64Array => Float64Array.from(rows[0], (_, level) => Math.max(...rows.map(row => row[level])));

function bestOfName(weights: Float64Array, where: number, number: number, {equal, folded, spelling, outer}: TermFrequencies): number {
	const common = where === context.apart || where === context.hamletSameBirth ? -Infinity : Math.max(...weights.subarray(0, nameLevel.part + 1));
	if (where === context.home || where === context.homeSameBirth) return common;
	return Math.max(
		common,
		weights[nameLevel.equal] + equal[number],
		weights[nameLevel.accents] + folded[number],
		weights[nameLevel.spelling] + spelling[number],
		weights[nameLevel.dialect] + spelling[number],
		weights[nameLevel.typing] + folded[number],
		weights[nameLevel.order] + outer[number],
		weights[nameLevel.middleMissing] + outer[number],
		weights[nameLevel.middleDiffers] + outer[number],
		weights[nameLevel.part],
	);
}

function largest(values: Float32Array): number {
	let best = 0;
	for (const value of values) if (value > best) best = value;
	return best;
}

/** The columns of one block side by side, so that the inner loop stays in the processor's cache. */
class BlockColumns {
	readonly capacity: number;
	readonly row: Int32Array;
	readonly birth: Int32Array;
	readonly sex: Int32Array;
	readonly name: Int32Array;
	readonly spelling: Int32Array;
	readonly outer: Int32Array;
	readonly outerLetters: Int32Array;
	readonly allLetters: Int32Array;
	readonly idHigh: Int32Array;
	readonly idLow: Int32Array;
	readonly oldId: Int32Array;
	readonly household: Int32Array;
	readonly phone: Int32Array;
	readonly address: Int32Array;
	readonly hamlet: Int32Array;

	constructor(capacity: number) {
		this.capacity = capacity;
		const column = (): Int32Array => new Int32Array(capacity);
		this.row = column();
		this.birth = column();
		this.sex = column();
		this.name = column();
		this.spelling = column();
		this.outer = column();
		this.outerLetters = column();
		this.allLetters = column();
		this.idHigh = column();
		this.idLow = column();
		this.oldId = column();
		this.household = column();
		this.phone = column();
		this.address = column();
		this.hamlet = column();
	}

	/** Copies a block; across sides, left rows come first. Returns the number of left rows. */
	fill(people: People, order: Int32Array, start: number, size: number, across: boolean): number {
		let left = 0;
		if (across) for (let index = start; index < start + size; index++) left += 1 - people.side[order[index]];
		let nextLeft = 0;
		let nextRight = across ? left : 0;
		for (let index = start; index < start + size; index++) {
			const row = order[index];
			const to = across && people.side[row] === 0 ? nextLeft++ : nextRight++;
			this.#copy(people, row, to);
		}
		return left;
	}

	#copy(people: People, row: number, to: number): void {
		const {names} = people;
		const name = people.name[row];
		this.row[to] = row;
		this.birth[to] = people.birth[row];
		this.sex[to] = people.sex[row];
		this.name[to] = name;
		this.spelling[to] = names.spelling[name];
		this.outer[to] = names.outer[name];
		this.outerLetters[to] = names.outerLetters[name];
		this.allLetters[to] = names.allLetters[name];
		this.idHigh[to] = people.idCompleted[row] === 0 ? people.idHigh[row] : -1;
		this.idLow[to] = people.idLow[row];
		this.oldId[to] = people.oldId[row];
		this.household[to] = people.household[row];
		this.phone[to] = people.phone[row];
		this.address[to] = people.address[row];
		this.hamlet[to] = people.hamlet[row];
	}
}
