import type {LinkedPair, Side} from '../../../src/compare/linked-pair.ts';
import {compareName} from '../../../src/vietnam/names.ts';

export interface SideOptions extends Partial<Omit<Side, 'nameForm'>> {}

const nobody: Side = {
	unit: null, personalId: null, oldId: null, cancelledId: null, name: '', nameForm: '', born: 0, bornImpossible: false, sex: null, status: null,
	residence: null, relation: null, ethnicity: null, religion: null,
};

/** A linked pair of which the two sides say just this. */
export function linked(local: SideOptions, extract: SideOptions, rest: Partial<Omit<LinkedPair, 'local' | 'extract'>> = {}): LinkedPair {
	return {key: '25741/1', person: 'E1', basis: 'id', probability: 0.999, idOwner: null, unitDiffers: false, ...rest, local: sideOf(local), extract: sideOf(extract)};
}

function sideOf(side: SideOptions): Side {
	return {...nobody, ...side, nameForm: compareName(side.name ?? '')};
}
