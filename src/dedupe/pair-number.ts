/** A pair of rows, in either order, as one number: for maps and sets. Of 2^26 rows at most. */
export const pairNumber = (a: number, b: number): number => Math.min(a, b) * 2 ** 26 + Math.max(a, b);
