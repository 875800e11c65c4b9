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
	cliLanguage: 'vi hoặc en',
	label: 'một dòng chữ dài từ 1 đến 200 ký tự',
};
