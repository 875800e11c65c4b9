// Sentences of the nightly run.

export const en = {
	runSummary: 'do the whole night: take in the inbox, check, compare, dedupe, report',
	runDescription:
		'Reads inbox/local, inbox/extract and inbox/rollout, then checks, compares and dedupes everything stored, and writes a report to reports/. Files that were read before are skipped. A step that fails ends the run; what was done before it stays.',
	runFailOn: 'end with exit status 1 when a count crosses this, such as "duplicates>100"; may be given several times, beside fail_on',
	runStepLabels: {
		ingest_local: 'Local registers',
		ingest_extract: 'National extract',
		rollout: 'Service rollout',
		check: 'Check',
		compare: 'Compare',
		dedupe: 'Dedupe',
		report: 'Report',
	},
	runDone: (p: {run: number; seconds: string}) => `Run ${p.run} is done after ${p.seconds} s.`,
	runStep: 'Step',
	runSeconds: 'Seconds',
	runResult: 'Result',
	runEmpty: 'nothing in the inbox',
	runIngested: (p: {stored: string; skipped: string; refused: string; rows: string; rejected: string}) =>
		`${p.stored} read, ${p.skipped} known, ${p.refused} refused; ${p.rows} rows, ${p.rejected} quarantined`,
	runImported: (p: {stored: string; skipped: string; refused: string; fresh: string; replaced: string}) =>
		`${p.stored} read, ${p.skipped} known, ${p.refused} refused; ${p.fresh} new figures, ${p.replaced} replaced`,
	runFound: (p: {fresh: string; continuing: string; settled: string}) => `${p.fresh} new, ${p.continuing} still there, ${p.settled} settled`,
	runNoExtract: 'no extract to compare with',
	runIgnored: (p: {files: readonly string[]}) => `Not read: ${p.files.join(', ')}.`,
	runFindings: (p: {active: string; fresh: string; reopened: string; settled: string}) =>
		`To do: ${p.active} findings; in this run ${p.fresh} new, ${p.reopened} reopened, ${p.settled} settled.`,
	runRefused: (p: {file: string; errors: number}) => `Refused: ${p.file} (${p.errors === 1 ? 'one error' : `${p.errors} errors`}).`,
	runCrossed: (p: {rule: string; count: string}) => `Threshold crossed: ${p.rule} (it is ${p.count}).`,
	runReport: (p: {file: string}) => `The report is in ${p.file}; "rasoat report" shows it.`,
};

export const vi: typeof en = {
	runSummary: 'chạy toàn bộ quy trình: nạp inbox, kiểm tra, đối chiếu, tìm trùng, báo cáo',
	runDescription:
		'Đọc inbox/local, inbox/extract và inbox/rollout, sau đó kiểm tra, đối chiếu, tìm hồ sơ trùng trên toàn bộ dữ liệu đã lưu và ghi báo cáo vào reports/. Tệp đã đọc trước đó được bỏ qua. Bước nào lỗi thì dừng tại đó; phần đã làm xong được giữ lại.',
	runFailOn: 'kết thúc với mã 1 khi có số liệu vượt ngưỡng này, ví dụ "duplicates>100"; dùng được nhiều lần, cùng với fail_on',
	runStepLabels: {
		ingest_local: 'Nạp địa phương',
		ingest_extract: 'Nạp trích xuất',
		rollout: 'Triển khai dịch vụ',
		check: 'Kiểm tra',
		compare: 'Đối chiếu',
		dedupe: 'Tìm trùng',
		report: 'Báo cáo',
	},
	runDone: p => `Lần chạy ${p.run} đã xong sau ${p.seconds} giây.`,
	runStep: 'Bước',
	runSeconds: 'Giây',
	runResult: 'Kết quả',
	runEmpty: 'không có tệp nào',
	runIngested: p => `${p.stored} tệp mới, ${p.skipped} đã nạp, ${p.refused} bị từ chối; ${p.rows} dòng, ${p.rejected} cách ly`,
	runImported: p => `${p.stored} tệp mới, ${p.skipped} đã nạp, ${p.refused} bị từ chối; ${p.fresh} số liệu mới, ${p.replaced} thay thế`,
	runFound: p => `${p.fresh} mới, ${p.continuing} vẫn còn, ${p.settled} đã xong`,
	runNoExtract: 'chưa có bản trích xuất để đối chiếu',
	runIgnored: p => `Không đọc: ${p.files.join(', ')}.`,
	runFindings: p => `Còn ${p.active} vấn đề cần xử lý; lần chạy này có ${p.fresh} mới, ${p.reopened} mở lại, ${p.settled} đã xong.`,
	runRefused: p => `Bị từ chối: ${p.file} (${p.errors} lỗi).`,
	runCrossed: p => `Vượt ngưỡng: ${p.rule} (hiện là ${p.count}).`,
	runReport: p => `Báo cáo nằm ở ${p.file}; xem bằng lệnh "rasoat report".`,
};
