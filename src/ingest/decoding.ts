import {type TextKind, noContext, readerIn} from '../vietnam/legacy/legacy-text.ts';

/** A cleaning that begins with decoding what is of an old encoding; what can stand as it is only where the context says so. */
export function decoding(kind: TextKind, context: string, clean: (text: string) => string): (written: string) => string {
	const read = readerIn(kind, context);
	return written => {
		const reading = read(written);
		return clean(reading.outcome === 'repaired' ? reading.text : written);
	};
}

/** A cleaning of values that begin with the marks of their contexts (`markedSql`). */
export function cleaningMarked(contexts: readonly string[], cleanIn: (context: string) => (written: string) => string): (marked: string) => string {
	const cleanings = contexts.map(context => cleanIn(context || noContext));
	return marked => cleanings[marked.charCodeAt(0) - 1](marked.slice(1));
}
