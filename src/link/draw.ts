/** Numbers in [0, 1) that are the same in every run for one seed (a 32-bit Weyl sequence through MurmurHash3's finaliser). */
export function drawFrom(seed: number): () => number {
	let state = seed | 0;
	return () => {
		state = (state + 0x9e3779b9) | 0;
		let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
		mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
		return ((mixed ^ (mixed >>> 16)) >>> 0) / 4_294_967_296;
	};
}

/** So many of the items, each as likely as any other, in an order of no meaning (Fisher & Yates). */
export function drawSome<T>(items: readonly T[], count: number, draw: () => number): T[] {
	const left = [...items];
	for (let index = 0; index < Math.min(count, left.length); index++) {
		const other = index + Math.floor(draw() * (left.length - index));
		[left[index], left[other]] = [left[other], left[index]];
	}
	return left.slice(0, count);
}

/** A draw from the beta distribution: of two gamma ones. */
export function drawBeta(a: number, b: number, draw: () => number): number {
	const [x, y] = [drawGamma(a, draw), drawGamma(b, draw)];
	return x / (x + y);
}

/** Marsaglia & Tsang 2000, and for shapes below 1 their note on it. */
function drawGamma(shape: number, draw: () => number): number {
	if (shape < 1) return drawGamma(shape + 1, draw) * (1 - draw()) ** (1 / shape);
	const d = shape - 1 / 3;
	const c = 1 / Math.sqrt(9 * d);
	for (;;) {
		const normal = drawNormal(draw);
		const v = (1 + c * normal) ** 3;
		if (v > 0 && Math.log(1 - draw()) < (normal * normal) / 2 + d - d * v + d * Math.log(v)) return d * v;
	}
}

/** Box & Muller 1958. */
function drawNormal(draw: () => number): number {
	return Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
}
