import {counted} from '../words.ts';

// Sentences of the command `check`.

export const en = {
	checkSummary: 'check every local record and household by itself',
	checkDescription: 'Applies the rules that need one record or one household: IDs, names, dates, codes, units, heads and families. Local records only; the extract is for the Ministry to check.',
	checkStage: 'Checking records',
	checkRecords: (p: {records: string}) => `${counted(p.records, 'local record')} checked.`,
	checkNothing: 'There are no local records yet; run "rasoat ingest" first.',
	checkClean: 'No rule has anything to say.',
	checkChanges: (p: {fresh: string; continuing: string; settled: string}) => `Findings: ${p.fresh} new, ${p.continuing} still there, ${p.settled} settled.`,
};

export const vi: typeof en = {
	checkSummary: 'kiểm tra riêng từng hồ sơ và từng hộ ở địa phương',
	checkDescription: 'Áp dụng các quy tắc cho một hồ sơ hoặc một hộ: số định danh, họ tên, ngày tháng, danh mục, đơn vị hành chính, chủ hộ và gia đình. Chỉ kiểm tra hồ sơ địa phương; bản trích xuất do Bộ Công an kiểm tra.',
	checkStage: 'Đang kiểm tra hồ sơ',
	checkRecords: p => `Đã kiểm tra ${p.records} hồ sơ địa phương.`,
	checkNothing: 'Chưa có hồ sơ địa phương nào; hãy chạy "rasoat ingest" trước.',
	checkClean: 'Không có vấn đề nào.',
	checkChanges: p => `Vấn đề: ${p.fresh} mới, ${p.continuing} vẫn còn, ${p.settled} đã xử lý xong.`,
};
