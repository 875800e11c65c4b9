import {describe, expect, it} from 'vitest';
import {type Bench, commune, createBench, heading} from './support.ts';

async function quarantine({rows}: Bench) {
	return (await rows<{line: bigint; lines: bigint; byte_offset: bigint; code: string; text: string}>(
		'SELECT line, lines, byte_offset, code, text FROM quarantine ORDER BY line')).map(({line, lines, byte_offset: offset, code, text}) =>
		({line: Number(line), lines: Number(lines), offset: Number(offset), code, text}));
}

/** What a file's records say, in the order of its lines. */
async function contents({rows}: Bench): Promise<string[]> {
	const found = await rows<{text: string}>(`SELECT concat_ws('|', r.line, r.record_code, r.personal_id, n.clean, d.ymd, c.canonical, t.written) AS text
		FROM records r LEFT JOIN names n ON n.name_id = r.full_name LEFT JOIN dates d ON d.date_id = r.birth_date
		LEFT JOIN codes c ON c.code_id = r.sex LEFT JOIN texts t ON t.text_id = r.permanent_address ORDER BY r.source_id, r.line`);
	return found.map(({text}) => text);
}

const sound = [
	heading,
	'HS1,074080001234,Nguyễn Văn An,05/04/1980,Nam,25741,"Số 12, đường ""Yersin"""',
	'HS2, 074185004321 , "Trần Thị Bình" ,17/09/1985,Nữ,25741,',
	',,,,,,',
	'HS3,,Lê Minh,1999,,25741,Ấp 3',
];

describe('both readers', () => {
	it('say the same of a sound file', async () => {
		const bulk = await createBench();
		const careful = await createBench();
		const [first] = (await bulk.ingest(bulk.file('a.csv', `${sound.join('\n')}\n\n`))).sources;
		const [second] = (await careful.ingest(careful.file('a.csv', sound.join('\n').replace('An', 'An\r')))).sources;
		expect([first.reader, second.reader]).toEqual(['bulk', 'careful']);
		expect(await contents(careful)).toEqual(await contents(bulk));
		expect(await contents(bulk)).toEqual([
			'2|HS1|074080001234|Nguyễn Văn An|19800405|male|Số 12, đường "Yersin"', '3|HS2|074185004321|Trần Thị Bình|19850917|female', '5|HS3|Lê Minh|19990000|Ấp 3',
		]);
		expect(first.lines).toEqual({lines: 6, headingLines: 1, titleLines: 0, footLines: 0, blankLines: 2, rows: 3, rowLines: 3, rejectedRows: 0, rejectedLines: 0});
		expect(second.lines).toEqual({...first.lines, lines: 5, blankLines: 1});
	});

	it.each([
		['CR LF', sound.join('\r\n'), 'bulk'],
		['a byte order mark', `\uFEFF${sound.join('\n')}`, 'bulk'],
		['CR', sound.join('\r'), 'careful'],
		['blank lines between', sound.join('\n').replace('\nHS3', '\n\n   \nHS3'), 'careful'],
		['a blank line first', `\n${sound.join('\n')}`, 'careful'],
	])('read a file with %s', async (_, content, reader) => {
		const bench = await createBench();
		const [source] = (await bench.ingest(bench.file('a.csv', content))).sources;
		expect([source.reader, source.state, source.lines.rows]).toEqual([reader, 'stored', 3]);
	});

	it('take a file whose name DuckDB would read as a pattern', async () => {
		const bench = await createBench();
		bench.file('x1.csv', commune([['HS9', '', 'Ai', '1980']]));
		const [source] = (await bench.ingest(bench.file('x[1]*.csv', commune([['HS1', '', 'An', '1980']])))).sources;
		expect([source.reader, await bench.keys()]).toEqual(['bulk', ['25741/HS1']]);
	});

	it.each(['\u001a', '\u001a\u001a\r\n'])('read a file that ends as programs of DOS end one: %j', async end => {
		const bench = await createBench();
		const {sources: [source]} = await bench.ingest(bench.file('a.csv', `${sound.join('\r\n')}\r\n${end}`));
		expect(source).toMatchObject({state: 'stored', lines: {rows: 3, blankLines: 2, rejectedRows: 0}});
	});

	it('read lines that are longer than DuckDB\'s buffers', async () => {
		const bench = await createBench();
		const long = 'đường '.repeat(500_000);
		const [source] = (await bench.ingest(bench.file('a.csv', `${sound.join('\n')}\nHS4,,Lê,1999,,25741,${long}\n`))).sources;
		expect([source.state, source.reader, source.lines.rows]).toEqual(['stored', 'careful', 4]);
	});
});

