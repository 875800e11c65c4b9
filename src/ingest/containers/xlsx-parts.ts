import type {FileHandle} from 'node:fs/promises';
import {damaged} from './damaged.ts';
import type {GrowthGuard} from './limits.ts';
import {type NumberFormat, numberFormat} from './number-format.ts';
import {SharedStrings, readSharedStrings} from './shared-strings.ts';
import {attributeOf, scanXml} from './xml-scanner.ts';
import type {ZipEntry} from './zip-directory.ts';
import {readZipEntry} from './zip-entry.ts';

/** An open file that is an archive. */
export interface Archive {
	readonly file: FileHandle;
	readonly entries: ReadonlyMap<string, ZipEntry>;
	readonly guard: GrowthGuard;
}

export function archiveOf(file: FileHandle, entries: readonly ZipEntry[], guard: GrowthGuard): Archive {
	return {file, guard, entries: new Map(entries.map(entry => [partName(entry.name), entry]))};
}

/** What the parts of a workbook say before the first sheet is read. */
export interface WorkbookParts {
	readonly sheets: readonly {readonly name: string; readonly hidden: boolean; readonly part: ZipEntry}[];
	readonly date1904: boolean;
	/** By the number of the style. */
	readonly formats: readonly NumberFormat[];
	readonly strings: SharedStrings;
}

/** Path of the workbook within the archive: `xl/workbook.xml`, or `.bin` in an .xlsb. Undefined for anything else. */
export async function workbookPart(archive: Archive): Promise<string | undefined> {
	if (!archive.entries.has('_rels/.rels')) return undefined;
	const relations = await readRelations(archive, '_rels/.rels', '');
	const path = [...relations.values()].find(({kind}) => kind === 'officeDocument')?.path;
	return path !== undefined && /\bworkbook[^/]*\.(?:xml|bin)$/i.test(path) && archive.entries.has(path) ? path : undefined;
}

export async function readWorkbookParts(archive: Archive, workbook: string): Promise<WorkbookParts> {
	const folder = workbook.slice(0, workbook.lastIndexOf('/') + 1);
	const relations = await readRelations(archive, `${folder}_rels/${workbook.slice(folder.length)}.rels`, folder);
	const pathOf = (kind: string): string | undefined => [...relations.values()].find(relation => relation.kind === kind)?.path;
	const {listed, date1904} = await readWorkbook(archive, workbook);
	const sheets = listed.flatMap(({name, hidden, id}) => {
		const relation = relations.get(id);
		// Chart sheets and macro sheets hold no cells.
		return relation?.kind === 'worksheet' ? [{name, hidden, part: partOf(archive, relation.path)}] : [];
	});
	const [styles, strings] = [pathOf('styles'), pathOf('sharedStrings')];
	return {
		sheets,
		date1904,
		formats: styles === undefined ? [] : await readFormats(archive, styles),
		strings: strings === undefined ? new SharedStrings() : await readSharedStrings(readPart(archive, strings)),
	};
}

function partOf(archive: Archive, path: string): ZipEntry {
	const entry = archive.entries.get(path);
	if (entry === undefined) throw damaged('xlsx', 'a part is missing');
	return entry;
}

function readPart(archive: Archive, path: string): AsyncGenerator<Buffer> {
	return readZipEntry(archive.file, partOf(archive, path), archive.guard);
}

interface Relation {
	/** Last word of its type. */
	readonly kind: string;
	readonly path: string;
}

async function readRelations(archive: Archive, path: string, folder: string): Promise<ReadonlyMap<string, Relation>> {
	const relations = new Map<string, Relation>();
	await scanXml(readPart(archive, path), {
		open(name, attributes) {
			const [id, type, target] = ['Id', 'Type', 'Target'].map(each => attributeOf(attributes, each));
			if (name !== 'Relationship' || id === undefined || type === undefined || target === undefined) return;
			relations.set(id, {kind: type.slice(type.lastIndexOf('/') + 1), path: partName(target.startsWith('/') ? target : folder + target)});
		},
		close: ignore,
		text: ignore,
	}, 'xlsx');
	return relations;
}

/** A path within an archive in its one spelling; some programs write `\`, or begin with `/`. */
function partName(path: string): string {
	const names: string[] = [];
	for (const name of path.replaceAll('\\', '/').split('/')) {
		if (name === '..') names.pop();
		else if (name !== '' && name !== '.') names.push(name);
	}
	return names.join('/');
}

interface ListedSheet {
	readonly name: string;
	readonly hidden: boolean;
	readonly id: string;
}

async function readWorkbook(archive: Archive, path: string): Promise<{listed: ListedSheet[]; date1904: boolean}> {
	const listed: ListedSheet[] = [];
	let date1904 = false;
	await scanXml(readPart(archive, path), {
		open(name, attributes) {
			if (name === 'workbookPr') date1904 = /^(?:1|true|on)$/.test(attributeOf(attributes, 'date1904') ?? '');
			const [title, id] = name === 'sheet' ? [attributeOf(attributes, 'name'), relationId(attributes)] : [];
			if (title !== undefined && id !== undefined) listed.push({name: title, id, hidden: /hidden/i.test(attributeOf(attributes, 'state') ?? '')});
		},
		close: ignore,
		text: ignore,
	}, 'xlsx');
	return {listed, date1904};
}

/** `r:id`, whatever its prefix. */
function relationId(attributes: string): string | undefined {
	const name = /[\w.-]+:id(?=\s*=)/.exec(attributes)?.[0];
	return name === undefined ? undefined : attributeOf(attributes, name);
}

async function readFormats(archive: Archive, path: string): Promise<NumberFormat[]> {
	const codes = new Map<number, string>();
	const ids: number[] = [];
	let inCellFormats = false;
	await scanXml(readPart(archive, path), {
		open(name, attributes) {
			if (name === 'numFmt') codes.set(Number(attributeOf(attributes, 'numFmtId')), attributeOf(attributes, 'formatCode') ?? '');
			else if (name === 'cellXfs') inCellFormats = true;
			else if (name === 'xf' && inCellFormats) ids.push(Number(attributeOf(attributes, 'numFmtId') ?? 0));
		},
		close(name) {
			if (name === 'cellXfs') inCellFormats = false;
		},
		text: ignore,
	}, 'xlsx');
	const known = new Map<number, NumberFormat>();
	return ids.map(id => {
		const format = known.get(id) ?? numberFormat(id, codes);
		known.set(id, format);
		return format;
	});
}

function ignore(): void {
	// what is not asked for
}
