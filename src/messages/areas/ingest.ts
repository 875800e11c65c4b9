import type {ProfileKind} from '../../config/profile.ts';
import type {RejectCode} from '../../ingest/careful.ts';
import type {ListedSource} from '../../ingest/list-sources.ts';
import type {SourceSummary} from '../../ingest/types.ts';
import {counted, vietnameseDay} from '../words.ts';

// Sentences of ingest, sources, quarantine and records, and of profiles.

interface Expected {readonly path: string; readonly expected: ProfileKind}
interface Proposed {readonly path: string; readonly proposal?: string}

const expectedEn: Readonly<Record<ProfileKind, string>> = {
	encoding: 'must be utf-8, utf-8-bom, utf-16le, utf-16be, windows-1258, viscii, tcvn3 or vni',
	delimiter: 'must be one of "," ";" "|" and "\\t"',
	sheet: 'must be the name of a sheet, or its number from 1',
	headerRow: 'must be the line of the headings, a whole number from 1',
	section: 'must be a list of names with their values',
	column: 'must be a heading, a list of headings, or {column: …}',
	canonical: 'must be a value of this field, as it is written or by its code (sex: Nam, Nữ, male, female; ethnicity: Kinh, 01; unit: five digits)',
	customType: 'must be exact, text, name, date, id or number',
	dateFormat: 'must say how the date is written, out of d dd m mm yy yyyy, for example dd/mm/yyyy',
	customName: 'must be a new name of small letters, digits and _',
};

const expectedVi: Readonly<Record<ProfileKind, string>> = {
	encoding: 'phải là utf-8, utf-8-bom, utf-16le, utf-16be, windows-1258, viscii, tcvn3 hoặc vni',
	delimiter: 'phải là một trong các dấu "," ";" "|" và "\\t"',
	sheet: 'phải là tên trang tính, hoặc số thứ tự của trang tính, tính từ 1',
	headerRow: 'phải là số thứ tự dòng tiêu đề cột, số nguyên từ 1',
	section: 'phải là danh sách gồm tên và giá trị',
	column: 'phải là một tiêu đề cột, một danh sách tiêu đề cột, hoặc {column: …}',
	canonical: 'phải là giá trị hợp lệ của trường này, ghi bằng chữ hoặc bằng mã (sex: Nam, Nữ, male, female; ethnicity: Kinh, 01; unit: năm chữ số)',
	customType: 'phải là exact, text, name, date, id hoặc number',
	dateFormat: 'phải nêu cách ghi ngày bằng d dd m mm yy yyyy, ví dụ dd/mm/yyyy',
	customName: 'phải là tên mới gồm chữ thường, chữ số và dấu _',
};

