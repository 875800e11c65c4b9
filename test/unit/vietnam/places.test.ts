import {describe, expect, it} from 'vitest';
import {comparePlace} from '../../../src/vietnam/places.ts';

describe('comparePlace', () => {
	it.each([
		['Khu phố 3', 'KP3'],
		['Khu phố 3', 'KP. 03'],
		['Khu phố 3', 'K.P 3'],
		['Khu phố 3', 'KHU PHO3'],
		['Khu phố 3A', 'kp 3a'],
		['Ấp 2', 'Ấp 02'],
		['Ấp 2', 'ap2'],
		['Tổ dân phố 7', 'TDP 7'],
		['Tổ dân phố 7', 'Tổ DP 07'],
		['12 Nguyễn Trãi, khu phố 3', 'Số 12 đường Nguyễn Trãi, KP3'],
		['12/3 Nguyễn Trãi', 'Số nhà 12/3, đường Nguyễn Trãi'],
		['Đường Nguyễn Trãi', 'Nguyễn Trãi'],
		['5 Lê Lợi, TP. Thủ Dầu Một', '5 Lê Lợi, thành phố Thủ Dầu Một'],
		['Tổ 5, ấp Bàu Cạn, TX Tân Uyên', 'Tổ 5, ấp Bàu Cạn, thị xã Tân Uyên'],
	])('%s and %s are one place', (a, b) => {
		expect(comparePlace(a)).toBe(comparePlace(b));
	});

	it.each([
		['Khu phố 3', 'Khu phố 30'],
		['Khu phố 3', 'Ấp 3'],
		['12 Nguyễn Trãi', '120 Nguyễn Trãi'],
		['12A Nguyễn Trãi', '12 Nguyễn Trãi'],
		['10 Nguyễn Trãi', '1 Nguyễn Trãi'],
		['Tổ 5', 'Tổ dân phố 5'],
	])('%s and %s are two', (a, b) => {
		expect(comparePlace(a)).not.toBe(comparePlace(b));
	});

	it.each(['12 Nguyễn Trãi', 'Bình Dương', 'Ấp Bàu Cạn', 'KTP', 'Sơn Tây', ''])('leaves %s as it is', text => {
		expect(comparePlace(text)).toBe(text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd'));
	});
});
