import type {Profile} from '../../config/profile.ts';

/** What a file is by its bytes; its name says nothing. */
export type ContainerFormat = 'text' | 'xlsx' | 'xlsb' | 'xls' | 'ods' | 'gz' | 'zip';

/** How text was written before it became UTF-8. `windows-1252`: any 8-bit encoding, its letters still to be told cell by cell. */
export type TextEncoding = NonNullable<Profile['encoding']> | 'windows-1252';

/** What a profile says that a container needs to know. */
export interface ContainerWishes {
	/** Of text; left out: detected. A byte order mark of UTF-16 outranks it. */
	readonly encoding?: Profile['encoding'];
	/** The only sheet to read: its name, or its number in the workbook, from 1. */
	readonly sheet?: string | number;
	/** Row of the headings in the sheet, from 1. */
	readonly headerRow?: number;
	/** Headings that the profile names; left out: the known ones are looked for. */
	readonly headings?: readonly string[];
	/** Those of them that say who somebody is: a row with one of these cells is a person. */
	readonly personHeadings?: readonly string[];
}

export interface ContainerRequest {
	/** Absolute. */
	readonly path: string;
	/** A private folder (0700) for the tables. It exists, and the caller removes it when they have been read. */
	readonly folder: string;
	/** What the names of this file's tables begin with; no other file's may. */
	readonly prefix: string;
	readonly wishes: ContainerWishes;
	readonly password?: string;
}

/** A delimited text in UTF-8. */
export interface ContainerTable {
	/** Absolute: a file (0600) in the request's folder, or the file itself. */
	readonly path: string;
	/** Of the original, where it is text. */
	readonly encoding?: TextEncoding;
	/** Base name within a `.zip`. Never a path. */
	readonly member?: string;
	/** Left out for text, whose lines are those of the original. */
	readonly sheet?: SheetRows;
}

/**
 * The sheet behind a table. Every row of it up to the last one with a value is counted once: title, headings, blank, totals or data. In the
 * table each line begins with the number of its row; cells are separated by tabs, and those behind the last value of a row are not there.
 */
export interface SheetRows {
	readonly name: string;
	readonly hidden: boolean;
	/** Rows up to the last one with a value. */
	readonly rows: number;
	/** Above the headings, with text. */
	readonly titleRows: number;
	/** Rows of the headings, with a row of column numbers below them, and headings that are repeated further down. */
	readonly headingRows: number;
	readonly blankRows: number;
	/** Totals, and whatever stands below them: signatures, remarks. */
	readonly footRows: number;
	readonly dataRows: number;
	/** Columns up to the last one with a value. */
	readonly columns: number;
	/** Formulas that no program has calculated: their cells came in empty. */
	readonly uncalculated: number;
}

export interface OpenedContainer {
	readonly format: ContainerFormat;
	/** At least one. */
	readonly tables: readonly ContainerTable[];
	/** What was packed with them and is no table: base names, names of hidden or empty sheets. */
	readonly ignored: readonly string[];
}
