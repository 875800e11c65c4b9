import {drawDate, thisYear} from './dates.ts';
import type {Issuer} from './identifiers.ts';
import {drawGiven, drawGivenWords, drawSurname, joinName, type Region, type Sex} from './names.ts';
import type {Person} from './people.ts';
import {type Random, Weighted} from './random.ts';
import {type Minority, minorities} from './tables/minorities.ts';
import {religions} from './tables/places.ts';
import {home, type Province, provinces} from './tables/provinces.ts';

export interface NameWords {
	readonly surname: string;
	readonly middle: string;
	readonly given: string;
	readonly name: string;
}

/** Where a family comes from and what it passes on. */
export interface Family {
	readonly origin: Province;
	readonly region: Region;
	readonly minority: Minority | undefined;
	readonly religion: string;
}

export interface PersonTraits {
	readonly sex: Sex;
	readonly year: number;
	readonly relation: string;
	readonly name?: NameWords;
	readonly birth?: number;
	readonly birthPlace?: Province;
	readonly father?: string;
	readonly mother?: string;
}

/** Share of people of ethnic minorities among all. */
const minorityShare = 0.03;

/** Makes people, one after the other, with identifiers of their own. */
export class PeopleMaker {
	readonly #issuer: Issuer;
	#count = 0;

	constructor(issuer: Issuer) {
		this.#issuer = issuer;
	}

	drawFamily(random: Random, native: boolean): Family {
		const minority = random.chance(minorityShare) ? minorityPick.pick(random) : undefined;
		const origin = native ? home : originOf(random, minority);
		const religion = minority === undefined ? religionPick.pick(random) : random.pick(minority.religions);
		return {origin, region: Number(origin.prefix) < 44 ? 'north' : 'south', minority, religion};
	}

	/** A name; with the surname of the father where he has given one. */
	drawName(random: Random, family: Family, sex: Sex, year: number, inherited?: string, middle?: string, motherSurname?: string): NameWords {
		const {minority} = family;
		let surname = inherited;
		if (minority !== undefined && minority.male.length > 0) {
			const own = minorityName(random, minority, sex, surname);
			if (minority.naming !== 'surname' || random.chance(0.5)) return own;
			surname = own.surname;
		}
		surname ??= (minority === undefined ? drawSurname(random, family.region) : random.pick(minority.surnames));
		const words =
			middle === undefined
				? drawGivenWords(random, sex, year, motherSurname ?? drawSurname(random, family.region))
				: {middle, given: drawGiven(random, sex, year, middle)};
		return {surname, ...words, name: joinName(surname, words.middle, words.given)};
	}

	makePerson(random: Random, family: Family, traits: PersonTraits): Person {
		const {sex, year} = traits;
		const name = traits.name ?? this.drawName(random, family, sex, year);
		const birthPlace = traits.birthPlace ?? family.origin;
		const age = thisYear - year;
		this.#count += 1;
		return {
			number: this.#count,
			sex,
			surname: name.surname,
			middle: name.middle,
			given: name.given,
			name: name.name,
			birth: traits.birth ?? drawDate(random, year),
			birthYear: year,
			birthDayUnknown: false,
			birthPlace,
			nativePlace: family.origin,
			ethnicity: family.minority?.name ?? 'Kinh',
			religion: family.religion,
			father: traits.father ?? this.drawName(random, family, 'male', year - random.between(22, 38), sex === 'male' ? name.surname : undefined).name,
			mother: traits.mother ?? this.drawName(random, family, 'female', year - random.between(19, 35)).name,
			id: this.#issuer.personalId(birthPlace, sex, year),
			oldId: age >= 22 && random.chance(age > 30 ? 0.82 : 0.5) ? this.#issuer.oldId(random, family.origin) : '',
			phone: age >= 15 && random.chance(age < 65 ? 0.88 : 0.5) ? this.#issuer.phone() : '',
			relation: traits.relation,
			inExtract: true,
			settled: false,
			records: [],
		};
	}
}

const minorityPick = new Weighted(minorities, minorities.map(minority => minority.weight));
const originPick = new Weighted(provinces, provinces.map(province => province.weight));
const religionPick = new Weighted(religions.map(([name]) => name), religions.map(([, weight]) => weight));

function originOf(random: Random, minority: Minority | undefined): Province {
	if (minority === undefined) return originPick.pick(random);
	const prefix = random.pick(minority.provinces);
	return provinces.find(province => province.prefix === prefix) ?? home;
}

function minorityName(random: Random, minority: Minority, sex: Sex, inherited: string | undefined): NameWords {
	const surname = inherited ?? random.pick(minority.surnames);
	const own = random.pick(minority[sex]);
	if (minority.naming === 'fixed') {
		const first = sex === 'male' ? 'Điểu' : 'Thị';
		return {surname: first, middle: '', given: own, name: `${first} ${own}`};
	}
	if (minority.naming === 'clan') {
		const first = sex === 'male' ? `Y ${own}` : `H'${own}`;
		return {surname, middle: '', given: own, name: `${first} ${surname}`};
	}
	const words = own.split(' ');
	const given = words[words.length - 1];
	return {surname, middle: words.slice(0, -1).join(' '), given, name: `${surname} ${own}`};
}
