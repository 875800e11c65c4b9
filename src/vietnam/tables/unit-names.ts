import type {UnitLevel} from '../units/unit.ts';

/** Kind, how it is written in full, the levels that it can be of, and its abbreviations without dots. */
export const unitKinds: readonly (readonly [string, string, readonly UnitLevel[], readonly string[]])[] = [
	['ward', 'phường', ['commune'], ['p', 'ph']],
	['rural_commune', 'xã', ['commune'], ['x']],
	['township', 'thị trấn', ['commune'], ['tt']],
	['special_zone', 'đặc khu', ['commune'], ['đk']],
	['urban_district', 'quận', ['district'], ['q']],
	['rural_district', 'huyện', ['district'], ['h']],
	['town', 'thị xã', ['district'], ['tx']],
	['city', 'thành phố', ['district', 'province'], ['tp']],
	['province', 'tỉnh', ['province'], ['t']],
];

/** What units are called besides their names; both without kind and diacritics. Initials of districts and provinces are known without. */
export const unitAliases: readonly (readonly [string, readonly string[]])[] = [
	['cay truong ii', ['cay truong', 'cay truong 2']],
	['thu dau mot', ['thu dau 1']],
	['ho chi minh', ['tp hcm', 'hcmc', 'sai gon']],
	['ha noi', ['tp hn']],
	['thua thien hue', ['tt hue', 'hue']],
	['ba ria vung tau', ['ba ria', 'vung tau']],
	['bac kan', ['bac can']],
	['dak lak', ['dac lac', 'dac lak', 'dak lac']],
	['dak nong', ['dac nong']],
];

/**
 * Words with which a part of an address begins that is no unit; without diacritics. Digits do so, too. Those of two words
 * begin with one that is a unit's kind elsewhere.
 */
export const addressWords: readonly string[] = [
	'so', 'sn', 'duong', 'd', 'hem', 'ngo', 'ngach', 'to', 'tdp', 'khu', 'kp', 'ap', 'thon', 'khom', 'lo', 'ql', 'dt', 'nha', 'kdc',
	'quoc lo', 'tinh lo', 'huyen lo', 'xa lo',
];

/** What stands beside a unit and says nothing: the country, the office, whether it is the old one. Without diacritics and blanks. */
export const emptyWords: readonly string[] = ['vietnam', 'vn', 'ubnd', 'uybannhandan', 'congan', 'ca', 'cu', 'moi'];
