import {codePages, decodePage} from './code-pages.ts';
import {undoDoubleUtf8} from './double-utf-8.ts';

/**
 * A text as each old encoding reads it that can have made it, the likeliest first; none for ASCII. For values of which a list
 * knows whether they are right: what it knows is meant. All else goes through a `CellReader`.
 */
export function legacyReadings(written: string): readonly string[] {
	if (!/[\u0002\u0005\u0006\u0014\u0019\u001e\u0080-\uffff]/.test(written)) return [];
	const readings = [undoDoubleUtf8(written), ...codePages.map((page) => decodePage(written, page))];
	return [...new Set(readings.filter((text) => text !== undefined && text !== written))] as string[];
}
