import type {UnitColumn} from '../../config/unit-table.ts';
import {counted, vietnamTime, vietnameseDay} from '../words.ts';
import {type Expectation, expected, expectedVi} from './expected.ts';

/** What a column of a table of units must hold. */
const unitColumn: Readonly<Record<UnitColumn, string>> = {
	code: 'the code of a unit, with its leading zeros (2, 3 or 5 digits)',
	name: 'the name of the unit with its kind, such as Phường Phú Cường',
	parent: 'the code of the unit around it, and empty for a province',
	from: 'a day such as 2025-07-01, or empty',
	until: 'a day after "from" such as 2025-07-01, and not empty where there are successors',
	successors: 'codes of units of the same level with blanks between them, or empty',
};

const unitColumnVi: typeof unitColumn = {
	code: 'mã đơn vị, giữ nguyên các số 0 ở đầu (2, 3 hoặc 5 chữ số)',
	name: 'tên đơn vị kèm loại hình, ví dụ Phường Phú Cường',
	parent: 'mã đơn vị cấp trên; để trống nếu là tỉnh, thành phố trực thuộc trung ương',
	from: 'ngày, ví dụ 2025-07-01, hoặc để trống',
	until: 'ngày sau ngày ở cột "from", ví dụ 2025-07-01; không được để trống nếu có đơn vị kế thừa',
	successors: 'mã các đơn vị cùng cấp, cách nhau bằng dấu cách, hoặc để trống',
};

