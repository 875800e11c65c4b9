import type {Sex} from './names.ts';
import type {TrapKind} from './kinds.ts';
import type {LocalRecord} from './local-record.ts';
import type {Commune} from './tables/communes.ts';
import type {Province} from './tables/provinces.ts';

export type Residence = 'permanent' | 'temporary';

/** A human being as he really is; what the registers say of him are records. */
export interface Person {
	/** Number in the truth files. */
	readonly number: number;
	readonly sex: Sex;
	readonly surname: string;
	readonly middle: string;
	readonly given: string;
	readonly name: string;
	/** As the birth certificate has it, yyyymmdd: some old people have only a year, or 1 January in its place. */
	birth: number;
	readonly birthYear: number;
	/** The certificate says 1 January because nobody knew the day. */
	birthDayUnknown: boolean;
	readonly birthPlace: Province;
	readonly nativePlace: Province;
	readonly ethnicity: string;
	readonly religion: string;
	readonly father: string;
	readonly mother: string;
	id: string;
	oldId: string;
	phone: string;
	/** To the head of the household, as written. */
	relation: string;
	/** False for the few whom the national database does not know. */
	inExtract: boolean;
	/** Planted to differ between the two sides; he gets no second record. */
	settled: boolean;
	/** His local registrations. */
	readonly records: LocalRecord[];
}

export interface Household {
	readonly commune: Commune;
	readonly residence: Residence;
	readonly hamlet: string;
	readonly address: string;
	/** Where a temporary household is permanent. */
	readonly permanentAddress: string;
	readonly number: string;
	readonly members: Person[];
	readonly alike: Alike[];
}

/** Two people who look like one; they must not be reported as a duplicate. */
export interface Alike {
	readonly a: Person;
	readonly b: Person;
	readonly kind: TrapKind;
}
