import type {Row, Store} from '../store/store.ts';
import type {LinksReport, PairsReport, ResidentsReport} from './report.ts';

export async function collectResidents(store: Store): Promise<ResidentsReport[]> {
	const rows = await store.rows<ResidenceRow>(
		'report: residents',
		`SELECT r.extract, coalesce(c.canonical, 'unknown') AS residence, r.records
		 FROM (SELECT extract, residence_type, count(*) AS records FROM records GROUP BY ALL) r
		 LEFT JOIN codes c ON c.code_id = r.residence_type`,
	);
	return [residentsOf('local', rows.filter(row => !row.extract)), residentsOf('extract', rows.filter(row => row.extract))];
}

interface ResidenceRow extends Row {
	readonly extract: boolean;
	readonly residence: string;
	readonly records: bigint;
}

function residentsOf(side: ResidentsReport['side'], rows: readonly ResidenceRow[]): ResidentsReport {
	const count = (residence: string) => sum(rows.filter(row => row.residence === residence));
	return {
		side,
		records: sum(rows),
		permanent: count('permanent'),
		temporary: count('temporary'),
		staying: count('staying'),
		absent: count('absent'),
		unknown: count('unknown'),
	};
}

function sum(rows: readonly ResidenceRow[]): number {
	return rows.reduce((total, row) => total + Number(row.records), 0);
}

export async function collectLinks(store: Store): Promise<LinksReport> {
	const rows = await store.rows('report: pairs', 'SELECT step, decision, count(*) AS pairs FROM pairs GROUP BY ALL');
	const count = (step: string, decision: string) => Number(rows.find(row => row.step === step && row.decision === decision)?.pairs ?? 0);
	const pairsOf = (step: PairsReport['step']) => ({
		step,
		match: count(step, 'match'),
		review: count(step, 'review'),
		distinct: count(step, 'distinct'),
	});
	const compare = pairsOf('compare');
	// compare links a local record with one person at most, so that pairs are records.
	return {pairs: [compare, pairsOf('dedupe')], linkedLocal: compare.match};
}