/** Sentences of the workspace: init, configuration, lock, store, audit log. */
export const en = {
	initSummary: 'make a workspace',
	initDescription: 'Makes a workspace: rasoat.yaml with all options explained, the inbox for exports and extracts, folders for batches and reports, and a data folder that only this account can open. Nothing that exists is overwritten.',
	initFolder: 'the folder to make it in; the current one where left out',
	initDone: (p: {folder: string}) => `The workspace is ready: ${p.folder}`,
	initNext: 'Next: check rasoat.yaml, then read files in with "rasoat ingest".',
	initKeyKept: 'Its key and audit log were there already and are kept.',
	WORKSPACE_EXISTS: (p: {folder: string}) => `there is a workspace in ${p.folder} already; go on with it, or name another folder`,
	INIT_IN_THE_WAY: (p: {name: string}) => `"${p.name}" is there and is not what a workspace needs under that name; move it away, or name another folder`,
	NOT_A_WORKSPACE: (p: {folder: string}) => `${p.folder} is no workspace; run "rasoat init" there, or name the workspace with -C`,
	DATA_NOT_PRIVATE: 'this cannot be closed to other accounts; use an own workspace, on a disk whose file system knows permissions',
	KEY_MISSING: "the workspace's key is missing; put the file back from a backup, or make a new workspace",
	KEY_DAMAGED: "the workspace's key is damaged; put the file back from a backup, or make a new workspace",

	CONFIG_SYNTAX: 'this is not readable as settings; write one "name: value" a line, indented with blanks, and quote texts with special characters',
	CONFIG_KEY_TWICE: 'this setting is written twice; keep one of the two',
	CONFIG_KEY: (p: {path: string; proposal?: string}) =>
		`there is no setting "${p.path}"${p.proposal === undefined ? '; remove the line' : `; was "${p.proposal}" meant?`}`,
	CONFIG_VALUE: (p: {path: string; expected: Expectation}) => `${p.path} must be ${expected[p.expected]}`,
	CONFIG_ZONES: (p: {path: string; match: number; review: number}) =>
		`in ${p.path}, review_probability (${p.review}) must not be greater than match_probability (${p.match}); make it smaller`,
	UNIT_TABLE_MISSING: 'there is no such table of units, or it cannot be read; check "units" in rasoat.yaml',
	UNIT_TABLE_COLUMN: (p: {column: string}) => `the table of units has no column "${p.column}"; its first line must name the columns code, name, parent, from, until, successors`,
	UNIT_TABLE_QUOTES: 'a quotation mark does not close; correct this line of the table of units',
	UNIT_TABLE_VALUE: (p: {column: UnitColumn}) => `${p.column} must be ${unitColumn[p.column]}; correct this line of the table of units`,
	UNIT_TABLE_OVERLAP: (p: {unit: string; line: number}) => `unit ${p.unit} is there for the same days in line ${p.line} already; give each row its own days in "from" and "until"`,
	UNIT_TABLE_REFERENCE: (p: {column: string; unit: string}) => `${p.column} names ${p.unit}, which is no such unit on that day; add its row, or correct the code`,
	FAIL_ON_COUNTER: (p: {counter: string; proposal?: string}) =>
		`there is no count "${p.counter}" for a threshold${p.proposal === undefined ? '' : ` (did you mean ${p.proposal}?)`}; "rasoat run --help" lists them`,

	configTitle: 'Settings of this workspace. What is left out, or stands behind a #, has its default.',
	configProvince: 'Code of the province (two digits, General Statistics Office).',
	configLanguage: "Language of screens and reports: vi, en, or auto (the system's).",
	configThreads: 'Processor threads. Default: as many as the machine has, at most 4.',
	configMemory: 'Memory the program may use in all.',
	configIngest: 'Reading files in. A source with more rejected rows than either bound is refused as a whole.',
	configMaxRejectedShare: 'Share of its rows (0.02 = 2 %). One or two rows never refuse a file, however small.',
	configMaxRejectedRows: 'Number of rows.',
	configUnits: 'A table of administrative units beyond Bình Dương (CSV with code, name, parent, from, until, successors), so that their names and what became of them are understood.',
	configMaxShrinkShare: 'A whole export in which a unit has lost more than this share of its people (and at least 10) is held back until "rasoat sources accept"; 1 holds nothing back.',
	configInbox: 'The folders that "rasoat run" reads.',
	configExtractComplete: 'Whether extracts there hold everybody of their units. Say true only if that is certain: who is absent is then reported.',
	configPull: 'Fetching extracts. Files are named relative to this folder; the options of "rasoat pull" go before.',
	configDedupe: "Duplicates within the local register: from which probability a pair is certain, and from which it goes to review.",
	configCompare: 'The same for local records against the extract.',
	configFailOn: 'Thresholds: a command that is done ends with exit code 1 when a count crosses one.',

	STORE_LOCKED: (p: Holder) => p.pid === undefined
		? 'the store is open in another program; close that program and run the command again'
		: `the workspace is in use: "rasoat ${p.command}", process ${p.pid} on ${p.host}, since ${vietnamTime(p.since ?? '')}; wait until it is done`,
	STORE_MEMORY: 'the store ran out of memory, and the step was rolled back; close other programs or allow more with --memory',
	STORE_DISK: 'there is no room left on the disk for the store, and the step was rolled back; make room and run the command again',
	STORE_DAMAGED: 'the store is damaged and cannot be read; put the data folder back from a backup',
	STORE_NEWER: 'the store was made by a newer version of the program; install that version',
	STORE_INTERRUPTED: 'interrupted; the step that was running was rolled back. Run the command again to go on',
	STORE_FAILED: (p: {step: string}) => `the program has a fault and stopped in the step "${p.step}", which was rolled back. Run the command again with --debug and report what it prints, with the version (rasoat --version)`,

	auditSummary: 'the log of who did what',
	auditDescription: 'The audit log: every command on the workspace leaves one entry, each chained to the one before.',
	auditListSummary: 'show the entries',
	auditListDescription: 'Shows the entries of the audit log, the oldest first. Works while another command runs.',
	auditListLimit: 'only the last so many entries',
	auditVerifySummary: 'check that nothing was changed or removed',
	auditVerifyDescription: 'Checks every entry of the audit log against the one before and against the workspace\'s key, and that none is missing at the end. Ends with exit status 5 and names the first bad line otherwise.',
	auditEmpty: 'The audit log is empty.',
	auditWhen: 'Time',
	auditActor: 'Who',
	auditCommand: 'Command',
	auditExit: 'Exit',
	auditDetails: 'Details',
	auditSound: (p: {entries: number}) => `The audit log is sound: ${counted(p.entries, 'entry', 'entries')}.`,
	auditTorn: 'The last line is incomplete, as a crash leaves it; the next entry mends that and notes it.',
	AUDIT_LINE: 'this line of the audit log was changed or damaged, or was written with another key; compare it with a backup',
	AUDIT_GAP: 'entries of the audit log before this line were removed or replaced; compare it with a backup',
	AUDIT_TRUNCATED: 'entries at the end of the audit log were removed; compare it with a backup',
	AUDIT_HEAD: 'the file that remembers the last entry was removed or changed, so that nobody can say whether entries are missing at the end; compare it with a backup',
	AUDIT_LIMIT: '--limit takes a whole number from 1 on',
};

