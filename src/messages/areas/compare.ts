import {counted} from '../words.ts';

// Sentences of compare.

export const en = {
	NO_EXTRACT: 'there is no extract of the national database to compare with; read one in with "rasoat ingest FILE --as extract"',

	compareSummary: 'find the local records in the national extract, and what differs',
	compareDescription:
		'Looks for every local record in the extract: by its ID where name or birth date agrees, else by all that is known of the person.\nReports what differs, which side is likely wrong, and who is missing on either side. Run it before "rasoat dedupe".',
	compareStageById: 'Looking up IDs',
	compareStageByEvidence: 'Looking for people without a sure ID',
	compareStageFindings: 'Comparing fields',
	compareRecords: (p: {local: string; extract: string}) => `${counted(p.local, 'local record')}, ${p.extract} in the extract.`,
	compareLinkedById: 'found by ID',
	compareLinkedByEvidence: 'found by other evidence',
	compareUnverified: 'not certain, to be looked at',
	compareNotFound: 'not found',
	compareNothing: 'There are no local records yet; run "rasoat ingest" first.',
	compareAgrees: 'Nothing differs.',
	compareChanges: (p: {fresh: string; continuing: string; settled: string}) => `Findings: ${p.fresh} new, ${p.continuing} still there, ${p.settled} settled.`,
};

export const vi: typeof en = {
	NO_EXTRACT: 'chưa có bản trích xuất từ Cơ sở dữ liệu quốc gia về dân cư để đối chiếu; hãy nạp bằng lệnh "rasoat ingest TỆP --as extract"',

	compareSummary: 'đối chiếu hồ sơ địa phương với bản trích xuất quốc gia',
	compareDescription:
		'Tìm từng hồ sơ địa phương trong bản trích xuất: theo số định danh nếu khớp họ tên hoặc ngày sinh, nếu không thì theo mọi thông tin đã biết.\nNêu rõ thông tin nào lệch, bên nào có khả năng sai và ai còn thiếu ở mỗi bên. Nên chạy trước "rasoat dedupe".',
	compareStageById: 'Đang tra số định danh',
	compareStageByEvidence: 'Đang tìm những người chưa chắc số định danh',
	compareStageFindings: 'Đang so từng trường thông tin',
	compareRecords: p => `${p.local} hồ sơ địa phương, ${p.extract} hồ sơ trong bản trích xuất.`,
	compareLinkedById: 'tìm thấy theo số định danh',
	compareLinkedByEvidence: 'tìm thấy theo thông tin khác',
	compareUnverified: 'chưa chắc chắn, cần xem lại',
	compareNotFound: 'không tìm thấy',
	compareNothing: 'Chưa có hồ sơ địa phương nào; hãy chạy "rasoat ingest" trước.',
	compareAgrees: 'Không có thông tin nào lệch.',
	compareChanges: p => `Vấn đề: ${p.fresh} mới, ${p.continuing} vẫn còn, ${p.settled} đã xử lý xong.`,
};
