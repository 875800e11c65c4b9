/**
 * Labelled text: columns of names, hamlets and addresses as an old encoding leaves them, each cell with what it says.
 * `library` holds what it needs of the program, so that tests run it on the source and benches on what is shipped.
 */
import {farPlaces, foreignNames, hamletNames, minorityNames, pinyinNames} from './name-lists.mjs';

/** What columns hold, and how it is made: `old` in an old encoding, which nobody writes foreign letters in. */
export const contents = {
	'full names': {kind: 'name', make: nameOf},
	'surnames and middle names': {kind: 'family', make: (...from) => nameOf(...from).split(' ').slice(0, -1).join(' ') || 'Lê'},
	'given names': {kind: 'given', make: (...from) => nameOf(...from).split(' ').at(-1)},
	hamlets: {kind: 'text', make: hamlet},
	addresses: {kind: 'text', make: address},
	'far addresses': {kind: 'text', make: farAddress},
};

const cases = {
	title: (text) => text,
	upper: (text) => text.toUpperCase(),
	lower: (text) => text.toLowerCase(),
};

/** Every column: content × case × share of cells that are Unicode all the same. */
export function* labelledColumns(library, {seed, cells, encoding, shares = [0, 0.2], letterCases = Object.keys(cases)}) {
	for (const [content, {kind, make}] of Object.entries(contents)) {
		for (const letterCase of letterCases) {
			for (const share of shares) {
				const random = new library.Random(seed, `${content}/${letterCase}/${share}/${encoding}`);
				yield {content, kind, letterCase, share, encoding, cells: labelledCells(library, random, {make, letterCase, share, encoding, cells})};
			}
		}
	}
}

function labelledCells(library, random, {make, letterCase, share, encoding, cells}) {
	const labelled = [];
	while (labelled.length < cells) {
		const old = random.next() >= share;
		const truth = cases[letterCase](make(library, random, old));
		const written = old ? writtenAs(library, truth, encoding) : truth;
		if (written !== undefined) labelled.push({written, truth, encoding: old ? encoding : 'unicode'});
	}
	return labelled;
}

/** A text as it arrives; undefined where it cannot be written so. */
export function writtenAs(library, text, encoding) {
	if (encoding === 'unicode') return text;
	if (encoding === 'double-utf-8') return library.misreadUtf8(text);
	const bytes = library.encodePage(text, encoding);
	return bytes === undefined ? undefined : library.readAsWindows1252(bytes);
}

/** Clean names in Unicode, of which `strange` are those of minorities and foreigners. */
export function cleanNames(library, {seed, count, strange}) {
	const random = new library.Random(seed, 'clean');
	const names = [];
	while (names.length < count) {
		const name = random.chance(strange) ? strangeName(library, random) : fullName(library, random);
		const draw = random.next();
		const cased = draw < 0.7 ? name : draw < 0.9 ? name.toUpperCase() : name.toLowerCase();
		names.push(random.chance(0.1) ? cased.normalize('NFD') : cased);
	}
	return names;
}

export function strangeName(library, random) {
	const draw = random.next();
	if (draw < 0.35) return random.pick(minorityNames);
	if (draw < 0.5) return `${random.pick(pinyinNames[0])} ${random.pick(pinyinNames[1])}`;
	const [given, family] = foreignNames[random.pick(Object.keys(foreignNames))];
	const name = random.chance(0.2) ? `${random.pick(given)} ${random.pick(given)}` : random.pick(given);
	return random.chance(0.5) ? `${name} ${random.pick(family)}` : `${random.pick(family)} ${name}`;
}

export function fullName(library, random) {
	const sex = random.chance(0.5) ? 'male' : 'female';
	const year = random.between(1935, 2021);
	const region = random.chance(0.7) ? 'south' : 'north';
	const surname = library.drawSurname(random, region);
	const {middle, given} = library.drawGivenWords(random, sex, year, library.drawSurname(random, region));
	return [surname, middle, given].filter((word) => word !== '').join(' ');
}

function nameOf(library, random, old) {
	if (old) return random.chance(0.01) ? random.pick(minorityNames) : fullName(library, random);
	return random.chance(0.1) ? strangeName(library, random) : fullName(library, random);
}

function hamlet(library, random) {
	const unit = random.pick(['Ấp', 'Khu phố', 'Thôn', 'Tổ', 'KP.', 'Ấp', 'Xóm', 'Khóm']);
	if (random.chance(0.25)) return `${unit} ${random.between(1, 120)}`;
	const name = random.chance(0.6) ? random.pick(hamletNames) : placeName(random);
	return random.chance(0.3) ? name : `${unit} ${name}`;
}

const syllables = 'Tân Phú An Long Vĩnh Hòa Bình Thạnh Mỹ Phước Hưng Đông Tây Thanh Xuân Quảng Lộc Phong Thành Lợi Thọ Trung Hiệp Châu Sơn Lâm Giang Minh Đức'.split(' ');

function placeName(random) {
	return `${random.pick(syllables)} ${random.pick(syllables)}${random.chance(0.3) ? ` ${random.between(1, 9)}` : ''}`;
}

function address(library, random) {
	const number = random.chance(0.5) ? `${random.between(1, 900)}` : `${random.between(1, 180)}/${random.between(1, 60)}${random.pick(['', '', 'A', 'B'])}`;
	const street = random.pick(library.streets);
	const draw = random.next();
	if (draw < 0.3) return `${number} ${street}`;
	if (draw < 0.5) return `${number} đường ${street}, ${hamlet(library, random)}, ${random.pick(library.communes)}`;
	if (draw < 0.65) return `Số ${number}, tổ ${random.between(1, 30)}, khu phố ${random.pick(hamletNames)}`;
	if (draw < 0.8) return `Thửa ${random.between(10, 999)}, đường ĐT ${random.between(741, 750)}, ${random.pick(library.communes)}`;
	return `${number} Đ. ${street}, phòng ${random.between(1, 24)}, ${random.pick(library.communes)}, TP. Thủ Dầu Một`;
}

function farAddress(library, random) {
	const unit = random.pick(['Thôn', 'Ấp', 'Xóm', 'Bản', 'Đội']);
	const name = random.chance(0.5) ? `${random.between(1, 14)}` : placeName(random);
	return `${unit} ${name}, ${random.pick(farPlaces)}, ${random.pick(library.provinces)}`;
}

/** The distinct texts, each with the number of cells that hold it. */
export function countCells(texts) {
	const counted = new Map();
	for (const text of texts) counted.set(text, (counted.get(text) ?? 0) + 1);
	return counted;
}
