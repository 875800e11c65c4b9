declare module 'fast-levenshtein' {
	const levenshtein: {
		/** Edits (insert, delete, replace) between two texts, counted in UTF-16 units. */
		get(a: string, b: string): number;
	};
	export default levenshtein;
}
