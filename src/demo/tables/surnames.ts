/**
 * Surnames: weight in the south (students of Ho Chi Minh City), weight in the centre and the north. Hoàng and Vũ
 * are northern forms, Huỳnh and Võ southern ones of the same surnames. From the domain's frequency table.
 */
export const surnames = `
Nguyễn 3155 2990 Trần 975 1020 Lê 908 900 Phạm 642 640 Võ 345 60 Huỳnh 330 8 Phan 266 260 Bùi 240 290 Hoàng 110 430
Vũ 120 330 Đỗ 190 210 Trương 205 160 Đặng 195 195 Hồ 169 190 Ngô 152 155 Dương 127 123 Đoàn 119 100 Đinh 95 160
Trịnh 85 120 Cao 95 86 Đào 78 95 Mai 81 100 Lương 66 95 Lưu 66 55 Lâm 64 20 Hà 45 96 Thái 43 25 Phùng 43 42 Tạ 36 36
Lý 37 50 Văn 29 20 Tô 28 28 Vương 27 30 Châu 28 2 Chu 14 40 Từ 20 8 Quách 18 10 Tôn 17 5 Tống 15 20 Đồng 15 14 Hứa 14 8
Tăng 14 8 Lã 9 16 Đậu 8 22 Diệp 12 1 Đàm 10 30 Kiều 12 10 Triệu 10 20 La 10 8 Lại 10 14 Chung 7 2 Lữ 7 4 Dư 7 3 Bạch 6 7
Trang 6 0 Âu 6 2 Giang 6 6 Nhan 6 0 Thân 4 9 Bành 4 2 Nông 4 14 Phó 4 2 Mã 4 4 Hàn 3 5 Nghiêm 3 9 Nhữ 3 4 Cù 3 6
Khương 3 4 Ông 4 1 Ung 3 1 Mạc 3 6 Sầm 2 4 Tưởng 3 3 Vi 2 12 Khổng 2 7 Phí 1 6 Doãn 1 6 Bồ 2 0 Liêu 3 1 Tiêu 3 2 Thiều 1 5
Nguyễn_Phúc 1 2 Tôn_Thất 1 2 Âu_Dương 1 0
`;
