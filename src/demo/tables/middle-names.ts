/**
 * Middle names. Men: word, weight, fashion (as in the given names). `Văn` stands apart because its share changed
 * most. The weights start from the domain's frequency table.
 */
export const maleMiddles = `
Minh 400 ) Thanh 300 ( Hoàng 280 ) Ngọc 210 = Đức 225 = Quốc 225 = Quang 210 = Hữu 184 ( Xuân 150 ( Thành 165 =
Đình 164 = Anh 100 ) Duy 155 ) Trung 148 ) Tấn 120 = Tuấn 118 ) Công 116 = Thế 100 = Hồng 80 ( Trọng 100 = Tiến 92 )
Mạnh 75 = Nhật 66 > Việt 62 ) Huy 60 ) Chí 57 = Hải 50 = Thái 52 = Hoài 44 ) Phước 52 ( Kim 14 ( Đăng 50 > Bá 46 (
Bảo 42 > Viết 40 ( Khánh 34 ) Khắc 38 = Trường 36 ) Lê 20 ) Vũ 30 ) Phương 20 = Nguyên 28 ) Vĩnh 30 = Phú 31 =
Cao 24 = Phúc 26 ) Thiên 25 > Thiện 24 ) Phi 23 = Gia 60 > Đại 22 = Trí 22 ) Sơn 16 = Nhựt 17 = Nam 14 = Long 14 =
Hùng 12 ( Sĩ 12 ( Tất 11 ( Quý 11 = Tùng 9 ) Vinh 9 ) An 8 > Sỹ 8 ( Đắc 8 = Bình 7 = Hiếu 7 = Kỳ 6 = Chánh 6 (
Ngọc Minh 6 > Toàn 6 = Đạt 5 = Khương 5 = Phát 6 = Dương 5 > Ngọc Bảo 6 > Cảnh 5 ( Hưng 4 = Thuận 4 = Lâm 5 )
Hoàng Minh 8 > Minh Nhật 5 > Hoàng Gia 6 > Hoàng Anh 6 > Quang Minh 5 > Gia Minh 5 > Bảo Minh 5 > Trọng Hoàng 4 >
Hoàng Nhật 4 > Thanh Hoàng 4 > Hoàng Ngọc 5 > Hữu Hoàng 3 > Đăng Minh 3 > Nhật Minh 6 > Hoàng Bảo 5 > Tuấn Minh 3 >
Chấn 4 > Mậu 4 < Sinh 3 < Khôi 4 > Khoa 3 > Quyết 3 = Kiến 4 = Thiệu 3 < Bửu 4 < Tử 3 = Thượng 3 < Nghĩa 3 =
`;

/** Women's middle words: weight, fashion. Alone (`Ngọc`) and behind `Thị` (`Thị Ngọc`). */
export const femaleMiddles = `
Thu 60 ( Thanh 92 = Kim 90 ( Ngọc 120 = Mỹ 70 = Bích 50 ( Minh 50 ) Phương 56 ) Hồng 52 ( Thùy 40 ) Như 50 > Thúy 34 =
Diễm 26 = Kiều 26 = Tuyết 24 ( Xuân 24 ( Lệ 20 ( Cẩm 24 ( Anh 30 > Lan 16 ( Yến 18 ) Thảo 18 ) Diệu 16 ) Quỳnh 28 >
Ánh 16 = Hải 14 = Hương 12 = Trúc 22 > Hoài 12 = Huyền 10 ) Thiên 14 > Hiền 8 = Mai 14 = Hoàng 26 > Bảo 38 > Khánh 28 >
Gia 18 > Hà 12 ) Tường 8 > Tú 10 > Uyên 8 > Lê 6 > Trâm 8 > Châu 8 > Ái 10 = Phi 8 = Mộng 10 < Hạnh 8 = Nhã 8 >
Tố 8 = Thủy 14 = Hồ 2 = Vân 10 = Thục 6 > Đan 6 > Cát 6 > Linh 6 > An 10 > Nguyệt 8 < Quế 5 < Út 5 < Bé 8 < Ngân 4 >
Tuyền 3 = Vi 3 = Đoan 3 > Bạch 5 ( Mộc 2 > Song 3 = Giáng 3 > Yên 3 > Nhật 6 > Ý 3 > Duy 3 > Phúc 3 > Phước 3 < Sa 1 <
`;

/** Last middle word and given name that were in fashion together, most liked first. */
export const malePairs =
	'Gia Bảo, Gia Huy, Minh Khôi, Anh Khoa, Tuấn Kiệt, Minh Anh, Đăng Khoa, Minh Quân, Gia Hưng, Bảo An, Nhật Minh, Thiên Phúc, Minh Khang, ' +
	'Đức Anh, Tuấn Anh, Hoàng Anh, Quốc Huy, Minh Nhật, Hoàng Phúc, Anh Tuấn, Minh Đức, Anh Kiệt, Thiên Ân, Quang Huy, Tấn Phát, Minh Trí, ' +
	'Bảo Long, Hoàng Long, Quốc Bảo, Đăng Khôi, Minh Hoàng, Quốc Anh, Thành Đạt, Trung Kiên, Quang Minh, Nhật Huy, Gia Khánh, Duy Khang, ' +
	'Hải Đăng, Anh Minh, Minh Phúc, Hoàng Nam, Tuấn Khang, Trung Hiếu, Thành Nhân, Phú Quý, Tấn Tài, Minh Hiếu, Thanh Phong, Quang Vinh, Hữu Phước, ' +
	'Anh Dũng, Duy Khánh, Bảo Khang, Thiên Bảo, Gia Phúc, Chí Kiên, Hữu Nghĩa, Trọng Nhân, Minh Thuận, Ngọc Minh, Đình Phúc, Tiến Đạt, Nhật Nam';
export const femalePairs =
	'Bảo Ngọc, Anh Thư, Minh Anh, Bảo Trân, Khánh Vy, Phương Anh, Quỳnh Anh, Minh Thư, Ngọc Hân, Tường Vy, Gia Hân, Kim Ngân, Thảo Vy, Bảo Anh, ' +
	'Khánh Ngân, Ngọc Anh, Quỳnh Như, Thanh Trúc, Bảo Châu, Như Ý, Phương Thảo, Thùy Dương, Ngọc Diệp, Yến Nhi, Thảo Nhi, Khánh Linh, Ngọc Trâm, ' +
	'Phương Linh, Mỹ Duyên, Thảo My, Trà My, Hà My, Thanh Thảo, Kim Chi, Hồng Ngọc, Bích Ngọc, Mai Anh, Thủy Tiên, Cẩm Tiên, Ngọc Bích, Quỳnh Trang, ' +
	'Bảo Hân, Như Quỳnh, Phương Trinh, Huyền Trang, Thùy Trang, Diễm My, Tuyết Nhi, Uyên Nhi, Ngọc Lan, Thanh Ngân, Lan Anh, Vân Anh, Hoài An, ' +
	'Kim Anh, Thiên Kim, Ánh Dương, Ngọc Mai, Hải Yến, Phương Uyên, Trúc Linh, Khả Hân, Thanh Tâm, Tú Anh, Mỹ Tâm, Hồng Nhung, Thu Hà, Kiều Oanh';
