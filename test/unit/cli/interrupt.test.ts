import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {untilInterrupted} from '../../../src/cli/interrupt.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const interruption = expect.objectContaining({code: 'INTERRUPTED', exitCode: 130});

describe('untilInterrupted', () => {
	it('gives the result, or the failure, of work that nobody interrupts, and closes', async () => {
		const close = vi.fn<() => void>();
		const {signal} = new AbortController();
		expect(await untilInterrupted({signal, close}, async () => 7)).toBe(7);
		const failure = new Error('x');
		await expect(untilInterrupted({signal, close}, async () => {
			throw failure;
		})).rejects.toBe(failure);
		expect(close).toHaveBeenCalledTimes(2);
		expect(vi.getTimerCount()).toBe(0);
	});

	it('stops the work until it ends, and tells of the interruption whatever the work says', async () => {
		const controller = new AbortController();
		const close = vi.fn<() => void>();
		let stops = 0;
		let fail: (error: Error) => void = () => {};
		const stop = () => {
			stops++;
			if (stops === 3) fail(new Error('statement interrupted'));
		};
		const running = untilInterrupted({signal: controller.signal, stop, close}, () => new Promise<never>((_resolve, reject) => {
			fail = reject;
		}));
		const told = expect(running).rejects.toEqual(interruption);
		controller.abort();
		await vi.advanceTimersByTimeAsync(1000);
		await told;
		expect(stops).toBe(3);
		expect(close).toHaveBeenCalledOnce();
		expect(vi.getTimerCount()).toBe(0);
	});

	it('leaves behind what does not end, and does not close under it', async () => {
		const controller = new AbortController();
		const close = vi.fn<() => void>();
		const told = expect(untilInterrupted({signal: controller.signal, close}, () => new Promise<never>(() => {}))).rejects.toEqual(interruption);
		controller.abort();
		await vi.advanceTimersByTimeAsync(3000);
		await told;
		expect(close).not.toHaveBeenCalled();
	});

	it('keeps the result of work that ends all the same', async () => {
		const controller = new AbortController();
		const running = untilInterrupted({signal: controller.signal}, async () => {
			controller.abort();
			return 'done';
		});
		expect(await running).toBe('done');
	});

	it('stops at once where the interruption came first', async () => {
		const stop = vi.fn<() => void>();
		await untilInterrupted({signal: AbortSignal.abort(), stop}, async () => {}).catch(() => {});
		expect(stop).toHaveBeenCalled();
	});
});
