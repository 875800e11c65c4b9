import {expect, test} from 'vitest';
import {encodePage} from '../../../src/vietnam/legacy/legacy-text.ts';
import {createBench} from './support.ts';

const names = ['NGUYỄN VĂN LÕ', 'TRẦN THỊ BÌNH', 'LÊ HOÀNG PHÚC', 'PHẠM ĐỨC VÕ', 'VÕ THỊ ÁNH', 'HUỲNH MỸ HẠNH', 'ĐẶNG QUỐC CƯỜNG', 'BÙI THỊ LỆ'];

// Õ is the byte A0 in VISCII, which is a blank to everybody else.
test.each([['', ''], [' ', ''], [' ', ' ']])('Õ at the end of a cell is a letter in VISCII, also where cells have blanks around them (%j %j)', async (before, behind) => {
	const bench = await createBench();
	const rows = names.map((name, index) => `HS${index},${before}${name}${behind},1980,${before}Khu phố Õ${behind}`);
	const bytes = encodePage(`Ma ho so,Ho va ten,Ngay sinh,Khu pho\n${rows.join('\n')}\n`, 'viscii')!;
	await bench.ingest(bench.file('25741.csv', bytes));
	const read = await bench.rows<{name: string; hamlet: string}>('SELECT n.clean AS name, t.decoded AS hamlet FROM records r JOIN names n ON n.name_id = r.full_name JOIN texts t ON t.text_id = r.hamlet ORDER BY r.line');
	expect(read).toEqual(names.map(name => ({name, hamlet: 'Khu phố Õ'})));
});
