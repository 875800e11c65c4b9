import type {Random} from './random.ts';
import type {Sex} from './names.ts';
import type {Province} from './tables/provinces.ts';
import {phonePrefixes} from './tables/places.ts';

/**
 * Issues identifiers. No number is issued twice: the running number of its series goes through a fixed
 * permutation, so that numbers look random without a memory of all those given out.
 */
export class Issuer {
	readonly #idSeries = new Map<string, Series>();
	readonly #oldIdSeries = new Map<string, Series>();
	readonly #limit: number;
	#phones = 0;

	/** `residents` bounds how many numbers one series will issue; the rest stays free for mistyped ones. */
	constructor(residents: number) {
		this.#limit = Math.min(900_000, 2_000 + Math.ceil(residents * 0.02));
	}

	/** The personal ID: place of birth registration, century and sex, year, six digits. */
	personalId(province: Province, sex: Sex, year: number): string {
		const century = (Math.floor(year / 100) - 19) * 2 + (sex === 'female' ? 1 : 0);
		const series = `${province.prefix}${century}${digits(year % 100, 2)}`;
		const state = seriesOf(this.#idSeries, series);
		if (state.issued >= this.#limit) throw new RangeError(`series ${series} is used up`);
		state.issued += 1;
		return series + digits(scatter(state.issued - 1, state.salt, MILLION), 6);
	}

	/** Whether a number could be issued to somebody; a mistyped one must not be. */
	mayBeIssued(id: string): boolean {
		return gather(Number(id.slice(6)), saltOf(id.slice(0, 6)), MILLION) < this.#limit;
	}

	/** The 9-digit number of the old card. */
	oldId(random: Random, province: Province): string {
		const prefix = random.pick(province.oldIdPrefixes);
		const space = 10 ** (9 - prefix.length);
		const state = seriesOf(this.#oldIdSeries, prefix);
		state.issued += 1;
		return prefix + digits(scatter(state.issued % space, state.salt, space), 9 - prefix.length);
	}

	phone(): string {
		const number = this.#phones;
		this.#phones += 1;
		const prefix = phonePrefixes[number % phonePrefixes.length];
		return prefix + digits(scatter(Math.floor(number / phonePrefixes.length) % 10_000_000, saltOf(prefix), 10_000_000), 7);
	}
}

interface Series {
	readonly salt: number;
	issued: number;
}

function seriesOf(all: Map<string, Series>, name: string): Series {
	const known = all.get(name);
	if (known !== undefined) return known;
	const series = {salt: saltOf(name), issued: 0};
	all.set(name, series);
	return series;
}

const MILLION = 1_000_000;

/** Coprime to every power of ten, and its inverse modulo one million. */
const FACTOR = 387_413;
const INVERSE = inverseOf(FACTOR, MILLION);

function scatter(number: number, salt: number, space: number): number {
	return (number * FACTOR + salt) % space;
}

function gather(scattered: number, salt: number, space: number): number {
	return ((scattered + space - (salt % space)) * INVERSE) % space;
}

function inverseOf(factor: number, space: number): number {
	let [old, current] = [factor, space];
	let [oldCoefficient, coefficient] = [1, 0];
	while (current !== 0) {
		const quotient = Math.floor(old / current);
		[old, current] = [current, old - quotient * current];
		[oldCoefficient, coefficient] = [coefficient, oldCoefficient - quotient * coefficient];
	}
	return ((oldCoefficient % space) + space) % space;
}

function saltOf(series: string): number {
	let salt = 7;
	for (let index = 0; index < series.length; index += 1) salt = ((salt + series.charCodeAt(index)) * 611_953) % 9_999_991;
	return salt;
}

/** The number with zeros in front, whole where it is longer. Several times as fast as `padStart`; for at most nine digits. */
export function digits(number: number, length: number): string {
	return number < 10 ** length ? String(10 ** length + number).slice(1) : String(number);
}
