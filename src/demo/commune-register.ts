import {drawDate, thisYear} from './dates.ts';
import {makeRecord, placeOf, spoilDuplicate, spoilSlightly} from './duplicates.ts';
import {type ExtractRow, makeExtractRow} from './extract-side.ts';
import {extractPlants} from './extract-plants.ts';
import {HouseholdMaker} from './households.ts';
import type {LocalFile} from './local-file.ts';
import type {LocalRecord} from './local-record.ts';
import type {Household, Person, Residence} from './people.ts';
import {expect, type Group, type PlantContext, plants} from './plants.ts';
import {Random} from './random.ts';
import {structureFindings} from './structure.ts';
import {type Commune, districtNames} from './tables/communes.ts';
import type {World} from './world.ts';

/** Records of people known elsewhere, who come to live here: alone, or a family together. */
interface Arrival {
	readonly records: readonly LocalRecord[];
	readonly family: boolean;
}

/** Temporary residents among all; with the settled ones, about 45 % have come from other provinces. */
const temporaryShare = 0.36;

/** The register of one commune as it fills up, household by household. */
export class CommuneRegister {
	readonly commune: Commune;
	readonly #world: World;
	readonly #random: Random;
	readonly #households: HouseholdMaker;
	readonly #file: LocalFile;
	readonly #arrivals: Arrival[] = [];
	/** Heads of households who may get a namesake. */
	readonly #models: {person: Person; hamlet: string}[] = [];
	readonly #context: {-readonly [Key in keyof PlantContext]: PlantContext[Key]};
	#residents = 0;
	#temporary = 0;

	constructor(world: World, commune: Commune, file: LocalFile) {
		this.commune = commune;
		this.#world = world;
		this.#file = file;
		this.#random = new Random(world.seed, commune.code);
		this.#households = new HouseholdMaker(this.#random, world.people, commune, world.quotas);
		this.#context = {random: this.#random, issuer: world.issuer, previous: undefined, strangers: world.strangers};
	}

