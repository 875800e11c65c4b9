/**
 * The nine districts of Bình Dương until 30 June 2025: code, then the name since each day (yyyymmdd; 0: since before 2019).
 * Source: as `communes.ts`; the days are those from which the resolutions on the cities took effect.
 */
export const districtNames: readonly (readonly [string, readonly (readonly [since: number, name: string])[]])[] = [
	['718', [[0, 'Thành phố Thủ Dầu Một']]],
	['719', [[0, 'Huyện Bàu Bàng']]],
	['720', [[0, 'Huyện Dầu Tiếng']]],
	['721', [[0, 'Thị xã Bến Cát'], [20240501, 'Thành phố Bến Cát']]],
	['722', [[0, 'Huyện Phú Giáo']]],
	['723', [[0, 'Thị xã Tân Uyên'], [20230410, 'Thành phố Tân Uyên']]],
	['724', [[0, 'Thị xã Dĩ An'], [20200201, 'Thành phố Dĩ An']]],
	['725', [[0, 'Thị xã Thuận An'], [20200201, 'Thành phố Thuận An']]],
	['726', [[0, 'Huyện Bắc Tân Uyên']]],
];
