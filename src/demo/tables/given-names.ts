/**
 * Given names: weight among men, weight among women, fashion. The weights start from the counts of the domain's
 * frequency table (students born about 1990 to 1998); which names are men's, women's or both, and when a name was
 * in fashion, is added by knowledge. Fashion: `<` the old, `(` older people, `=` all, `)` younger, `>` the young.
 */
export const givenNames = `
Anh 95 110 ) Huy 189 0 ) Tuấn 175 0 = Duy 140 2 ) Nam 130 1 = Hoàng 125 3 = Minh 100 14 ) Hiếu 118 6 = Dũng 120 0 (
Đạt 119 0 ) Cường 115 0 ( Hùng 115 0 ( Tùng 100 1 = Sơn 110 1 ( Thành 106 0 ( Hải 98 6 ( Trung 104 1 = Long 98 0 =
Vũ 92 2 = Nguyên 60 22 ) Đức 92 0 = Linh 14 115 ) Tâm 48 52 = Tiến 91 0 = Phúc 86 2 ) Phương 34 96 = Thắng 88 0 (
Thịnh 84 1 ) Khoa 82 0 ) Vinh 76 1 = Hưng 75 0 = Khánh 60 16 > Quân 72 0 ) Tài 73 0 = Trí 72 0 ) An 44 30 > Bảo 66 4 >
Phong 68 0 ) Toàn 68 0 = Quang 65 0 = Nghĩa 65 0 = Nhân 62 3 ) Việt 62 2 = Thanh 40 52 ( Bình 44 24 ( Lâm 58 2 =
Tú 36 24 = Trường 56 1 ) Tân 54 0 = Dương 40 16 > Lộc 55 1 = Thái 52 1 = Phú 52 0 = Thảo 2 118 ) Tín 51 0 )
Thiện 50 1 > Phát 50 0 > Ngọc 14 92 = Sang 46 3 = Thông 45 1 = Hà 18 62 = Luân 43 0 ) Phước 42 1 = Mạnh 38 0 =
Thuận 34 5 = Vương 37 0 ) Giang 24 24 = Danh 35 0 ) Hiệp 34 2 = Ngân 1 92 ) Công 34 0 ( Đăng 34 0 > Đại 33 0 =
Hòa 28 14 ( Hiền 6 72 = Trang 1 98 ) Thi 8 28 = Nhật 29 1 > Hậu 22 12 = Quốc 30 0 = Khang 30 0 > Dung 2 66 ( Kiên 27 0 )
Quý 22 3 = Kha 24 1 > Thương 3 40 = Châu 8 36 = Phi 22 3 = Ân 19 4 > Lợi 22 6 ( Kiệt 23 0 > Khải 23 0 > Thọ 22 2 (
Hạnh 4 66 ( Hiển 21 0 = Văn 20 1 ( Chương 19 0 = Khôi 20 0 > Trọng 20 0 = Định 19 0 = Hương 0 92 ( Nga 0 74 (
Đông 17 2 = Loan 0 70 ( Nhựt 18 0 = Huyền 0 64 = Yến 0 76 = Mai 1 70 ( Chung 15 3 = Thiên 16 1 > Cảnh 16 1 (
Hằng 0 70 = Nhi 1 84 > Chiến 16 0 ( Khương 15 1 = Vân 2 72 ( Triều 15 1 = Quyền 15 0 = Hoàn 13 2 = Hoài 9 8 =
Quỳnh 1 56 ) Tấn 14 0 = Khiêm 14 0 > Chinh 11 4 = Mẫn 8 8 ) Quyết 14 0 = Tiên 2 62 > Thư 1 66 > Bằng 13 0 = Lập 13 0 (
Khanh 8 7 = Thủy 2 72 ( Ánh 1 50 = Xuân 5 40 ( Thức 12 0 = Hân 2 50 > Hào 12 0 ) Liêm 12 1 ( Mỹ 2 44 = Như 1 68 >
Trực 12 0 = Tường 11 1 = Tuân 12 0 = Trâm 0 62 ) Luận 12 0 = Duyên 0 54 ) Nhã 5 8 ) Tính 11 0 = Chính 11 0 (
Thúy 0 70 = Vượng 11 0 = Lực 11 0 = My 0 58 > Thạch 11 0 ( Sinh 9 1 ( Cương 10 0 = Hữu 10 0 = Lân 10 0 ( Lý 4 14 (
Trình 9 2 = Phụng 3 24 ( Vĩ 10 0 ) Chi 1 40 > Hoa 1 82 ( Huân 9 0 = Lưu 7 2 = Thùy 1 44 = Trúc 1 52 > Sỹ 9 0 (
Tuyên 8 2 = Trinh 0 50 ) Ly 1 34 ) Chánh 8 0 ( Điền 8 0 = Điệp 5 12 = Duyệt 7 1 ( Kim 2 32 ( Đồng 8 0 ( Ninh 7 1 =
Toản 8 0 ( Triết 8 0 > Hảo 4 16 = Viễn 8 0 = Nhung 0 50 = Tuyền 1 36 ) Uyên 0 38 > Huấn 8 0 = Hồng 4 82 ( Quyên 1 48 =
Sĩ 7 0 ( Thu 0 66 ( Thưởng 7 0 = Đoàn 7 0 = Luật 7 0 = Nhơn 7 0 ( Hường 0 40 ( Viên 3 7 = Tịnh 5 2 = Vy 0 62 >
Giáp 7 0 = Du 6 1 = Oanh 0 40 ( Tiệp 7 0 = Ái 1 10 = Vĩnh 7 0 = Thân 6 0 ( Thuần 5 1 = Hiến 6 0 = Hiệu 6 0 (
Kiều 1 38 = Nghi 1 20 > Nghị 6 0 = Nhàn 2 16 ( Lan 0 92 ( Ý 2 12 = Em 5 16 < Tuyển 5 1 = Trân 0 40 > Uy 6 0 >
Diệu 1 22 = Thoa 0 26 ( Khuê 2 6 > Diệp 2 24 ) Kỳ 6 1 ) Thống 6 0 ( Sáng 6 2 ( Tuyến 4 6 = Nhất 6 0 = Tuyết 0 62 (
Phượng 0 54 ( Hóa 5 0 ( Huệ 0 46 ( Nghiệp 5 0 = Nhẫn 4 2 ( Hoan 4 2 = Trà 0 12 ) Tưởng 5 0 = Thơ 1 20 = Đạo 5 0 (
Quí 5 1 = Tự 5 0 = Hưởng 4 1 ( Thoại 4 1 = Bắc 5 0 = Sương 0 30 ( Thạnh 5 1 < Thao 4 0 = Thế 4 0 = Hợp 3 5 (
Biển 4 0 ( Hổ 4 0 < Hội 4 1 ( Lai 4 1 ( Nguyệt 0 40 ( Vi 1 20 ) Nguyện 3 2 = Bích 0 32 ( Doanh 3 3 = Diễm 0 28 =
Pháp 4 0 = Chí 4 0 = Thiệu 4 0 = Hướng 3 0 = Phục 4 0 = Tình 3 7 ( Thìn 4 2 ( Thường 4 0 ( Nương 0 14 < Ngoan 0 12 (
Dự 4 0 = Thăng 4 0 = Nhuận 4 0 ( Bách 4 0 > Lương 4 1 ( Độ 4 0 ( Lượng 4 0 ( Liên 0 62 ( Thắm 0 26 ( San 1 4 =
Tỉnh 4 0 ( Lệ 0 36 ( Biên 3 0 = Cúc 0 40 ( Khuyên 0 16 = Quy 2 3 = Thuật 3 0 = Đan 1 8 > Tri 3 0 = Đắc 3 0 =
Đôn 3 0 = Bé 4 30 < Dân 4 0 ( Toán 3 0 ( Tiền 2 4 ( Thể 3 1 ( Xuyến 0 16 ( Song 2 2 = Đình 3 0 = Mến 1 9 =
Chuẩn 3 0 = Ba 4 14 < Tới 3 3 < Tây 4 1 < Sâm 2 4 ( Lanh 1 8 < Thuấn 3 0 ( Học 3 0 ( Lịch 3 1 < Lam 1 8 >
Bông 0 12 < Triệu 3 0 = Tý 3 3 < Giàu 3 5 < Hai 3 8 < Tư 4 12 < Năm 4 14 < Sáu 3 12 < Bảy 4 12 < Tám 3 9 <
Chín 3 10 < Mười 3 11 < Út 3 16 < Đẹp 1 8 < Lành 2 16 < Thơm 0 22 ( Mận 0 10 < Đào 1 22 ( Lựu 0 8 < Nhàn 1 10 <
Gấm 0 8 < Lụa 0 9 ( Nhạn 0 7 ( Phận 1 6 < Rành 1 4 < Sen 0 14 ( Nở 0 7 < Thêm 2 8 < Hiệp 8 10 < Liễu 0 26 (
Ngà 0 8 = Sửu 3 2 < Dần 3 2 < Mão 3 2 < Tỵ 2 2 < Ngọ 3 2 < Mùi 2 5 < Thân 5 3 < Dậu 3 2 < Tuất 3 1 < Hợi 3 2 <
Tươi 0 20 ( Vui 1 8 ( Nết 0 6 < Chắc 2 1 < Đực 3 0 < Lớn 4 2 < Nhỏ 2 6 < Cẩm 0 9 ( Ngát 0 6 ( Nụ 0 6 ( Thìa 0 2 <
Gia 3 1 > Hy 1 5 > Khả 2 0 > Minh 30 4 > Phúc 30 1 > Bình 16 3 = Quỳnh 0 16 > An 24 30 > Anh 40 60 > Nhiên 2 14 >
Hà 4 16 > Giang 6 6 > Thy 0 20 > Tường 6 3 > Đan 0 14 > Băng 0 8 > Dao 0 5 > Ni 0 5 > Ny 0 4 > Mi 0 4 > Kiệt 20 0 >
`;