describe('files that are read together', () => {
	it('keep their lines apart, whatever their delimiter and title, and whichever of them DuckDB refuses', async () => {
		const bench = await createBench();
		bench.file('profile.yaml', 'header_row: 1');
		const rows = (unit: number, count: number) => Array.from({length: count}, (_, index) => `HS${index},,An ${index},1980,Nam,${unit},Ấp 1`);
		const files = [
			bench.file('1.csv', [heading, ...rows(25741, 300)].join('\n')),
			bench.file('2.csv', [heading, ...rows(25744, 5)].join('\n').replaceAll(',', ';')),
			bench.file('3.csv', [heading, ...rows(25747, 3), 'HS9,,An', ...rows(25747, 1)].join('\n')),
			bench.file('4.csv', [heading, ...rows(25750, 400), ''].join('\r\n')),
			bench.file('5.csv', [heading, ...rows(25753, 2), '', ...rows(25753, 1)].join('\n')),
		];
		const {sources} = await bench.ingest(files);
		expect(sources.map(({reader, lines}) => [reader, lines.rows, lines.rejectedRows, lines.blankLines])).toEqual([
			['bulk', 300, 0, 0], ['bulk', 5, 0, 0], ['careful', 4, 1, 0], ['bulk', 400, 0, 0], ['careful', 3, 0, 1],
		]);
		const wrong = await bench.rows(`SELECT r.record_key, r.line FROM records r WHERE r.line <> CAST(substr(r.record_code, 3) AS INTEGER) + 2 AND r.source_id IN (1, 2, 4)`);
		expect(wrong).toEqual([]);
		expect(await bench.rows('SELECT source_id, min(unit) AS unit, count(*) AS rows FROM records GROUP BY source_id ORDER BY source_id')).toEqual(
			[[1, '25741', 300n], [2, '25744', 5n], [3, '25747', 4n], [4, '25750', 400n], [5, '25753', 3n]].map(([source, unit, count]) => ({source_id: source, unit, rows: count})));
	});
});

describe('one unclosed quote in row 25,000 of 100,000', () => {
	const rows = Array.from({length: 100_000}, (_, index) => `HS${index + 1},,Nguyễn Văn ${index % 977},1980,Nam,25741,Số ${index}`);

	it('costs that row', async () => {
		const bench = await createBench();
		const broken = rows.with(24_999, rows[24_999].replace('Nguyễn', '"Nguyễn'));
		const [source] = (await bench.ingest(bench.file('a.csv', [heading, ...broken, ''].join('\n')))).sources;
		expect(source).toMatchObject({state: 'stored', reader: 'careful', lines: {lines: 100_001, rows: 99_999, rejectedRows: 1, rejectedLines: 1}});
		const offset = Buffer.byteLength([heading, ...rows.slice(0, 24_999), ''].join('\n'));
		expect(await quarantine(bench)).toEqual([{line: 25_001, lines: 1, offset, code: 'QUOTE_UNCLOSED', text: broken[24_999]}]);
	});

	it('costs at most two rows where other fields are quoted', async () => {
		const bench = await createBench();
		const broken = rows.map(row => row.replace(/Số (\d+)$/, '"Số $1, ấp 2"')).with(24_999, rows[24_999].replace('Nguyễn', '"Nguyễn'));
		const [source] = (await bench.ingest(bench.file('a.csv', [heading, ...broken, ''].join('\n')))).sources;
		expect(source.lines.rows).toBeGreaterThanOrEqual(99_998);
		expect(source.lines.rows + source.lines.rejectedRows).toBe(100_000);
	});
});

describe('rejected rows', () => {
	it('stand in quarantine with line, place, code and text', async () => {
		const bench = await createBench();
		const good = (code: string) => `${code},,An,1980,Nam,25741,"Ấp\n2"`;
		const file = Buffer.concat([
			Buffer.from(`${heading}\n${good('HS1')}\nHS2,,An,1980,Nam,25741,Số 1, ấp 2\nHS3,,An\n`),
			Buffer.from('HS4,,L'), Buffer.from([0xea]), Buffer.from(',1980,Nam,25741,\nHS5,,A\0n,1980,Nam,25741,\n'),
			Buffer.from(`HS6,,"An" Bình,1980,Nam,25741,\n${good('HS7')}\n`),
		]);
		const [{lines, reader}] = (await bench.ingest(bench.file('a.csv', file), {}, {limits: {maxRejectedShare: 1, maxRejectedRows: 1000, maxShrinkShare: 0.2}})).sources;
		expect([lines, reader]).toEqual([
			{lines: 10, headingLines: 1, titleLines: 0, footLines: 0, blankLines: 0, rows: 2, rowLines: 4, rejectedRows: 5, rejectedLines: 5}, 'careful',
		]);
		expect((await quarantine(bench)).map(({line, code, text}) => [line, code, text])).toEqual([
			[4, 'FIELDS_TOO_MANY', 'HS2,,An,1980,Nam,25741,Số 1, ấp 2'],
			[5, 'FIELDS_TOO_FEW', 'HS3,,An'],
			[6, 'TEXT_NOT_UTF8', 'HS4,,L\\xEA,1980,Nam,25741,'],
			[7, 'TEXT_ZERO_BYTE', 'HS5,,A\\x00n,1980,Nam,25741,'],
			[8, 'QUOTE_STRAY', 'HS6,,"An" Bình,1980,Nam,25741,'],
		]);
		for (const {offset, text} of await quarantine(bench)) {
			if (!text.includes('\\x')) expect(file.toString('utf8', offset, offset + Buffer.byteLength(text))).toBe(text);
		}
	});

	it('are forgotten when the same file is refused again', async () => {
		const bench = await createBench();
		const path = bench.file('a.csv', `${heading}\nHS1\nHS2\nHS3\nHS4,,An,1980,Nam,25741,\n`);
		for (let time = 0; time < 2; time++) expect((await bench.ingest(path)).totals.refused).toBe(1);
		expect([(await quarantine(bench)).length, (await bench.rows('SELECT * FROM sources')).length]).toEqual([3, 1]);
	});
});
