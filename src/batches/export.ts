import {createHash} from 'node:crypto';
import {join} from 'node:path';
import {KnownError, exitCodes} from '../errors.ts';
import {type CsvCell, csvLines} from '../findings/csv.ts';
import {confidenceText} from '../findings/export.ts';
import {evidenceJson} from '../findings/finding.ts';
import {makePrivateFolder} from '../privacy/private-files.ts';
import {streamFileAtomically, writeFileAtomically} from '../store/atomic-file.ts';
import type {Store} from '../store/store.ts';
import {sqlTimestamp} from '../store/timestamp.ts';
import {type CodedField, codedFields, writtenCode} from '../vietnam/codes.ts';
import type {Batch, Correction} from './batch.ts';
import {streamCorrections} from './corrections.ts';
import {type NamedPerson, namesOf} from './names.ts';
import {findBatch, settledNumbers, verifyDigest} from './query.ts';

export interface BatchExport {
	/** Name of the batch. */
	readonly batch: string;
	/** Folder for the two files; made where it is not there. */
	readonly folder: string;
	readonly now: Date;
	readonly actor: string;
	/** Of this program, for the manifest. */
	readonly version: string;
}

/** What goes with the file, so that whoever gets it knows what it is and whether it is whole. */
export interface BatchManifest {
	readonly batch: string;
	readonly unit: string | null;
	readonly recipient: string;
	readonly purpose: string;
	readonly file: string;
	readonly bytes: number;
	/** Of the file, in hex. */
	readonly sha256: string;
	/** Of the corrections, in hex: what an approval will be about. */
	readonly digest: string;
	readonly columns: readonly string[];
	/** Fields of residents that are to be corrected. */
	readonly fields: readonly string[];
	readonly counts: {
		readonly corrections: number;
		readonly directions: Readonly<Record<string, number>>;
		readonly codes: Readonly<Record<string, number>>;
	};
	/** Numbers of corrections that turned out to be settled before the export. */
	readonly settled: readonly number[];
	readonly created_at: string;
	readonly created_by: string;
	readonly exported_at: string;
	readonly exported_by: string;
	readonly tool: string;
}

export const batchCsvColumns = [
	'number', 'record_key', 'other_key', 'full_name', 'birth_date', 'field', 'current_value', 'proposed_value', 'direction', 'code', 'subcode',
	'confidence', 'evidence',
] as const;

/**
 * Writes `corrections.csv` and `manifest.json` (0600, each whole or not at all). Values are whole: the addressee cannot correct
 * what he cannot read. The CSV begins with a byte order mark, so that Excel shows Vietnamese.
 *
 * @throws KnownError BATCH_UNKNOWN, BATCH_DIGEST, BATCH_FOLDER.
 */
export async function exportBatch(store: Store, request: BatchExport): Promise<{readonly batch: Batch; readonly manifest: BatchManifest}> {
	const {folder, now} = request;
	const batch = await findBatch(store, request.batch);
	await verifyDigest(store, batch);
	makeFolder(folder);
	const tally = new Tally();
	await streamFileAtomically(join(folder, csvName), tally.counted(csvParts(store, batch)));
	const manifest = manifestOf(batch, tally, await settledNumbers(store, batch), request);
	writeFileAtomically(join(folder, 'manifest.json'), `${JSON.stringify(manifest, undefined, '\t')}\n`);
	await store.run(
		'batches: exported',
		`UPDATE batches SET state = 'exported', exported_at = CAST($now AS TIMESTAMP) WHERE batch = $batch`,
		{batch: batch.batch, now: sqlTimestamp(now)},
	);
	return {batch: {...batch, state: 'exported'}, manifest};
}

const csvName = 'corrections.csv';

function makeFolder(folder: string): void {
	try {
		makePrivateFolder(folder);
	} catch (error) {
		const inTheWay = error instanceof Error && 'code' in error && (error.code === 'EEXIST' || error.code === 'ENOTDIR');
		throw inTheWay ? new KnownError('BATCH_FOLDER', exitCodes.usage, {}, {file: folder}, {cause: error}) : error;
	}
}

interface CsvPart {
	readonly text: string;
	readonly corrections: readonly Correction[];
}

async function* csvParts(store: Store, {batch}: Batch): AsyncGenerator<CsvPart> {
	yield {text: `\ufeff${csvLines([batchCsvColumns])}`, corrections: []};
	const people = await namesOf(store, batch);
	for await (const corrections of streamCorrections(store, batch)) {
		yield {text: csvLines(corrections.map(correction => rowOf(correction, people.get(correction.recordKey)))), corrections};
	}
}

function rowOf(correction: Correction, person: NamedPerson | undefined): CsvCell[] {
	const {number, recordKey, otherKey, field, currentValue, proposedValue, direction, code, subcode, confidence, evidence} = correction;
	return [
		number, recordKey, otherKey, person?.fullName ?? null, person?.birthDate ?? null, field, written(field, currentValue), written(field, proposedValue),
		direction, code, subcode, confidenceText(confidence), evidenceJson(evidence),
	];
}

/** A coded value as forms have it. */
function written(field: string, value: string | null): string | null {
	return value !== null && isCoded(field) ? writtenCode(field, value) : value;
}

function isCoded(field: string): field is CodedField {
	return codedFields.some(coded => coded === field);
}

/** Takes stock of a file while it is written. */
class Tally {
	readonly #hash = createHash('sha256');
	readonly fields = new Set<string>();
	readonly directions: Record<string, number> = {};
	readonly codes: Record<string, number> = {};
	bytes = 0;

	async *counted(parts: AsyncIterable<CsvPart>): AsyncGenerator<string> {
		for await (const {text, corrections} of parts) {
			this.#hash.update(text);
			this.bytes += Buffer.byteLength(text);
			for (const {field, direction, code} of corrections) {
				if (field !== '') this.fields.add(field);
				this.directions[direction] = (this.directions[direction] ?? 0) + 1;
				this.codes[code] = (this.codes[code] ?? 0) + 1;
			}
			yield text;
		}
	}

	sha256(): string {
		return this.#hash.digest('hex');
	}
}

function manifestOf(batch: Batch, tally: Tally, settled: readonly number[], {now, actor, version}: BatchExport): BatchManifest {
	return {
		batch: batch.batch,
		unit: batch.unit,
		recipient: batch.recipient,
		purpose: batch.purpose,
		file: csvName,
		bytes: tally.bytes,
		sha256: tally.sha256(),
		digest: batch.digest,
		columns: batchCsvColumns,
		fields: [...tally.fields].toSorted(),
		counts: {corrections: batch.corrections, directions: sorted(tally.directions), codes: sorted(tally.codes)},
		settled,
		created_at: batch.createdAt,
		created_by: batch.createdBy,
		exported_at: now.toISOString(),
		exported_by: actor,
		tool: `rasoat ${version}`,
	};
}

function sorted(counts: Readonly<Record<string, number>>): Record<string, number> {
	return Object.fromEntries(Object.entries(counts).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
