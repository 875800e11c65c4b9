import {type Expectation, expected, expectedVi} from './expected.ts';

/** Words and sentences that every command shares, and those of the command line itself. */
export const en = {
	/** Which catalogue this is. */
	language: 'en' as 'en' | 'vi',
	programDescription: 'Cleans resident registers: finds duplicates and mismatches, explains them, prepares correction batches, and reports progress.',
	helpUsage: 'Usage:',
	helpArguments: 'Arguments:',
	helpOptions: 'Options:',
	helpCommands: 'Commands:',
	helpOptionsPlace: '[options]',
	helpCommandPlace: '[command]',
	helpGlobal: 'Options of every command: see "rasoat --help".',
	helpMore: 'More on one command: rasoat help <command>',
	optionHelp: 'show this help',
	optionVersion: 'show the version',
	optionWorkspace: 'the workspace; the current folder where left out',
	optionJson: 'one JSON document on stdout, and nothing else there',
	optionLang: "language; the system's where left out",
	optionQuiet: 'no progress on stderr',
	optionNoColor: 'no colours',
	optionThreads: 'processor threads to use; as many as there are, at most 4, where left out',
	optionMemory: 'memory the program may use, such as 4GB or 800MB',
	optionActor: 'a name for the audit log, beside the account',
	optionReveal: 'show personal values unmasked; needs --reason and is logged',
	optionReason: 'why; goes into the audit log',
	optionDebug: "show a failure's stack and causes",

	exitStatusTitle: 'Exit status:',
	exitStatus0: 'done',
	exitStatus1: 'done, and a threshold of --fail-on or fail_on was crossed',
	exitStatus2: 'wrong usage or configuration, or something named is unknown; nothing was changed',
	exitStatus3: 'at least one source was refused as a whole; the others were stored',
	exitStatus4: 'the workspace is in use by another run',
	exitStatus5: 'integrity: the audit log, a digest, a signature or the store does not verify',
	exitStatus6: 'out of memory or disk; the step was rolled back',
	exitStatus7: 'refused by a rule; nothing was changed',
	exitStatus8: 'the line failed; what arrived is kept and the next pull goes on',
	exitStatus70: 'fault of the program',
	exitStatus130: 'interrupted; a later run resumes',

	error: 'Error:',
	line: (p: {line: number}) => `line ${p.line}`,
	column: (p: {column: number}) => `column ${p.column}`,
	/** A whole number with its thousands set apart. */
	count: (value: number) => grouped(value, 0, ',', '.'),
	/** A number rounded to so many decimals. */
	decimal: (value: number, decimals: number) => grouped(value, decimals, ',', '.'),
	/** Bytes, in the unit that leaves few digits. */
	bytes: (value: number) => sizeText(value, ',', '.'),
	perSecond: (p: {rate: string}) => `${p.rate}/s`,
	timeLeft: (p: {time: string}) => `${p.time} left`,
	seconds: (p: {seconds: number}) => `${grouped(p.seconds, 1, ',', '.')} s`,

	outputLost: 'the output could not be written to the end; look whether the disk is full, and run the command again',
	unknownError: (p: {code: string}) => `the command failed with ${p.code}`,
	FAULT: 'the program has a fault and stopped; nothing half-done was kept. Run the command again with --debug and report what it prints, with the version (rasoat --version)',
	INTERRUPTED: 'interrupted; the step that was running was rolled back. Run the command again to go on',
	OUT_OF_MEMORY: 'there is not enough memory; close other programs or allow less with --memory',
	DISK_FULL: 'the disk is full; make room and run the command again',
	FILE_FORBIDDEN: 'this account may not read or write here; ask for the rights, or choose another folder',
	OPTION_VALUE: (p: {option: string; expected: Expectation}) => `${p.option} must be ${expected[p.expected]}`,
	REVEAL_NEEDS_REASON: 'showing personal values needs a reason for the audit log; add --reason "…"',
	USAGE: (p: Help) => `the command line is wrong; see "${p.help}"`,
	USAGE_NO_COMMAND: (p: Help) => `a command is missing; see "${p.help}"`,
	USAGE_COMMAND: (p: Help & Named & Proposed) => `there is no command "${p.name}"${proposal(p)}; see "${p.help}"`,
	USAGE_OPTION: (p: Help & Named & Proposed) => `there is no option ${p.name} here${proposal(p)}; see "${p.help}"`,
	USAGE_ARGUMENT_MISSING: (p: Help & Named) => `the argument <${p.name}> is missing; see "${p.help}"`,
	USAGE_ARGUMENTS: (p: Help) => `there are more arguments than the command takes; see "${p.help}"`,
	USAGE_OPTION_VALUE_MISSING: (p: Help & Named) => `the option ${p.name} needs a value; see "${p.help}"`,
	USAGE_OPTION_MISSING: (p: Help & Named) => `the option ${p.name} must be given; see "${p.help}"`,
	USAGE_CONFLICT: (p: Help & Named & {other: string}) => `the options ${p.name} and ${p.other} exclude each other; see "${p.help}"`,
	USAGE_VALUE: (p: Help & Named & Chosen) => `the value of ${p.name} is not one that it takes${choices(p, 'it takes')}; see "${p.help}"`,
};

