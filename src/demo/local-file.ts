import {join} from 'node:path';
import {formatDate} from '../vietnam/calendar.ts';
import {isoToday} from './dates.ts';
import {digits} from './identifiers.ts';
import type {LocalRecord} from './local-record.ts';
import {Quota, type Random, TrialCounter} from './random.ts';
import type {Commune} from './tables/communes.ts';
import {cell, TextFile} from './text-file.ts';

/** Share of rows that carry the code of the row before them. */
const codeTwiceShare = 0.0003;

/** The export of one commune, in the dress of the program that the commune uses. */
export class LocalFile {
	readonly #commune: Commune;
	readonly #dress: Dress;
	readonly #file: TextFile;
	readonly #rows = new TrialCounter();
	readonly #codeTwice: Quota;
	#previous: LocalRecord | undefined;

	/** `plain`: the commune whose program knows no record codes. */
	constructor(directory: string, commune: Commune, index: number, plain: boolean, random: Random) {
		this.#commune = commune;
		this.#dress = plain ? plainDress : dresses[index % dresses.length];
		this.#codeTwice = new Quota(codeTwiceShare, random, this.#rows);
		const {delimiter, bom, columns} = this.#dress;
		const heading = columns.map(([name]) => cell(name, delimiter)).join(delimiter);
		this.#file = new TextFile(join(directory, `${commune.code}_${isoToday}.csv`), `${bom ? '\uFEFF' : ''}${heading}\r\n`);
	}

