import {counted} from '../words.ts';

// Sentences and labels of evaluate, train and plan.

export const en = {
	TRUTH_UNREADABLE: 'the file of known truth cannot be read as CSV; check its name and that it is UTF-8',
	TRUTH_COLUMNS: 'the file of known truth needs the columns record_a,record_b or, for dedupe, record,person',
	TRUTH_EMPTY: 'the file of known truth names no pair of stored records; check that its keys are those of this workspace',

	evaluateSummary: 'precision and recall against known truth',
	evaluateDescription: 'Holds the stored pairs against a file of known truth (record,person or record_a,record_b).',
	evaluateTruth: 'CSV file with the truth',
	evaluateTruePairs: (p: {pairs: string}) => `True pairs: ${p.pairs}.`,
	evaluateUnknown: (p: {keys: string}) => `Keys of the file that are not in this workspace: ${p.keys}.`,
	evaluatePrecision: 'precision',
	evaluateRecall: 'recall',
	evaluateF1: 'F1',
	evaluateWrong: 'wrong',
	evaluateMissed: 'missed',
	evaluateMatch: 'certain pairs',
	evaluateReview: 'certain + review',
	evaluateClusters: 'clusters',
	evaluateAt: (p: {probability: string}) => `probability ≥ ${p.probability}`,
	evaluateBest: (p: {probability: string; f1: string}) => `Best: F1 ${p.f1} at probability ${p.probability}.`,

	trainSummary: 'fit a new model for the link engine',
	trainDescription:
		'Fits the weights of the comparison levels to the records of this workspace, with the decisions of officers, and replaces the model that dedupe (or compare) keeps.\nWith --compare it says what a new model would change, and changes nothing.',
	trainCompare: 'only say what would change',
	trainStage: 'Fitting a model',
	trainFitted: (p: {records: string; matches: string; iterations: number}) =>
		`Fitted to ${counted(p.records, 'record')}: ${counted(p.matches, 'matching pair')} expected, ${counted(p.iterations, 'round')}.`,
	trainRuled: (p: {pairs: string}) => `Decisions of officers that it learnt from: ${p.pairs}.`,
	trainIdPairs: (p: {pairs: string}) => `Pairs of one ID, from which the weights were taken a second time: ${p.pairs}.`,
	trainWeight: 'bits',
	trainByIds: 'by IDs',
	trainBefore: 'before',
	trainAssumed: '* No pair showed this level: its weight is an assumption.',
	trainOtherFields: (p: {missing: readonly string[]; surplus: readonly string[]}) =>
		`The model before is of other fields, so that its decisions cannot be compared.${p.missing.length > 0 ? ` It lacks: ${p.missing.join(', ')}.` : ''}${p.surplus.length > 0 ? ` The files lack: ${p.surplus.join(', ')}.` : ''}`,
	trainNoMoves: 'By weight, every pair stays in its zone.',
	trainMoves: 'Pairs that change their zone by weight, before any rule has its say:',
	trainMove: (p: {from: string; to: string; pairs: string}) => `${p.from} → ${p.to}: ${p.pairs}`,
	zoneLabels: {match: 'certain', review: 'to review', distinct: 'different', none: 'not kept'},
	trainTooFew: (p: {least: string}) => `It was fitted to fewer than ${p.least} matching pairs: compare goes on fitting its own in each run.`,
	trainCompared: (p: {step: string}) => `Nothing was changed; "rasoat train ${p.step}" writes this model.`,
	trainWritten: (p: {file: string; version: number}) => `Written to ${p.file}, version ${p.version}; it counts from the next run on.`,
};

export const vi: typeof en = {
	TRUTH_UNREADABLE: 'không đọc được tệp đáp án dưới dạng CSV; hãy kiểm tra tên tệp và bảng mã UTF-8',
	TRUTH_COLUMNS: 'tệp đáp án phải có các cột record_a,record_b hoặc (với dedupe) record,person',
	TRUTH_EMPTY: 'tệp đáp án không có cặp hồ sơ nào đang được lưu; hãy kiểm tra xem mã hồ sơ có thuộc thư mục làm việc này không',

	evaluateSummary: 'độ chính xác và độ bao phủ so với đáp án',
	evaluateDescription: 'Đối chiếu các cặp đã lưu với tệp đáp án (record,person hoặc record_a,record_b).',
	evaluateTruth: 'tệp CSV chứa đáp án',
	evaluateTruePairs: p => `Số cặp đúng theo đáp án: ${p.pairs}.`,
	evaluateUnknown: p => `Có ${p.keys} mã trong tệp không thuộc thư mục làm việc này.`,
	evaluatePrecision: 'chính xác',
	evaluateRecall: 'bao phủ',
	evaluateF1: 'F1',
	evaluateWrong: 'sai',
	evaluateMissed: 'bỏ sót',
	evaluateMatch: 'cặp chắc chắn',
	evaluateReview: 'chắc chắn + xem lại',
	evaluateClusters: 'cụm',
	evaluateAt: p => `xác suất ≥ ${p.probability}`,
	evaluateBest: p => `Tốt nhất: F1 ${p.f1} tại xác suất ${p.probability}.`,

	trainSummary: 'lập mô hình mới cho việc so sánh hồ sơ',
	trainDescription:
		'Tính lại trọng số của các mức so sánh từ hồ sơ trong thư mục làm việc và quyết định của cán bộ, rồi thay mô hình mà dedupe (hoặc compare) đang dùng.\nVới --compare, lệnh chỉ cho biết mô hình mới sẽ thay đổi những gì và không thay đổi gì.',
	trainCompare: 'chỉ cho biết những gì sẽ thay đổi',
	trainStage: 'Đang lập mô hình',
	trainFitted: p => `Lập từ ${p.records} hồ sơ: dự kiến ${p.matches} cặp trùng, ${p.iterations} vòng lặp.`,
	trainRuled: p => `Số quyết định của cán bộ đã dùng: ${p.pairs}.`,
	trainIdPairs: p => `Số cặp cùng số định danh, dùng để tính trọng số theo cách thứ hai: ${p.pairs}.`,
	trainWeight: 'bit',
	trainByIds: 'theo số định danh',
	trainBefore: 'trước đây',
	trainAssumed: '* Không cặp nào cho thấy mức này: trọng số là giả định.',
	trainOtherFields: p =>
		`Mô hình trước đây dành cho các trường khác nên không so sánh được quyết định.${p.missing.length > 0 ? ` Mô hình thiếu: ${p.missing.join(', ')}.` : ''}${p.surplus.length > 0 ? ` Tệp dữ liệu không có: ${p.surplus.join(', ')}.` : ''}`,
	trainNoMoves: 'Theo điểm số, không cặp nào đổi nhóm.',
	trainMoves: 'Các cặp đổi nhóm theo điểm số, chưa xét các quy tắc khác:',
	trainMove: p => `${p.from} → ${p.to}: ${p.pairs}`,
	zoneLabels: {match: 'chắc chắn', review: 'cần xem lại', distinct: 'khác người', none: 'không lưu'},
	trainTooFew: p => `Mô hình được lập từ chưa đến ${p.least} cặp trùng: compare vẫn tự lập mô hình trong mỗi lần chạy.`,
	trainCompared: p => `Chưa thay đổi gì; lệnh "rasoat train ${p.step}" sẽ ghi mô hình này.`,
	trainWritten: p => `Đã ghi vào ${p.file}, phiên bản ${p.version}; có hiệu lực từ lần chạy tiếp theo.`,
};