export const en = {
	FILE_MISSING: 'there is no such file or folder; check its name and path',
	PATTERN_EMPTY: 'no file is called so; check the pattern and the folder',
	FOLDER_EMPTY: 'the folder holds no text (.csv, .tsv, .txt), workbook (.xlsx, .xls, .xlsb, .ods) or archive (.zip, .gz) of such; name the folder or the files that do',
	FILE_UNREADABLE: 'the file cannot be opened; close it in other programs and check that you may read it',
	FILE_EMPTY: 'the file is empty; export it again',
	FILE_NO_ROWS: (p: {rejected: number}): string => (p.rejected > 0
		? 'not one row of the file could be read; see "rasoat quarantine list" and export the file again'
		: 'the file has headings and no row below them; export it again'),
	FILE_CHANGED: 'the file changed while it was read; ingest it again when it has been copied whole',
	FILE_TRUNCATED: 'the file breaks off in the middle of its last row, so residents may be missing; copy or export it again (with --partial what is there is taken)',
	FILE_FORMAT_UNSUPPORTED: (p: {format: string}) => `this is no table but a file of the kind ${p.format}; save the list as a workbook (.xlsx) or as "CSV UTF-8" and ingest that`,
	ENCODING_UNSUPPORTED: (p: {encoding?: string}) =>
		`the file is written in ${p.encoding === undefined ? 'an encoding that cannot be told' : p.encoding.toUpperCase()}; open it in Excel and save it as "CSV UTF-8 (comma delimited)"`,
	CONTAINER_DAMAGED: (p: {format: string}) => `the ${p.format} file is damaged or was not copied whole; copy or export it again`,
	CONTAINER_TOO_LARGE: (p: {gigabytes: number}) => `the file unpacks to more than ${p.gigabytes} GB; divide it into several files`,
	CONTAINER_BOMB: (p: {times: number}) => `the file unpacks to more than ${p.times} times its size, so this is no register; check where it comes from`,
	CONTAINER_ENTRIES: (p: {limit: number}) => `the archive holds more than ${p.limit} files; divide it into several`,
	CONTAINER_MEMORY: (p: {megabytes: number}) => `reading the file takes more than ${p.megabytes} MB of memory; save it as .xlsx or as "CSV UTF-8", or divide it into several files`,
	CONTAINER_STALLED: (p: {seconds: number}) => `the file could not be read within ${p.seconds} seconds, so it is probably damaged; open it in Excel and save it again`,
	ARCHIVE_EMPTY: 'the archive holds no text (.csv, .tsv, .txt) or workbook (.xlsx, .xls, .xlsb, .ods); check that it is the right one',
	ARCHIVE_NESTED: 'the archive holds another archive; unpack the outer one and ingest what is in it',
	ZIP_METHOD: (p: {method: number}) => `the archive is packed by a method (${p.method}) that is not known; pack it again as an ordinary .zip`,
	WORKBOOK_TOO_LARGE: (p: {format: string; megabytes: number}) =>
		`an .${p.format} file of this kind must not be larger than ${p.megabytes} MB; save it as "CSV UTF-8", or divide it into several files`,
	SHEET_MISSING: (p: {sheet: string; sheets: readonly string[]}) =>
		`the workbook has no sheet "${p.sheet}" with cells, which the profile asks for; it has: ${p.sheets.join(', ')}`,
	SHEETS_HIDDEN: (p: {sheets: readonly string[]}) => `only hidden sheets can hold anything: ${p.sheets.join(', ')}; name the one to be read in a profile (sheet: …)`,
	SHEETS_TOO_MANY: (p: {limit: number}) => `the workbook has more than ${p.limit} sheets; divide it into several files`,
	HEADER_ROW_BLANK: (p: {row: number}) => `row ${p.row}, which the profile gives for the headings, is blank; correct header_row`,
	FORMULAS_UNCALCULATED: (p: {cells: number}) => `${p.cells} cells hold formulas that no program has calculated, so their values are not in the file; open it in Excel, save it and ingest it again`,
	CELL_TOO_LONG: (p: {row?: number; limit: number}) => `${p.row === undefined ? 'a cell' : `a cell in row ${p.row}`} has more than ${p.limit} characters, so this is no table of residents; check that it is the right file`,
	ROW_TOO_LONG: (p: {row: number; limit: number}) => `row ${p.row} has more than ${p.limit} characters, so this is no table of residents; check that it is the right file`,
	COLUMNS_TOO_MANY: (p: {row: number; limit: number}) => `row ${p.row} has more than ${p.limit} columns; remove what stands far to the right of the table`,
	ROWS_TOO_MANY: (p: {limit: number}) => `the sheet has more than ${p.limit} rows, which no workbook can have; export it again`,
	MERGES_TOO_MANY: (p: {limit: number}) => `the sheet has more than ${p.limit} merged cells; export it again without merging`,
	PASSWORD_MISSING: 'the workbook is protected by a password; write the password into a file and name that with --password-file',
	PASSWORD_WRONG: 'the password does not open the workbook; check what the file of --password-file holds',
	PASSWORD_UNSUPPORTED: (p: {format: string}) => `the password of this ${p.format} file cannot be used here; open it in its program and save it without one`,
	PASSWORD_FILE: 'the file with the password cannot be read; check its name and path',
	LINE_TOO_LONG: (p: {megabytes: number}) => `a line is longer than ${p.megabytes} MB, so this is no table of residents; check that it is the right file`,
	HEADINGS_UNKNOWN: (p: {profile?: string}): string => (p.profile === undefined
		? 'the first line holds no headings, or none that is known; add a line of headings, or say with a profile (--profile) which line has them and what they mean'
		: 'no heading for a name or a personal ID is known; complete the profile below and save it as profile.yaml beside the file'),
	HEADINGS_AMBIGUOUS: (p: {headings: readonly string[]}) =>
		`it is not clear what these headings mean: ${p.headings.join(', ')}; complete the profile below and save it as profile.yaml beside the file`,
	HEADING_TWICE: (p: {heading: string; columns: readonly string[]}) =>
		`the heading "${p.heading}" is there more than once (columns ${p.columns.join(', ')}); rename or remove one of them in the file`,
	TOO_MANY_REJECTED: (p: {rejected: number; rows: number; share: number; maxShare: number; maxRows: number}) =>
		`${p.rejected} of ${p.rows} rows cannot be read, more than max_rejected_share (${p.maxShare}) or max_rejected_rows (${p.maxRows}) in rasoat.yaml allows; see "rasoat quarantine list" and export the file again`,
	DELETES_IN_EXPORT: 'the file has rows to be deleted, so it cannot hold everybody of its units; leave out --complete',
	OPERATION_UNKNOWN: 'the column that says what to do with a row holds something other than "upsert" and "delete"; correct it in the file',
	SOURCE_OLDER: (p: {asOf: string; newer: string; newerAsOf: string; unit: string}) =>
		`the file is of ${p.asOf}, but ${p.unit === '' ? 'there is' : `for unit ${p.unit} there is`} ${p.newer} of ${p.newerAsOf} already; if it is newer, say so with --as-of`,
	UNIT_FORMAT: (p: {unit: string}) => `--unit needs the code of an administrative unit such as 25741, not "${p.unit}"`,
	AS_OF_FORMAT: (p: {asOf: string}) => `--as-of needs a day such as 2022-08-15, not "${p.asOf}"`,
	AS_OF_FUTURE: (p: {asOf: string}) => `--as-of ${p.asOf} is still to come; write the day of the export`,
	CUSTOM_TYPE_CHANGED: (p: {name: string; type: string; known: string}) =>
		`the custom field ${p.name} has had the type ${p.known} until now and is ${p.type} in the profile; keep the type, or take another name`,
	SOURCE_UNKNOWN: (p: {source: string}) => `there is no source ${p.source}; "rasoat sources" shows their numbers`,

	PROFILE_MISSING: 'there is no such profile, or it cannot be read; check its name and path',
	PROFILE_SYNTAX: 'this is no correct YAML; check indentation, colons and quotes',
	PROFILE_KEY_TWICE: 'the same name is there twice; remove one of them',
	PROFILE_KEY: (p: Proposed) => `${p.path} is not known${p.proposal === undefined ? '' : `; did you mean ${p.proposal}?`}`,
	PROFILE_VALUE: (p: Expected) => `${p.path} ${expectedEn[p.expected]}`,
	PROFILE_COLUMN_MISSING: (p: {columns: readonly string[]; profile: string}) =>
		`the file has no column ${p.columns.map(column => `"${column}"`).join(', ')}, which the profile ${p.profile} asks for; correct the profile or the headings`,

	ingestSummary: 'read files of residents, clean and store them',
	ingestDescription: 'Reads delimited text (.csv, .tsv, .txt) and workbooks (.xlsx, .ods, .xls, .xlsb), also packed as .zip or .gz: files, or all of a folder. '
		+ 'Of a workbook, all sheets with residents are read that are not hidden. Each file is stored or refused as a whole; '
		+ 'rows that cannot be read go to quarantine. A newer export of a unit replaces the older one, and its records keep their keys. '
		+ 'A profile.yaml beside the files is used where --profile is left out.',
	ingestPaths: 'files or folders; of an extract in parts also its manifest.json',
	ingestAs: 'local: an export of a local register; extract: one of the national database',
	ingestProfile: 'profile (YAML) that says what the columns mean',
	ingestUnit: 'code of the unit; left out: from a column or the file name',
	ingestAsOf: 'day of the export (2022-08-15); left out: from the file name, else the day it was changed',
	ingestComplete: 'the files hold everybody of their units (default for local)',
	ingestPartial: 'whoever is absent means nothing (default for an extract), and a column "operation" may say upsert or delete',
	ingestPasswordFile: 'file whose first line is the password of protected workbooks',
	ingestDryRun: 'read and report, store nothing',
	ingestProgress: 'Reading and storing',

	sourceColumns: {
		number: '#', kind: 'Kind', file: 'File', unit: 'Unit', asOf: 'As of', state: 'State', rows: 'Rows', rejected: 'Rejected', line: 'Line', lines: 'Lines',
		reason: 'Reason', text: 'Text', field: 'Field', value: 'Cleaned', written: 'As written', changes: 'Changes',
	},
	sourceKinds: {local: 'local', extract: 'extract'} satisfies Record<SourceSummary['kind'], string>,
	sourceOutcomes: {stored: 'stored', readable: 'readable', skipped: 'known already', refused: 'refused', held: 'held back'} satisfies Record<SourceSummary['state'], string>,
	sourceStates: {current: 'current', replaced: 'replaced', refused: 'refused', held: 'held back'} satisfies Record<ListedSource['state'], string>,
	sourceUnits: (p: {units: readonly string[]}) => (p.units.length > 2 ? `${p.units.length} units` : p.units.join(', ')),
	sourceReadings: (p: {source: number; readings: readonly string[]}) => `Source ${p.source}: ${p.readings.join('; ')}.`,
	sourceReading: (p: {reading: string; fields: readonly string[]}) => `${p.reading} in ${p.fields.join(', ')}`,
	sourceReadingField: (p: {label: string; cells: string; doubtful?: string}) => `${p.label} (${p.cells}${p.doubtful === undefined ? '' : `, ${p.doubtful} to be looked at`})`,
	readingLabels: {
		tcvn3: 'TCVN3 (ABC)', vni: 'VNI', viscii: 'VISCII', 'windows-1258': 'Windows-1258', 'double-utf-8': 'UTF-8 misread',
		month_first: 'month before day', order_mixed: 'day and month in both orders, read as day first', order_unclear: 'no date that shows whether the day comes first, read as day first',
		half_converted: 'dates that a spreadsheet turned round half', epoch_1904: 'numbers of days from 1904 on', order: 'day and month that could change places',
		serial: 'numbers of days', named_month: 'months by name', lost_zero: 'a lost zero', other_order: 'the other order of day and month', short_year: 'years of two digits',
		glued: 'a number at the date', old_encoding: 'words of an old encoding', scientific: 'digits lost', error: 'errors of a spreadsheet', overflow: 'nothing but ####',
		year: 'no year', zero_date: 'a zero as a date',
	} as Readonly<Record<string, string>>,
	ingestStored: (p: {stored: string; rows: string}) => `Stored: ${counted(p.rows, 'row')} of ${counted(p.stored, 'file')}.`,
	ingestDryDone: (p: {stored: string; rows: string}) => `Readable: ${counted(p.rows, 'row')} of ${counted(p.stored, 'file')}. Nothing was stored (--dry-run).`,
	ingestNothing: 'Nothing was stored.',
	ingestRejected: (p: {rejected: string}) => `In quarantine: ${counted(p.rejected, 'row')}; see "rasoat quarantine list".`,
	ingestRejectedDry: (p: {rejected: string}) => `Would go to quarantine: ${counted(p.rejected, 'row')}.`,
	ingestModified: (p: {files: string}) => `No day is given for ${counted(p.files, 'file')}, so the day of the last change was taken; say it with --as-of or in the file name (25741_2022-08-15.csv).`,
	ingestPartialUnits: (p: {files: readonly string[]}) => `Not taken as a whole register, because a part of it was refused: ${p.files.join(', ')}.`,
	ingestIgnored: (p: {files: readonly string[]}) => `Not read, because it is no table of residents: ${p.files.join(', ')}.`,
	ingestUnitElsewhere: (p: {files: readonly string[]}) => `The column of communes tells of other places than the file's own, so it is taken for part of an address and not read: ${p.files.join(', ')}.`,
	ingestUnused: (p: {columns: readonly string[]}) => `Columns that are not read: ${p.columns.join(', ')}.`,
	ingestProfileDraft: (p: {file: string}) => `Profile for ${p.file}, to be completed (take the # off the line that is right):`,

	sourcesSummary: 'show the ingested files',
	sourcesListSummary: 'list every source with its unit, day, state and counts',
	sourcesAcceptSummary: 'let a source in that is held back',
	sourcesAcceptDescription: 'Lets a source in that was held back because a unit of it has lost many people (max_shrink_share in rasoat.yaml), with those that share a unit with it. '
		+ 'It is read from the copy that was kept, so the file itself may be gone. The audit log says who let it in.',
	sourcesAcceptNumber: 'number of the source, as "rasoat sources" shows it',
	sourcesNone: 'No source yet; read one in with "rasoat ingest FILE --as local".',
	quarantineSummary: 'show rows that could not be read',
	quarantineListSummary: 'list the rejected rows with file, line and reason',
	quarantineSource: 'only of the source with this number',
	quarantineExportSummary: 'write rejected rows into a file that can be mended',
	quarantineExportDescription: 'Writes the rejected rows of a source, as they were and whole, below its headings into a file that can be mended and ingested again with --partial. '
		+ 'The first column says why a row was rejected; nothing is read from it. The file is for your account only, and the audit log notes it.',
	quarantineOut: 'file to write',
	quarantineReason: 'Why it was rejected',
	quarantineExported: (p: {rows: string; source: number; file: string}) => `${counted(p.rows, 'row')} of source ${p.source} written to ${p.file}, with all values whole.`,
	quarantineExportedNext: (p: {command: string}) => `When they are mended: ${p.command}`,
	QUARANTINE_EMPTY: 'no row is in quarantine there, so there is nothing to export',
	QUARANTINE_SEVERAL: (p: {sources: readonly string[]}) => `several sources have rejected rows (${p.sources.join(', ')}), each with its own headings; name one with --source`,
	quarantineNone: 'No row is in quarantine.',
	quarantineCount: (p: {rows: string}) => `${counted(p.rows, 'rejected row')}. Mend what is wrong in the file and ingest it again, or mend these rows alone ("rasoat quarantine export").`,
	rejectReasons: {
		QUOTE_UNCLOSED: 'a quotation mark does not close',
		QUOTE_STRAY: 'text after a closing quotation mark',
		FIELDS_TOO_MANY: 'more fields than headings',
		FIELDS_TOO_FEW: 'fewer fields than headings',
		TEXT_NOT_UTF8: 'characters that are not UTF-8',
		TEXT_ZERO_BYTE: 'a zero byte',
	} satisfies Record<RejectCode, string>,
	recordsSummary: 'show records',
	recordsShowSummary: 'show every field of a record, cleaned and as written, with its file and line',
	recordsKey: 'record key, for example 25741/HS0001',
	recordsHeading: (p: {key: string; kind: string; file: string; line: number; asOf: string; source: number}) =>
		`${p.key} · ${p.kind} · ${p.file}, line ${p.line} · as of ${p.asOf} · source ${p.source}`,
	recordsFormer: (p: {field: string; value: string; lastSeen: string}) => `Formerly: ${p.field} ${p.value} (last in the export of ${p.lastSeen}).`,
	recordsIssues: {impossible: 'impossible date', unreadable: 'not readable', unknown: 'not known'},
};

