import type {PlantedKind} from './kinds.ts';
import type {Sex} from './names.ts';
import type {Person, Residence} from './people.ts';
import type {Commune} from './tables/communes.ts';

/** One row of a commune's export, before it gets the dress of that commune's file. */
export interface LocalRecord {
	readonly person: Person;
	readonly commune: Commune;
	/** Record key as the program makes it; empty until the row is written. */
	key: string;
	/** Own code of the register; empty where the export has no such column. */
	code: string;
	name: string;
	/** yyyymmdd; 0 where missing. */
	birth: number;
	sex: Sex | '';
	id: string;
	oldId: string;
	phone: string;
	ethnicity: string;
	religion: string;
	father: string;
	mother: string;
	hamlet: string;
	address: string;
	permanentAddress: string;
	residence: Residence;
	household: string;
	relation: string;
	status: string;
	updatedAt: number;
	/** Planted errors in what tells people apart (name, birth date, sex, moved); the ID's state is counted apart. */
	errors: number;
	/** What the program should say of this record. */
	readonly expected: Expected[];
}

/** A finding that the program should report, and the reason that it is there. */
export interface Expected {
	readonly kind: PlantedKind;
	readonly field: string;
	readonly code: string;
	readonly subcode: string;
	/** Only with an extract can it be found. */
	readonly needsExtract: boolean;
	/** The second record or the person of the extract, where the finding names one. */
	readonly other?: LocalRecord;
	readonly otherKey?: string;
}