export const vi: typeof en = {
	initSummary: 'tạo thư mục làm việc',
	initDescription: 'Tạo thư mục làm việc: tệp rasoat.yaml có giải thích từng mục, thư mục inbox để nhận tệp, thư mục cho các đợt chỉnh sửa và báo cáo, và thư mục dữ liệu chỉ tài khoản này mở được. Không ghi đè lên những gì đã có.',
	initFolder: 'thư mục cần tạo; nếu bỏ trống là thư mục hiện tại',
	initDone: p => `Đã tạo xong thư mục làm việc: ${p.folder}`,
	initNext: 'Tiếp theo: xem lại rasoat.yaml, rồi nạp tệp bằng "rasoat ingest".',
	initKeyKept: 'Khóa và nhật ký có sẵn ở đây được giữ nguyên.',
	WORKSPACE_EXISTS: p => `${p.folder} đã là thư mục làm việc; hãy dùng tiếp hoặc chọn thư mục khác`,
	INIT_IN_THE_WAY: p => `đã có sẵn "${p.name}" nhưng không đúng loại mà thư mục làm việc cần; hãy chuyển đi nơi khác hoặc chọn thư mục khác`,
	NOT_A_WORKSPACE: p => `${p.folder} không phải là thư mục làm việc; hãy chạy "rasoat init" tại đó hoặc chỉ ra thư mục làm việc bằng -C`,
	DATA_NOT_PRIVATE: 'không thể chặn tài khoản khác truy cập tại đây; hãy dùng thư mục làm việc của chính mình, trên ổ đĩa có phân quyền',
	KEY_MISSING: 'không thấy tệp khóa của thư mục làm việc; hãy lấy lại từ bản sao lưu hoặc tạo thư mục làm việc mới',
	KEY_DAMAGED: 'tệp khóa của thư mục làm việc bị hỏng; hãy lấy lại từ bản sao lưu hoặc tạo thư mục làm việc mới',

	CONFIG_SYNTAX: 'không đọc được cấu hình tại đây; mỗi dòng ghi một mục dạng "tên: giá trị", thụt dòng bằng dấu cách, chữ có ký tự đặc biệt đặt trong ngoặc kép',
	CONFIG_KEY_TWICE: 'mục này được ghi hai lần; hãy giữ lại một',
	CONFIG_KEY: p => `không có mục "${p.path}"${p.proposal === undefined ? '; hãy bỏ dòng này' : `; có phải là "${p.proposal}" không?`}`,
	CONFIG_VALUE: p => `${p.path} phải là ${expectedVi[p.expected]}`,
	CONFIG_ZONES: p => `trong mục ${p.path}, review_probability (${p.review}) không được lớn hơn match_probability (${p.match}); hãy giảm xuống`,
	UNIT_TABLE_MISSING: 'không có bảng đơn vị hành chính này hoặc không đọc được; hãy kiểm tra mục "units" trong rasoat.yaml',
	UNIT_TABLE_COLUMN: p => `bảng đơn vị hành chính không có cột "${p.column}"; dòng đầu phải ghi tên các cột code, name, parent, from, until, successors`,
	UNIT_TABLE_QUOTES: 'dấu nháy kép mở ra mà không đóng; hãy sửa dòng này của bảng đơn vị hành chính',
	UNIT_TABLE_VALUE: p => `cột ${p.column} phải là ${unitColumnVi[p.column]}; hãy sửa dòng này của bảng đơn vị hành chính`,
	UNIT_TABLE_OVERLAP: p => `dòng ${p.line} đã có đơn vị ${p.unit} trong cùng thời gian; hãy ghi thời gian riêng cho từng dòng ở cột "from" và "until"`,
	UNIT_TABLE_REFERENCE: p => `cột ${p.column} ghi mã ${p.unit}, nhưng vào ngày đó không có đơn vị như vậy; hãy bổ sung dòng của đơn vị này hoặc sửa lại mã`,
	FAIL_ON_COUNTER: p => `không có số liệu "${p.counter}" để đặt ngưỡng${p.proposal === undefined ? '' : ` (có phải là ${p.proposal}?)`}; lệnh "rasoat run --help" liệt kê các số liệu`,

	configTitle: 'Cấu hình của thư mục làm việc này. Mục bỏ trống hoặc đứng sau dấu # thì lấy giá trị mặc định.',
	configProvince: 'Mã tỉnh (hai chữ số, theo Tổng cục Thống kê).',
	configLanguage: 'Ngôn ngữ màn hình và báo cáo: vi, en hoặc auto (theo hệ thống).',
	configThreads: 'Số luồng xử lý. Mặc định: dùng hết số luồng của máy, tối đa 4.',
	configMemory: 'Tổng bộ nhớ chương trình được phép dùng.',
	configIngest: 'Nạp tệp. Nguồn có số dòng bị loại vượt một trong hai mức dưới đây thì bị từ chối toàn bộ.',
	configMaxRejectedShare: 'Tỷ lệ dòng bị loại (0.02 là 2 %). Chỉ một, hai dòng thì không từ chối cả tệp, dù tệp nhỏ.',
	configMaxRejectedRows: 'Số dòng bị loại.',
	configUnits: 'Bảng đơn vị hành chính ngoài Bình Dương (tệp CSV gồm các cột code, name, parent, from, until, successors), để hiểu tên gọi và việc sắp xếp các đơn vị đó.',
	configMaxShrinkShare: 'Bản xuất toàn bộ mà số người của một đơn vị giảm quá tỷ lệ này (và giảm từ 10 người trở lên) thì bị giữ lại chờ lệnh "rasoat sources accept"; đặt 1 để không giữ lại.',
	configInbox: 'Các thư mục mà lệnh "rasoat run" đọc.',
	configExtractComplete: 'Bản trích xuất trong đó có đủ mọi người của đơn vị hay không. Chỉ ghi true khi chắc chắn: ai không có sẽ bị báo là thiếu.',
	configPull: 'Tải bản trích xuất. Tên tệp tính từ thư mục này; tùy chọn của lệnh "rasoat pull" được ưu tiên hơn.',
	configDedupe: 'Hồ sơ trùng trong dữ liệu địa phương: từ xác suất nào thì coi là chắc chắn, từ xác suất nào thì cần xem xét.',
	configCompare: 'Tương tự, khi đối chiếu dữ liệu địa phương với bản trích xuất.',
	configFailOn: 'Ngưỡng cảnh báo: lệnh làm xong nhưng có số liệu vượt ngưỡng thì kết thúc với mã 1.',

	STORE_LOCKED: p => p.pid === undefined
		? 'kho dữ liệu đang được một chương trình khác mở; hãy đóng chương trình đó rồi chạy lại lệnh'
		: `thư mục làm việc đang được sử dụng: lệnh "rasoat ${p.command}", tiến trình ${p.pid} trên máy ${p.host}, từ ${vietnamTime(p.since ?? '').replace(/^\S+/, vietnameseDay)}; hãy đợi lệnh đó xong`,
	STORE_MEMORY: 'kho dữ liệu thiếu bộ nhớ, bước đang chạy đã được hoàn tác; hãy đóng bớt chương trình khác hoặc tăng mức dùng bằng --memory',
	STORE_DISK: 'ổ đĩa không còn chỗ cho kho dữ liệu, bước đang chạy đã được hoàn tác; hãy giải phóng dung lượng rồi chạy lại lệnh',
	STORE_DAMAGED: 'kho dữ liệu bị hỏng, không đọc được; hãy lấy lại thư mục data từ bản sao lưu',
	STORE_NEWER: 'kho dữ liệu do phiên bản mới hơn của chương trình tạo ra; hãy cài phiên bản đó',
	STORE_INTERRUPTED: 'đã ngắt theo yêu cầu; bước đang chạy đã được hoàn tác. Hãy chạy lại lệnh để làm tiếp',
	STORE_FAILED: p => `chương trình gặp lỗi và đã dừng ở bước "${p.step}"; bước này đã được hoàn tác. Hãy chạy lại lệnh với --debug rồi gửi nội dung hiện ra cùng số phiên bản (rasoat --version) cho bộ phận hỗ trợ`,

	auditSummary: 'nhật ký: ai đã làm gì',
	auditDescription: 'Nhật ký: mỗi lệnh chạy trên thư mục làm việc để lại một dòng, dòng sau nối với dòng trước bằng mã băm.',
	auditListSummary: 'xem nhật ký',
	auditListDescription: 'Xem nhật ký, dòng cũ nhất trước. Dùng được cả khi lệnh khác đang chạy.',
	auditListLimit: 'chỉ xem bấy nhiêu dòng cuối',
	auditVerifySummary: 'kiểm tra nhật ký có bị sửa hay bị xóa không',
	auditVerifyDescription: 'Kiểm tra từng dòng nhật ký với dòng trước và với khóa của thư mục làm việc, và có dòng nào bị xóa ở cuối hay không. Nếu không khớp thì kết thúc với mã 5 và chỉ ra dòng sai đầu tiên.',
	auditEmpty: 'Nhật ký chưa có dòng nào.',
	auditWhen: 'Thời gian',
	auditActor: 'Người thực hiện',
	auditCommand: 'Lệnh',
	auditExit: 'Mã',
	auditDetails: 'Chi tiết',
	auditSound: p => `Nhật ký toàn vẹn: ${p.entries} dòng.`,
	auditTorn: 'Dòng cuối chưa ghi xong, thường do máy tắt đột ngột; lần ghi sau sẽ sửa lại và ghi chú việc này.',
	AUDIT_LINE: 'dòng nhật ký này đã bị sửa, bị hỏng hoặc được ghi bằng khóa khác; hãy đối chiếu với bản sao lưu',
	AUDIT_GAP: 'các dòng nhật ký trước dòng này đã bị xóa hoặc bị thay; hãy đối chiếu với bản sao lưu',
	AUDIT_TRUNCATED: 'các dòng cuối của nhật ký đã bị xóa; hãy đối chiếu với bản sao lưu',
	AUDIT_HEAD: 'tệp ghi nhớ dòng cuối của nhật ký đã bị xóa hoặc bị sửa nên không thể biết có thiếu dòng ở cuối hay không; hãy đối chiếu với bản sao lưu',
	AUDIT_LIMIT: '--limit phải là số nguyên từ 1 trở lên',
};

interface Holder {
	readonly pid?: number;
	readonly host?: string;
	readonly command?: string;
	readonly since?: string;
}
