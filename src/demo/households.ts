import {thisYear} from './dates.ts';
import type {Family, NameWords, PeopleMaker, PersonTraits} from './family.ts';
import {digits} from './identifiers.ts';
import type {Sex} from './names.ts';
import type {Household, Person, Residence} from './people.ts';
import {makePlace} from './addresses.ts';
import {type Random, Weighted} from './random.ts';
import type {Quotas} from './rates.ts';
import {twinName, siblingName} from './twins.ts';
import type {Commune} from './tables/communes.ts';
import {home} from './tables/provinces.ts';

/** Somebody whose name and birth date a stranger in the same hamlet happens to share. */
export interface Model {
	readonly person: Person;
	readonly hamlet: string;
}

/** Makes the households of one commune. */
export class HouseholdMaker {
	readonly #random: Random;
	readonly #people: PeopleMaker;
	readonly #commune: Commune;
	readonly #quotas: Quotas;
	readonly #hamlets: number;
	#households = 0;

	constructor(random: Random, people: PeopleMaker, commune: Commune, quotas: Quotas) {
		this.#random = random;
		this.#people = people;
		this.#commune = commune;
		this.#quotas = quotas;
		this.#hamlets = random.between(5, 12);
	}

	/** A household of residents of the commune. With a model, its head is the model's namesake. */
	make(residence: Residence, model?: Model): Household {
		const random = this.#random;
		const settled = residence === 'permanent' && random.chance(0.16);
		const family = this.#people.drawFamily(random, residence === 'permanent' && !settled);
		const household = this.empty(residence, family, model?.hamlet);
		if (model !== undefined) this.#namesake(household, family, model.person);
		else if (residence === 'permanent') this.#native(household, family);
		else this.#migrant(household, family);
		this.#sharePhones(household);
		return household;
	}

