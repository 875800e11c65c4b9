import {unitAt} from '../vietnam/units.ts';

// What goes to an authority is in Vietnamese, whatever language the officer works in.

/** The department of the Ministry of Public Security that keeps the national population database. */
export const nationalRecipient = 'Cục Cảnh sát quản lý hành chính về trật tự xã hội (C06), Bộ Công an';

/** What a batch is for where nobody says otherwise. */
export const defaultPurpose = 'Đề nghị kiểm tra, chỉnh sửa thông tin dân cư theo kết quả rà soát';

/** Who keeps the register of a unit, by its name at a date (yyyymmdd) where that is known. */
export function unitRecipient(unit: string | null, asOf: number): string {
	if (unit === null) return 'Đơn vị chưa xác định';
	const name = unitAt(unit, asOf)?.name;
	return name === undefined ? `Đơn vị ${unit}` : `Công an ${name} (${unit})`;
}
