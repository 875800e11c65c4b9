import {describe, expect, test} from 'vitest';
import {compareName, nameDifference, nameDifferenceWritten} from '../../../src/vietnam/names.ts';

describe('nameDifference', () => {
	test.each([
		['equal', 'Nguyễn Thị Hoà', 'NGUYỄN THỊ HÒA'],
		['accents', 'Nguyễn Văn An', 'Nguyen Van An'],
		['accents', 'Nguyễn Văn An', 'Nguyên Văn An'],
		['accents', 'Trần Minh Thúy', 'Trần Minh Thùy'],
		['accents', 'Đỗ Văn An', 'Do Van An'],
		['tone', 'Lê Văn Hải', 'Lê Văn Hãi'],
		['tone', 'Nguyễn Thị Mỹ', 'Nguyển Thị Mỷ'],
		['spelling', 'Võ Thị Sinh', 'Võ Thị Xinh'],
		['spelling', 'Lê Thị Tân', 'Lê Thị Tâng'],
		['spelling', 'Lê Văn Quý', 'Lê Văn Quí'],
		['spelling', 'Lê Văn Trung', 'Le Van Chung'],
		['spelling', 'Lê Thị Mỹ', 'Lê Thị Mĩ'],
		['dialect_variant', 'Hoàng Văn Phúc', 'Huỳnh Văn Phước'],
		['dialect_variant', 'Vũ Thị Lan', 'Võ Thị Lan'],
		['middle_missing', 'Nguyễn Thị Hoa', 'Nguyễn Hoa'],
		['middle_missing', 'Nguyễn Thị Minh Khai', 'Nguyễn Minh Khai'],
		['middle_missing', 'Nguyễn Thị Minh Khai', 'Nguyen Khai'],
		['middle_abbreviated', 'Nguyễn Văn An', 'Nguyễn V. An'],
		['middle_abbreviated', 'Nguyễn Văn An', 'NGUYỄN V AN'],
		['middle_abbreviated', 'Nguyễn Thị Thanh Hoa', 'Nguyễn T.T. Hoa'],
		['middle_abbreviated', 'Nguyễn Thị Hoa', 'Nguyễn Th. Hoa'],
		['surname_abbreviated', 'Nguyễn Văn An', 'Ng. Văn An'],
		['surname_abbreviated', 'Nguyễn Văn An', 'N. V. An'],
		['surname_abbreviated', 'Nguyễn An', 'N.An'],
		['other', 'Nguyễn Văn An', 'T. Văn An'],
		['other', 'Nguyễn Văn An', 'Nguyễn V. A.'],
		['word_order', 'Nguyễn Văn An', 'An Nguyễn Văn'],
		['word_order', 'Nguyễn Minh Anh', 'Nguyễn Anh Minh'],
		['joined', 'Lê Thị Hoa', 'LêThị Hoa'],
		['joined', 'Y Moan Êñuôl', 'Y-Moan Êñuôl'],
		['joined', "H'Wen Niê", 'H Wen Niê'],
		['typing', 'Nguyễn Văn An', 'Nguyeenx Văn An'],
		['typing', 'Nguyễn Thị An', 'Nguye6n4 Thi5 An'],
		['one_letter', 'Nguyễn Văn Bình', 'Nguyễn Văn Bnh'],
		['one_letter', 'Nguyễn Văn Minh', 'Nguyễn Văn Linh'],
		['one_letter', 'Nguyễn Văn Thanh', 'Nguyễn Văn Tahnh'],
		['other', 'Nguyễn Văn An', 'Nguyễn Văn Mơ'],
		['other', 'Nguyễn Văn An', 'Trần Thị Bình'],
		['other', 'Nguyễn Văn An', 'Nguyễn Văn Bình An Khang'],
		['other', 'An', 'Nguyễn An'],
		['other', '', 'Nguyễn An'],
	] as const)('%s: %s | %s', (difference, writtenA, writtenB) => {
		const a = compareName(writtenA);
		const b = compareName(writtenB);
		expect(nameDifference(a, b)).toBe(difference);
		expect(nameDifference(b, a)).toBe(difference);
	});
});

describe('nameDifferenceWritten', () => {
	test.each([
		['equal', 'Hòa', 'Hòa'],
		['case', 'Hòa', 'HÒA'],
		['case', 'H’Wen Niê', "H'Wen Niê"],
		['tone_place', 'Hòa', 'Hoà'],
		['tone_place', 'NGUYỄN THỊ THUỶ', 'Nguyễn Thị Thủy'],
		['tone', 'Hải', 'Hãi'],
	] as const)('%s: %s | %s', (difference, a, b) => {
		expect(nameDifferenceWritten(a, b)).toBe(difference);
	});
});