	/** Registers households until the commune has so many residents. */
	fill(target: number): void {
		while (this.#residents < target) {
			const household = this.#nextHousehold();
			dropMembers(household, target - this.#residents);
			this.#leaveOutHead(household);
			this.#residents += household.members.length;
			if (household.residence === 'temporary') this.#temporary += household.members.length;
			this.#register(household);
			const left = (target - this.#residents) / 3;
			if (this.#arrivals.length > 0 && this.#random.chance(this.#arrivals.length / Math.max(1, left))) this.#settle(household);
		}
	}

	/** Registers all who still have to come. */
	settleAll(): void {
		while (this.#arrivals.length > 0) this.#settle(undefined);
	}

	receive(arrival: Arrival): void {
		this.#arrivals.push(arrival);
	}

	#nextHousehold(): Household {
		const temporary = this.#temporary < this.#residents * temporaryShare;
		const residence: Residence = this.#random.chance(temporary ? 0.75 : 0.3) ? 'temporary' : 'permanent';
		if (!this.#world.quotas.due('namesakes') || this.#models.length === 0) return this.#households.make(residence);
		this.#world.quotas.spend('namesakes');
		const [model] = this.#models.splice(this.#random.integer(this.#models.length), 1);
		return this.#households.make(residence, model);
	}

	#register(household: Household): void {
		const seconds: LocalRecord[] = [];
		for (const person of household.members) {
			this.#world.quotas.tick();
			this.#setOfficialBirth(household, person);
			const record = makeRecord(this.#random, person, this.commune, placeOf(household));
			this.#spoilHousehold(household, record);
			seconds.push(...this.#plantAndWrite(household, record));
		}
		for (const record of seconds) this.#write(record);
		for (const {a, b, kind} of household.alike) {
			if (a.records.length > 0 && b.records.length > 0) this.#world.truth.trap(a.records[0], b.records[0], kind);
		}
		if (this.#world.quotas.due('onlyInExtract')) this.#addStranger(household.residence);
		this.#rememberModel(household);
	}

	/** Plants errors, writes the record and its row of the extract; gives second records that belong right behind. */
	#plantAndWrite(household: Household, record: LocalRecord): LocalRecord[] {
		const {person} = record;
		this.#plant(record);
		const row = makeExtractRow(person, household);
		const plain = record.expected.length === 0 && household.alike.length === 0;
		person.settled = plain && (this.#recordDeath(row, record) || this.#plantInExtract(row, record));
		if (!row.absent) this.#world.extract?.write(row);
		person.inExtract = !row.absent;
		const seconds = person.settled ? [] : this.#secondRecords(household, record);
		this.#write(record);
		return seconds;
	}

	#plant(record: LocalRecord): void {
		const touched = new Set<Group>();
		const {quotas} = this.#world;
		for (let at = 0; at < plants.length; at += 1) {
			if (!quotas.plants[at].due || touched.has(plants[at].group)) continue;
			if (!plants[at].apply(record, this.#context)) continue;
			quotas.plants[at].spend();
			touched.add(plants[at].group);
		}
	}

	#recordDeath(row: ExtractRow, record: LocalRecord): boolean {
		const {quotas} = this.#world;
		if (!quotas.due('deadOnBothSides') || (record.relation !== 'Mẹ đẻ' && record.relation !== 'Cha đẻ')) return false;
		quotas.spend('deadOnBothSides');
		record.status = 'Đã chết';
		row.status = 'Đã chết';
		row.deathDate = drawDate(this.#random, this.#random.between(thisYear - 2, thisYear));
		return true;
	}

	#plantInExtract(row: ExtractRow, record: LocalRecord): boolean {
		const {quotas, issuer, communes} = this.#world;
		for (let at = 0; at < extractPlants.length; at += 1) {
			if (!quotas.extractPlants[at].due) continue;
			if (!extractPlants[at].apply(row, record, {random: this.#random, issuer, communes})) continue;
			quotas.extractPlants[at].spend();
			return true;
		}
		return false;
	}

	/** Decides whether the person is registered a second time; gives what is to be written in this household. */
	#secondRecords(household: Household, record: LocalRecord): LocalRecord[] {
		const {quotas} = this.#world;
		const {person} = record;
		const other = this.#world.drawOtherRegister(this.#random, this.commune);
		const age = thisYear - person.birthYear;
		if (quotas.due('temporaryElsewhere') && household.residence === 'permanent' && age >= 18 && age <= 45 && other !== undefined) {
			quotas.spend('temporaryElsewhere');
			this.#sendAway(household, record, other);
			return [];
		}
		if (quotas.due('duplicateElsewhere') && other !== undefined) {
			const family = person === household.members[household.members.length - 1] && this.#isWholeFamily(household) && this.#random.chance(0.5);
			const people = family ? household.members : [person];
			quotas.spend('duplicateElsewhere', people.length);
			other.receive({records: people.map(one => this.#duplicateElsewhere(household, one, other.commune)), family});
			return [];
		}
		if (!quotas.due('duplicateHere')) return [];
		quotas.spend('duplicateHere');
		if (other !== undefined && this.#random.chance(0.03)) {
			quotas.spend('duplicateElsewhere');
			other.receive({records: [this.#duplicateElsewhere(household, person, other.commune)], family: false});
		}
		return this.#duplicateHere(household, person);
	}

	/** Nobody of the family is registered a second time yet. */
	#isWholeFamily(household: Household): boolean {
		const {length} = household.members;
		const complete = household.members[0].relation === 'Chủ hộ';
		return complete && length >= 2 && length <= 5 && household.members.every(member => member.records.length <= 1 && !member.settled);
	}

	#duplicateElsewhere(household: Household, person: Person, commune: Commune): LocalRecord {
		const record = makeRecord(this.#random, person, commune, placeOf(household));
		spoilDuplicate(record, this.#context, true);
		if (household.residence === 'permanent') expect(record, 'duplicate_unit', 'UNIT_DIFFERS', 'unit', '', true);
		return record;
	}

	#duplicateHere(household: Household, person: Person): LocalRecord[] {
		const {record, moved} = spoilDuplicate(makeRecord(this.#random, person, this.commune, placeOf(household)), this.#context, false);
		if (moved) {
			this.receive({records: [record], family: false});
			return [];
		}
		if (person === household.members[0] || person.relation === 'Vợ' || person.relation === 'Chồng') {
			record.household = this.#households.nextNumber();
			record.relation = 'Chủ hộ';
		}
		return [record];
	}

	/** Permanent here, temporary there: legal, and no duplicate. */
	#sendAway(household: Household, record: LocalRecord, other: CommuneRegister): void {
		if (this.#random.chance(0.7)) record.status = 'Tạm vắng';
		const permanentAddress = `${household.permanentAddress}, ${districtNames.get(this.commune.district)}, Bình Dương`;
		const place = {hamlet: '', address: '', permanentAddress, residence: 'temporary' as const, household: ''};
		const away = makeRecord(this.#random, record.person, other.commune, place);
		spoilSlightly(away, this.#random);
		other.receive({records: [away], family: false});
	}

	#settle(neighbours: Household | undefined): void {
		const [{records, family}] = this.#arrivals.splice(this.#random.integer(this.#arrivals.length), 1);
		const {residence} = records[0];
		const joins = !family && neighbours?.residence === residence && this.#random.chance(0.4);
		const home = joins ? neighbours : this.#households.emptyFor(residence);
		for (const record of records) {
			record.hamlet = home.hamlet;
			record.address = home.address;
			record.household = home.number;
			if (residence === 'permanent') record.permanentAddress = home.permanentAddress;
			if (!family) record.relation = joins ? (residence === 'permanent' ? 'Cùng ở nhờ' : 'Cùng ở thuê') : 'Chủ hộ';
			this.#write(record);
		}
	}

	#write(record: LocalRecord): void {
		const {person} = record;
		const {truth} = this.#world;
		structureFindings(record);
		relationFindings(record, person.records[0]);
		this.#file.write(record);
		truth.record(record, person.inExtract);
		for (const earlier of person.records) {
			const legal = earlier.residence !== record.residence && earlier.commune !== record.commune;
			if (legal) truth.trap(earlier, record, 'temporary_elsewhere');
			else truth.duplicate(earlier, record);
		}
		for (const {code, other} of record.expected) if (code === 'ID_SHARED' && other !== undefined) truth.trap(other, record, 'shared_id');
		person.records.push(record);
		this.#context.previous = record;
	}

	#setOfficialBirth(household: Household, person: Person): void {
		const {quotas} = this.#world;
		if (household.alike.length > 0) return;
		if (quotas.due('yearOnly') && person.birthYear < 1975) {
			quotas.spend('yearOnly');
			person.birth = person.birthYear * 10_000;
		} else if (quotas.due('newYear') && person.birthYear < 1990) {
			quotas.spend('newYear');
			person.birth = person.birthYear * 10_000 + 101;
			person.birthDayUnknown = true;
		}
	}

	/** The head died and was taken off; nobody took his place. */
	#leaveOutHead(household: Household): void {
		const {quotas} = this.#world;
		if (!quotas.due('householdWithoutHead') || household.members.length < 3 || household.residence !== 'permanent' || household.alike.length > 0) return;
		quotas.spend('householdWithoutHead');
		household.members.shift();
	}

	/** A household without a head, or a grown-up child who is called one, too. */
	#spoilHousehold({members}: Household, record: LocalRecord): void {
		const {quotas} = this.#world;
		if (record.person === members[0] && record.relation !== 'Chủ hộ') expect(record, 'household_without_head', 'HOUSEHOLD_NO_HEAD', 'relation');
		const grownUp = record.relation === 'Con đẻ' && thisYear - record.person.birthYear >= 20;
		if (!grownUp || members[0].relation !== 'Chủ hộ' || !quotas.due('householdWithTwoHeads')) return;
		quotas.spend('householdWithTwoHeads');
		record.relation = 'Chủ hộ';
		expect(record, 'household_with_two_heads', 'HOUSEHOLD_MANY_HEADS', 'relation');
		expect(record, 'household_with_two_heads', 'RELATION_DIFFERS', 'relation', '', true);
	}

	/** Somebody whom only the national database knows. */
	#addStranger(residence: Residence): void {
		const {quotas, extract, truth, strangers} = this.#world;
		quotas.spend('onlyInExtract');
		const household = this.#households.single(residence);
		const [person] = household.members;
		extract?.write(makeExtractRow(person, household));
		truth.planted(person.id, {kind: 'not_in_local', field: '', code: 'NOT_IN_LOCAL', subcode: '', needsExtract: true});
		if (strangers.length < 100) strangers.push(person.id);
	}

	#rememberModel(household: Household): void {
		const [head] = household.members;
		const age = thisYear - head.birthYear;
		if (age < 22 || age > 65 || head.birth % 100 === 0 || head.records.length !== 1 || head.records[0].expected.length > 0) return;
		if (household.alike.length > 0 || head.ethnicity !== 'Kinh' || this.#models.length >= 40) return;
		this.#models.push({person: head, hamlet: household.hamlet});
	}
}

/** A second record in the same register may say something else of the household than the national side. */
function relationFindings(record: LocalRecord, first: LocalRecord | undefined): void {
	if (first?.commune !== record.commune || first.residence !== record.residence) return;
	const lodging = record.relation.startsWith('Cùng') && record.person.relation.startsWith('Cùng');
	if (record.relation !== record.person.relation && !lodging) expect(record, 'duplicate_relation', 'RELATION_DIFFERS', 'relation', '', true);
}

function dropMembers(household: Household, places: number): void {
	if (household.members.length <= places) return;
	household.members.length = places;
}
