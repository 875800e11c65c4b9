const phrases = (text: string): readonly string[] => text.split(', ');

/** Street names of the towns; villages use provincial roads (`ĐT 743`) and numbered ways (`DX 012`). */
export const streets: readonly string[] = phrases(
	'Yersin, Đại lộ Bình Dương, Cách Mạng Tháng Tám, Lê Hồng Phong, Huỳnh Văn Lũy, Phú Lợi, Nguyễn Thị Minh Khai, Trần Văn Ơn, ' +
		'Thích Quảng Đức, Hoàng Văn Thụ, Nguyễn An Ninh, Trần Hưng Đạo, Lý Thường Kiệt, Nguyễn Trãi, Lê Lợi, Hai Bà Trưng, Ngô Quyền, ' +
		'Phạm Ngũ Lão, Bạch Đằng, Ngô Gia Tự, Nguyễn Tri Phương, Hồ Văn Cống, Bùi Quốc Khánh, Lê Thị Trung, Trần Bình Trọng, 30 Tháng 4, ' +
		'1 Tháng 12, Nguyễn Đức Thuận, Huỳnh Văn Nghệ, Lê Chí Dân, Phan Đăng Lưu, Lò Chén, Nguyễn Văn Tiết, Đông Nhì, Phan Thanh Giản, ' +
		'Cầu Sắt, Gia Long, Bình Chuẩn 42, Thủ Khoa Huân, Thuận Giao 25, Lái Thiêu 58, Bình Hòa 24, Vĩnh Phú 38, An Phú 17, Nguyễn Du, ' +
		'Lý Tự Trọng, Võ Thị Sáu, Trần Khánh Dư, Nguyễn Hữu Cảnh, Kha Vạn Cân, Nguyễn An Ninh nối dài, Trần Quốc Toản, Nguyễn Xiển, ' +
		'Mỹ Phước Tân Vạn, Lê Văn Tách, Nguyễn Thái Học, Bùi Thị Xuân, Võ Văn Vân, Tô Vĩnh Diện, Nguyễn Văn Linh, Hùng Vương, ' +
		'Ngô Chí Quốc, Lê Quang Định, Huỳnh Thị Hiếu, Nguyễn Chí Thanh, Phan Bội Châu, Hồ Văn Mên, Chòm Sao, Nguyễn Văn Siêu',
);

export const religions: readonly (readonly [name: string, weight: number])[] = [
	['Không', 830],
	['Phật giáo', 75],
	['Công giáo', 62],
	['Cao Đài', 13],
	['Phật giáo Hòa Hảo', 11],
	['Tin Lành', 6],
	['Tịnh độ Cư sĩ Phật hội', 3],
];

/** First three digits of mobile numbers. */
export const phonePrefixes: readonly string[] = '032 033 034 035 036 037 038 039 070 076 077 078 079 081 082 083 084 085 086 088 089 090 091 093 094 096 097 098'.split(' ');
