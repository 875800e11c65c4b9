import {provincesBefore2025} from '../../vietnam/tables/provinces.ts';

export interface Province {
	/** First three digits of the personal IDs registered there. */
	readonly prefix: string;
	readonly name: string;
	/** First digits of the 9-digit ID cards issued there. */
	readonly oldIdPrefixes: readonly string[];
	/** Share among migrants to Binh Duong; rough. */
	readonly weight: number;
}

/** GSO code, prefixes of the old card, weight among migrants. */
const rows = new Map(
	`
01:01:8 02:07:2 04:08:2 06:095:2 08:07:2 10:06:2 11:04:2 12:04:2 14:05:2 15:06:2 17:11:5
19:09:5 20:08:5 22:10:3 24:12:6 25:13:10 26:13:4 27:12:2 30:14:9 31:03:4 33:14:5 34:15:22
35:16:9 36:16:20 37:16:9 38:17:70 40:18:60 42:18:30 44:19:16 45:19:9 46:19:10 48:20:3 49:20:14
51:21:22 52:21:24 54:22:16 56:22:8 58:26:6 60:26:16 62:23:6 64:230/231:22 66:24:38 67:245:16 68:25:16
70:285:55 72:29:40 74:280/281:0 75:27:28 77:27:6 79:02:40 80:30:18 82:31:25 83:32:35 84:33:42 86:33:30
87:34:50 89:35:85 91:37:55 92:36:25 93:36:32 94:36:62 95:38:45 96:38:58
`
		.trim()
		.split(/\s/)
		.map(entry => entry.split(':'))
		.map(([code, oldIds, weight]) => [code, {oldIdPrefixes: oldIds.split('/'), weight: Number(weight)}]),
);

/** The 63 provinces before July 2025. */
export const provinces: readonly Province[] = provincesBefore2025.map(([code, name]) => ({
	prefix: `0${code}`,
	name: name.replace(/^(Thành phố|Tỉnh) /, ''),
	oldIdPrefixes: rows.get(code)?.oldIdPrefixes ?? [code],
	weight: rows.get(code)?.weight ?? 0,
}));

export const home = provinces.find(province => province.prefix === '074') as Province;
