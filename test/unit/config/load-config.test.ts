import {describe, expect, it} from 'vitest';
import {defaultConfig} from '../../../src/config/config.ts';
import {parseConfig} from '../../../src/config/load-config.ts';
import {KnownError} from '../../../src/errors.ts';

const file = 'rasoat.yaml';

/** What is wrong with the text, as `code path line:column`. */
function problems(text: string): string[] {
	try {
		parseConfig(text, file);
		return [];
	} catch (error) {
		if (!(error instanceof AggregateError)) throw error;
		return error.errors.map((each: KnownError) => {
			expect(each).toBeInstanceOf(KnownError);
			expect(each.exitCode).toBe(2);
			expect(each.place.file).toBe(file);
			return [each.code, each.details.path, each.details.proposal ?? each.details.expected, `${each.place.line}:${each.place.column}`]
				.filter(part => part !== undefined).join(' ');
		});
	}
}

describe('parseConfig', () => {
	it.each(['', '# nothing\n', '---\n', 'ingest:\ndedupe:\nthreads:\n'])('gives the defaults for %j', text => {
		expect(parseConfig(text, file)).toEqual(defaultConfig);
	});

	it('reads every setting', () => {
		expect(parseConfig(`
province: "79"
language: vi
threads: 2
memory: 1.5GB
ingest:
  max_rejected_share: 0.1
  max_rejected_rows: 0
  max_shrink_share: 0.3
inbox: {extract_complete: true}
pull:
  url: https://example.org/extract
  token_file: token.txt
  ca_file: ca.pem
  client_certificate: client.pem
  client_key: client.key
  passphrase_file: password
  proxy: http://proxy.example:3128
  max_part: 500MB
  max_total: 2GB
  max_time: 30m
  stall: 90s
dedupe: {match_probability: 0.99, review_probability: 0.5}
compare: {review_probability: 0.25}
fail_on: ["duplicates>100", "errors >= 1"]
`, file)).toEqual({
			province: '79',
			language: 'vi',
			threads: 2,
			memory: 1.5e9,
			ingest: {maxRejectedShare: 0.1, maxRejectedRows: 0, maxShrinkShare: 0.3},
			inbox: {extractComplete: true},
			pull: {
				url: 'https://example.org/extract', tokenFile: 'token.txt', caFile: 'ca.pem', clientCertificate: 'client.pem', clientKey: 'client.key',
				passphraseFile: 'password', proxy: 'http://proxy.example:3128', maxPart: 5e8, maxTotal: 2e9, maxTime: 1_800_000, stall: 90_000,
			},
			dedupe: {matchProbability: 0.99, reviewProbability: 0.5},
			compare: {matchProbability: 0.95, reviewProbability: 0.25},
			failOn: [{counter: 'duplicates', operator: '>', value: 100}, {counter: 'errors', operator: '>=', value: 1}],
		});
	});

	it('tells all that is wrong at once, each with its place', () => {
		expect(problems(`
province: 74
provnce: "74"
ingest:
  max_rejected_rate: 1
  max_rejected_rows: -1
threads: 0
memory: 3XB
language: fr
dedupe: 5
pull: {url: "http://example.org", proxy: "http://lan:x@proxy", max_part: 4, stall: "1d", token_file: ""}
fail_on: ["a>1", "b", "c>2"]
`)).toEqual([
			'CONFIG_VALUE province provinceCode 2:11',
			'CONFIG_KEY provnce province 3:1',
			'CONFIG_KEY ingest.max_rejected_rate max_rejected_share 5:3',
			'CONFIG_VALUE ingest.max_rejected_rows count 6:22',
			'CONFIG_VALUE threads threads 7:10',
			'CONFIG_VALUE memory memory 8:9',
			'CONFIG_VALUE language language 9:11',
			'CONFIG_VALUE dedupe section 10:9',
			'CONFIG_VALUE pull.url extractAddress 11:13',
			'CONFIG_VALUE pull.proxy proxyAddress 11:42',
			'CONFIG_VALUE pull.max_part size 11:74',
			'CONFIG_VALUE pull.stall duration 11:84',
			'CONFIG_VALUE pull.token_file file 11:102',
			'CONFIG_VALUE fail_on.1 failRule 12:18',
		]);
	});

	it.each([
		['retention_days: 180', ['CONFIG_KEY retention_days 1:1']],
		['languge: vi', ['CONFIG_KEY languge language 1:1']],
		['ingest:\n  max_reject_rows: 3', ['CONFIG_KEY ingest.max_reject_rows max_rejected_rows 2:3']],
		['dedupe:\n  province: "74"', ['CONFIG_KEY dedupe.province 2:3']],
	])('proposes the nearest setting of the same section, if one is near: %j', (text, expected) => {
		expect(problems(text)).toEqual(expected);
	});

	it.each([
		['a: [\nb', ['CONFIG_SYNTAX 2:1']],
		['province: "74"\n\tthreads: 2', ['CONFIG_SYNTAX 2:1']],
		['threads: 1\nthreads: 2', ['CONFIG_KEY_TWICE 2:1']],
		['threads: *other', ['CONFIG_SYNTAX 1:10']],
	])('names the place of what is no YAML: %j', (text, expected) => {
		expect(problems(text)).toEqual(expected);
	});

	it.each(['- 1', 'text', '5'])('refuses a file that is no set of settings: %j', text => {
		expect(problems(text)).toEqual(['CONFIG_SYNTAX undefined:undefined']);
	});

	it('holds the rule between two settings', () => {
		expect(problems('threads: 1\ncompare:\n  match_probability: 0.5\n  review_probability: 0.8')).toEqual(['CONFIG_ZONES compare 4:3']);
		expect(problems('dedupe: {match_probability: 0.5, review_probability: 0.5}')).toEqual([]);
	});

	it('holds it also where one of the two is the default', () => {
		expect(problems('dedupe:\n  review_probability: 0.97')).toEqual(['CONFIG_ZONES dedupe 2:3']);
		expect(problems('dedupe:\n  match_probability: 0.004\ncompare:\n  review_probability: 0.96')).toEqual(['CONFIG_ZONES dedupe 2:3', 'CONFIG_ZONES compare 4:3']);
		expect(problems('compare:\n  review_probability: 0.95')).toEqual([]);
	});
});