	/** A new household without members yet, with its number and address. */
	empty(residence: Residence, family: Family, hamlet?: string): Household {
		const place = makePlace(this.#random, this.#commune, residence, family.origin, hamlet ?? this.#drawHamlet());
		return {commune: this.#commune, residence, ...place, number: this.nextNumber(), members: [], alike: []};
	}

	/** A new household for people who come from elsewhere. */
	emptyFor(residence: Residence): Household {
		return this.empty(residence, this.#people.drawFamily(this.#random, false));
	}

	nextNumber(): string {
		this.#households += 1;
		return digits(this.#households, 6);
	}

	/** Somebody who lives alone, of any age between 18 and 60. */
	single(residence: Residence): Household {
		const family = this.#people.drawFamily(this.#random, residence === 'permanent');
		const household = this.empty(residence, family);
		this.#add(household, family, {sex: this.#drawSex(), year: this.#yearOfAge(18, 60), relation: 'Chủ hộ'});
		return household;
	}

	#native(household: Household, family: Family): void {
		const random = this.#random;
		const kind = nativeKinds.pick(random);
		if (kind === 'alone') {
			this.#add(household, family, {sex: this.#drawSex(), year: this.#yearOfAge(28, 88), relation: 'Chủ hộ'});
			return;
		}
		if (kind === 'siblings') {
			this.#siblings(household, family);
			return;
		}
		const headYear = kind === 'grandparents' ? this.#yearOfAge(50, 80) : thisYear - headAges.pick(random) - random.between(0, 9);
		const {head, spouse} = this.#couple(household, family, headYear, random.chance(0.86));
		if (kind === 'grandparents') this.#marriedChild(household, family, head, spouse);
		else this.#children(household, family, head, spouse, 'Con đẻ', childCounts.pick(random));
		if (kind === 'parents') this.#parents(household, family, head);
		if (random.chance(0.04)) this.#add(household, family, {sex: this.#drawSex(), year: this.#yearOfAge(10, 24), relation: 'Cháu ruột'});
		if (random.chance(0.03)) this.#lodger(household, 'Cùng ở nhờ');
	}

	#migrant(household: Household, family: Family): void {
		const random = this.#random;
		const kind = migrantKinds.pick(random);
		if (kind === 'alone' || kind === 'roommates') {
			this.#add(household, family, {sex: this.#drawSex(), year: this.#yearOfAge(18, 46), relation: 'Chủ hộ'});
			if (kind === 'roommates') for (let count = random.between(1, 3); count > 0; count -= 1) this.#lodger(household, 'Cùng ở thuê');
			return;
		}
		const {head, spouse} = this.#couple(household, family, this.#yearOfAge(22, 48), true);
		if (kind === 'family') this.#children(household, family, head, spouse, 'Con đẻ', random.between(1, 2));
	}

	/** A stranger with the model's name, sex and birth date, and a family of his own. */
	#namesake(household: Household, family: Family, model: Person): void {
		const {surname, middle, given, name, sex, birth, birthYear} = model;
		const head = this.#add(household, family, {sex, year: birthYear, relation: 'Chủ hộ', name: {surname, middle, given, name}, birth});
		household.alike.push({a: model, b: head, kind: 'namesakes'});
		if (this.#random.chance(0.6)) {
			const spouse = this.#spouse(household, family, head);
			this.#children(household, family, head, spouse, 'Con đẻ', this.#random.between(0, 2));
		}
	}

	#couple(household: Household, family: Family, headYear: number, married: boolean): {head: Person; spouse: Person | undefined} {
		const sex = this.#random.chance(0.72) ? 'male' : 'female';
		const head = this.#add(household, family, {sex, year: headYear, relation: 'Chủ hộ'});
		const withSpouse = married && (sex === 'male' || this.#random.chance(0.55));
		return {head, spouse: withSpouse ? this.#spouse(household, family, head) : undefined};
	}

	#spouse(household: Household, family: Family, head: Person): Person {
		const wife = head.sex === 'male';
		const gap = this.#random.between(-2, 6) * (wife ? 1 : -1);
		const year = Math.min(head.birthYear + gap, thisYear - 21);
		const own = this.#random.chance(0.8) ? family : this.#people.drawFamily(this.#random, family.origin === home);
		return this.#add(household, own, {sex: wife ? 'female' : 'male', year, relation: wife ? 'Vợ' : 'Chồng'});
	}

	/** Children at home; grown-up ones have mostly left. Siblings of one sex often share the middle name. */
	#children(household: Household, family: Family, parent: Person, other: Person | undefined, relation: string, count: number): void {
		const random = this.#random;
		const [father, mother] = parent.sex === 'male' ? [parent, other] : [other, parent];
		const motherYear = mother?.birthYear ?? parent.birthYear + 2;
		const fatherName = father?.name ?? this.#people.drawName(random, family, 'male', motherYear - 3).name;
		const motherName = mother?.name ?? this.#people.drawName(random, family, 'female', motherYear).name;
		const surname = father?.surname ?? parent.surname;
		const born: Person[] = [];
		let year = motherYear + random.between(20, 27);
		for (let child = 0; child < count && year <= Math.min(thisYear, motherYear + 43); child += 1, year += random.between(1, 6)) {
			const age = thisYear - year;
			if (age > 22 && random.chance(Math.min(0.9, (age - 20) * 0.09))) continue;
			const sex = random.chance(0.52) ? 'male' : 'female';
			const sibling = born.findLast(earlier => earlier.sex === sex);
			const name = this.#childName(family, father, sex, year, surname, mother?.surname, sibling);
			const birthPlace = this.#birthPlace(household, family);
			const one = this.#add(household, family, {sex, year, relation, name, father: fatherName, mother: motherName, birthPlace});
			this.#noteAlike(household, one, born, father);
			born.push(one);
			if (this.#quotas.due('twins') && age < 30) born.push(this.#twin(household, family, one));
		}
	}

	#childName(family: Family, father: Person | undefined, sex: Sex, year: number, surname: string, motherSurname: string | undefined, sibling: Person | undefined): NameWords {
		const random = this.#random;
		if (sex === 'male' && father !== undefined && this.#quotas.due('fatherAndSon') && family.minority === undefined) {
			this.#quotas.spend('fatherAndSon');
			return {surname: father.surname, middle: father.middle, given: father.given, name: father.name};
		}
		if (sibling !== undefined && family.minority === undefined) {
			if (random.chance(0.05)) return siblingName(random, sibling);
			if (random.chance(0.5)) return this.#people.drawName(random, family, sex, year, surname, sibling.middle);
		}
		return this.#people.drawName(random, family, sex, year, surname, undefined, motherSurname);
	}

