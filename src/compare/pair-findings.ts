import type {FindingDraft, Severity} from '../findings/finding.ts';
import {birthDifference, formatDate, precision} from '../vietnam/dates.ts';
import {identifierForm} from '../vietnam/ids.ts';
import {nameDifference, nameDifferenceWritten} from '../vietnam/names.ts';
import {birthDirection, nameDirection, recheck, sexDirection, towards, type Verdict} from './direction.ts';
import {idDifference, numberDifference} from './id-difference.ts';
import type {LinkedPair, Side} from './linked-pair.ts';
import {birthSays, nameSays} from './says.ts';

/**
 * What differs between a local record and the extract's row of the same person. A value that one side does not give
 * is no difference. Severity: `error` where the two cannot both be right about who somebody is or whether he
 * lives, `warning` about his registration and what is
 * to be filled in, `info` where one side merely knows less or writes
 * the same another way.
 */
export function pairFindings(pair: LinkedPair): FindingDraft[] {
	return rules.map(rule => rule(pair)).filter(draft => draft !== undefined);
}

type Rule = (pair: LinkedPair) => FindingDraft | undefined;

interface Difference {
	readonly code: string;
	readonly subcode?: string;
	readonly severity: Severity;
	readonly field: string;
	readonly current?: string;
	readonly other?: string;
	readonly verdict: Verdict;
	/** Whose record the finding is about besides the local one, where not the linked person's. */
	readonly recordB?: string;
	readonly evidence?: FindingDraft['evidence'];
}

// Confidence is how sure it is that the two are one person; what is proposed is never surer. Where name or birth date is
// somebody else's, a son under his father's ID say, nothing is proposed.
function draftOf(pair: LinkedPair, {code, subcode, severity, field, current, other, verdict: found, recordB, evidence}: Difference): FindingDraft {
	const verdict = isContested(pair) ? recheck : found;
	const proposed = verdict.direction === 'update_local' ? other : verdict.direction === 'request_national' ? current : undefined;
	return {
		code, subcode, severity, field,
		unit: pair.local.unit ?? undefined,
		recordA: pair.key,
		recordB: recordB ?? pair.person,
		currentValue: current,
		otherValue: other,
		proposedValue: proposed,
		direction: verdict.direction,
		confidence: pair.probability,
		evidence: {basis: pair.basis, ...evidence, reason: verdict.reason},
	};
}

function isContested({local, extract}: LinkedPair): boolean {
	return nameSays(local.nameForm, extract.nameForm) < 0 || birthSays(local.born, extract.born) < 0;
}

// Capitals are no difference. Another place of the tone mark is the same name for us and not for every other program.
const name: Rule = pair => {
	const {local, extract} = pair;
	if (local.nameForm === '' || extract.nameForm === '') return undefined;
	const difference = local.nameForm === extract.nameForm ? nameDifferenceWritten(local.name, extract.name) : nameDifference(local.nameForm, extract.nameForm);
	if (difference === 'equal' || difference === 'case') return undefined;
	return draftOf(pair, {
		code: 'NAME_DIFFERS', subcode: difference, severity: difference === 'tone_place' ? 'info' : 'error', field: 'full_name',
		current: local.name, other: extract.name, verdict: nameDirection(pair, difference),
	});
};

const birth: Rule = pair => {
	const {local, extract} = pair;
	if (local.born === 0 || extract.born === 0 || local.born === extract.born) return undefined;
	const difference = birthDifference(local.born, extract.born);
	// 1 January beside a year alone is how forms and programs write that year.
	const sameYearWritten = difference === 'default_date' && (precision(local.born) === 'year' || precision(extract.born) === 'year');
	return draftOf(pair, {
		code: 'BIRTH_DIFFERS', subcode: difference, severity: difference === 'precision' || sameYearWritten ? 'info' : 'error', field: 'birth_date',
		current: formatDate(local.born), other: formatDate(extract.born), verdict: birthDirection(pair, difference),
	});
};

const sex: Rule = pair => coded(pair, 'sex', {code: 'SEX_DIFFERS', severity: 'error', verdict: sexDirection(pair)});
const ethnicity: Rule = pair => coded(pair, 'ethnicity', {code: 'ETHNICITY_DIFFERS', severity: 'warning', verdict: recheck});
const religion: Rule = pair => coded(pair, 'religion', {code: 'RELIGION_DIFFERS', severity: 'warning', verdict: recheck});

// A relation is one to the head of a household: in another registration it is rightly another.
const relation: Rule = pair => (sameRegistration(pair) ? coded(pair, 'relation', {code: 'RELATION_DIFFERS', severity: 'warning', verdict: recheck}) : undefined);

