import {extname} from 'node:path';

/** What is read from a folder or an archive. A file that is named itself is read whatever its name. */
export const tableExtensions = ['.csv', '.tsv', '.txt', '.xlsx', '.xlsm', '.ods', '.xls', '.xlsb', '.gz', '.zip'] as const;

export function isTableName(name: string): boolean {
	return (tableExtensions as readonly string[]).includes(extname(name).toLowerCase());
}

/** What Excel or a file manager leaves beside a file is nobody's data. */
export function isClutter(name: string): boolean {
	return name.startsWith('.') || name.startsWith('~$') || /^(?:thumbs\.db|desktop\.ini)$/i.test(name);
}