	#noteAlike(household: Household, child: Person, born: readonly Person[], father: Person | undefined): void {
		if (father !== undefined && father.name === child.name) household.alike.push({a: father, b: child, kind: 'father_son'});
		for (const sibling of born) {
			const close = Math.abs(sibling.birthYear - child.birthYear) <= 3 && sibling.sex === child.sex;
			if (close && looksLike(sibling, child)) household.alike.push({a: sibling, b: child, kind: 'siblings'});
		}
	}

	#twin(household: Household, family: Family, first: Person): Person {
		const sex = this.#random.chance(0.68) ? first.sex : first.sex === 'male' ? 'female' : 'male';
		const name = family.minority?.naming === 'clan' ? undefined : twinName(this.#random, first, sex);
		const second = this.#add(household, family, {
			sex,
			year: first.birthYear,
			relation: first.relation,
			name: name ?? this.#people.drawName(this.#random, family, sex, first.birthYear, first.surname),
			birth: first.birth,
			birthPlace: first.birthPlace,
			father: first.father,
			mother: first.mother,
		});
		household.alike.push({a: first, b: second, kind: 'twins'});
		this.#quotas.spend('twins');
		return second;
	}

	#parents(household: Household, family: Family, head: Person): void {
		const random = this.#random;
		const year = head.birthYear - random.between(21, 33);
		if (thisYear - year > 96) return;
		const father = random.chance(0.45);
		if (father) {
			this.#add(household, family, {sex: 'male', year, relation: 'Cha đẻ', name: splitWords(head.father)});
		}
		if (!father || random.chance(0.6)) this.#add(household, family, {sex: 'female', year: year + random.between(0, 4), relation: 'Mẹ đẻ', name: splitWords(head.mother)});
	}

	/** The head's grown-up child with spouse and children: three generations. */
	#marriedChild(household: Household, family: Family, head: Person, spouse: Person | undefined): void {
		const random = this.#random;
		const mother = head.sex === 'female' ? head : spouse;
		const year = Math.min((mother?.birthYear ?? head.birthYear) + random.between(20, 32), thisYear - 21);
		const sex = random.chance(0.62) ? 'male' : 'female';
		const father = head.sex === 'male' ? head : spouse;
		const name = this.#people.drawName(random, family, sex, year, father?.surname ?? head.surname);
		const child = this.#add(household, family, {sex, year, relation: 'Con đẻ', name, father: father?.name, mother: mother?.name});
		const inLaw = this.#spouse(household, family, child);
		inLaw.relation = sex === 'male' ? 'Con dâu' : 'Con rể';
		this.#children(household, family, child, inLaw, sex === 'male' ? 'Cháu nội' : 'Cháu ngoại', random.between(0, 3));
	}

	#siblings(household: Household, family: Family): void {
		const random = this.#random;
		const year = this.#yearOfAge(22, 45);
		const head = this.#add(household, family, {sex: this.#drawSex(), year, relation: 'Chủ hộ'});
		for (let count = random.between(1, 2), next = year; count > 0; count -= 1) {
			next += random.between(1, 5);
			if (thisYear - next < 15) return;
			const sex = this.#drawSex();
			const name = this.#people.drawName(random, family, sex, next, head.surname, sex === head.sex && random.chance(0.5) ? head.middle : undefined);
			this.#add(household, family, {sex, year: next, relation: 'Em ruột', name, father: head.father, mother: head.mother});
		}
	}

	#lodger(household: Household, relation: string): void {
		const family = this.#people.drawFamily(this.#random, false);
		this.#add(household, family, {sex: this.#drawSex(), year: this.#yearOfAge(18, 40), relation});
	}

	#add(household: Household, family: Family, traits: PersonTraits): Person {
		const person = this.#people.makePerson(this.#random, family, traits);
		household.members.push(person);
		return person;
	}

	/** Migrants' children are registered here or at home; all others mostly where the family is from. */
	#birthPlace(household: Household, family: Family): Family['origin'] {
		if (family.origin === home) return home;
		return this.#random.chance(household.residence === 'permanent' ? 0.75 : 0.4) ? home : family.origin;
	}

	/** Husband and wife, or mother and child, sometimes give one number. */
	#sharePhones(household: Household): void {
		const owner = household.members.find(member => member.phone !== '');
		if (owner === undefined || owner.relation === 'Cùng ở thuê') return;
		for (const member of household.members) {
			if (member !== owner && !member.relation.startsWith('Cùng') && this.#random.chance(member.phone === '' ? 0.12 : 0.1)) member.phone = owner.phone;
		}
	}

	#drawSex(): Sex {
		return this.#random.chance(0.5) ? 'male' : 'female';
	}

	#yearOfAge(low: number, high: number): number {
		return thisYear - this.#random.between(low, high);
	}

	#drawHamlet(): string {
		const number = 1 + Math.floor(this.#random.next() * this.#random.next() * this.#hamlets);
		return `${this.#commune.name.startsWith('Xã') ? 'Ấp' : 'Khu phố'} ${number}`;
	}
}

const nativeKinds = new Weighted(['nuclear', 'parents', 'grandparents', 'alone', 'siblings'] as const, [56, 15, 17, 8, 4]);
const migrantKinds = new Weighted(['alone', 'roommates', 'couple', 'family'] as const, [44, 7, 18, 31]);
const headAges = new Weighted([25, 35, 45, 55, 65, 75], [24, 33, 22, 12, 6, 3]);
const childCounts = new Weighted([0, 1, 2, 3, 4, 5], [7, 24, 43, 18, 6, 2]);

function splitWords(name: string): NameWords {
	const words = name.split(' ');
	return {surname: words[0], middle: words.slice(1, -1).join(' '), given: words[words.length - 1], name};
}

/** One letter between the given names, or the same words in another order. */
function looksLike(a: Person, b: Person): boolean {
	if (a.middle === b.middle) return a.given[0] === b.given[0] && Math.abs(a.given.length - b.given.length) <= 1;
	return a.given === b.given || (a.middle.endsWith(b.given) && b.middle.endsWith(a.given));
}
