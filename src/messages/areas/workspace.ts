/** Sentences of the workspace: init, configuration, lock, audit log. */
export const en = {
	NOT_A_WORKSPACE: (p: {folder: string}) => `${p.folder} is no workspace; run "rasoat init" there, or name the workspace with -C DIR`,
	FAIL_ON_COUNTER: (p: {counter: string; known: readonly string[]}) =>
		`there is no count "${p.counter}" for a threshold; the counts are: ${p.known.join(', ')}`,
};

export const vi: typeof en = {
	NOT_A_WORKSPACE: p => `${p.folder} không phải là không gian làm việc; hãy chạy "rasoat init" tại đó hoặc chỉ ra bằng -C THƯ_MỤC`,
	FAIL_ON_COUNTER: p => `không có chỉ tiêu đếm "${p.counter}" để đặt ngưỡng; các chỉ tiêu hiện có: ${p.known.join(', ')}`,
};