export const vi: typeof en = {
	language: 'vi',
	programDescription: 'Làm sạch dữ liệu dân cư: tìm hồ sơ trùng và sai lệch, nêu rõ lý do, lập đợt đề nghị chỉnh sửa và báo cáo tiến độ.',
	helpUsage: 'Cách dùng:',
	helpArguments: 'Tham số:',
	helpOptions: 'Tùy chọn:',
	helpCommands: 'Các lệnh:',
	helpOptionsPlace: '[tùy chọn]',
	helpCommandPlace: '[lệnh]',
	helpGlobal: 'Tùy chọn chung của mọi lệnh: xem "rasoat --help".',
	helpMore: 'Xem chi tiết một lệnh: rasoat help <lệnh>',
	optionHelp: 'xem hướng dẫn này',
	optionVersion: 'xem phiên bản',
	optionWorkspace: 'thư mục làm việc; nếu bỏ trống là thư mục hiện tại',
	optionJson: 'chỉ ghi ra stdout một tài liệu JSON duy nhất',
	optionLang: 'ngôn ngữ; nếu bỏ trống thì theo hệ thống',
	optionQuiet: 'không hiện tiến độ',
	optionNoColor: 'không dùng màu',
	optionThreads: 'số luồng xử lý; nếu bỏ trống thì dùng hết số luồng của máy, tối đa 4',
	optionMemory: 'bộ nhớ được phép dùng, ví dụ 4GB hoặc 800MB',
	optionActor: 'tên người thực hiện ghi vào nhật ký, bên cạnh tài khoản máy',
	optionReveal: 'hiện đầy đủ dữ liệu cá nhân; phải kèm --reason và được ghi nhật ký',
	optionReason: 'lý do, được ghi vào nhật ký',
	optionDebug: 'hiện chi tiết kỹ thuật khi có lỗi',

	exitStatusTitle: 'Mã kết thúc:',
	exitStatus0: 'đã xong',
	exitStatus1: 'đã xong, nhưng vượt ngưỡng đặt ở --fail-on hoặc fail_on',
	exitStatus2: 'sai cách dùng, sai cấu hình hoặc không có đối tượng được nêu; chưa thay đổi gì',
	exitStatus3: 'có ít nhất một nguồn bị từ chối toàn bộ; các nguồn khác đã được lưu',
	exitStatus4: 'thư mục làm việc đang được một tiến trình khác sử dụng',
	exitStatus5: 'mất toàn vẹn: nhật ký, mã băm, chữ ký hoặc kho dữ liệu không khớp',
	exitStatus6: 'hết bộ nhớ hoặc hết chỗ trên ổ đĩa; bước đang chạy đã được hoàn tác',
	exitStatus7: 'bị từ chối theo quy tắc; chưa thay đổi gì',
	exitStatus8: 'đường truyền bị lỗi; phần đã nhận được giữ lại, lần sau sẽ tải tiếp',
	exitStatus70: 'lỗi của chương trình',
	exitStatus130: 'bị ngắt giữa chừng; lần chạy sau sẽ làm tiếp',

	error: 'Lỗi:',
	line: p => `dòng ${p.line}`,
	column: p => `cột ${p.column}`,
	count: value => grouped(value, 0, '.', ','),
	decimal: (value, decimals) => grouped(value, decimals, '.', ','),
	bytes: value => sizeText(value, '.', ','),
	perSecond: p => `${p.rate}/giây`,
	timeLeft: p => `còn ${p.time}`,
	seconds: p => `${grouped(p.seconds, 1, '.', ',')} giây`,

	outputLost: 'không ghi được hết kết quả; hãy kiểm tra dung lượng ổ đĩa rồi chạy lại lệnh',
	unknownError: p => `lệnh không thực hiện được, mã lỗi ${p.code}`,
	FAULT: 'chương trình gặp lỗi và đã dừng; phần làm dở không được lưu. Hãy chạy lại lệnh với --debug rồi gửi nội dung hiện ra cùng số phiên bản (rasoat --version) cho bộ phận hỗ trợ',
	INTERRUPTED: 'đã ngắt theo yêu cầu; bước đang chạy đã được hoàn tác. Hãy chạy lại lệnh để làm tiếp',
	OUT_OF_MEMORY: 'không đủ bộ nhớ; hãy đóng bớt chương trình khác hoặc giảm mức dùng bằng --memory',
	DISK_FULL: 'ổ đĩa đã đầy; hãy giải phóng dung lượng rồi chạy lại lệnh',
	FILE_FORBIDDEN: 'tài khoản này không có quyền đọc hoặc ghi tại đây; hãy xin cấp quyền hoặc chọn thư mục khác',
	OPTION_VALUE: p => `${p.option} phải là ${expectedVi[p.expected]}`,
	REVEAL_NEEDS_REASON: 'muốn hiện đầy đủ dữ liệu cá nhân phải nêu lý do để ghi nhật ký; hãy thêm --reason "…"',
	USAGE: p => `câu lệnh chưa đúng; xem "${p.help}"`,
	USAGE_NO_COMMAND: p => `chưa nêu lệnh cần thực hiện; xem "${p.help}"`,
	USAGE_COMMAND: p => `không có lệnh "${p.name}"${proposalVi(p)}; xem "${p.help}"`,
	USAGE_OPTION: p => `lệnh này không có tùy chọn ${p.name}${proposalVi(p)}; xem "${p.help}"`,
	USAGE_ARGUMENT_MISSING: p => `thiếu tham số <${p.name}>; xem "${p.help}"`,
	USAGE_ARGUMENTS: p => `thừa tham số so với yêu cầu của lệnh; xem "${p.help}"`,
	USAGE_OPTION_VALUE_MISSING: p => `tùy chọn ${p.name} phải có giá trị đi kèm; xem "${p.help}"`,
	USAGE_OPTION_MISSING: p => `bắt buộc phải có tùy chọn ${p.name}; xem "${p.help}"`,
	USAGE_CONFLICT: p => `không dùng đồng thời ${p.name} và ${p.other}; xem "${p.help}"`,
	USAGE_VALUE: p => `giá trị của ${p.name} không hợp lệ${choices(p, 'chỉ nhận')}; xem "${p.help}"`,
};

