/** How many cases a property is tried on: `usual` in `npm test`, many times as many in `npm run test:long` (see `vitest.config.ts`). */
export function runs(usual: number): {numRuns: number} {
	return {numRuns: usual * Number(process.env.PROPERTY_FACTOR)};
}
