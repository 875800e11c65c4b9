import {BIGINT, BOOLEAN, VARCHAR} from '../store/duckdb.ts';
import type {Row, Store} from '../store/store.ts';
import {homeOf} from './homes.ts';
import type {Manifest} from './manifest.ts';

/** What the newest manifest that lists a unit says of it in one part. A part of no unit has one of unit ''. */
export interface AnnouncedUnit {
	readonly home: string;
	readonly unit: string;
	readonly name: string;
	readonly complete: boolean;
	readonly rows: number;
	/** Of the manifest. */
	readonly source: string;
	readonly manifestAsOf: string;
	/** Of the part. */
	readonly file: string;
	readonly sha256: string;
	readonly partRows: number;
	readonly asOf: string;
}

/** What is announced when these manifests come in besides: of each unit what its newest manifest says, and none of the others. */
export function announcedWith(known: readonly AnnouncedUnit[], manifests: readonly Manifest[]): readonly AnnouncedUnit[] {
	return manifests.toSorted((a, b) => (a.asOf < b.asOf ? -1 : 1)).reduce((before, manifest) => {
		const fresh = unitsOf(manifest).filter(unit => !before.some(({home, manifestAsOf}) => home === unit.home && manifestAsOf > manifest.asOf));
		const homes = new Set(fresh.map(({home}) => home));
		return [...before.filter(({home}) => !homes.has(home)), ...fresh];
	}, known);
}

function unitsOf({source, asOf: manifestAsOf, parts}: Manifest): AnnouncedUnit[] {
	return parts.flatMap(({file, sha256, rows: partRows, asOf, units}) =>
		(units.length === 0 ? [{code: '', name: '', complete: false, rows: partRows}] : units).map(({code, ...unit}) =>
			({...unit, unit: code, home: homeOf(code, asOf), source, manifestAsOf, file, sha256, partRows, asOf})));
}

/**
 * The homes of which everything has come, with the day of their oldest part: every part that lists them has `arrived` (digests), and
 * each says that they are complete.
 */
export function wholeHomes(announced: readonly AnnouncedUnit[], arrived: ReadonlySet<string>): Map<string, string> {
	const whole = new Map<string, string>();
	for (const {home, asOf} of announced) if (asOf < (whole.get(home) ?? '9')) whole.set(home, asOf);
	for (const {home, complete, sha256} of announced) if (!complete || !arrived.has(sha256)) whole.delete(home);
	return whole;
}

export async function readAnnounced(store: Store): Promise<AnnouncedUnit[]> {
	return store.rows<AnnouncedUnit & Row>('ingest: announced units', `SELECT home, unit, name, complete, rows::DOUBLE AS rows, source, manifest_as_of AS "manifestAsOf",
		file, sha256, part_rows::DOUBLE AS "partRows", as_of AS "asOf" FROM announced_units ORDER BY home, file`);
}

export async function writeAnnounced(store: Store, announced: readonly AnnouncedUnit[]): Promise<void> {
	const texts = (field: 'home' | 'unit' | 'name' | 'source' | 'manifestAsOf' | 'file' | 'sha256' | 'asOf') => announced.map(each => each[field]);
	await store.run('ingest: forget announced units', 'DELETE FROM announced_units');
	await store.append('ingest: fill announced units', 'announced_units', [VARCHAR, VARCHAR, VARCHAR, BOOLEAN, BIGINT, VARCHAR, VARCHAR, VARCHAR, VARCHAR, BIGINT, VARCHAR], [
		texts('home'), texts('unit'), texts('name'), announced.map(({complete}) => complete), announced.map(({rows}) => BigInt(rows)),
		texts('source'), texts('manifestAsOf'), texts('file'), texts('sha256'), announced.map(({partRows}) => BigInt(partRows)), texts('asOf'),
	]);
}
