/** A table within a file that holds several: the member of an archive, the sheet of a workbook. */
export interface TableName {
	readonly member?: string | null;
	readonly sheet?: string | null;
}

/** What an officer looks for: `archive.zip › 25741.xlsx › Khu phố 1`. */
export function placeName(file: string, {member, sheet}: TableName): string {
	return [file, member, sheet].filter(name => typeof name === 'string').join(' › ');
}

/** SQL for the place of a line of a source: columns `member`, `sheet` and `line` for a table of that alias, and the join behind them. */
export function placeSql(alias: string): {columns: string; join: string} {
	return {
		columns: `p.member, p.sheet, ${alias}.line - coalesce(p.first_line, 1) + 1 AS line`,
		join: `ASOF LEFT JOIN source_tables p ON p.source_id = ${alias}.source_id AND p.first_line <= ${alias}.line`,
	};
}
