const units: Readonly<Record<string, number>> = {s: 1000, m: 60_000, h: 3_600_000};

/** What a timer of Node can count, 24 days. */
const mostMilliseconds = 2 ** 31 - 1;

/** `90s`, `30m` or `6h` → milliseconds, more than none; `undefined` where it is no such time. */
export function parseDuration(text: string): number | undefined {
	const [, number, unit] = /^(\d+(?:\.\d+)?)\s*([smh])$/i.exec(text.trim()) ?? [];
	if (number === undefined) return undefined;
	const milliseconds = Math.round(Number(number) * units[unit.toLowerCase()]);
	return milliseconds > 0 && milliseconds <= mostMilliseconds ? milliseconds : undefined;
}
