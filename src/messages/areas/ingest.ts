import {counted, vietnameseDay} from '../words.ts';

// Sentences of ingest.

export const en = {
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
	SOURCE_OLDER: (p: {asOf: string; newer: string; newerAsOf: string; unit: string; became: boolean}) =>
		`the file is of ${p.asOf}, but ${p.unit === '' ? 'there is' : p.became ? `for unit ${p.unit}, to which its people belong since 1 July 2025, there is` : `for unit ${p.unit} there is`} ${p.newer} of ${p.newerAsOf} already; if it is newer, say so with --as-of`,
	UNIT_FORMAT: (p: {unit: string}) => `--unit needs the code of an administrative unit such as 25741, not "${p.unit}"`,
	AS_OF_FORMAT: (p: {asOf: string}) => `--as-of needs a day such as 2022-08-15, not "${p.asOf}"`,
	AS_OF_FUTURE: (p: {asOf: string}) => `--as-of ${p.asOf} is still to come; write the day of the export`,
	CUSTOM_TYPE_CHANGED: (p: {name: string; type: string; known: string}) =>
		`the custom field ${p.name} has had the type ${p.known} until now and is ${p.type} in the profile; keep the type, or take another name`,
	SOURCE_UNKNOWN: (p: {source: string}) => `there is no source ${p.source}; "rasoat sources" shows their numbers`,
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
	ingestStored: (p: {stored: string; rows: string}) => `Stored: ${counted(p.rows, 'row')} of ${counted(p.stored, 'file')}.`,
	ingestDryDone: (p: {stored: string; rows: string}) => `Readable: ${counted(p.rows, 'row')} of ${counted(p.stored, 'file')}. Nothing was stored (--dry-run).`,
	ingestNothing: 'Nothing was stored.',
	ingestRejected: (p: {rejected: string}) => `In quarantine: ${counted(p.rejected, 'row')}; see "rasoat quarantine list".`,
	ingestRejectedDry: (p: {rejected: string}) => `Would go to quarantine: ${counted(p.rejected, 'row')}.`,
	ingestModified: (p: {files: string}) => `No day is given for ${counted(p.files, 'file')}, so the day of the last change was taken; say it with --as-of or in the file name (25741_2022-08-15.csv).`,
	ingestUnplaced: (p: {files: string}) => `No unit is known for ${counted(p.files, 'file')}, so all such files are taken for one register without a unit; say it with --unit, in the file name (25741_2022-08-15.csv) or in a column.`,
	ingestPartialUnits: (p: {files: readonly string[]}) => `Not taken as a whole register, because a part of it was refused: ${p.files.join(', ')}.`,
	ingestIgnored: (p: {files: readonly string[]}) => `Not read, because it is no table of residents, or a hidden sheet: ${p.files.join(', ')}.`,
	ingestFolders: (p: {folders: readonly string[]}) => `Folders in a folder are not entered: ${p.folders.join(', ')}; name them, too, or give a pattern such as 'FOLDER/**'.`,
	ingestUnitElsewhere: (p: {files: readonly string[]}) => `The column of communes tells of other places than the file's own, so it is taken for part of an address and not read: ${p.files.join(', ')}.`,
	ingestTwin: (p: {file: string; twin: string}) => `${p.file} has the very content of ${p.twin}, which is of another unit; check which of the two units it belongs to.`,
	ingestUnknownCodes: (p: {file: string; fields: readonly string[]}) => `${p.file}: most values of ${p.fields.join(', ')} are not in the lists; say in a profile what they mean (values: {sex: {"1": Nam, "0": Nữ}}).`,
	ingestUnnamedColumns: (p: {numbers: readonly string[]}) => `Columns without a heading are not read: ${p.numbers.join(', ')}.`,
	ingestUnused: (p: {columns: readonly string[]}) => `Columns that are not read: ${p.columns.join(', ')}.`,
	ingestProfileDraft: (p: {file: string}) => `Profile for ${p.file}, to be completed (take the # off the line that is right):`,
};

