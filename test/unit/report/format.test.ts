import {expect, test} from 'vitest';
import {messagesOf} from '../../../src/messages/index.ts';
import {changeText, dayText, momentText, shareText} from '../../../src/report/format.ts';

const en = messagesOf('en');
const vi = messagesOf('vi');

test('a share is whole only where nothing is missing', () => {
	expect(shareText(en, 9999, 10_000)).toBe('99.9 %');
	expect(shareText(en, 10_000, 10_000)).toBe('100.0 %');
	expect(shareText(vi, 1, 3)).toBe('33,3 %');
	expect(shareText(vi, 0, 0)).toBe('–');
});

test('a change carries its sign', () => {
	expect([1200, -3, 0].map(change => changeText(vi, change))).toEqual(['+1.200', '−3', '0']);
});

test('moments are those of Vietnam, wherever the machine stands', () => {
	expect(momentText(vi, '2022-08-25T18:30:00.000Z')).toEqual({day: '26/08/2022', time: '01:30'});
	expect(momentText(en, '2022-12-31T17:00:00.000Z')).toEqual({day: '2023-01-01', time: '00:00'});
	expect(dayText(en, null)).toBe('–');
});
