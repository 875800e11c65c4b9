import type {People} from './people.ts';

/** The columns of one block side by side, so that the inner loop stays in the processor's cache. */
export class BlockColumns {
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
	readonly email: Int32Array;
	readonly hamlet: Int32Array;
	readonly unit: Int32Array;
	/** The keys that earlier rules gave these rows. */
	readonly earlier: Int32Array[] = [];

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
		this.email = column();
		this.hamlet = column();
		this.unit = column();
	}

	/** Copies a block; across sides, left rows come first. Returns the number of left rows. */
	fill(people: People, order: Int32Array, start: number, size: number, across: boolean, earlier: readonly Int32Array[]): number {
		let left = 0;
		if (across) for (let index = start; index < start + size; index++) left += 1 - people.side[order[index]];
		let nextLeft = 0;
		let nextRight = across ? left : 0;
		for (let index = start; index < start + size; index++) {
			const row = order[index];
			const to = across && people.side[row] === 0 ? nextLeft++ : nextRight++;
			this.#copy(people, row, to);
		}
		for (const [rule, keys] of earlier.entries()) {
			this.earlier[rule] ??= new Int32Array(this.capacity);
			for (let index = 0; index < size; index++) this.earlier[rule][index] = keys[this.row[index]];
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
		this.email[to] = people.email[row];
		this.hamlet[to] = people.hamlet[row];
		this.unit[to] = people.unit[row];
	}
}
