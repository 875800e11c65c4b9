import {join} from 'node:path';
import {formatDate} from '../vietnam/calendar.ts';
import {isoToday} from './dates.ts';
import type {Sex} from './names.ts';
import type {Household, Person} from './people.ts';
import {type Commune, districtNames} from './tables/communes.ts';
import {cell, TextFile} from './text-file.ts';

/** What the national database holds of one person: right, unless something was planted. */
export interface ExtractRow {
	readonly person: Person;
	readonly household: Household;
	commune: Commune;
	name: string;
	birth: number;
	sex: Sex;
	cancelledId: string;
	status: string;
	deathDate: number;
	/** The national database does not know the person. */
	absent: boolean;
}

export function makeExtractRow(person: Person, household: Household): ExtractRow {
	const {name, birth, sex} = person;
	return {person, household, commune: household.commune, name, birth, sex, cancelledId: '', status: 'Đang cư trú', deathDate: 0, absent: false};
}

/** The national side: one file a district, complete for its communes and both kinds of residence. */
export class ExtractSide {
	readonly #files = new Map<string, TextFile>();

	constructor(directory: string, communes: readonly Commune[]) {
		const heading = `${columns.map(([name]) => cell(name, ',')).join(',')}\n`;
		for (const district of new Set(communes.map(commune => commune.district))) {
			this.#files.set(district, new TextFile(join(directory, `${district}_${isoToday}.csv`), heading));
		}
	}

	write(row: ExtractRow): void {
		let line = '';
		for (let at = 0; at < columns.length; at += 1) {
			if (at > 0) line += ',';
			const value = columns[at][1](row);
			line += columns[at][2] ? cell(value, ',') : value;
		}
		this.#files.get(row.commune.district)?.row(`${line}\n`);
	}

	close(): void {
		for (const file of this.#files.values()) file.close();
	}
}

type Column = readonly [heading: string, value: (row: ExtractRow) => string, mayNeedQuotes?: boolean];

const columns: readonly Column[] = [
	['Số định danh cá nhân', row => row.person.id],
	['Số CMND 9 số', row => row.person.oldId],
	['Số ĐDCN đã hủy', row => row.cancelledId],
	['Họ, chữ đệm và tên khai sinh', row => row.name],
	['Ngày, tháng, năm sinh', row => formatDate(row.birth)],
	['Giới tính', row => (row.sex === 'male' ? 'Nam' : 'Nữ')],
	['Dân tộc', row => row.person.ethnicity],
	['Tôn giáo', row => row.person.religion],
	['Quốc tịch', () => 'Việt Nam'],
	['Quê quán', row => row.person.nativePlace.name],
	['Nơi thường trú', row => permanentAddress(row), true],
	['Nơi ở hiện tại', row => `${row.household.address}, ${row.household.hamlet}`, true],
	['Khu phố/Ấp', row => row.household.hamlet],
	['Mã xã', row => row.commune.code],
	['Loại cư trú', row => (row.household.residence === 'permanent' ? 'Thường trú' : 'Tạm trú')],
	['Số hồ sơ cư trú', row => `${row.household.commune.code}${row.household.number}`],
	['Quan hệ với chủ hộ', row => row.person.relation],
	['Họ tên cha', row => row.person.father],
	['Họ tên mẹ', row => row.person.mother],
	['Số thuê bao', row => row.person.phone],
	['Trạng thái', row => row.status],
	['Ngày chết', row => formatDate(row.deathDate)],
];

function permanentAddress({household}: ExtractRow): string {
	if (household.residence === 'temporary') return household.permanentAddress;
	return `${household.permanentAddress}, ${districtNames.get(household.commune.district)}, Bình Dương`;
}