interface Help {readonly help: string}
interface Named {readonly name: string}
interface Proposed {readonly proposal?: string}
interface Chosen {readonly choices?: string}

function choices(p: Chosen, label: string): string {
	return p.choices === undefined ? '' : ` (${label}: ${p.choices})`;
}

function proposal(p: Proposed): string {
	return p.proposal === undefined ? '' : ` (did you mean ${p.proposal}?)`;
}

function proposalVi(p: Proposed): string {
	return p.proposal === undefined ? '' : ` (có phải là ${p.proposal}?)`;
}

// 1 MB is 10⁶ bytes, as the options for sizes have it.
function sizeText(bytes: number, thousands: string, point: string): string {
	const exponent = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), 4);
	return `${grouped(bytes / 1000 ** exponent, exponent === 0 ? 0 : 1, thousands, point)} ${['B', 'kB', 'MB', 'GB', 'TB'][exponent]}`;
}

// By hand: what the runtime knows of locales differs from machine to machine.
function grouped(value: number, decimals: number, thousands: string, point: string): string {
	const [whole, rest] = Math.abs(value).toFixed(decimals).split('.');
	const digits = whole.replaceAll(/\B(?=(\d{3})+$)/g, thousands);
	const sign = value < 0 && /[1-9]/.test(whole + (rest ?? '')) ? '-' : '';
	return sign + digits + (rest === undefined ? '' : point + rest);
}
