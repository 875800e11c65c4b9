/**
 * Relations to the head of a household: canonical value (`class` or `class:M|F`), the official names first (Circular
 * 55/2021/TT-BCA art. 6, amended by 66/2023), then what people write; joined by ';'. A plain 'cháu' is a grandchild or a
 * nephew.
 */
export const relationNames: readonly (readonly [string, string])[] = [
	['head', 'Chủ hộ'],
	['spouse:F', 'Vợ'],
	['spouse:M', 'Chồng'],
	['parent:M', 'Cha đẻ;Cha;Bố;Ba;Bố đẻ;Ba ruột;Cha ruột;Bố ruột;Tía'],
	['parent:F', 'Mẹ đẻ;Mẹ;Má;Mẹ ruột;Má ruột'],
	['parent', 'Cha/mẹ;Bố/mẹ;Cha mẹ;Bố mẹ'],
	['parent_in_law:M', 'Cha vợ;Cha chồng;Bố vợ;Bố chồng;Ba vợ;Ba chồng'],
	['parent_in_law:F', 'Mẹ vợ;Mẹ chồng;Má vợ;Má chồng'],
	['adoptive_parent:M', 'Cha nuôi;Bố nuôi;Ba nuôi'],
	['adoptive_parent:F', 'Mẹ nuôi;Má nuôi'],
	['step_parent:M', 'Cha dượng;Bố dượng;Dượng'],
	['step_parent:F', 'Mẹ kế;Dì ghẻ'],
	['child', 'Con đẻ;Con;Con ruột'],
	['child:M', 'Con trai'],
	['child:F', 'Con gái'],
	['adopted_child', 'Con nuôi'],
	['step_child', 'Con riêng'],
	['child_in_law:M', 'Con rể;Rể'],
	['child_in_law:F', 'Con dâu;Dâu'],
	['grandparent:M', 'Ông nội;Ông ngoại;Ông'],
	['grandparent:F', 'Bà nội;Bà ngoại;Bà'],
	['great_grandparent', 'Cụ'],
	['grandchild', 'Cháu nội;Cháu ngoại;Cháu'],
	['great_grandchild', 'Chắt'],
	['sibling:M', 'Anh ruột;Anh;Anh trai;Em trai'],
	['sibling:F', 'Chị ruột;Chị;Chị gái;Em gái'],
	['sibling', 'Em ruột;Em;Anh/chị/em ruột'],
	['half_sibling', 'Anh/chị/em cùng cha khác mẹ;Anh/chị/em cùng mẹ khác cha'],
	['sibling_in_law:M', 'Anh rể;Em rể'],
	['sibling_in_law:F', 'Chị dâu;Em dâu'],
	['nephew_niece', 'Cháu ruột;Cháu'],
	['uncle_aunt', 'Bác ruột;Bác'],
	['uncle_aunt:M', 'Chú ruột;Cậu ruột;Chú;Cậu'],
	['uncle_aunt:F', 'Cô ruột;Dì ruột;Cô;Dì'],
	['guardian', 'Người giám hộ'],
	['ward', 'Người được giám hộ'],
	['unrelated', 'Cùng ở thuê;Cùng ở nhờ;Cùng ở mượn;Ở thuê;Ở nhờ;Ở mượn'],
	['other', 'Khác'],
];

/** How many generations below the head a relation stands; classes that say nothing about it are absent. */
export const relationGenerations: Readonly<Record<string, number>> = {
	head: 0, spouse: 0, sibling: 0, half_sibling: 0, sibling_in_law: 0,
	parent: -1, parent_in_law: -1, adoptive_parent: -1, step_parent: -1, uncle_aunt: -1,
	child: 1, adopted_child: 1, step_child: 1, child_in_law: 1, nephew_niece: 1,
	grandparent: -2, great_grandparent: -3, grandchild: 2, great_grandchild: 3,
};

/** A general word where several official names share one canonical value. */
export const generalRelationNames: Readonly<Record<string, string>> = {
	'parent': 'Cha/mẹ',
	'parent_in_law:M': 'Cha vợ/chồng', 'parent_in_law:F': 'Mẹ vợ/chồng', 'child:M': 'Con đẻ', 'child:F': 'Con đẻ',
	'grandparent:M': 'Ông', 'grandparent:F': 'Bà', 'grandchild': 'Cháu nội/ngoại', 'sibling:M': 'Anh/em ruột', 'sibling:F': 'Chị/em ruột',
	'sibling': 'Anh/chị/em ruột', 'half_sibling': 'Anh/chị/em cùng cha hoặc cùng mẹ', 'sibling_in_law:M': 'Anh/em rể',
	'sibling_in_law:F': 'Chị/em dâu', 'uncle_aunt:M': 'Chú/cậu ruột', 'uncle_aunt:F': 'Cô/dì ruột', 'unrelated': 'Cùng ở thuê/nhờ/mượn',
};
