import {describe, expect, it} from 'vitest';
import {parseFailRule} from '../../../src/config/config.ts';
import {crossedRules} from '../../../src/config/crossed-rules.ts';
import {parseMemory, storeMemory} from '../../../src/config/memory.ts';
import {nearest} from '../../../src/config/nearest.ts';
import {workspacePaths} from '../../../src/config/workspace-paths.ts';

describe('rules of fail_on', () => {
	it.each([
		['duplicates>100', {counter: 'duplicates', operator: '>', value: 100}],
		[' not_in_extract >= 0.5 ', {counter: 'not_in_extract', operator: '>=', value: 0.5}],
		['errors=0', {counter: 'errors', operator: '=', value: 0}],
	])('%j', (text, rule) => {
		expect(parseFailRule(text)).toEqual(rule);
	});

	it.each(['', 'duplicates', '>5', 'duplicates>', 'duplicates>many', 'duplicates=>5', 'Duplicates>5', 'a>1>2', 'a>-1'])('%j is none', text => {
		expect(parseFailRule(text)).toBeUndefined();
	});

	it('are crossed by counts', () => {
		const rules = ['a>1', 'a>=2', 'a<2', 'a<=1', 'a=2', 'b>0'].map(text => parseFailRule(text)!);
		const crossed = (a: number, b: number) => crossedRules(rules, {a, b}).map(rule => `${rule.counter}${rule.operator}${rule.value}`);
		expect(crossed(2, 0)).toEqual(['a>1', 'a>=2', 'a=2']);
		expect(crossed(1, 1)).toEqual(['a<2', 'a<=1', 'b>0']);
	});

	it('are refused where their count does not exist', () => {
		expect(() => crossedRules([parseFailRule('duplicats>0')!], {duplicates: 1, errors: 2})).toThrow(
			expect.objectContaining({code: 'FAIL_ON_COUNTER', exitCode: 2, details: {counter: 'duplicats', proposal: 'duplicates', known: ['duplicates', 'errors']}}));
	});
});

describe('memory', () => {
	it.each([['4GB', 4e9], ['800 MB', 8e8], ['1.5gb', 1.5e9], ['512MB', 512e6], ['1TB', 1e12]])('%s', (text, bytes) => {
		expect(parseMemory(text)).toBe(bytes);
	});

	it.each(['', '4', 'GB', '4XB', '-4GB', '511MB', '0GB', '4GiB', '4GB 2'])('%j is no size', text => {
		expect(parseMemory(text)).toBeUndefined();
	});

	it('is half the store\'s', () => {
		expect(storeMemory(4e9)).toBe('2000MB');
		expect(storeMemory(1.5e9)).toBe('750MB');
	});
});

describe('nearest', () => {
	it.each([
		['provnce', 'province'], ['PROVINCE', 'province'], ['memroy', 'memory'], ['zzz', undefined], ['', undefined],
	])('%j → %j', (written, found) => {
		expect(nearest(written, ['province', 'memory', 'threads'])).toBe(found);
	});
});

describe('workspacePaths', () => {
	it('keeps everything below the one folder', () => {
		const {root, ...paths} = workspacePaths('/srv/khu');
		const all = Object.values(paths).flatMap(path => (typeof path === 'string' ? [path] : Object.values(path)));
		expect(all.filter(path => !path.startsWith(root))).toEqual([]);
		expect(new Set(all).size).toBe(all.length);
	});
});