function coded(pair: LinkedPair, field: 'sex' | 'ethnicity' | 'religion' | 'relation', rest: Pick<Difference, 'code' | 'severity' | 'verdict'>): FindingDraft | undefined {
	const [current, other] = [pair.local[field], pair.extract[field]];
	if (current === null || other === null || classOf(current) === classOf(other)) return undefined;
	return draftOf(pair, {...rest, field, current, other});
}

const classOf = (canonical: string): string => canonical.split(':', 1)[0];

const personalId: Rule = pair => {
	const {local, extract, idOwner} = pair;
	if (extract.personalId === null || local.personalId === extract.personalId) return undefined;
	const values = {field: 'personal_id', current: local.personalId ?? undefined, other: extract.personalId};
	const issued = towards('extract', 'issuing_register');
	if (idOwner !== null) {
		return draftOf(pair, {...values, code: 'ID_OF_ANOTHER', severity: 'error', recordB: idOwner, verdict: issued, evidence: {person: pair.person}});
	}
	if (local.personalId === null) return draftOf(pair, {...values, code: 'ID_FOUND', severity: 'warning', verdict: issued});
	const {difference, verdict} = idDifference(pair);
	return draftOf(pair, {...values, code: 'ID_DIFFERS', subcode: difference, severity: 'error', verdict});
};

// An old card may carry the personal ID itself (twelve digits since 2012): then the two columns say different things, not different facts.
const oldId: Rule = pair => {
	const {local, extract} = pair;
	if (local.oldId === null || extract.oldId === null || local.oldId === extract.oldId) return undefined;
	if (local.oldId === extract.personalId || extract.oldId === local.personalId) return undefined;
	return draftOf(pair, {
		code: 'OLD_ID_DIFFERS', subcode: numberDifference(local.oldId, extract.oldId), severity: 'warning', field: 'old_id',
		current: local.oldId, other: extract.oldId, verdict: isCardNumber(extract.oldId) && !isCardNumber(local.oldId) ? towards('extract', 'id_form') : recheck,
	});
};

const isCardNumber = (number: string): boolean => identifierForm(number) !== 'other';

// Permanent here and temporary there is legal; and who has been struck off one unit's register may well be on another's.
const unit: Rule = pair => {
	const {local, extract, unitDiffers} = pair;
	if (!unitDiffers || local.unit === null || extract.unit === null) return undefined;
	if (!bothPermanent(pair) || !isActive(local) || !isActive(extract)) return undefined;
	return draftOf(pair, {code: 'UNIT_DIFFERS', severity: 'warning', field: 'unit', current: local.unit, other: extract.unit, verdict: recheck});
};

const dead: Rule = pair => {
	const {local, extract} = pair;
	if (extract.status !== 'dead' || !(isActive(local) || local.status === 'missing')) return undefined;
	return status(pair, 'DEAD_IN_EXTRACT', pair.basis === 'id' ? towards('extract', 'status_reported') : recheck);
};

// Only the very registration that the local record is about: moved away from his home, a man may well be a temporary resident here.
const removed: Rule = pair => {
	const {local, extract} = pair;
	if (extract.status !== 'removed' && extract.status !== 'moved') return undefined;
	if (!isActive(local) || !sameRegistration(pair)) return undefined;
	return status(pair, 'REMOVED_IN_EXTRACT', pair.basis === 'id' ? towards('extract', 'status_reported') : recheck);
};

function status(pair: LinkedPair, code: string, verdict: Verdict): FindingDraft {
	const other = pair.extract.status ?? undefined;
	const subcode = other === 'moved' ? other : undefined;
	return draftOf(pair, {code, subcode, severity: 'error', field: 'status', current: pair.local.status ?? undefined, other, verdict});
}

const isPermanent = (residence: string): boolean => residence === 'permanent' || residence === 'absent';

// An extract that does not tell the kinds of residence is one of permanent residents; a local register that does not may
// hold both, and is taken for permanent only beside an extract that is silent as well.
function bothPermanent({local, extract}: LinkedPair): boolean {
	if (local.residence === null) return extract.residence === null;
	return isPermanent(local.residence) && (extract.residence === null || isPermanent(extract.residence));
}

function sameRegistration({local, extract, unitDiffers}: LinkedPair): boolean {
	if (unitDiffers) return false;
	return local.residence === null || extract.residence === null || isPermanent(local.residence) === isPermanent(extract.residence);
}

const isActive = ({status: value}: Side): boolean => value === null || value === 'resident' || value === 'temporary_absent';

const rules: readonly Rule[] = [name, birth, sex, personalId, oldId, unit, relation, ethnicity, religion, dead, removed];
