import {describe, expect, test} from 'vitest';
import {countBar, scaleOf, shareBar, stepBar} from '../../../../src/report/html/bars.ts';

const number = (markup: unknown, pattern: RegExp): number => Number(pattern.exec(String(markup))?.[1]);
const widthOf = (markup: unknown): number => number(markup, /<rect class="(?:count|for|against|start)"[^>]* width="([\d.]+)"/);
const leftOf = (markup: unknown): number => number(markup, /<rect class="(?:for|against|start)" x="([\d.]+)"/);

describe('a bar', () => {
	test.each([[0, 100, 0], [50, 100, 50], [100, 100, 100], [1, 3, 33.3], [0, 0, 0], [1, 1_000_000, 0.8]])('of %d, of %d at most, is %d wide', (value, most, width) => {
		expect(widthOf(countBar(value, most))).toBe(width);
	});

	test('of a share lies on the whole', () => {
		expect(widthOf(shareBar(5, 15))).toBe(33.3);
		expect(widthOf(shareBar(0, 0))).toBe(0);
	});
});

describe('the steps of a waterfall', () => {
	const sums = [-13, -7, -9, 20];
	const scale = scaleOf(sums, 4.25);

	test('begin where the one before has ended, and lie on the scale', () => {
		const steps = sums.slice(1).map((to, index) => stepBar(sums[index], to, to > sums[index] ? 'for' : 'against', scale));
		expect(leftOf(steps[0]) + widthOf(steps[0])).toBeCloseTo(leftOf(steps[1]) + widthOf(steps[1]), 0);
		expect(leftOf(steps[2])).toBeCloseTo(leftOf(steps[1]), 0);
		for (const step of steps) {
			expect(leftOf(step)).toBeGreaterThan(0);
			expect(leftOf(step) + widthOf(step)).toBeLessThan(100);
		}
	});

	test('are in proportion to what they add', () => {
		const [small, large] = [widthOf(stepBar(-9, -7, 'for', scale)), widthOf(stepBar(0, 20, 'for', scale))];
		expect(large / small).toBeCloseTo(10, 0);
	});

	test('show the mark though no sum comes near it', () => {
		const mark = number(stepBar(-13, -13, 'start', scaleOf([-13], 4.25)), /class="mark" d="M([\d.]+) /);
		expect(mark).toBeGreaterThan(90);
		expect(mark).toBeLessThan(100);
	});

	test('have room on a scale of nothing', () => {
		expect(String(stepBar(0, 0, 'start', scaleOf([0], 0)))).not.toMatch(/NaN|Infinity/);
	});
});
