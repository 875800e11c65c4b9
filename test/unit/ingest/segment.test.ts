import {describe, expect, it} from 'vitest';
import {segmentBlock} from '../../../src/ingest/segment.ts';

/** Records as their text; a faulty line is `!CODE text`. */
function cut(text: string, {fields, delimiter = ',', last = true}: {fields?: number; delimiter?: string; last?: boolean} = {}): string[] {
	const bytes = Buffer.from(text);
	return segmentBlock(bytes, last, {delimiter, lineEnd: 'lf'}, fields).map(({start, end, fault}) =>
		`${fault === undefined ? '' : `!${fault} `}${bytes.toString('utf8', start, end)}`);
}

describe('records', () => {
	it.each([
		['one a line', 'a,b\nc,d\n', ['a,b', 'c,d']],
		['CR LF, and no end at the last', 'a,b\r\nc,d', ['a,b', 'c,d']],
		['empty lines', 'a\n\nb\n', ['a', '', 'b']],
		['quoted delimiters', '"a,b",c\nd,e\n', ['"a,b",c', 'd,e']],
		['quoted line breaks', '"a\nb",c\nd,e\n', ['"a\nb",c', 'd,e']],
		['a quoted break before CR LF', 'a,"b\r\nc"\r\nd,e\r\n', ['a,"b\r\nc"', 'd,e']],
		['doubled quotes', '"a ""b"" c",d\n"""",e\n', ['"a ""b"" c",d', '"""",e']],
		['a quote within a field', 'a"b,c\nd"\n', ['a"b,c', 'd"']],
		['blanks around a quoted field', 'a, "b,c" ,d\n', ['a, "b,c" ,d']],
		['empty quoted fields', '"",""\n', ['"",""']],
		['text after a closing quote', '"a"b,c\nd,e\n', ['!QUOTE_STRAY "a"b,c', 'd,e']],
		['a quote that never closes', 'a,"b\nc,d\ne,f\n', ['!QUOTE_UNCLOSED a,"b', 'c,d', 'e,f']],
	])('%s', (_, text, expected) => {
		expect(cut(text, {fields: 2})).toEqual(_ === 'blanks around a quoted field' ? cut(text, {fields: 3}) : expected);
	});

	it('takes the tab as a delimiter and not as a blank', () => {
		expect(cut('a\t"b\tc"\t\n', {delimiter: '\t', fields: 3})).toEqual(['a\t"b\tc"\t']);
	});
});

describe('a lost quote', () => {
	it('costs its own line where the next quote does not close it', () => {
		expect(cut('1,"a,x\n2,b,y\n3,"c, d",z\n4,e,w\n', {fields: 3})).toEqual(['!QUOTE_UNCLOSED 1,"a,x', '2,b,y', '3,"c, d",z', '4,e,w']);
	});

	it('costs its own line where the closed record has other fields than the headings', () => {
		expect(cut('1,"a,x\n2,b",y,z\n3,c,z\n', {fields: 3})).toEqual(['!QUOTE_UNCLOSED 1,"a,x', '2,b",y,z', '3,c,z']);
	});

	it('does not swallow rows up to another lost quote', () => {
		const rows = ['HS1,"An,1980,Nam', 'HS2,Ba,1981,Nam', 'HS3,Ca",1982,Nam', 'HS4,Da,1983,Nam'];
		expect(cut(`${rows.join('\n')}\n`, {fields: 4})).toEqual([`!QUOTE_UNCLOSED ${rows[0]}`, ...rows.slice(1)]);
	});

	it('is given up after a hundred lines, even in the middle of a file', () => {
		const rows = Array.from({length: 150}, (_, index) => `${index},x`);
		const cuts = cut(`a,"b\n${rows.join('\n')}\n`, {fields: 2, last: false});
		expect(cuts).toHaveLength(151);
		expect(cuts[0]).toBe('!QUOTE_UNCLOSED a,"b');
	});

	it('is given up after 64 KB', () => {
		const cuts = cut(`a,"b\n${'x'.repeat(70_000)}\nc,d\n`, {fields: 2, last: false});
		expect(cuts[0]).toBe('!QUOTE_UNCLOSED a,"b');
		expect(cuts.at(-1)).toBe('c,d');
	});

	it('waits for the next block where it may still close', () => {
		expect(cut('a,b\nc,"d\ne', {fields: 2, last: false})).toEqual(['a,b']);
	});
});
