import type {UnitNames} from './names.ts';
import type {UnitResolution} from './resolve.ts';

/**
 * Whether a written place can be the commune of a code on a day (yyyymmdd), or what became of it: true for its own name, nearly or
 * among others; false for another place; undefined where nobody knows what is written.
 */
export function isFoundIn(resolution: UnitResolution, code: string, asOf: number, {gazetteer}: UnitNames): boolean | undefined {
	const lives = gazetteer.historyOf(code);
	const own = new Set<string>([code, ...lives.flatMap((life) => [...gazetteer.onwards(life, asOf) ?? []]).map((life) => life.code)]);
	switch (resolution.kind) {
		case 'resolved': return own.has(resolution.code);
		case 'ambiguous': return resolution.candidates.some((candidate) => own.has(candidate));
		case 'nearest': return resolution.proposals.some((proposal) => own.has(proposal));
		case 'unknown': {
			if (resolution.within === undefined) return undefined;
			const around = new Set<string | undefined>(lives.flatMap(({parent}) => [parent, ...gazetteer.historyOf(parent ?? '').map((life) => life.parent)]));
			return around.has(resolution.within) ? undefined : false;
		}
	}
}
