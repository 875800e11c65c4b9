/**
 * The religions recognised by the State, and 'Không'; other spellings joined by ';'. There is no shared code,
 * so the name is the canonical value. Source: value lists of two public systems, merged by name.
 */
export const religions: readonly (readonly [string, string])[] = [
	['Không', 'không tôn giáo;Không có'],
	['Phật giáo', 'Đạo Phật;Phật;PG'],
	['Công giáo', 'Thiên Chúa giáo;Thiên chúa;CG'],
	['Tin Lành', 'Tin lành'],
	['Cao Đài', 'Cao đài;Đạo Cao Đài'],
	['Phật giáo Hòa Hảo', 'Hòa Hảo;Hoà Hảo;PGHH'],
	['Hồi giáo', 'Islam'],
	['Baha\'i', 'Bahai;Bahá\'í;Ba Ha\'i'],
	['Tịnh độ Cư sĩ Phật hội', 'Tịnh độ cư sỹ;Tịnh độ cư sĩ Phật hội Việt Nam'],
	['Cơ đốc Phục lâm', ''],
	['Phật giáo Tứ Ân Hiếu nghĩa', 'Tứ Ân Hiếu Nghĩa;Đạo Tứ Ân Hiếu Nghĩa'],
	['Minh Sư đạo', 'Phật đường Nam Tông Minh Sư đạo'],
	['Minh Lý đạo – Tam Tông Miếu', 'Minh Lý đạo'],
	['Bà-la-môn', 'Bà la môn;Bà La Môn;Bà-la-môn Khơ me'],
	['Mặc môn', 'Các Thánh hữu Ngày sau của Chúa Giêsu Kitô'],
	['Phật giáo Hiếu Nghĩa Tà Lơn', ''],
	['Bửu Sơn Kỳ Hương', 'Đạo Bửu Sơn Kỳ Hương'],
];
