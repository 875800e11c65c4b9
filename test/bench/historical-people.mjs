// Records of people of the 1800s, much copied: a stand-in for sets of that kind, which differ from a register in everything. No ID, no home, no units; one to
// ten records a person, in which names are shortened, pet names or misspelt, dates are missing or only a year, places and trades missing or others.

const lists = {
	male: 'william john thomas george james henry charles robert edward joseph richard samuel alfred frederick arthur david walter francis alexander benjamin hugh daniel peter edmund philip ernest albert percy stephen andrew herbert harold matthew isaac nathaniel augustus gilbert ralph lewis julius roger cecil rupert horace leonard',
	female: 'mary elizabeth sarah anne jane margaret ellen alice emily harriet catherine charlotte louisa caroline emma florence edith agnes ada frances fanny eleanor isabella maria martha amelia beatrice constance georgina henrietta lucy matilda rebecca rose susanna violet',
	places: 'london liverpool edinburgh manchester birmingham glasgow bristol leeds dublin newcastle sheffield bath nottingham norwich cambridge oxford plymouth exeter brighton aberdeen leicester hull cardiff york derby dover bradford southampton ipswich coventry swansea preston lancaster gloucester worcester chester durham perth dundee inverness carlisle hereford shrewsbury canterbury winchester lincoln bedford stafford bolton wigan',
	trades: 'politician painter writer actor clergyman architect engineer physician cricketer soldier lawyer botanist journalist merchant composer historian photographer banker sculptor poet teacher surgeon judge explorer chemist singer publisher bishop diplomat zoologist',
	begins: 'ash black brad burn carr chad clay cole craw dal den east fair fen ford gar gran green hal har haw hil hol hut ker kirk lang law lin lock mar mer mil mor nor oak pem pres rad red ros ruth sand sel shel stan sut thorn tre wad wal war west whit win wood wor yar',
	ends: 'ley ton ford field well wood worth by ham land combe bridge stone more den er man son ridge brook',
	common: 'smith jones williams taylor brown davies evans wilson thomas roberts johnson lewis walker robinson wood thompson white watson jackson wright green harris cooper king lee martin clarke james morgan hughes',
};
const words = Object.fromEntries(Object.entries(lists).map(([name, text]) => [name, text.split(' ')]));
const surnames = [...words.common, ...words.begins.flatMap(begin => words.ends.map(end => begin + end))];
const petNames = {
	william: 'bill', john: 'jack', thomas: 'tom', james: 'jim', henry: 'harry', charles: 'charlie', robert: 'bob', edward: 'ned', joseph: 'joe', richard: 'dick', samuel: 'sam',
	alfred: 'alf', frederick: 'fred', francis: 'frank', alexander: 'alec', benjamin: 'ben', daniel: 'dan', elizabeth: 'lizzie', mary: 'polly', sarah: 'sally', margaret: 'maggie',
	ellen: 'nellie', catherine: 'kate', charlotte: 'lottie', isabella: 'bella', martha: 'patty', susanna: 'susan', rebecca: 'becky',
};

/** @returns rows `{unique_id, cluster, first_name, surname, dob, birth_place, postcode, gender, occupation}`; the same numbers give the same rows. */
export function historicalPeople({rows, seed = 1}) {
	const draw = randomFrom(seed);
	const records = [];
	for (let cluster = 1, last; records.length < rows; cluster++) {
		const person = drawPerson(draw, draw.chance(0.15) ? last : undefined);
		const copies = Math.min(1 + draw.below(10), rows - records.length);
		for (let copy = 1; copy <= copies; copy++) records.push({unique_id: `P${cluster}-${copy}`, cluster, ...(copy === 1 ? person : copyOf(person, draw))});
		last = person;
	}
	return records;
}

