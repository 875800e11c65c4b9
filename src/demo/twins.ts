import type {NameWords} from './family.ts';
import {drawGiven, drawMiddle, joinName, type Sex} from './names.ts';
import type {Person} from './people.ts';
import type {Random} from './random.ts';

/** A twin's name: mostly the same middle name, and in half of the pairs a given name that looks or sounds alike. */
export function twinName(random: Random, first: Person, sex: Sex): NameWords {
	const draw = random.next();
	if (sex === first.sex && draw < 0.5) {
		const given = alikeGiven(random, first);
		if (given !== undefined) return named(first.surname, first.middle, given);
	}
	if (draw < 0.62 && first.middle !== '') {
		const middle = drawMiddle(random, sex, first.birthYear, first.surname);
		if (sex === first.sex && middle !== first.middle && !middle.split(' ').includes(first.given)) return named(first.surname, middle, first.given);
	}
	const middle = sex === first.sex ? first.middle : drawMiddle(random, sex, first.birthYear, first.surname);
	return anotherGiven(random, first, sex, middle);
}

/** A younger sibling's name that differs from the elder's by little. */
export function siblingName(random: Random, elder: Person): NameWords {
	const given = alikeGiven(random, elder);
	if (given !== undefined) return named(elder.surname, elder.middle, given);
	return anotherGiven(random, elder, elder.sex, elder.middle);
}

function anotherGiven(random: Random, person: Person, sex: Sex, middle: string): NameWords {
	for (;;) {
		const given = drawGiven(random, sex, person.birthYear, middle);
		if (given !== person.given) return named(person.surname, middle, given);
	}
}

function alikeGiven(random: Random, person: Person): string | undefined {
	const groups = alike[person.sex].filter(group => group.includes(person.given));
	if (groups.length === 0) return undefined;
	const others = random.pick(groups).filter(given => given !== person.given && !person.middle.split(' ').includes(given));
	return others.length === 0 ? undefined : random.pick(others);
}

function named(surname: string, middle: string, given: string): NameWords {
	return {surname, middle, given, name: joinName(surname, middle, given)};
}

const groupsOf = (text: string): readonly (readonly string[])[] => text.split(', ').map(group => group.split(' '));

/** Given names that parents choose for twins because they go together, and that clerks and programs mix up. */
const alike: Readonly<Record<Sex, readonly (readonly string[])[]>> = {
	male: groupsOf(
		'Hùng Hưng, Tuấn Tuân, Thành Thanh, Thành Thạnh, Thắng Thăng, Long Lộc, Sơn Sang, Phú Phúc, Khang Khánh Khanh, Khoa Khôi, ' +
			'Nhân Nhẫn, Quân Quang, An Ân, Đạt Đại, Hiếu Hiển Hiến, Tân Tấn, Toàn Toản, Vinh Vĩnh, Hoàng Hoàn, Kiên Kiệt, Nghĩa Nghi, ' +
			'Phát Phước, Thiên Thiện, Đông Đồng, Huân Huấn, Quốc Quyết, Minh Mạnh, Bảo Bách, Duy Huy, Cường Cương, Anh Ánh, Lâm Lam, ' +
			'Nhật Nhất, Tín Tính, Luân Luận, Khải Khả, Hào Hảo, Trung Trực, Đức Được, Tài Tiến, Trí Trình, Vũ Vĩ, Nguyên Nguyện, Bình Bằng',
	),
	female: groupsOf(
		'Lan Loan, Hằng Hạnh, Nga Ngân Ngà, Hương Hường, Thu Thư, Thúy Thùy Thủy, My Mỹ, Trâm Trân, Trang Trâm, Anh Ánh, Hoa Hòa, ' +
			'Hiền Hiên, Nhi Nhiên, Quyên Quỳnh, Thảo Thoa, Vy Vi, Liên Liễu, Phương Phượng, Châu Chi, Diệp Diệu, Như Nhung, Ngọc Ngát, ' +
			'Linh Ly, Hân Hoan, Thi Thy, Tuyền Tuyến Tuyên, Giang Giao, Kiều Kim, Trúc Trinh, Duyên Dung, Bích Bình, Oanh Uyên, ' +
			'Huyền Huyên, Hồng Hường, Thương Thường, Khuê Khuyên, Nguyệt Nguyên, Bảo Băng, Tiên Tuyên, Yến Yên, Đan Đào, Mai Mi',
	),
};
