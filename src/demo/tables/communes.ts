import {communesBefore2025} from '../../vietnam/tables/communes.ts';

export interface Commune {
	/** GSO code. */
	readonly code: string;
	readonly name: string;
	readonly district: string;
	/** Thousands of residents; rough, for the skew of sizes only. */
	readonly weight: number;
}

/** The nine districts of August 2022 by their GSO code. */
export const districtNames: ReadonlyMap<string, string> = new Map([
	['718', 'Thành phố Thủ Dầu Một'],
	['719', 'Huyện Bàu Bàng'],
	['720', 'Huyện Dầu Tiếng'],
	['721', 'Thị xã Bến Cát'],
	['722', 'Huyện Phú Giáo'],
	['723', 'Thị xã Tân Uyên'],
	['724', 'Thành phố Dĩ An'],
	['725', 'Thành phố Thuận An'],
	['726', 'Huyện Bắc Tân Uyên'],
]);

/** Code and thousands of residents. */
const weights = new Map(
	`
25741:35 25744:42 25747:20 25750:48 25753:28 25756:22 25759:24 25760:22 25762:27 25763:14 25765:15 25768:20 25771:19 25774:14
25777:22 25780:10 25783:7 25786:7 25789:8 25792:9 25795:7 25798:9 25801:10 25804:7 25807:12 25810:17 25813:64 25816:10
25819:14 25822:25 25825:11 25828:23 25831:8 25834:19 25837:28 25840:24 25843:36 25846:55 25849:39 25852:33 25855:20 25858:16
25861:7 25864:6 25865:6 25867:5 25870:14 25873:7 25876:5 25879:9 25882:11 25885:26 25888:27 25891:52 25894:9 25897:12
25900:11 25903:7 25906:15 25907:10 25908:6 25909:6 25912:31 25915:26 25918:7 25920:43 25921:68 25924:27 25927:8 25930:6
25933:40 25936:21 25937:5 25939:61 25942:99 25945:41 25948:97 25951:55 25954:31 25957:76 25960:103 25963:36 25966:62 25969:134
25972:92 25975:160 25978:21 25981:9 25984:24 25987:117 25990:30
`
		.trim()
		.split(/\s/)
		.map(entry => [entry.slice(0, 5), Number(entry.slice(6))]),
);

/** The 91 communes of Binh Duong as of August 2022. */
export const communes: readonly Commune[] = communesBefore2025.map(([code, district, name2019, name2022]) => ({
	code,
	name: name2022 === '' ? name2019 : name2022,
	district,
	weight: weights.get(code) ?? 10,
}));
