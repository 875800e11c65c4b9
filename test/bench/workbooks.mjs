// Exports of communes as workbooks, ingested on the built package.
//
//   npm run build && node test/bench/workbooks.mjs [--files 91] [--rows 30000] [--threads 2] [--memory 1GB] [--format xlsx|ods|csv]
//
// Makes the workbooks (synthetic residents, 15 columns; one commune each) in a temporary folder, ingests them into a fresh store and
// prints rows per second, CPU seconds and the peak memory of the process. `--format csv`: the same rows as text, which shows what the
// workbooks alone cost.

import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {cpus, tmpdir} from 'node:os';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {writeOds} from 'hucre/ods';
import {writeXlsx} from 'hucre/xlsx';

const {values: options} = parseArgs({options: {
	files: {type: 'string', default: '91'},
	rows: {type: 'string', default: '30000'},
	threads: {type: 'string', default: '2'},
	memory: {type: 'string', default: '1GB'},
	format: {type: 'string', default: 'xlsx'},
	make: {type: 'string'},
}});
const [files, rows, threads] = [options.files, options.rows, options.threads].map(Number);

const headings = [
	'STT', 'Mã hồ sơ', 'Họ và tên', 'Ngày sinh', 'Giới tính', 'Số định danh cá nhân', 'Số CMND', 'Địa chỉ thường trú', 'Khu phố', 'Quan hệ với chủ hộ',
	'Dân tộc', 'Tôn giáo', 'Số hộ', 'Điện thoại', 'Loại cư trú',
];
const surnames = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Võ', 'Đặng', 'Bùi', 'Đỗ', 'Ngô', 'Dương'];
const middles = ['Văn', 'Thị', 'Hữu', 'Ngọc', 'Minh', 'Thị Thu', 'Đức'];
const given = ['An', 'Bình', 'Châu', 'Dũng', 'Hà', 'Khánh', 'Lan', 'Mai', 'Nga', 'Phúc', 'Quý', 'Sơn', 'Tuấn'];
const of = (list, number) => list[number % list.length];

function resident(unit, index) {
	const number = unit * rows + index;
	const woman = number % 2;
	const year = 1940 + number % 80;
	const day = new Date(Date.UTC(year, number % 12, 1 + number % 28));
	return [
		index + 1, `HS${String(index + 1).padStart(6, '0')}`, `${of(surnames, number)} ${of(middles, number >> 3)} ${of(given, number >> 5)}`,
		index % 3 === 0 ? day : day.toISOString().slice(0, 10).split('-').toReversed().join('/'), woman ? 'Nữ' : 'Nam',
		`074${(year < 2000 ? 0 : 2) + woman}${String(year % 100).padStart(2, '0')}${String(number % 1_000_000).padStart(6, '0')}`, index % 4 === 0 ? 280_000_000 + number : null,
		`Số ${number % 900}, đường ${number % 70}, phường Phú Cường`, `Khu phố ${number % 9}`, of(['Chủ hộ', 'Vợ', 'Con'], number), 'Kinh', of(['Không', 'Phật giáo'], number >> 4),
		`H${index >> 2}`, `09${10_000_000 + number}`, 'Thường trú',
	];
}

const sheetOf = unit => [['DANH SÁCH NHÂN KHẨU'], [], headings, ...Array.from({length: rows}, (_, index) => resident(unit, index))];
const writers = {
	xlsx: sheet => writeXlsx({sheets: [{name: 'Danh sách', rows: sheet}]}),
	ods: sheet => writeOds({sheets: [{name: 'Danh sách', rows: sheet}]}),
	csv: sheet => sheet.slice(2).map(row => row.map(cell => (cell instanceof Date ? cell.toISOString().slice(0, 10) : `"${cell ?? ''}"`)).join(',')).join('\n'),
};
const pathsIn = folder => Array.from({length: files}, (_, unit) => join(folder, `${25_000 + unit}_2022-08-15.${options.format}`));

if (options.make === undefined) {
	await measure();
} else {
	for (const [unit, path] of pathsIn(options.make).entries()) writeFileSync(path, await writers[options.format](sheetOf(unit)));
}

async function measure() {
	const folder = mkdtempSync(join(tmpdir(), 'rasoat-bench-workbooks-'));
	try {
		// By another process: in this one the peak would be theirs.
		execFileSync(process.execPath, [import.meta.filename, ...process.argv.slice(2), '--make', folder]);
		const megabytes = pathsIn(folder).reduce((sum, path) => sum + statSync(path).size, 0) / 1e6;
		console.log(`${cpus()[0].model}, ${cpus().length} cores, Node ${process.version}; ${files} .${options.format} of ${rows} rows (${megabytes.toFixed(0)} MB), ${threads} threads, DuckDB ${options.memory}`);
		await ingestAll(folder);
	} finally {
		rmSync(folder, {recursive: true, force: true});
	}
}

async function ingestAll(folder) {
	const [{Store}, {ingest}, {defaultConfig}] = await Promise.all(['store/store', 'ingest/ingest', 'config/config'].map(name => import(new URL(`../../dist/${name}.js`, import.meta.url))));
	const store = await Store.open({path: join(folder, 'store.duckdb'), threads, memory: options.memory, temporary: join(folder, 'tmp')});
	try {
		const [start, cpuStart] = [performance.now(), process.cpuUsage()];
		const context = {store, now: new Date('2022-08-16T00:00:00Z'), cwd: folder, limits: defaultConfig.ingest, threads, temporary: join(folder, 'opened')};
		const {totals} = await ingest(context, {paths: pathsIn(folder), kind: 'local'});
		const seconds = (performance.now() - start) / 1000;
		const {user, system} = process.cpuUsage(cpuStart);
		const cpu = (user + system) / 1e6;
		const perSecond = divisor => Math.round(totals.rows / divisor).toLocaleString('en-US');
		console.log(`${totals.rows} rows of ${totals.stored} files: ${seconds.toFixed(1)} s, ${perSecond(seconds)} rows/s; ${cpu.toFixed(1)} CPU s, ${perSecond(cpu)} rows a CPU second; peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
	} finally {
		store.close();
	}
}
