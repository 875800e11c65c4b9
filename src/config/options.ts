import {z} from 'zod';
import {parseExtractAddress, parseProxyAddress} from './address.ts';
import {mostThreads, parseFailRule} from './config.ts';
import {parseDuration} from './duration.ts';
import {parseMemory, parseSize} from './memory.ts';

/** What an option's value must be; the catalogue has a phrase for each. */
export type OptionKind = 'provinceCode' | 'language' | 'threads' | 'memory' | 'share' | 'count' | 'truth' | 'probability' | 'failRules' | 'failRule' | 'section' | 'extractAddress' | 'proxyAddress' | 'file' | 'size' | 'duration';


const provinceCode = z.string().regex(/^\d{2}$/);
const share = z.number().min(0).max(1);
const file = z.string().trim().min(1);
const size = z.string().refine(text => parseSize(text) !== undefined);
const duration = z.string().refine(text => parseDuration(text) !== undefined);
const zones = z.strictObject({match_probability: share.nullish(), review_probability: share.nullish()}).nullish();

/** The shape of `rasoat.yaml`. A section or option that is left empty is as good as left out. */
export const configSchema = z.strictObject({
	province: provinceCode.nullish(),
	language: z.enum(['vi', 'en', 'auto']).nullish(),
	threads: z.int().min(1).max(mostThreads).nullish(),
	memory: z.string().refine(text => parseMemory(text) !== undefined).nullish(),
	ingest: z.strictObject({max_rejected_share: share.nullish(), max_rejected_rows: z.int().min(0).nullish(), max_shrink_share: share.nullish()}).nullish(),
	inbox: z.strictObject({extract_complete: z.boolean().nullish()}).nullish(),
	units: z.string().min(1).nullish(),
	pull: z.strictObject({
		url: z.string().refine(text => parseExtractAddress(text) !== undefined).nullish(),
		token_file: file.nullish(),
		ca_file: file.nullish(),
		client_certificate: file.nullish(),
		client_key: file.nullish(),
		passphrase_file: file.nullish(),
		proxy: z.string().refine(text => parseProxyAddress(text)?.username === '').nullish(),
		max_part: size.nullish(),
		max_total: size.nullish(),
		max_time: duration.nullish(),
		stall: duration.nullish(),
	}).nullish(),
	dedupe: zones,
	compare: zones,
	fail_on: z.array(z.string().refine(text => parseFailRule(text) !== undefined)).nullish(),
}).nullable();

export type ConfigFile = NonNullable<z.infer<typeof configSchema>>;

/** Each option by its path, with the kind of its value. The template and the messages are held against it by a test. */
export const optionKinds: Readonly<Record<string, OptionKind>> = {
	province: 'provinceCode',
	language: 'language',
	threads: 'threads',
	memory: 'memory',
	ingest: 'section',
	'ingest.max_rejected_share': 'share',
	'ingest.max_rejected_rows': 'count',
	'ingest.max_shrink_share': 'share',
	inbox: 'section',
	'inbox.extract_complete': 'truth',
	units: 'file',
	pull: 'section',
	'pull.url': 'extractAddress',
	'pull.token_file': 'file',
	'pull.ca_file': 'file',
	'pull.client_certificate': 'file',
	'pull.client_key': 'file',
	'pull.passphrase_file': 'file',
	'pull.proxy': 'proxyAddress',
	'pull.max_part': 'size',
	'pull.max_total': 'size',
	'pull.max_time': 'duration',
	'pull.stall': 'duration',
	dedupe: 'section',
	'dedupe.match_probability': 'probability',
	'dedupe.review_probability': 'probability',
	compare: 'section',
	'compare.match_probability': 'probability',
	'compare.review_probability': 'probability',
	fail_on: 'failRules',
};
