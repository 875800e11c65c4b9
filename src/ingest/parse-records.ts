import {CsvError, parse} from 'csv-parse/sync';

/** The fields of each record, trimmed; undefined for a record that csv-parse refuses. */
export function parseRecords(records: readonly string[], delimiter: string): readonly (readonly string[] | undefined)[] {
	const rows = tryParse(records, delimiter);
	if (rows?.length === records.length) return rows;
	return records.map(record => {
		const alone = tryParse([record], delimiter);
		return alone?.length === 1 ? alone[0] : undefined;
	});
}

function tryParse(records: readonly string[], delimiter: string): string[][] | undefined {
	try {
		return parse(`${records.join('\n')}\n`, {
			delimiter,
			record_delimiter: '\n',
			relax_quotes: true,
			relax_column_count: true,
			trim: true,
		});
	} catch (error) {
		if (error instanceof CsvError) return undefined;
		throw error;
	}
}
