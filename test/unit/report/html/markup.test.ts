import {describe, expect, test} from 'vitest';
import {escapeHtml, html, literal} from '../../../../src/report/html/markup.ts';

describe('a template', () => {
	test.each([
		['text', html`<p>${'</p><script>alert(1)</script>'}</p>`, '<p>&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;</p>'],
		['an attribute', html`<p title="${'" onclick="x" \''}"></p>`, '<p title="&quot; onclick=&quot;x&quot; &#39;"></p>'],
		['a number', html`<b>${0}</b>`, '<b>0</b>'],
		['nothing', html`<b>${null}</b>`, '<b></b>'],
		['another template', html`<b>${html`<i>${'&'}</i>`}</b>`, '<b><i>&amp;</i></b>'],
		['a list', html`<b>${['<', html`<i></i>`, [1, null]]}</b>`, '<b>&lt;<i></i>1</b>'],
		['text of the program', html`<style>${literal`a > b { content: "&"; }`}</style>`, '<style>a > b { content: "&"; }</style>'],
	])('fills in %s', (_, made, expected) => {
		expect(String(made)).toBe(expected);
	});

	test('takes nothing for markup that it has not made itself', () => {
		const forged = {toString: () => '<script>'} as unknown as string;
		expect(() => String(html`${forged}`)).toThrow();
		expect(String(html`${String(forged)}`)).toBe('&lt;script&gt;');
	});
});

test('what HTML cannot hold, and what turns the direction of a line, is a replacement character', () => {
	expect(escapeHtml('a\u0000b\u001Bc\rd\u0085e\uD800f\u202Eg\u2066h\uFFFFi')).toBe('a�b�c�d�e�f�g�h�i');
	expect(escapeHtml('Nguyễn Thị Hà\t🙂\n')).toBe('Nguyễn Thị Hà\t🙂\n');
});
