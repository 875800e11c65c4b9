import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {maskDigitRuns, maskKey, maskLooseIds, maskValue, maskingMasker, revealingMasker} from '../../../src/privacy/mask.ts';

const idFields = ['personal_id', 'old_id', 'cancelled_id'];
const nameFields = ['full_name', 'father_name', 'mother_name'];

describe('maskValue', () => {
	it.each([
		['personal_id', '074080001201', '074*******01'],
		['personal_id', '74080001201', '74********1'],
		['old_id', '280123456', '28******6'],
		['personal_id', '0740', '****'],
		['personal_id', '074080001201234', '074**********34'],
		['full_name', 'Nguyễn Văn An', 'N***** V** A*'],
		['full_name', '  Nguyễn   Văn\u00a0A ', 'N***** V** A'],
		['full_name', 'Nguye\u0302\u0303n Va\u0306n An', 'N***** V** A*'],
		['mother_name', "H'Hen Niê", "H**** N**"],
		['birth_date', '1980-04-05', '**/**/1980'],
		['birth_date', '05/04/1980', '**/**/1980'],
		['birth_date', '19800400', '**/**/1980'],
		['birth_date', 19800400, '**/**/1980'],
		['birth_date', '1980', '**/**/1980'],
		['birth_date', '04/1980', '**/**/1980'],
		['birth_date', '5-4-80', '**/**/****'],
		['phone', '0912345612', '09******12'],
		['phone', '12345', '*****'],
		['email', 'an.nguyen@example.vn', 'a***@***'],
		['address', '12 Lê Lợi, khu phố 3', '***'],
		['hamlet', 'Khu phố 3', '***'],
		['religion', 'Phật giáo', '***'],
		['ethnicity', '01', '***'],
		['insurance_no', 'GD4747912345678', '***'],
		['sex', 'female', 'female'],
		['unit', '25747', '25747'],
		['relation', 'child', 'child'],
		['full_name', '', ''],
	])('%s %j → %j', (field, value, masked) => {
		expect(maskValue(field, value)).toBe(masked);
	});

	it('gives nothing for nothing', () => {
		expect(maskValue('full_name', null)).toBe('');
		expect(maskValue('personal_id', undefined)).toBe('');
	});

	it('property: no four digits of an ID stand together', () => {
		const id = fc.oneof(
			fc.stringMatching(/^\d{1,20}$/),
			fc.stringMatching(/^\d{3}[ .-]\d{3}[ .-]\d{6}$/),
			fc.stringMatching(/^[A-Z]?\d{5,14}[A-Z]?$/),
		);
		fc.assert(fc.property(fc.constantFrom(...idFields), id, (field, value) => {
			expect(maskValue(field, value)).not.toMatch(/\d{4}/);
			expect(maskKey(maskValue(field, value))).not.toMatch(/\d{4}/);
		}));
	});

	it('property: no word of a name longer than a letter stands whole', () => {
		const word = fc.stringMatching(/^[A-ZĐa-zđàáảãạăắâấêếôốơớưứýỳ'’-]{2,12}$/);
		fc.assert(fc.property(fc.constantFrom(...nameFields), fc.array(word, {minLength: 1, maxLength: 6}), (field, words) => {
			const masked = maskValue(field, words.join(' ')).split(' ');
			expect(masked).toHaveLength(words.length);
			for (const [index, each] of masked.entries()) {
				expect(each).not.toBe(words[index]);
				expect(each.slice(1)).toMatch(/^\*+$/);
			}
		}));
	});

	it('property: an unknown field shows nothing of its value', () => {
		fc.assert(fc.property(fc.stringMatching(/^[a-z]{3,9}_x$/), fc.string({minLength: 1}), (field, value) => {
			expect(['***', '']).toContain(maskValue(field, value));
		}));
	});
});

describe('maskKey', () => {
	it.each([
		['25747/0001234', '25747/0001234'],
		['25747/000012345', '25747/000012345'],
		['25747/HK-12/3~2', '25747/HK-12/3~2'],
		['25747/0012@2025', '25747/0012@2025'],
		['rec-1070-org', 'rec-1070-org'],
		['074080001201', '074*******01'],
		['074080001201~2', '074*******01~2'],
		['74080001201', '74********1'],
		['280123456', '28******6'],
		['25747/074080001201', '25747/074*******01'],
		['12345678', '********'],
		['1234567', '1234567'],
		['0740800012012', '074********12'],
		['0740800O1201', '074*******01'],
		['O74080001201', 'O74*******01'],
		['7.40800E+10', '7.********0'],
		['0740A800', '********'],
		['Q2296770-1', 'Q2296770-1'],
		['', ''],
	])('%j → %j', (key, masked) => {
		expect(maskKey(key)).toBe(masked);
	});

	it('masks a record code as in the key of its record', () => {
		expect(maskingMasker.code('25942-000103', '25942/25942-000103')).toBe('25942-000103');
		expect(maskingMasker.code('280123456', '25942/280123456~2')).toBe('280123456');
		expect(maskingMasker.code('074080001201', '25942/074080001201')).toBe('074*******01');
		expect(maskingMasker.code('280123456', '280123456')).toBe('28******6');
		expect(revealingMasker.code('280123456', '280123456')).toBe('280123456');
	});

	it('property: an extract key that is an ID never shows four digits together', () => {
		fc.assert(fc.property(fc.stringMatching(/^\d{12}$/), fc.constantFrom('', '~2', '@2025'), (id, suffix) => {
			expect(maskKey(id + suffix).replace(suffix, '')).not.toMatch(/\d{4}/);
		}));
	});
});

describe('the maskers', () => {
	it('mask, or reveal, both by the same interface', () => {
		expect(maskingMasker.value('full_name', 'Trần Thị Bê')).toBe('T*** T** B*');
		expect(maskingMasker.key('074080001201')).toBe('074*******01');
		expect(revealingMasker.value('full_name', 'Trần Thị Bê')).toBe('Trần Thị Bê');
		expect(revealingMasker.key('074080001201')).toBe('074080001201');
		expect(revealingMasker.value('full_name', null)).toBe('');
	});
});

describe('text that is not ours', () => {
	it('loses its runs of six and more digits, in whatever script', () => {
		expect(maskDigitRuns('row 12345: "074080001201" and ٠١٢٣٤٥')).toBe('row 12345: "************" and ******');
	});

	it('loses IDs that stand alone, but no dates or times of a file name', () => {
		expect(maskLooseIds('074080001201.csv khu-280123456.csv')).toBe('074*******01.csv khu-28******6.csv');
		expect(maskLooseIds('khu-1_20260301_20260301123000.csv')).toBe('khu-1_20260301_20260301123000.csv');
	});
});
