import type {OptionKind} from '../../config/options.ts';

/** What the value of a setting or of an option must be. */
export type Expectation = OptionKind | 'cliLanguage' | 'label';

export const expected: Readonly<Record<Expectation, string>> = {
	provinceCode: 'two digits in quotes, such as "74"',
	language: 'vi, en or auto',
	threads: 'a whole number from 1 to 256',
	memory: 'a size of at least 512MB, such as 4GB',
	share: 'a number from 0 to 1, such as 0.02',
	count: 'a whole number from 0 on',
	truth: 'true or false',
	probability: 'a number from 0 to 1, such as 0.999',
	failRules: 'a list of rules such as ["duplicates>100", "errors>0"]',
	failRule: 'a rule of a count, >, >=, <, <= or =, and a number, such as "duplicates>100"',
	file: 'the path of a file, such as units.csv',
	section: 'a section: its settings stand below it, indented',
	extractAddress: 'the https address of a manifest.json or its folder, without user name, password or "?" (plain http for this computer only)',
	proxyAddress: 'the address of an HTTP proxy such as http://proxy.example:3128; its user name and password belong into the environment variable HTTPS_PROXY',
	size: 'a size such as 500MB or 4GB',
	duration: 'a time such as 90s, 30m or 6h',
	cliLanguage: 'vi or en',
	label: 'a text of 1 to 200 characters on one line',
};

export const expectedVi: Readonly<Record<Expectation, string>> = {
	provinceCode: 'hai chữ số đặt trong ngoặc kép, ví dụ "74"',
	language: 'vi, en hoặc auto',
	threads: 'số nguyên từ 1 đến 256',
	memory: 'dung lượng từ 512MB trở lên, ví dụ 4GB',
	share: 'số từ 0 đến 1, ví dụ 0.02',
	count: 'số nguyên từ 0 trở lên',
	truth: 'true (đúng) hoặc false (sai)',
	probability: 'số từ 0 đến 1, ví dụ 0.999',
	failRules: 'danh sách quy tắc, ví dụ ["duplicates>100", "errors>0"]',
	failRule: 'quy tắc gồm tên số liệu, dấu >, >=, <, <= hoặc =, và một số, ví dụ "duplicates>100"',
	file: 'đường dẫn của một tệp, ví dụ don-vi.csv',
	section: 'một nhóm: các mục của nhóm viết thụt vào ở các dòng dưới',
	extractAddress: 'địa chỉ https của tệp manifest.json hoặc của thư mục chứa tệp đó, không kèm tên đăng nhập, mật khẩu hay dấu "?" (http chỉ dùng được cho chính máy này)',
	proxyAddress: 'địa chỉ máy chủ proxy HTTP, ví dụ http://proxy.example:3128; tên đăng nhập và mật khẩu của proxy đặt trong biến môi trường HTTPS_PROXY',
	size: 'dung lượng, ví dụ 500MB hoặc 4GB',
	duration: 'khoảng thời gian, ví dụ 90s, 30m hoặc 6h',
	cliLanguage: 'vi hoặc en',
	label: 'một dòng chữ dài từ 1 đến 200 ký tự',
};