export const vi: typeof en = {
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
		`tệp có ngày ${vietnameseDay(p.asOf)}, trong khi ${p.unit === '' ? '' : `đơn vị ${p.unit} ${p.became ? '(nơi quản lý những người này từ 01/7/2025) ' : ''}`}đã có tệp ${p.newer} ngày ${vietnameseDay(p.newerAsOf)}; nếu tệp này mới hơn, hãy nêu ngày bằng --as-of`,
	UNIT_FORMAT: p => `--unit phải là mã đơn vị hành chính, ví dụ 25741, không phải "${p.unit}"`,
	AS_OF_FORMAT: p => `--as-of phải là một ngày, ví dụ 2022-08-15, không phải "${p.asOf}"`,
	AS_OF_FUTURE: p => `ngày ${vietnameseDay(p.asOf)} nêu ở --as-of chưa đến; hãy ghi ngày xuất dữ liệu`,
	CUSTOM_TYPE_CHANGED: p => `trường riêng ${p.name} trước nay có kiểu ${p.known} nhưng trong tệp mô tả cột là ${p.type}; hãy giữ nguyên kiểu hoặc đặt tên khác`,
	SOURCE_UNKNOWN: p => `không có nguồn số ${p.source}; xem số thứ tự các nguồn bằng "rasoat sources"`,
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
	ingestStored: p => `Đã lưu ${p.rows} dòng của ${p.stored} tệp.`,
	ingestDryDone: p => `Đọc được ${p.rows} dòng của ${p.stored} tệp. Chưa lưu gì (--dry-run).`,
	ingestNothing: 'Không lưu gì.',
	ingestRejected: p => `${p.rejected} dòng nằm trong khu cách ly: xem "rasoat quarantine list".`,
	ingestRejectedDry: p => `${p.rejected} dòng sẽ bị chuyển vào khu cách ly.`,
	ingestModified: p => `Có ${p.files} tệp không ghi ngày nên lấy theo ngày sửa tệp; hãy nêu ngày bằng --as-of hoặc trong tên tệp (25741_2022-08-15.csv).`,
	ingestUnplaced: p => `Có ${p.files} tệp không rõ của đơn vị nào nên được coi chung là một sổ không có đơn vị; hãy nêu đơn vị bằng --unit, trong tên tệp (25741_2022-08-15.csv) hoặc trong một cột.`,
	ingestPartialUnits: p => `Không được coi là toàn bộ sổ của đơn vị vì có phần bị từ chối: ${p.files.join(', ')}.`,
	ingestIgnored: p => `Không đọc vì không phải bảng danh sách dân cư hoặc là trang tính ẩn: ${p.files.join(', ')}.`,
	ingestFolders: p => `Không đọc các thư mục con: ${p.folders.join(', ')}; hãy nêu thêm tên thư mục đó hoặc dùng mẫu như 'THƯ_MỤC/**'.`,
	ingestUnitElsewhere: p => `Cột xã/phường ghi các nơi khác với đơn vị của tệp nên được coi là một phần của địa chỉ, không đọc: ${p.files.join(', ')}.`,
	ingestTwin: p => `${p.file} có nội dung giống hệt ${p.twin} của đơn vị khác; hãy kiểm tra xem tệp thuộc đơn vị nào.`,
	ingestUnknownCodes: p => `${p.file}: hầu hết giá trị của ${p.fields.join(', ')} không có trong danh mục; hãy ghi ý nghĩa vào tệp mô tả cột (values: {sex: {"1": Nam, "0": Nữ}}).`,
	ingestUnnamedColumns: p => `Các cột không có tiêu đề nên không đọc: cột ${p.numbers.join(', ')}.`,
	ingestUnused: p => `Các cột không đọc: ${p.columns.join(', ')}.`,
	ingestProfileDraft: p => `Tệp mô tả cột cho ${p.file}, cần điền tiếp (bỏ dấu # ở dòng đúng):`,
};
