import type {Residence} from './people.ts';
import type {Random} from './random.ts';
import type {Commune} from './tables/communes.ts';
import {streets} from './tables/places.ts';
import type {Province} from './tables/provinces.ts';

export interface Place {
	readonly hamlet: string;
	readonly address: string;
	readonly permanentAddress: string;
}

/** Where a household lives, and, for migrants, where it is permanent. Families share it; lodgers share the house. */
export function makePlace(random: Random, commune: Commune, residence: Residence, origin: Province, hamlet: string): Place {
	const address = residence === 'permanent' ? houseOf(random, commune) : roomOf(random, commune);
	const permanentAddress = residence === 'permanent' ? `${address}, ${hamlet}, ${commune.name}` : farAddress(random, origin);
	return {hamlet, address, permanentAddress};
}

function houseOf(random: Random, commune: Commune): string {
	if (commune.name.startsWith('Xã')) return random.chance(0.5) ? `Số ${random.between(1, 400)}, tổ ${random.between(1, 12)}` : `Thửa ${random.between(10, 999)}, đường ĐT ${random.between(741, 750)}`;
	const number = random.chance(0.4) ? `${random.between(1, 180)}/${random.between(1, 60)}` : String(random.between(1, 900));
	return `${number}${random.chance(0.08) ? random.pick(['A', 'B']) : ''} ${random.pick(streets)}`;
}

/** A room of a boarding house; neighbours have the same address but for the room. */
function roomOf(random: Random, commune: Commune): string {
	const street = commune.name.startsWith('Xã') ? `đường ĐT ${random.between(741, 750)}` : random.pick(streets);
	return `${random.between(1, 60)}/${random.between(1, 30)} ${street}, phòng ${random.between(1, 24)}`;
}

const first = 'Tân Phú An Long Vĩnh Hòa Bình Thạnh Mỹ Phước Hưng Đông Tây Thanh Xuân Quảng Diễn Nghi'.split(' ');
const second = 'Hải Phong Thành Lợi Thọ Trung Hiệp Thạnh Hòa Châu Lộc Phú Hưng Sơn Lâm Giang Minh Đức'.split(' ');

function farAddress(random: Random, origin: Province): string {
	const hamlet = Number(origin.prefix) < 60 ? `Thôn ${random.between(1, 14)}` : `Ấp ${random.between(1, 14)}`;
	return `${hamlet}, xã ${random.pick(first)} ${random.pick(second)}, ${origin.name}`;
}
