import type {Language} from '../messages/index.ts';
import type {Terminal} from './terminal.ts';

/**
 * The language to speak before options are parsed, so that help and even a wrong option are told in it:
 * `--lang`, else the first locale variable that says something, else the system's own locale.
 */
export function spokenLanguage(args: readonly string[], terminal: Pick<Terminal, 'env' | 'systemLocale'>): Language {
	const written = languageOption(args);
	if (written === 'vi' || written === 'en') return written;
	const {LC_ALL, LC_MESSAGES, LANG} = terminal.env;
	const locale = [LC_ALL, LC_MESSAGES, LANG].find(value => value !== undefined && value !== '') ?? terminal.systemLocale();
	return /^vi(?![a-z])/i.test(locale) ? 'vi' : 'en';
}

function languageOption(args: readonly string[]): string | undefined {
	const inline = args.findLast(arg => arg.startsWith('--lang='));
	const index = args.lastIndexOf('--lang');
	return index >= 0 ? args[index + 1] : inline?.slice('--lang='.length);
}
