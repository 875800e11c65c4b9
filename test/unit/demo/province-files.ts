import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {parse} from 'csv-parse/sync';
import {generateProvince, type ProvinceOptions, type ProvinceSummary} from '../../../src/demo/province.ts';

export type Row = Readonly<Record<string, string>>;

export interface ProvinceFiles {
	readonly folder: string;
	readonly summary: ProvinceSummary;
	/** By record key, derived from the files alone. */
	readonly local: ReadonlyMap<string, Row>;
	/** By personal ID. */
	readonly extract: ReadonlyMap<string, Row>;
	/** The first local record of each person of the extract, by personal ID. */
	readonly recordOf: ReadonlyMap<string, string>;
	truth(file: string): readonly Row[];
	remove(): void;
}

/** Makes a province in a folder of its own and reads it back, headings brought to one form. */
export async function makeProvince(options: ProvinceOptions): Promise<ProvinceFiles> {
	const folder = mkdtempSync(join(tmpdir(), 'rasoat-province-'));
	const summary = await generateProvince({local: join(folder, 'local'), extract: join(folder, 'extract'), truth: join(folder, 'truth')}, options);
	const truth = (file: string): readonly Row[] => parse(readFileSync(join(folder, 'truth', file)), {columns: true});
	return {
		folder,
		summary,
		recordOf: new Map(truth('links.csv').toReversed().map(row => [row.record_b, row.record_a])),
		local: readLocal(join(folder, 'local')),
		extract: options.extract === false ? new Map() : readExtract(join(folder, 'extract')),
		truth,
		remove: () => rmSync(folder, {recursive: true}),
	};
}

function readLocal(folder: string): Map<string, Row> {
	const records = new Map<string, Row>();
	for (const file of readdirSync(folder)) {
		const unit = file.slice(0, 5);
		for (const [index, row] of readRows(join(folder, file)).entries()) {
			const key = `${unit}/${row.code ?? `n${index + 1}`}`;
			records.set(records.has(key) ? `${key}~2` : key, {...row, unit});
		}
	}
	return records;
}

function readExtract(folder: string): Map<string, Row> {
	const rows = new Map<string, Row>();
	for (const file of readdirSync(folder)) {
		for (const row of readRows(join(folder, file))) {
			if (rows.has(row.id)) throw new Error(`${row.id} twice in the extract`);
			rows.set(row.id, row);
		}
	}
	return rows;
}

function readRows(path: string): readonly Row[] {
	const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
	const lines = text.split(/\r?\n/);
	const head = lines.findIndex(line => /ngày sinh|ntns|năm sinh/i.test(line));
	const delimiter = [',', ';', '\t'].reduce((best, each) => (lines[head].split(each).length > lines[head].split(best).length ? each : best));
	return parse(lines.slice(head).join('\n'), {delimiter, columns: (names: string[]) => names.map(fieldOf), skip_empty_lines: true});
}

/** A list of this test's own: what the program recognises must not be measured with itself. */
function fieldOf(heading: string): string {
	const fields: Record<string, string> = {
		'Mã nhân khẩu': 'code', 'Mã NK': 'code', 'Mã công dân': 'code', 'Mã hồ sơ': 'code',
		'Họ và tên': 'name', 'Họ tên': 'name', 'HỌ VÀ TÊN': 'name', 'Họ, chữ đệm và tên': 'name', 'Họ, chữ đệm và tên khai sinh': 'name',
		'Ngày sinh': 'birth', NTNS: 'birth', 'Ngày, tháng, năm sinh': 'birth', 'Ngày/tháng/năm sinh': 'birth',
		'Giới tính': 'sex', GT: 'sex', Phái: 'sex',
		'Số định danh cá nhân': 'id', 'Số CCCD': 'id', 'Số ĐDCN/CCCD': 'id', 'Số CMND/CCCD': 'id',
		'Quan hệ với chủ hộ': 'relation', QHCH: 'relation', 'Mối quan hệ với chủ hộ': 'relation',
		'Loại cư trú': 'residence', 'Tình trạng cư trú': 'residence', 'Thường trú/Tạm trú': 'residence',
		'Số hồ sơ cư trú': 'household', 'Số hộ khẩu': 'household', 'Mã hộ': 'household', 'Mã hộ gia đình': 'household',
		'Mã xã': 'unit', 'Khu phố/Ấp': 'hamlet', 'Khu phố': 'hamlet', 'Tổ dân phố': 'hamlet', Ấp: 'hamlet', 'Trạng thái': 'status', 'Trạng thái nhân khẩu': 'status', 'Tình trạng nhân khẩu': 'status',
	};
	return fields[heading] ?? heading;
}
