import {describe, expect, test} from 'vitest';
import {canonicalCode, codedFields, codeResolver, relationFacts, writtenCode, type CodedField} from '../../../src/vietnam/codes.ts';

describe('canonicalCode', () => {
	test.each<[CodedField, string, string | undefined]>([
		['sex', 'Nam', 'male'], ['sex', 'NỮ', 'female'], ['sex', 'nu', 'female'], ['sex', 'F', 'female'],
		['sex', 'Male', 'male'], ['sex', 'male', 'male'],
		['sex', '1', undefined], ['sex', '0', undefined], ['sex', 'Khác', undefined], ['sex', '', undefined],
		['sex', ' Nữ\u00a0', 'female'], ['sex', 'Nữ'.normalize('NFD'), 'female'],
		['status', 'Đang cư trú', 'resident'], ['status', 'dang cu tru', 'resident'],
		['status', 'Đã xoá đăng ký thường trú', 'removed'], ['status', 'Từ trần', 'dead'],
		['status', 'Khai báo tạm vắng', 'temporary_absent'], ['status', 'Chuyển khẩu', 'moved'],
		['status', 'Bị tuyên bố mất tích', 'missing'],
		['residence_type', 'Thường trú', 'permanent'], ['residence_type', 'KT1', 'permanent'],
		['residence_type', 'kt3', 'temporary'], ['residence_type', 'TAM TRU', 'temporary'],
		['residence_type', 'Lưu trú', 'staying'], ['residence_type', 'Tạm vắng', 'absent'],
		['residence_type', 'KT5', undefined],
		['relation', 'Chủ hộ', 'head'], ['relation', 'chu ho', 'head'], ['relation', 'Vợ', 'spouse:F'],
		['relation', 'Chồng', 'spouse:M'], ['relation', 'Bố đẻ', 'parent:M'],
		['relation', 'Ba ruột', 'parent:M'], ['relation', 'má', 'parent:F'], ['relation', 'Con', 'child'],
		['relation', 'Con trai', 'child:M'], ['relation', 'Con gái', 'child:F'],
		['relation', 'Con rể', 'child_in_law:M'], ['relation', 'con re', 'child_in_law:M'],
		['relation', 'Ông ngoại', 'grandparent:M'], ['relation', 'Cháu nội', 'grandchild'],
		['relation', 'Cháu ruột', 'nephew_niece'], ['relation', 'Cháu', undefined],
		['relation', 'Anh/chị/em cùng cha khác mẹ', 'half_sibling'], ['relation', 'Cùng ở thuê', 'unrelated'],
		['relation', 'Bạn', undefined],
		['ethnicity', 'Kinh', '01'], ['ethnicity', '01', '01'], ['ethnicity', '99', undefined],
		['ethnicity', 'Khơ me', '05'], ['ethnicity', 'Khmer', '05'], ['ethnicity', "H'Mông", '08'],
		['ethnicity', 'H’mông', '08'], ['ethnicity', 'Êđê', '12'], ['ethnicity', 'Ê Đê', '12'], ['ethnicity', 'E-de', '12'],
		['ethnicity', "S'tiêng", '22'], ['ethnicity', 'Xtiêng', '22'],
		['ethnicity', 'Thổ', undefined], ['ethnicity', 'tho', undefined], ['ethnicity', 'Hoa', '04'],
		['ethnicity', 'Người nước ngoài', '55'],
		['religion', 'Không', 'Không'], ['religion', 'không tôn giáo', 'Không'],
		['religion', 'Phật giáo Hoà Hảo', 'Phật giáo Hòa Hảo'], ['religion', 'PGHH', 'Phật giáo Hòa Hảo'],
		['religion', 'phat giao', 'Phật giáo'], ['religion', 'Phật', 'Phật giáo'], ['religion', 'Thiên chúa giáo', 'Công giáo'],
		['religion', 'Đạo lạ', undefined],
		['marital_status', 'Độc thân', 'single'], ['marital_status', 'Có vợ', 'married'],
		['marital_status', 'Có chồng', 'married'], ['marital_status', 'Ly hôn', 'divorced'],
		['marital_status', 'Goá', 'widowed'], ['marital_status', 'Góa chồng', 'widowed'],
		['marital_status', 'Ly thân', 'separated'], ['marital_status', 'Chưa kết hôn', 'single'],
		['operation', 'upsert', 'upsert'], ['operation', 'DELETE', 'delete'], ['operation', 'Xóa', 'delete'],
		['operation', 'xoá', 'delete'], ['operation', 'Cập nhật', 'upsert'],
	])('%s %s', (field, written, canonical) => {
		expect(canonicalCode(field, written)).toBe(canonical);
	});
});

