import {relative} from 'node:path';
import type {Command} from 'commander';
import {parseExtractAddress, parseProxyAddress} from '../../config/address.ts';
import type {PullSettings} from '../../config/config.ts';
import {parseDuration} from '../../config/duration.ts';
import {parseSize} from '../../config/memory.ts';
import {KnownError, exitCodes} from '../../errors.ts';
import type {Expectation} from '../../messages/areas/expected.ts';
import type {Messages} from '../../messages/index.ts';
import type {PullSummary} from '../../nightly/pull/pull.ts';
import type {CommandResult, FilesSession, Harness} from '../harness.ts';
import {exitStatusHelp} from '../help.ts';
import {showing} from '../pull-progress.ts';

type PullOptions = Partial<Omit<PullSettings, 'url'>>;

export function registerPull(program: Command, harness: Harness, messages: Messages): void {
	const {pullSettings: help} = messages;
	program
		.command('pull')
		.summary(messages.pullSummary)
		.description(messages.pullDescription)
		.argument('[url]', messages.pullUrl)
		.option('--token-file <file>', help.tokenFile)
		.option('--ca-file <file>', help.caFile)
		.option('--client-certificate <file>', help.clientCertificate)
		.option('--client-key <file>', help.clientKey)
		.option('--passphrase-file <file>', help.passphraseFile)
		.option('--proxy <address>', help.proxy, checked('--proxy', 'proxyAddress', text => (parseProxyAddress(text)?.username === '' ? text : undefined)))
		.option('--max-part <size>', help.maxPart, checked('--max-part', 'size', parseSize))
		.option('--max-total <size>', help.maxTotal, checked('--max-total', 'size', parseSize))
		.option('--max-time <time>', help.maxTime, checked('--max-time', 'duration', parseDuration))
		.option('--stall <time>', help.stall, checked('--stall', 'duration', parseDuration))
		.addHelpText('after', exitStatusHelp(messages, [exitCodes.sourceRefused, exitCodes.line]))
		.action((url: string | undefined, options: PullOptions) => harness.withFiles('pull', session => runPull(url, options, session)));
}

function checked<T>(option: string, expected: Expectation, parse: (text: string) => T | undefined): (text: string) => T {
	return text => {
		const value = parse(text);
		if (value === undefined) throw new KnownError('OPTION_VALUE', exitCodes.usage, {option, expected});
		return value;
	};
}

async function runPull(url: string | undefined, options: PullOptions, session: FilesSession): Promise<CommandResult> {
	const {config, paths, cwd, signal, pullEffects: effects} = session;
	if (url !== undefined) checked('<url>', 'extractAddress', parseExtractAddress)(url);
	const {pull} = await import('../../nightly/pull/pull.ts');
	const {filesBelow, settingsFor} = await import('../../nightly/pull/settings.ts');
	const configured = url === undefined ? config.pull : settingsFor(url, config.pull);
	const settings = {...filesBelow(paths.root, configured), ...filesBelow(cwd, options)};
	session.progress.stage(session.messages.pullManifest);
	const summary = await pull({paths, effects, signal, onProgress: showing(session)}, settings);
	const {errors, ...data} = summary;
	return {exitCode: data.exitCode, data, text: await summaryLines(summary, session), errors, audit: auditOf(summary)};
}

async function summaryLines({parts, folder, source, asOf, bytes, seconds, exitCode}: PullSummary, {messages, width, cwd}: FilesSession): Promise<string[]> {
	const {dayText} = await import('../../report/format.ts');
	const {renderTable} = await import('../../report/table.ts');
	const {pullColumns: heading} = messages;
	const columns = [{heading: heading.file, flexible: true}, {heading: heading.state, flexible: true}, {heading: heading.size, align: 'right'}] as const;
	const {isThere} = await import('../../nightly/pull/settle-parts.ts');
	const there = parts.filter(part => isThere(part.state)).length;
	const words = {
		parts: messages.count(parts.length), there: messages.count(there), source, day: dayText(messages, asOf),
		bytes: messages.bytes(bytes), seconds: messages.decimal(seconds, 1),
	};
	return [
		...renderTable(columns, parts.map(part => [part.file, messages.pullStates[part.state], messages.bytes(part.bytes)]), width),
		'',
		exitCode === exitCodes.done ? messages.pullDone(words) : messages.pullUnfinished(words),
		...(there > 0 ? [messages.pullNext({folder: relative(cwd, folder)})] : []),
	];
}

/** Where from and what, without the address itself. */
function auditOf({host, manifestSha256, parts, bytes}: PullSummary): {host: string; manifest: string; parts: number; arrived: number; bytes: number} {
	return {host, manifest: manifestSha256, parts: parts.length, arrived: parts.filter(part => part.state === 'arrived').length, bytes};
}
