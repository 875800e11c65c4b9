import {codePages, decodePage} from './code-pages.ts';
import {readContext} from './context.ts';
import {undoDoubleUtf8} from './double-utf-8.ts';
import {readerIn} from './legacy-text.ts';
import {type LegacyEncoding, encodings, UNICODE} from './tokens.ts';

/**
 * A text as each old encoding reads it that can have made it, the likeliest first; none for ASCII. For values of which a list
 * knows whether they are right: what it knows is meant. All else goes through a `CellReader`.
 */
export function legacyReadings(written: string): readonly string[] {
	if (isAsciiText(written)) return [];
	const readings = [undoDoubleUtf8(written), ...codePages.map((page) => decodePage(written, page))];
	return [...new Set(readings.filter((text) => text !== undefined && text !== written))] as string[];
}

/**
 * The same for a value of a column that is known to hold old encodings: as these read it, so that what the list knows of it goes before
 * what it can mean as it stands (`Cô` is `Cụ` where the column is of TCVN3). None where the column holds no old encoding; where it holds Unicode, too, only
 * what cannot stand as it is.
 *
 * @param context of the column (`contextOf`)
 */
export function readingsAtHome(written: string, context: string): readonly string[] {
	if (isAsciiText(written)) return [];
	const {home} = readContext(context);
	if (home[UNICODE]) {
		const reading = readerIn('text', context)(written);
		return reading.outcome === 'repaired' ? [reading.text] : [];
	}
	const readings = encodings.flatMap((encoding, number) => (!home[number] || encoding === 'unicode' ? []
		: [encoding === 'double-utf-8' ? undoDoubleUtf8(written) : decodePage(written, encoding)]));
	return [...new Set(readings.filter((text) => text !== undefined && text !== written))] as string[];
}

/** The likeliest of the encodings that read a text so; undefined for the text as it stands. */
export function encodingOf(written: string, reading: string | undefined): LegacyEncoding | undefined {
	if (reading === undefined || reading === written) return undefined;
	return codePages.find((page) => decodePage(written, page) === reading) ?? (undoDoubleUtf8(written) === reading ? 'double-utf-8' : undefined);
}

/** With the control characters that are letters in VISCII. */
function isAsciiText(written: string): boolean {
	return !/[\u0002\u0005\u0006\u0014\u0019\u001e\u0080-\uffff]/.test(written);
}