describe('codeResolver', () => {
	function read(field: CodedField, written: string, source?: Record<string, string>): string {
		const found = codeResolver(field, source && new Map(Object.entries(source)))(written);
		switch (found.kind) {
			case 'resolved': return `${found.canonical} by ${found.by}`;
			case 'ambiguous': return found.candidates.join(' or ');
			case 'nearest': return `${found.distance}: ${found.proposals.join(' ')}`;
			case 'unknown': return 'unknown';
		}
	}

	test.each<[CodedField, string, string]>([
		['sex', 'Nữ', 'female by list'], ['sex', 'Nan', '1: male'], ['sex', 'N', 'unknown'], ['sex', '1', 'unknown'], ['sex', 'Giới tính Nam', 'male by list'],
		['ethnicity', 'Thổ', '02 or 05 or 24'], ['ethnicity', 'Kin', '1: 01'], ['ethnicity', 'Hao', '1: 04 09 37'], ['ethnicity', 'Xtieeng', '1: 22'],
		['ethnicity', '1', '0: 01'], ['ethnicity', '0', 'unknown'], ['ethnicity', '99', 'unknown'], ['ethnicity', 'Dân tộc Kinh', '01 by list'],
		['ethnicity', 'NGUOI HOA', '04 by list'], ['ethnicity', 'Người nước ngoài', '55 by list'], ['ethnicity', 'Klingon', 'unknown'],
		['religion', 'Đạo Tin lành', 'Tin Lành by list'], ['religion', 'Phật gáo', '1: Phật giáo'], ['religion', 'Thiên Chuá giaó', 'Công giáo by list'],
		['religion', '', 'unknown'], ['religion', 'đạo', 'unknown'],
		['relation', 'Cháu', 'grandchild or nephew_niece'], ['relation', 'Cháu ruột', 'nephew_niece by list'], ['relation', 'Chủ hộj', '1: head'],
		['relation', 'Con dậu', 'child_in_law:F by list'], ['relation', 'Bạn', '1: uncle_aunt'], ['relation', 'Người quen', 'unknown'],
		['residence_type', 'KT5', 'unknown'], ['residence_type', 'Thườg trú', '1: permanent'], ['status', 'Đã chếtt', '1: dead'],
	])('%s %s', (field, written, expected) => {
		expect(read(field, written)).toBe(expected);
	});

	test('the map of a source goes before the lists', () => {
		const source = {'1': 'male', '2': 'female', 'Nữ': 'male', 'X ': 'male', x: 'female'};
		expect(read('sex', '1', source)).toBe('male by source');
		expect(read('sex', ' 2\u00a0', source)).toBe('female by source');
		expect(read('sex', 'NỮ', source)).toBe('male by source');
		expect(read('sex', 'Nam', source)).toBe('male by list');
		expect(read('sex', 'x', source)).toBe('female by source');
		expect(read('sex', ' X', source)).toBe('unknown');
		expect(read('ethnicity', 'Thổ', {'Thổ': '05'})).toBe('05 by source');
	});
});

describe('writtenCode', () => {
	test.each<[CodedField, string, string]>([
		['sex', 'female', 'Nữ'], ['status', 'dead', 'Đã chết'], ['residence_type', 'permanent', 'Thường trú'],
		['relation', 'spouse:F', 'Vợ'], ['relation', 'grandparent:M', 'Ông'],
		['relation', 'child:M', 'Con đẻ'], ['ethnicity', '05', 'Khơ-me'], ['religion', 'Không', 'Không'],
		['marital_status', 'widowed', 'Góa'], ['operation', 'delete', 'Xóa'],
		['sex', 'unheard-of', 'unheard-of'],
	])('%s %s', (field, canonical, written) => {
		expect(writtenCode(field, canonical)).toBe(written);
	});

	test('the codes without a vietnamese name of their own mean the same when they are read again', () => {
		for (const field of codedFields.filter((one) => one !== 'relation')) {
			for (const canonical of ['male', 'resident', 'permanent', 'married', '22', 'Cao Đài', 'upsert']) {
				const known = canonicalCode(field, canonical);
				if (known !== undefined) expect(canonicalCode(field, writtenCode(field, known))).toBe(known);
			}
		}
	});
});

test.each([
	['head', {generation: 0, head: true, spouse: false}],
	['spouse:F', {sex: 'female', generation: 0, head: false, spouse: true}],
	['child_in_law:M', {sex: 'male', generation: 1, head: false, spouse: false}],
	['grandparent:F', {sex: 'female', generation: -2, head: false, spouse: false}],
	['unrelated', {head: false, spouse: false}],
])('relationFacts of %s', (canonical, facts) => {
	expect(relationFacts(canonical)).toEqual(facts);
});
