import type {CommuneRegister} from './commune-register.ts';
import type {ExtractSide} from './extract-side.ts';
import {PeopleMaker} from './family.ts';
import {Issuer} from './identifiers.ts';
import {type Random, Weighted} from './random.ts';
import {Quotas} from './rates.ts';
import type {Commune} from './tables/communes.ts';
import type {Truth} from './truth.ts';

/** What the registers of all communes share. */
export class World {
	readonly seed: number;
	readonly communes: readonly Commune[];
	readonly issuer: Issuer;
	readonly people: PeopleMaker;
	readonly quotas: Quotas;
	readonly truth: Truth;
	/** Undefined where only the local side is made. */
	readonly extract: ExtractSide | undefined;
	/** IDs of people whom only the extract knows. */
	readonly strangers: string[] = [];
	readonly #registers = new Map<Commune, CommuneRegister>();
	readonly #pick: Weighted<Commune>;

	constructor(seed: number, residents: number, communes: readonly Commune[], truth: Truth, extract: ExtractSide | undefined) {
		this.seed = seed;
		this.communes = communes;
		this.issuer = new Issuer(residents);
		this.people = new PeopleMaker(this.issuer);
		this.quotas = new Quotas(seed);
		this.truth = truth;
		this.extract = extract;
		this.#pick = new Weighted(communes, communes.map(commune => commune.weight));
	}

	add(register: CommuneRegister): void {
		this.#registers.set(register.commune, register);
	}

	/** Another commune, large ones more often; undefined where there is only one. */
	drawOtherRegister(random: Random, commune: Commune): CommuneRegister | undefined {
		if (this.communes.length < 2) return undefined;
		for (;;) {
			const other = this.#pick.pick(random);
			if (other !== commune) return this.#registers.get(other);
		}
	}
}
