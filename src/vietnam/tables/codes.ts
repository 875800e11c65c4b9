/**
 * Canonical value, then how it is written (the official way first), joined by ';'. Sources: forms DC01 and CT01, lists of
 * values met in public systems. 0/1 and 1/2 for the sex are missing on purpose: systems disagree, a profile must say.
 */
export const sexNames: readonly (readonly [string, string])[] = [
	['male', 'Nam;M;Male;Nam giới'],
	['female', 'Nữ;F;Female;Nữ giới'],
];

export const statusNames: readonly (readonly [string, string])[] = [
	['resident', 'Đang cư trú;Thường trú;Còn sống;Đang sinh sống'],
	['temporary_absent', 'Tạm vắng;Khai báo tạm vắng'],
	['moved', 'Đã chuyển đi;Chuyển khẩu;Chuyển đi;Đã chuyển khẩu'],
	['removed', 'Đã xóa đăng ký thường trú;Xóa đăng ký thường trú;Đã xóa đăng ký tạm trú;Xóa đăng ký tạm trú;Đã xóa'],
	['missing', 'Mất tích;Bị tuyên bố mất tích'],
	['dead', 'Đã chết;Chết;Đã tử vong;Tử vong;Từ trần;Đã mất'],
];

export const residenceTypeNames: readonly (readonly [string, string])[] = [
	['permanent', 'Thường trú;Đăng ký thường trú;KT1;KT2'],
	['temporary', 'Tạm trú;Đăng ký tạm trú;KT3;KT4'],
	['staying', 'Lưu trú'],
	['absent', 'Tạm vắng'],
];

export const maritalStatusNames: readonly (readonly [string, string])[] = [
	['single', 'Chưa kết hôn;Độc thân;Chưa vợ;Chưa chồng;Chưa có vợ;Chưa có chồng;Chưa có vợ/chồng'],
	['married', 'Đã kết hôn;Kết hôn;Có vợ;Có chồng;Có vợ/chồng;Đã có vợ;Đã có chồng;Đang có vợ;Đang có chồng;Đang có vợ/chồng'],
	['divorced', 'Đã ly hôn;Ly hôn'],
	['widowed', 'Góa;Góa vợ;Góa chồng;Góa vợ/chồng'],
	['separated', 'Ly thân'],
];

/** Of delta files. */
export const operationNames: readonly (readonly [string, string])[] = [
	['upsert', 'Cập nhật;Thêm;Thêm mới;Sửa;insert;update'],
	['delete', 'Xóa;Xóa bỏ'],
];
