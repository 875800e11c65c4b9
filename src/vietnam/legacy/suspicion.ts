import {vowelNumber} from '../letters.ts';

/**
 * What a text shows at a glance, each UTF-16 unit looked at once. `plain`: nothing is wrong with it; it has no letters but
 * ASCII, or letters that Vietnamese in Unicode alone has, and none that would be strange beside them. `marked`: it has
 * combining marks, and is to be composed before a second look. `strange`: all others.
 */
export function glance(text: string): 'plain' | 'marked' | 'strange' {
	let seen = 0;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code >= 0x80 ? code < looks.length : code < 0x20) seen |= looks[code];
	}
	if ((seen & MARK) !== 0) return 'marked';
	return (seen & STRANGE) === 0 && seen !== SHARED ? 'plain' : 'strange';
}

/** A Vietnamese letter that old encodings cannot have made: only Unicode has it. */
const GENUINE = 1;
/** A Vietnamese letter that stands in Windows-1252, too: an old encoding may mean another by it. */
const SHARED = 2;
/** Any other letter or sign of Windows-1252, and the control characters that VISCII uses. */
const STRANGE = 4;
const MARK = 8;

const looks = new Uint8Array(0x2200);

looks.fill(STRANGE, 0x80, 0x100);
looks.fill(MARK, 0x300, 0x370);
for (const code of [0x02, 0x05, 0x06, 0x14, 0x19, 0x1e, 0x20ab]) looks[code] = STRANGE;
for (const character of '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ') looks[character.charCodeAt(0)] = STRANGE;
for (let code = 0xc0; code < 0x1f00; code++) {
	const letter = String.fromCharCode(code).toLowerCase().charCodeAt(0);
	if (letter !== 0x111 && (letter < 0x80 || vowelNumber(letter) === 0)) continue;
	looks[code] = code < 0x100 ? SHARED : GENUINE;
}