/** A relative shares the surname and the neighbourhood. */
function drawPerson(draw, relative) {
	const gender = draw.chance(0.75) ? 'male' : 'female';
	const birth_place = relative?.birth_place ?? draw.common(words.places, 0.9);
	const year = relative === undefined ? 1800 + draw.below(100) : Number(relative.dob.slice(0, 4)) + draw.below(30);
	return {
		first_name: draw.common(words[gender], 0.8),
		surname: relative?.surname ?? draw.common(surnames, 0.6),
		// Of many nothing but the year is known.
		dob: draw.chance(0.25) ? `${year}-01-01` : date(year, 1 + draw.below(12), 1 + draw.below(28)),
		birth_place,
		postcode: `${relative?.postcode.split(' ')[0] ?? birth_place.slice(0, 2) + (1 + draw.below(20))} ${draw.below(10)}${draw.letter()}${draw.letter()}`,
		gender,
		occupation: draw.common(words.trades, 0.7),
	};
}

function copyOf(person, draw) {
	return {
		first_name: changed(person.first_name, draw, [[0.03, () => ''], [0.1, name => petNames[name] ?? name], [0.04, name => name[0]], [0.06, typo]]),
		surname: changed(person.surname, draw, [[0.02, () => ''], [0.08, typo], [0.03, name => typo(typo(name, draw), draw)], [0.02, () => draw.common(surnames, 0.6)]]),
		dob: changed(person.dob, draw, [
			[0.18, () => ''], [0.08, dob => `${dob.slice(0, 4)}-01-01`], [0.05, dob => digitTypo(dob, draw)], [0.02, dob => date(Number(dob.slice(0, 4)), 1 + draw.below(12), 1 + draw.below(28))],
		]),
		birth_place: changed(person.birth_place, draw, [[0.2, () => ''], [0.06, () => draw.common(words.places, 0.9)], [0.04, typo]]),
		postcode: changed(person.postcode, draw, [
			[0.22, () => ''], [0.15, code => `${code.split(' ')[0]} ${draw.below(10)}${draw.letter()}${draw.letter()}`], [0.04, typo],
		]),
		gender: changed(person.gender, draw, [[0.15, () => ''], [0.005, gender => (gender === 'male' ? 'female' : 'male')]]),
		occupation: changed(person.occupation, draw, [[0.35, () => ''], [0.1, () => draw.common(words.trades, 0.7)]]),
	};
}

/** One of the changes, each with its probability, or none. */
function changed(value, draw, changes) {
	let left = draw.next();
	for (const [probability, change] of changes) {
		if (left < probability) return change(value, draw);
		left -= probability;
	}
	return value;
}

function typo(text, draw) {
	const at = draw.below(text.length);
	const rest = text.slice(at + 1);
	return text.slice(0, at) + draw.of([rest, draw.letter() + rest, text[at] + draw.letter() + rest, rest.slice(0, 1) + text[at] + rest.slice(1)]);
}

function digitTypo(dob, draw) {
	const [year, month, day] = dob.split('-').map(Number);
	return draw.of([date(year + draw.of([-1, 1, 10]), month, day), date(year, month, 1 + ((day + draw.of([1, 10])) % 28)), date(year, 1 + (month % 12), day)]);
}

const date = (year, month, day) => [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');

/** Draws that are the same in every run (mulberry32, public domain). */
function randomFrom(seed) {
	let state = seed;
	const next = () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
	const below = limit => Math.floor(next() * limit);
	const tails = new Map();
	return {
		next,
		below,
		chance: probability => next() < probability,
		of: list => list[below(list.length)],
		letter: () => String.fromCharCode(97 + below(26)),
		/** One of a list whose n-th value is n^exponent times rarer than its first (Zipf). */
		common(list, exponent) {
			if (!tails.has(list)) {
				let sum = 0;
				tails.set(list, list.map((_, index) => (sum += (index + 1) ** -exponent)));
			}
			const sums = tails.get(list);
			const drawn = next() * sums.at(-1);
			return list[sums.findIndex(sum => drawn < sum)];
		},
	};
}
