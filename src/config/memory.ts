const units: Readonly<Record<string, number>> = {KB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12};

/** Less than this and no step can work. */
export const leastMemory = 512e6;

/** `20GB` → bytes (1 GB is 10⁹, as DuckDB counts), at least one; `undefined` where it is no size. */
export function parseSize(text: string): number | undefined {
	const [, number, unit] = /^(\d+(?:\.\d+)?)\s*(KB|MB|GB|TB)$/i.exec(text.trim()) ?? [];
	if (number === undefined) return undefined;
	const bytes = Math.round(Number(number) * units[unit.toUpperCase()]);
	return bytes > 0 ? bytes : undefined;
}

/** A size as `parseSize` takes it; `undefined` also where it is less than 512 MB. */
export function parseMemory(text: string): number | undefined {
	const bytes = parseSize(text);
	return bytes !== undefined && bytes >= leastMemory ? bytes : undefined;
}

/** DuckDB's share, half of the whole, as its settings take it. The other half is the link kernel's and Node's. */
export function storeMemory(bytes: number): string {
	return `${Math.floor(bytes / 2e6)}MB`;
}
