/**
 * The 25 essential public services of Decision 06/QĐ-TTg (6 January 2022), grouped by who owned them in 2022:
 * the Ministry of Public Security (MPS) or others. Source: the list printed with Directive 24/CT-TTg (13 September 2025).
 */
export const services: readonly (readonly [number, 'MPS' | 'OTHER', string, string])[] = [
	[1, 'MPS', 'Xác nhận số chứng minh nhân dân khi đã được cấp thẻ Căn cước công dân', 'Confirming the old ID-card number (CMND) after a citizen identity card has been issued'],
	[2, 'MPS', 'Cấp lại, đổi thẻ Căn cước công dân', 'Re-issue or exchange of the citizen identity card'],
	[3, 'MPS', 'Đăng ký thường trú', 'Registration of permanent residence'],
	[4, 'MPS', 'Đăng ký tạm trú', 'Registration of temporary residence'],
	[5, 'MPS', 'Khai báo tạm vắng', 'Declaration of temporary absence'],
	[6, 'MPS', 'Thông báo lưu trú', 'Notification of stay (overnight guests)'],
	[7, 'MPS', 'Đăng ký, cấp biển số mô tô, xe gắn máy', 'Registration and number plate for motorcycles and mopeds'],
	[8, 'MPS', 'Thu tiền nộp phạt xử lý vi phạm hành chính trong lĩnh vực giao thông qua thiết bị ghi hình (phạt nguội)', 'Payment of camera-recorded traffic fines'],
	[9, 'MPS', 'Cấp, cấp lại, sửa đổi, bổ sung hộ chiếu phổ thông', 'Issue, re-issue, change or supplement of an ordinary passport'],
	[10, 'MPS', 'Làm con dấu mới và cấp giấy chứng nhận đăng ký mẫu dấu', 'New seal and certificate of seal-specimen registration'],
	[11, 'MPS', 'Làm con dấu thu nhỏ, dấu nổi, dấu xi và cấp giấy chứng nhận đăng ký mẫu dấu', 'Reduced, embossed or wax seal and certificate'],
	[12, 'OTHER', 'Đăng ký khai sinh', 'Birth registration'],
	[13, 'OTHER', 'Đăng ký khai tử', 'Death registration'],
	[14, 'OTHER', 'Đăng ký kết hôn', 'Marriage registration'],
	[15, 'OTHER', 'Liên thông: Đăng ký khai sinh – Đăng ký thường trú – Cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi', 'Linked: birth registration – permanent residence – health-insurance card for a child under 6'],
	[16, 'OTHER', 'Liên thông: Đăng ký khai tử – Xóa đăng ký thường trú – Trợ cấp mai táng phí', 'Linked: death registration – deletion of permanent residence – funeral allowance'],
	[17, 'OTHER', 'Tích hợp tính giảm trừ mức đóng trong gia hạn thẻ bảo hiểm y tế theo hộ gia đình', 'Integrated deduction of the contribution in renewing household health-insurance cards'],
	[18, 'OTHER', 'Đăng ký thuế lần đầu, đăng ký thay đổi thông tin đăng ký thuế đối với người nộp thuế là hộ gia đình, cá nhân', 'First tax registration / change of tax-registration data for households and individuals'],
	[19, 'OTHER', 'Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất do thay đổi thông tin về người được cấp Giấy chứng nhận', 'Land-registration change because the certificate holder\'s data changed'],
	[20, 'OTHER', 'Cấp đổi, cấp lại giấy phép lái xe', 'Exchange or re-issue of a driving licence'],
	[21, 'OTHER', 'Đăng ký dự thi tốt nghiệp THPT quốc gia và xét tuyển đại học, cao đẳng', 'Registration for the upper-secondary graduation exam and university/college admission'],
	[22, 'OTHER', 'Cấp phiếu lý lịch tư pháp', 'Criminal-record certificate'],
	[23, 'OTHER', 'Giải quyết hưởng trợ cấp thất nghiệp', 'Unemployment benefit'],
	[24, 'OTHER', 'Cấp điện mới từ lưới điện hạ áp (220/380V)', 'New low-voltage (220/380 V) electricity connection'],
	[25, 'OTHER', 'Thay đổi chủ thể hợp đồng mua bán điện', 'Change of party to an electricity contract'],
];
