/** Words and sentences that every command shares, and those of the command line itself. */
export const en = {
	exitStatusTitle: 'Exit status:',
	exitStatus0: 'done',
	exitStatus1: 'done, and a threshold of --fail-on or fail_on was crossed',
	exitStatus2: 'wrong usage or configuration, unknown key, batch or unit; nothing was changed',
	exitStatus3: 'at least one source was refused as a whole; the others were stored',
	exitStatus4: 'the workspace is in use by another run',
	exitStatus5: 'integrity: the audit log, a digest, a signature or the store does not verify',
	exitStatus6: 'out of memory or disk; the step was rolled back',
	exitStatus7: 'refused by a rule; nothing was changed',
	exitStatus8: 'the line failed; what arrived is kept and the next pull goes on',
	exitStatus70: 'fault of the program',
	exitStatus130: 'interrupted; a later run resumes',
};

export const vi: typeof en = {
	exitStatusTitle: 'Mã kết thúc:',
	exitStatus0: 'đã xong',
	exitStatus1: 'đã xong, nhưng vượt ngưỡng đặt ở --fail-on hoặc fail_on',
	exitStatus2: 'sai cách dùng hoặc sai cấu hình, không có khóa, đợt hay đơn vị như đã nêu; chưa thay đổi gì',
	exitStatus3: 'có ít nhất một nguồn bị từ chối trọn vẹn; các nguồn khác đã được lưu',
	exitStatus4: 'không gian làm việc đang được một tiến trình khác sử dụng',
	exitStatus5: 'không toàn vẹn: nhật ký, mã băm, chữ ký hoặc kho dữ liệu không khớp',
	exitStatus6: 'hết bộ nhớ hoặc hết ổ đĩa; bước đang chạy đã được hoàn lại',
	exitStatus7: 'bị từ chối theo quy tắc; chưa thay đổi gì',
	exitStatus8: 'đường truyền lỗi; phần đã nhận được giữ lại, lần tải sau sẽ tiếp tục',
	exitStatus70: 'lỗi của chương trình',
	exitStatus130: 'bị ngắt; lần chạy sau sẽ tiếp tục',
};
