import {describe, expect, it} from 'vitest';
import type {KnownError} from '../../../src/errors.ts';
import {type Manifest, parseManifest} from '../../../src/ingest/manifest.ts';

const digest = 'ab'.repeat(32);
const unit = {code: '25741', name: 'Phường Hiệp Thành', complete: true, rows: 10};
const part = {file: 'part-1.csv', sha256: digest, rows: 10, as_of: '2022-08-15', units: [unit]};
const sound = {source: 'CSDLQG', as_of: '2022-08-15', parts: [part]};

const parse = (manifest: unknown): Manifest => parseManifest(Buffer.from(JSON.stringify(manifest)), 'manifest.json');

function problems(text: string): string[] {
	try {
		parseManifest(Buffer.from(text), 'manifest.json');
	} catch (error) {
		return (error as AggregateError).errors.map(({code, exitCode, details, place}: KnownError) => {
			expect([exitCode, place.file]).toEqual([3, 'manifest.json']);
			return [code, details.path ?? details.part, details.expected ?? details.unit].filter(Boolean).join(' ');
		});
	}
	return [];
}

const problemsOf = (manifest: unknown) => problems(JSON.stringify(manifest));

describe('a manifest', () => {
	it('says what the contract has', () => {
		expect(parse({...sound, extra: 1})).toEqual({source: 'CSDLQG', asOf: '2022-08-15', parts: [{file: 'part-1.csv', sha256: digest, rows: 10, asOf: '2022-08-15', units: [unit]}]});
	});

	it('may leave out what the rest says, and a byte order mark is no mistake', () => {
		const {as_of: _, ...undated} = part;
		const text = `\uFEFF${JSON.stringify({...sound, parts: [{...undated, file: 'a/b.zip', units: [{...unit, name: undefined}]}]})}`;
		for (const encoding of ['utf8', 'utf16le'] as const) {
			expect(parseManifest(Buffer.from(text, encoding), 'm').parts).toEqual([expect.objectContaining({file: 'a/b.zip', asOf: '2022-08-15', units: [{...unit, name: ''}]})]);
		}
	});

	it('may have its digests in capitals, a part that is newer than itself, and a part of no unit', () => {
		const {parts: [first]} = parse({...sound, parts: [{...part, sha256: digest.toUpperCase(), as_of: '2022-08-20', units: []}]});
		expect(first).toMatchObject({sha256: digest, asOf: '2022-08-20', units: []});
	});

	it('may come from Windows', () => {
		expect(parse({...sound, parts: [{...part, file: 'ngày 15\\part-1.csv'}]}).parts[0].file).toBe('ngày 15/part-1.csv');
	});

	it('may list a part twice', () => {
		expect(parse({...sound, parts: [part, part]}).parts).toHaveLength(1);
	});

	it.each(['', '{', '{"source": "x"', 'manifest'])('is no JSON: %j', text => {
		expect(problems(text)).toEqual(['MANIFEST_SYNTAX']);
	});

	it.each([[null], ['text'], [[part]]])('is another thing: %j', other => {
		expect(problemsOf(other)).toEqual(['MANIFEST_VALUE object']);
	});

	it('tells all that is wrong at once', () => {
		const wrong = {source: 7, as_of: '15/08/2022', parts: [
			{...part, file: '../part.csv', sha256: 'abc', rows: -1},
			{...part, as_of: '2022-02-30', units: [{...unit, code: '2574', complete: 'yes', rows: 1.5}]},
			{...part, file: 'PART-1.csv', sha256: 'cd'.repeat(32)},
			part,
			{...part, file: 'part-2.csv', units: [unit, {...unit, rows: 1}]},
			'part-3.csv',
		]};
		expect(problemsOf(wrong)).toEqual([
			'MANIFEST_VALUE source text', 'MANIFEST_VALUE as_of day',
			'MANIFEST_VALUE parts.0.file file', 'MANIFEST_VALUE parts.0.sha256 digest', 'MANIFEST_VALUE parts.0.rows count',
			'MANIFEST_VALUE parts.1.as_of day', 'MANIFEST_VALUE parts.1.units.0.code unitCode', 'MANIFEST_VALUE parts.1.units.0.complete truth', 'MANIFEST_VALUE parts.1.units.0.rows count',
			'MANIFEST_VALUE parts.5 object',
			'MANIFEST_UNIT_TWICE part-2.csv 25741', 'MANIFEST_ROWS part-2.csv', 'MANIFEST_PART_TWICE part-1.csv',
		]);
		expect(problemsOf({source: 'x', as_of: '2022-08-15', parts: []})).toEqual(['MANIFEST_VALUE parts parts']);
		expect(problemsOf({})).toEqual(['MANIFEST_VALUE source text', 'MANIFEST_VALUE as_of day', 'MANIFEST_VALUE parts parts']);
	});

	it.each(['../part.csv', 'a/../../part.csv', '/etc/passwd', 'C:\\part.csv', 'C:part.csv', '..\\part.csv', 'a\\..\\..\\part.csv', '\\part.csv', '\\\\host\\share', 'a//b', './a', '..', ' ', '', 'a\u0000b', 'a\nb', 'manifest.json', 'Manifest.JSON'])(
		'has no file outside its folder: %j', file => {
			expect(problemsOf({...sound, parts: [{...part, file}]})).toEqual(['MANIFEST_VALUE parts.0.file file']);
		},
	);
});
