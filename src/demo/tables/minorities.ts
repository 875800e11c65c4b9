export interface Minority {
	/** Ethnic group as the register writes it. */
	readonly name: string;
	/** How its names are formed: as the Kinh's with own surnames, by fixed words (Xtiêng), by prefix and clan (Ê-đê). */
	readonly naming: 'surname' | 'fixed' | 'clan';
	readonly weight: number;
	readonly surnames: readonly string[];
	readonly male: readonly string[];
	readonly female: readonly string[];
	/** Provinces of origin by prefix of the ID. */
	readonly provinces: readonly string[];
	readonly religions: readonly string[];
}

const words = (text: string): string[] => text.split(' ');
const phrases = (text: string): string[] => text.split(', ');

/** Groups met in Binh Duong; shares and names by knowledge. An empty list of names means: as the Kinh. */
export const minorities: readonly Minority[] = [
	{
		name: 'Khơ-me',
		naming: 'surname',
		weight: 40,
		surnames: words('Thạch Sơn Kim Danh Châu Lâm Thạch Danh Sơn Lý Trà Tăng'),
		male: phrases('Sa Rây, Sóc Kha, Sa Ret, Ri Thy, Chanh Đa, Sô Phi, Thanh Tùng, Hoàng Em, Văn Dũng, Sa Vuth, Sà Rươl, Thươl, Sươl, Minh Đa, Rích, Sóc Thi, Đa Ra, Nô Ra, Minh Tâm, Hiền, Chí Tâm, Út'),
		female: phrases('Thị Sa Mone, Thị Sà Rây, Thị Đa, Thị Ni, Thị Sa Phi, Thị Bích Liên, Thị Chanh Tha, Thị Mai, Thị Thu Hồng, Thị Sóc Kha, Thị Kim Huôn, Thị Nari, Thị Ngọc Hân, Thị Út, Thị Na Vy, Thị Sây Ha, Thị Hên'),
		provinces: ['094', '084', '091', '095', '089', '086'],
		religions: ['Phật giáo', 'Không'],
	},
	{
		name: 'Hoa',
		naming: 'surname',
		weight: 25,
		surnames: words('Trần Lâm Lý Huỳnh Quách Tăng Vương Lưu Mã Châu Hứa Trương La Phù Tiêu Ngô Dương Chung'),
		male: phrases('Chí Cường, Vĩ Hùng, Gia Huy, Chí Vĩ, Diệu Minh, Quốc Hoa, Kiến Hoa, Vĩnh Phát, A Sáng, Chấn Đông, Hán Minh, Tỷ, Cẩm Hùng, Quốc Bình, Chí Kiên, Tiểu Long, Diệu Tường, Vĩnh Kiên'),
		female: phrases('Mỹ Linh, Muội, Tiểu Phụng, Mỹ Phụng, Ngọc Anh, Xiếu Múi, Bội Nghi, Mỹ Hoa, Tuệ Mẫn, Lệ Trân, A Múi, Bội San, Tú Anh, Huệ Linh, Tuyết Nga, Thục Trinh, Mỹ Phương'),
		provinces: ['074', '079', '075', '094', '095'],
		religions: ['Phật giáo', 'Không', 'Không'],
	},
	{
		name: 'Xtiêng',
		naming: 'fixed',
		weight: 7,
		surnames: ['Điểu'],
		male: phrases("Sen, Bé, K'Rang, Huynh, Hùng, Lên, Thanh, Minh, Sơn, Đức, Nghĩa, Long, Khôn, Mốt, Tài, Ngọc, Bớt, Thương, Dũng, K'Ré, Ngót, Toàn, Xuân"),
		female: phrases('Mai, Hương, Bé, Sương, Liên, Hạnh, Nga, Bích, Lan, Đào, Ngọc, Hồng, Thu, Nhanh, Dung, Ngọt, Yến, Diễm, Kim, Ất, Loan, Hiền'),
		provinces: ['070', '074'],
		religions: ['Tin Lành', 'Không', 'Công giáo'],
	},
	{
		name: 'Ê-đê',
		naming: 'clan',
		weight: 5,
		surnames: words('Niê Mlô Êban Kbuôr Ayŭn Êñuôl Ksơr Byă Hđơk Adrơng Kđoh Hmok'),
		male: words('Moan Thuật Bhăm Wôn Săn Đăm Khoa Blô Tuấn Sơn Phước Nguyên Thanh Ngọc Hưng Dhun Brơih'),
		female: words('Hen Bia Mai Linh Yuôn Nga Đim Thủy Ngọc Huệ Phương Yar Nuôn Loan Hương Duyên Trang'),
		provinces: ['066'],
		religions: ['Tin Lành', 'Tin Lành', 'Không'],
	},
	{
		name: 'Tày',
		naming: 'surname',
		weight: 8,
		surnames: words('Nông Hoàng Lý Triệu Hoàng Lương Bế Hà Ma Nguyễn'),
		male: [],
		female: [],
		provinces: ['004', '020', '006', '002', '066', '019'],
		religions: ['Không'],
	},
	{
		name: 'Nùng',
		naming: 'surname',
		weight: 6,
		surnames: words('Nông Vi Hoàng Lương Lý Hứa Chu Lộc Nông Đàm'),
		male: [],
		female: [],
		provinces: ['020', '004', '024', '066', '067'],
		religions: ['Không'],
	},
	{
		name: 'Mường',
		naming: 'surname',
		weight: 6,
		surnames: words('Bùi Đinh Quách Hà Bùi Phạm Trương Bùi Cao Nguyễn'),
		male: [],
		female: [],
		provinces: ['017', '038', '025'],
		religions: ['Không'],
	},
	{
		name: 'Thái',
		naming: 'surname',
		weight: 4,
		surnames: words('Lò Vi Lương Quàng Cà Lường Hà Lô Vi Lữ'),
		male: [],
		female: [],
		provinces: ['038', '040', '014', '011'],
		religions: ['Không'],
	},
	{
		name: 'Chăm',
		naming: 'surname',
		weight: 3,
		surnames: words('Đàng Báo Thiên Kiều Lưu Thập Quảng Bá Não Từ'),
		male: [],
		female: [],
		provinces: ['058', '060', '089'],
		religions: ['Hồi giáo', 'Bà-la-môn'],
	},
];