export const vi: typeof en = {
	FILE_MISSING: 'không có tệp hoặc thư mục này; hãy kiểm tra lại tên và đường dẫn',
	PATTERN_EMPTY: 'không có tệp nào khớp với mẫu tên này; hãy kiểm tra lại mẫu tên và thư mục',
	FOLDER_EMPTY: 'thư mục không có tệp văn bản (.csv, .tsv, .txt), bảng tính (.xlsx, .xls, .xlsb, .ods) hay tệp nén (.zip, .gz) nào; hãy chỉ đúng thư mục hoặc tên tệp',
	FILE_UNREADABLE: 'không mở được tệp; hãy đóng tệp ở chương trình khác và kiểm tra quyền đọc',
	FILE_EMPTY: 'tệp rỗng; hãy xuất lại tệp',
	FILE_NO_ROWS: p => (p.rejected > 0
		? 'không đọc được dòng nào của tệp; hãy xem "rasoat quarantine list" rồi xuất lại tệp'
		: 'tệp chỉ có dòng tiêu đề, không có dữ liệu; hãy xuất lại tệp'),
	FILE_CHANGED: 'tệp bị thay đổi trong lúc đọc; hãy nạp lại sau khi đã sao chép xong',
	FILE_TRUNCATED: 'tệp bị đứt ở giữa dòng cuối nên có thể thiếu người; hãy sao chép hoặc xuất lại tệp (nếu chỉ cần phần đang có, thêm --partial)',
	FILE_FORMAT_UNSUPPORTED: p => `tệp thuộc loại ${p.format}, không phải bảng dữ liệu; hãy lưu danh sách thành bảng tính (.xlsx) hoặc "CSV UTF-8" rồi nạp tệp đó`,
	ENCODING_UNSUPPORTED: p =>
		`tệp dùng bảng mã ${p.encoding === undefined ? 'không xác định được' : p.encoding.toUpperCase()}; hãy mở bằng Excel và lưu dạng "CSV UTF-8 (Comma delimited)"`,
	CONTAINER_DAMAGED: p => `tệp ${p.format} bị hỏng hoặc sao chép chưa trọn vẹn; hãy sao chép hoặc xuất lại tệp`,
	CONTAINER_TOO_LARGE: p => `tệp giải nén ra hơn ${p.gigabytes} GB; hãy chia thành nhiều tệp`,
	CONTAINER_BOMB: p => `tệp giải nén ra gấp hơn ${p.times} lần kích thước, không thể là sổ dữ liệu dân cư; hãy kiểm tra nguồn gốc của tệp`,
	CONTAINER_ENTRIES: p => `tệp nén chứa hơn ${p.limit} tệp; hãy chia thành nhiều tệp nén`,
	CONTAINER_MEMORY: p => `đọc tệp này cần hơn ${p.megabytes} MB bộ nhớ; hãy lưu thành .xlsx hoặc "CSV UTF-8", hoặc chia thành nhiều tệp`,
	CONTAINER_STALLED: p => `không đọc xong tệp trong ${p.seconds} giây, có thể tệp bị hỏng; hãy mở bằng Excel rồi lưu lại`,
	ARCHIVE_EMPTY: 'tệp nén không có tệp văn bản (.csv, .tsv, .txt) hay bảng tính (.xlsx, .xls, .xlsb, .ods) nào; hãy kiểm tra lại có đúng tệp không',
	ARCHIVE_NESTED: 'trong tệp nén lại có tệp nén khác; hãy giải nén tệp ngoài rồi nạp những gì bên trong',
	ZIP_METHOD: p => `tệp được nén theo kiểu không hỗ trợ (${p.method}); hãy nén lại thành tệp .zip thông thường`,
	WORKBOOK_TOO_LARGE: p => `tệp .${p.format} loại này không được lớn hơn ${p.megabytes} MB; hãy lưu thành "CSV UTF-8" hoặc chia thành nhiều tệp`,
	SHEET_MISSING: p => `bảng tính không có trang "${p.sheet}" có dữ liệu như tệp mô tả cột yêu cầu; các trang hiện có: ${p.sheets.join(', ')}`,
	SHEETS_HIDDEN: p => `chỉ các trang tính bị ẩn mới có thể có dữ liệu: ${p.sheets.join(', ')}; hãy nêu trang cần đọc trong tệp mô tả cột (sheet: …)`,
	SHEETS_TOO_MANY: p => `bảng tính có hơn ${p.limit} trang; hãy chia thành nhiều tệp`,
	HEADER_ROW_BLANK: p => `dòng ${p.row} mà tệp mô tả cột chỉ định làm dòng tiêu đề là dòng trống; hãy sửa header_row`,
	FORMULAS_UNCALCULATED: p => `có ${p.cells} ô chứa công thức chưa được tính nên tệp không có giá trị của các ô này; hãy mở bằng Excel, lưu lại rồi nạp`,
	CELL_TOO_LONG: p => `${p.row === undefined ? 'có ô' : `dòng ${p.row} có ô`} dài hơn ${p.limit} ký tự, không thể là bảng dữ liệu dân cư; hãy kiểm tra lại có đúng tệp không`,
	ROW_TOO_LONG: p => `dòng ${p.row} dài hơn ${p.limit} ký tự, không thể là bảng dữ liệu dân cư; hãy kiểm tra lại có đúng tệp không`,
	COLUMNS_TOO_MANY: p => `dòng ${p.row} có hơn ${p.limit} cột; hãy xóa những ô nằm xa về bên phải bảng`,
	ROWS_TOO_MANY: p => `trang tính có hơn ${p.limit} dòng, vượt quá số dòng của một bảng tính; hãy xuất lại tệp`,
	MERGES_TOO_MANY: p => `trang tính có hơn ${p.limit} ô gộp; hãy xuất lại tệp, không gộp ô`,
	PASSWORD_MISSING: 'bảng tính được bảo vệ bằng mật khẩu; hãy ghi mật khẩu vào một tệp rồi chỉ tệp đó bằng --password-file',
	PASSWORD_WRONG: 'mật khẩu không mở được bảng tính; hãy kiểm tra nội dung tệp nêu ở --password-file',
	PASSWORD_UNSUPPORTED: p => `không dùng được mật khẩu của tệp ${p.format} này; hãy mở tệp bằng chương trình tạo ra nó và lưu lại không có mật khẩu`,
	PASSWORD_FILE: 'không đọc được tệp chứa mật khẩu; hãy kiểm tra lại tên và đường dẫn',
	LINE_TOO_LONG: p => `có dòng dài hơn ${p.megabytes} MB, không thể là bảng dữ liệu dân cư; hãy kiểm tra lại có đúng tệp không`,
	HEADINGS_UNKNOWN: p => (p.profile === undefined
		? 'dòng đầu không phải dòng tiêu đề cột, hoặc không có tiêu đề nào nhận ra được; hãy thêm dòng tiêu đề, hoặc dùng tệp mô tả cột (--profile) để chỉ ra dòng tiêu đề và ý nghĩa các cột'
		: 'không nhận ra cột họ tên hay số định danh nào; hãy điền tiếp tệp mô tả cột dưới đây rồi lưu thành profile.yaml cạnh tệp dữ liệu'),
	HEADINGS_AMBIGUOUS: p => `chưa rõ ý nghĩa các tiêu đề cột: ${p.headings.join(', ')}; hãy điền tiếp tệp mô tả cột dưới đây rồi lưu thành profile.yaml cạnh tệp dữ liệu`,
	HEADING_TWICE: p => `tiêu đề "${p.heading}" xuất hiện nhiều lần (cột ${p.columns.join(', ')}); hãy đổi tên hoặc xóa bớt cột trong tệp`,
	TOO_MANY_REJECTED: p =>
		`${p.rejected} trên ${p.rows} dòng không đọc được, vượt mức max_rejected_share (${p.maxShare}) hoặc max_rejected_rows (${p.maxRows}) trong rasoat.yaml; hãy xem "rasoat quarantine list" rồi xuất lại tệp`,
	DELETES_IN_EXPORT: 'tệp có dòng yêu cầu xóa nên không thể là toàn bộ sổ của đơn vị; hãy bỏ tùy chọn --complete',
	OPERATION_UNKNOWN: 'cột thao tác có giá trị khác "upsert" (thêm, sửa) và "delete" (xóa); hãy sửa lại trong tệp',
	SOURCE_OLDER: p =>
		`tệp có ngày ${vietnameseDay(p.asOf)}, trong khi ${p.unit === '' ? '' : `đơn vị ${p.unit} `}đã có tệp ${p.newer} ngày ${vietnameseDay(p.newerAsOf)}; nếu tệp này mới hơn, hãy nêu ngày bằng --as-of`,
	UNIT_FORMAT: p => `--unit phải là mã đơn vị hành chính, ví dụ 25741, không phải "${p.unit}"`,
	AS_OF_FORMAT: p => `--as-of phải là một ngày, ví dụ 2022-08-15, không phải "${p.asOf}"`,
	AS_OF_FUTURE: p => `ngày ${vietnameseDay(p.asOf)} nêu ở --as-of chưa đến; hãy ghi ngày xuất dữ liệu`,
	CUSTOM_TYPE_CHANGED: p => `trường riêng ${p.name} trước nay có kiểu ${p.known} nhưng trong tệp mô tả cột là ${p.type}; hãy giữ nguyên kiểu hoặc đặt tên khác`,
	SOURCE_UNKNOWN: p => `không có nguồn số ${p.source}; xem số thứ tự các nguồn bằng "rasoat sources"`,

	PROFILE_MISSING: 'không có tệp mô tả cột này hoặc không đọc được; hãy kiểm tra lại tên và đường dẫn',
	PROFILE_SYNTAX: 'không đúng cú pháp YAML; hãy kiểm tra thụt dòng, dấu hai chấm và dấu nháy',
	PROFILE_KEY_TWICE: 'tên này xuất hiện hai lần; hãy bỏ bớt một',
	PROFILE_KEY: p => `không có mục ${p.path}${p.proposal === undefined ? '' : `; có phải là ${p.proposal}?`}`,
	PROFILE_VALUE: p => `${p.path} ${expectedVi[p.expected]}`,
	PROFILE_COLUMN_MISSING: p =>
		`tệp không có cột ${p.columns.map(column => `"${column}"`).join(', ')} như tệp mô tả cột ${p.profile} yêu cầu; hãy sửa tệp mô tả cột hoặc tiêu đề cột`,

	ingestSummary: 'đọc, làm sạch và lưu các tệp dữ liệu dân cư',
	ingestDescription: 'Đọc tệp văn bản phân cách (.csv, .tsv, .txt) và bảng tính (.xlsx, .ods, .xls, .xlsb), kể cả khi nén thành .zip hoặc .gz: từng tệp hoặc cả thư mục. '
		+ 'Với bảng tính, đọc mọi trang có danh sách người, trừ trang bị ẩn. Mỗi tệp được lưu hoặc bị từ chối toàn bộ; '
		+ 'dòng không đọc được chuyển vào khu cách ly. Bản xuất mới hơn của một đơn vị thay thế bản cũ, hồ sơ giữ nguyên mã. '
		+ 'Nếu không có --profile thì dùng tệp profile.yaml nằm cùng thư mục.',
	ingestPaths: 'các tệp hoặc thư mục; với bản trích xuất chia phần, có thể là tệp manifest.json',
	ingestAs: 'local: bản xuất từ sổ của địa phương; extract: bản trích xuất từ Cơ sở dữ liệu quốc gia về dân cư',
	ingestProfile: 'tệp mô tả cột (YAML), cho biết ý nghĩa các cột',
	ingestUnit: 'mã đơn vị; nếu bỏ trống thì lấy từ cột hoặc tên tệp',
	ingestAsOf: 'ngày xuất dữ liệu (2022-08-15); nếu bỏ trống thì lấy từ tên tệp, không có thì lấy ngày sửa tệp',
	ingestComplete: 'tệp có đầy đủ mọi người của đơn vị (mặc định với local)',
	ingestPartial: 'người vắng mặt trong tệp không có ý nghĩa gì (mặc định với extract); cột "Thao tác" có thể ghi upsert (thêm, sửa) hoặc delete (xóa)',
	ingestPasswordFile: 'tệp có dòng đầu là mật khẩu của các bảng tính được bảo vệ',
	ingestDryRun: 'chỉ đọc và báo cáo, không lưu',
	ingestProgress: 'Đang đọc và lưu',

	sourceColumns: {
		number: 'Số', kind: 'Loại', file: 'Tệp', unit: 'Đơn vị', asOf: 'Ngày', state: 'Tình trạng', rows: 'Số dòng', rejected: 'Bị loại', line: 'Dòng', lines: 'Số dòng',
		reason: 'Lý do', text: 'Nội dung', field: 'Trường', value: 'Đã làm sạch', written: 'Như trong tệp', changes: 'Thay đổi',
	},
	sourceKinds: {local: 'địa phương', extract: 'trích xuất'},
	sourceOutcomes: {stored: 'đã lưu', readable: 'đọc được', skipped: 'đã có', refused: 'bị từ chối', held: 'bị giữ lại'},
	sourceStates: {current: 'đang dùng', replaced: 'đã thay thế', refused: 'bị từ chối', held: 'bị giữ lại'},
	sourceUnits: p => (p.units.length > 2 ? `${p.units.length} đơn vị` : p.units.join(', ')),
	sourceReadings: p => `Nguồn ${p.source}: ${p.readings.join('; ')}.`,
	sourceReading: p => `${p.reading} ở ${p.fields.join(', ')}`,
	sourceReadingField: p => `${p.label} (${p.cells} ô${p.doubtful === undefined ? '' : `, ${p.doubtful} ô cần xem lại`})`,
	readingLabels: {
		tcvn3: 'bảng mã TCVN3 (ABC)', vni: 'bảng mã VNI', viscii: 'bảng mã VISCII', 'windows-1258': 'bảng mã Windows-1258', 'double-utf-8': 'UTF-8 bị đọc sai',
		month_first: 'tháng ghi trước ngày', order_mixed: 'lẫn cả hai thứ tự ngày và tháng, đọc theo ngày trước', order_unclear: 'không ngày nào cho thấy thứ tự, đọc theo ngày trước',
		half_converted: 'bảng tính đã đảo một phần ngày tháng', epoch_1904: 'số ngày tính từ năm 1904', order: 'ngày và tháng có thể đổi chỗ cho nhau',
		serial: 'số ngày của bảng tính', named_month: 'tháng ghi bằng chữ', lost_zero: 'mất số 0 ở đầu', other_order: 'ngược thứ tự ngày và tháng', short_year: 'năm hai chữ số',
		glued: 'dính với một số khác', old_encoding: 'chữ thuộc bảng mã cũ', scientific: 'mất chữ số', error: 'lỗi bảng tính', overflow: 'ô chỉ còn dấu ####',
		year: 'không có năm', zero_date: 'số 0 hiện thành ngày',
	},
	ingestStored: p => `Đã lưu ${p.rows} dòng của ${p.stored} tệp.`,
	ingestDryDone: p => `Đọc được ${p.rows} dòng của ${p.stored} tệp. Chưa lưu gì (--dry-run).`,
	ingestNothing: 'Không lưu gì.',
	ingestRejected: p => `${p.rejected} dòng nằm trong khu cách ly: xem "rasoat quarantine list".`,
	ingestRejectedDry: p => `${p.rejected} dòng sẽ bị chuyển vào khu cách ly.`,
	ingestModified: p => `Có ${p.files} tệp không ghi ngày nên lấy theo ngày sửa tệp; hãy nêu ngày bằng --as-of hoặc trong tên tệp (25741_2022-08-15.csv).`,
	ingestPartialUnits: p => `Không được coi là toàn bộ sổ của đơn vị vì có phần bị từ chối: ${p.files.join(', ')}.`,
	ingestIgnored: p => `Không đọc vì không phải bảng danh sách dân cư: ${p.files.join(', ')}.`,
	ingestUnitElsewhere: p => `Cột xã/phường ghi các nơi khác với đơn vị của tệp nên được coi là một phần của địa chỉ, không đọc: ${p.files.join(', ')}.`,
	ingestUnused: p => `Các cột không đọc: ${p.columns.join(', ')}.`,
	ingestProfileDraft: p => `Tệp mô tả cột cho ${p.file}, cần điền tiếp (bỏ dấu # ở dòng đúng):`,

	sourcesSummary: 'xem các tệp đã nạp',
	sourcesListSummary: 'liệt kê các nguồn kèm đơn vị, ngày, tình trạng và số dòng',
	sourcesAcceptSummary: 'cho nạp một nguồn đang bị giữ lại',
	sourcesAcceptDescription: 'Cho nạp một nguồn bị giữ lại vì số người của một đơn vị giảm nhiều (max_shrink_share trong rasoat.yaml), cùng các nguồn chung đơn vị với nó. '
		+ 'Dữ liệu được đọc từ bản sao đã lưu nên không cần còn tệp gốc. Nhật ký ghi lại người cho nạp.',
	sourcesAcceptNumber: 'số của nguồn, xem bằng "rasoat sources"',
	sourcesNone: 'Chưa có nguồn nào; hãy nạp bằng "rasoat ingest TỆP --as local".',
	quarantineSummary: 'xem các dòng không đọc được',
	quarantineListSummary: 'liệt kê các dòng bị loại kèm tệp, số dòng và lý do',
	quarantineSource: 'chỉ của nguồn có số này',
	quarantineExportSummary: 'ghi các dòng bị loại ra tệp để sửa',
	quarantineExportDescription: 'Ghi các dòng bị loại của một nguồn, nguyên văn và đầy đủ, dưới dòng tiêu đề cột của nguồn vào một tệp để sửa rồi nạp lại với --partial. '
		+ 'Cột đầu tiên nêu lý do bị loại, khi nạp không đọc cột này. Chỉ tài khoản của bạn mở được tệp, và nhật ký có ghi lại.',
	quarantineOut: 'tệp cần ghi',
	quarantineReason: 'Lý do bị loại',
	quarantineExported: p => `Đã ghi ${p.rows} dòng của nguồn số ${p.source} vào ${p.file}, với đầy đủ giá trị.`,
	quarantineExportedNext: p => `Sau khi sửa xong: ${p.command}`,
	QUARANTINE_EMPTY: 'không có dòng nào bị cách ly ở đây nên không có gì để ghi',
	QUARANTINE_SEVERAL: p => `có nhiều nguồn có dòng bị loại (${p.sources.join(', ')}), mỗi nguồn có tiêu đề cột riêng; hãy chọn một nguồn bằng --source`,
	quarantineNone: 'Không có dòng nào trong khu cách ly.',
	quarantineCount: p => `${p.rows} dòng bị loại. Hãy sửa trong tệp rồi nạp lại, hoặc chỉ sửa riêng các dòng này ("rasoat quarantine export").`,
	rejectReasons: {
		QUOTE_UNCLOSED: 'dấu ngoặc kép không đóng',
		QUOTE_STRAY: 'có chữ sau dấu ngoặc kép đóng',
		FIELDS_TOO_MANY: 'thừa ô so với dòng tiêu đề',
		FIELDS_TOO_FEW: 'thiếu ô so với dòng tiêu đề',
		TEXT_NOT_UTF8: 'có ký tự không thuộc UTF-8',
		TEXT_ZERO_BYTE: 'có byte rỗng',
	},
	recordsSummary: 'xem hồ sơ',
	recordsShowSummary: 'xem mọi trường của một hồ sơ, dạng đã làm sạch và như trong tệp, kèm tệp và số dòng',
	recordsKey: 'mã hồ sơ, ví dụ 25741/HS0001',
	recordsHeading: p => `${p.key} · ${p.kind} · ${p.file}, dòng ${p.line} · ngày ${p.asOf} · nguồn số ${p.source}`,
	recordsFormer: p => `Trước đây: ${p.field} ${p.value} (lần cuối trong bản xuất ngày ${p.lastSeen}).`,
	recordsIssues: {impossible: 'ngày không có thật', unreadable: 'không đọc được', unknown: 'không nhận ra'},
};
