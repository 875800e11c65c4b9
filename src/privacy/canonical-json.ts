/** JSON with sorted keys and no blanks: the same content gives the same bytes. */
export function canonicalJson(value: unknown): string {
	return JSON.stringify(value, (_key, each: unknown) =>
		typeof each === 'object' && each !== null && !Array.isArray(each)
			? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
			: each,
	);
}