	/** Writes the record, which gets its code and its key. */
	write(record: LocalRecord): void {
		this.#rows.trials += 1;
		this.#identify(record);
		const {delimiter, columns} = this.#dress;
		let row = '';
		for (let at = 0; at < columns.length; at += 1) {
			if (at > 0) row += delimiter;
			const value = columns[at][1](record, this.#rows.trials);
			row += columns[at][2] ? cell(value, delimiter) : value;
		}
		this.#file.row(`${row}\r\n`);
		this.#previous = record;
	}

	close(): void {
		this.#file.close();
	}

	#identify(record: LocalRecord): void {
		const {code} = this.#commune;
		if (this.#dress.code === undefined) {
			record.key = `${code}/n${this.#rows.trials}`;
			return;
		}
		record.code = this.#dress.code(this.#commune, this.#rows.trials);
		record.key = `${code}/${record.code}`;
		const previous = this.#previous;
		if (!this.#codeTwice.due || previous === undefined || previous.key.endsWith('~2')) return;
		this.#codeTwice.spend();
		record.code = previous.code;
		record.key = `${previous.key}~2`;
		record.expected.push({kind: 'record_code_shared', field: '', code: 'RECORD_CODE_SHARED', subcode: '', needsExtract: false, other: previous});
	}
}

type Column = readonly [heading: string, value: (record: LocalRecord, row: number) => string, mayNeedQuotes?: boolean];

interface Dress {
	readonly delimiter: string;
	readonly bom: boolean;
	readonly columns: readonly Column[];
	/** Undefined where there is no code column. */
	readonly code?: (commune: Commune, row: number) => string;
}

const sexWords = {male: 'Nam', female: 'Nữ', '': ''};
const dashed = (date: number): string => formatDate(date).replaceAll('/', '-');
const residenceWords = {permanent: 'Thường trú', temporary: 'Tạm trú'};
const oldClasses = {permanent: 'KT1', temporary: 'KT3'};

const dresses: readonly Dress[] = [
	{
		delimiter: ',',
		bom: true,
		code: (commune, row) => `${commune.code}-${digits(row, 6)}`,
		columns: [
			['Mã nhân khẩu', record => record.code],
			['Họ và tên', record => record.name],
			['Ngày sinh', record => formatDate(record.birth)],
			['Giới tính', record => sexWords[record.sex]],
			['Số định danh cá nhân', record => record.id],
			['Số CMND cũ', record => record.oldId],
			['Dân tộc', record => record.ethnicity],
			['Tôn giáo', record => record.religion],
			['Quê quán', record => record.person.nativePlace.name],
			['Số hồ sơ cư trú', record => `${record.commune.code}${record.household}`],
			['Quan hệ với chủ hộ', record => record.relation],
			['Mã xã', record => record.commune.code],
			['Khu phố/Ấp', record => record.hamlet],
			['Nơi ở hiện tại', record => record.address, true],
			['Nơi thường trú', record => record.permanentAddress, true],
			['Loại cư trú', record => residenceWords[record.residence]],
			['Số điện thoại', record => record.phone],
			['Họ tên cha', record => record.father],
			['Họ tên mẹ', record => record.mother],
			['Tình trạng nhân khẩu', record => record.status],
			['Ngày cập nhật', record => formatDate(record.updatedAt)],
		],
	},
	{
		delimiter: ';',
		bom: false,
		code: (_commune, row) => `NK${digits(row, 6)}`,
		columns: [
			['STT', (_record, row) => String(row)],
			['Mã NK', record => record.code],
			['Họ tên', record => record.name],
			['GT', record => sexWords[record.sex]],
			['NTNS', record => formatDate(record.birth)],
			['Số CCCD', record => record.id],
			['Số CMND 9 số', record => record.oldId],
			['QHCH', record => record.relation],
			['Số hộ khẩu', record => record.household],
			['Chỗ ở hiện nay', record => record.address, true],
			['Khu phố', record => record.hamlet],
			['HKTT', record => record.permanentAddress, true],
			['Tình trạng cư trú', record => residenceWords[record.residence]],
			['SĐT', record => record.phone],
			['Dân tộc', record => record.ethnicity],
			['Tôn giáo', record => record.religion],
			['Trạng thái', record => record.status],
			['Ngày cập nhật', record => formatDate(record.updatedAt)],
		],
	},
	{
		delimiter: '\t',
		bom: false,
		code: (commune, row) => `${commune.code}${digits(row, 5)}`,
		columns: [
			['Mã công dân', record => record.code],
			['HỌ VÀ TÊN', record => record.name.toUpperCase()],
			['Ngày, tháng, năm sinh', record => dashed(record.birth)],
			['Giới tính', record => sexWords[record.sex]],
			['Số ĐDCN/CCCD', record => record.id],
			['Số CMND cũ', record => record.oldId],
			['Mã đơn vị hành chính', record => record.commune.code],
			['Tổ dân phố', record => record.hamlet],
			['Nơi cư trú', record => record.address],
			['Nơi ĐKTT', record => record.permanentAddress],
			['Loại cư trú', record => oldClasses[record.residence]],
			['Mã hộ', record => `H${record.household}`],
			['Mối quan hệ với chủ hộ', record => record.relation],
			['Dân tộc', record => record.ethnicity],
			['Tôn giáo', record => record.religion],
			['Cha', record => record.father],
			['Mẹ', record => record.mother],
			['Số điện thoại', record => record.phone],
			['Trạng thái', record => record.status],
			['Thời điểm cập nhật', record => dashed(record.updatedAt)],
		],
	},
	{
		delimiter: ',',
		bom: false,
		code: (_commune, row) => `HS-${digits(row, 6)}`,
		columns: [
			['TT', (_record, row) => String(row)],
			['Mã hồ sơ', record => record.code],
			['Họ, chữ đệm và tên', record => record.name],
			['Ngày/tháng/năm sinh', record => formatDate(record.birth)],
			['Phái', record => sexWords[record.sex]],
			['Số CMND/CCCD', record => record.id],
			['Số CMT', record => record.oldId],
			['Dân tộc', record => record.ethnicity],
			['Tôn giáo', record => record.religion],
			['Nguyên quán', record => record.person.nativePlace.name],
			['Mã hộ gia đình', record => record.household],
			['Quan hệ với chủ hộ', record => record.relation],
			['Ấp', record => record.hamlet],
			['Địa chỉ hiện tại', record => record.address, true],
			['Địa chỉ thường trú', record => record.permanentAddress, true],
			['Thường trú/Tạm trú', record => residenceWords[record.residence]],
			['Số điện thoại', record => record.phone],
			['Trạng thái nhân khẩu', record => record.status],
			['Ngày cập nhật', record => formatDate(record.updatedAt)],
		],
	},
];

const plainDress: Dress = {
	delimiter: ';',
	bom: true,
	columns: [
		['Họ và tên', record => record.name],
		['Ngày sinh', record => formatDate(record.birth)],
		['Giới tính', record => sexWords[record.sex]],
		['Số CCCD', record => record.id],
		['Số CMND cũ', record => record.oldId],
		['Dân tộc', record => record.ethnicity],
		['Tôn giáo', record => record.religion],
		['Số hộ khẩu', record => record.household],
		['Quan hệ với chủ hộ', record => record.relation],
		['Ấp', record => record.hamlet],
		['Nơi ở hiện nay', record => record.address, true],
		['Nơi thường trú', record => record.permanentAddress, true],
		['Loại cư trú', record => residenceWords[record.residence]],
		['Số điện thoại', record => record.phone],
		['Tình trạng nhân khẩu', record => record.status],
	],
};
