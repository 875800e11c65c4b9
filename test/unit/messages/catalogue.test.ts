import {readFileSync, readdirSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {describe, expect, it} from 'vitest';
import {messagesOf, sentenceOf} from '../../../src/messages/index.ts';
import {customLevels, nameLevels} from '../../../src/link/levels.ts';
import {counterNames} from '../../../src/report/counters.ts';

type Catalogue = Readonly<Record<string, unknown>>;

const en: Catalogue = messagesOf('en');
const vi: Catalogue = messagesOf('vi');
const src = resolve(import.meta.dirname, '../../../src');

/** Words that are the same in both languages: names, codes, technical terms. */
const same = new Set(['evaluateF1']);

/** Every text and function of a catalogue, with its path; groups of labels are gone through. */
function entries(catalogue: unknown, path = ''): [string, unknown][] {
	if (typeof catalogue !== 'object' || catalogue === null) return [[path, catalogue]];
	return Object.entries(catalogue).flatMap(([key, value]) => entries(value, path === '' ? key : `${path}.${key}`));
}

/** Names of the values that a sentence asks for: called with a recorder, every property it reads. */
function placeholders(sentence: unknown): string[] {
	const asked = new Set<string>();
	const stub: unknown = new Proxy(function value() {}, {
		get: (_target, name) => {
			if (name === Symbol.toPrimitive) return () => '1';
			return ['toString', 'join', 'toFixed', 'map', 'length'].includes(String(name)) ? () => '1' : stub;
		},
	});
	const recorder = new Proxy({}, {
		get: (_target, name) => {
			if (typeof name === 'string') asked.add(name);
			return stub;
		},
	});
	try {
		(sentence as (values: unknown, more: unknown) => string)(recorder, 1);
	} catch {
		// A sentence that computes with its values; those it read before count all the same.
	}
	return [...asked].toSorted();
}

describe('the catalogue', () => {
	it('has the same entries in both languages', () => {
		expect(entries(vi).map(([path]) => path).toSorted()).toEqual(entries(en).map(([path]) => path).toSorted());
	});

	it('holds no empty sentence, and composed letters only', () => {
		for (const [path, value] of [...entries(en), ...entries(vi)]) {
			if (typeof value !== 'string') continue;
			expect(value.trim(), path).not.toBe('');
			expect(value, path).toBe(value.normalize('NFC'));
		}
	});

	it('asks for the same values in both languages', () => {
		for (const [path, sentence] of entries(en)) {
			const other = entries(vi).find(([each]) => each === path)![1];
			expect(typeof other, path).toBe(typeof sentence);
			if (typeof sentence === 'function') expect(placeholders(other), path).toEqual(placeholders(sentence));
		}
	});

	it('leaves nothing in English', () => {
		const texts = new Map(entries(vi));
		const untranslated = entries(en).filter(([path, value]) => typeof value === 'string' && value === texts.get(path) && !same.has(path));
		expect(untranslated.map(([path]) => path)).toEqual([]);
	});

	it('has each key in one area only, and merges every area', async () => {
		const areas = readdirSync(join(src, 'messages/areas')).filter(name => name !== 'expected.ts');
		const owners = new Map<string, string>();
		for (const name of areas) {
			const area = (await import(join(src, 'messages/areas', name))) as {en: Catalogue};
			for (const [key, value] of Object.entries(area.en)) {
				expect(owners.get(key), `${key} of ${name}`).toBeUndefined();
				owners.set(key, name);
				expect(en[key], `${key} of ${name}`).toBe(value);
			}
		}
		expect(owners.size).toBe(Object.keys(en).length);
	});

	it('has a sentence for every error that the program throws', () => {
		const codes = readdirSync(src, {recursive: true, encoding: 'utf8'}).filter(name => name.endsWith('.ts')).flatMap(name =>
			[...readFileSync(join(src, name), 'utf8').matchAll(/new (?:KnownError|StoreError)\(\s*'([A-Z][A-Z0-9_]+)'/g)].map(match => match[1]));
		expect(codes.length).toBeGreaterThan(20);
		expect([...new Set(codes)].filter(code => !Object.hasOwn(en, code))).toEqual([]);
	});
});

describe('numbers', () => {
	it.each([[0, '0', '0'], [999, '999', '999'], [1000, '1,000', '1.000'], [2_813_456, '2,813,456', '2.813.456'], [-1234, '-1,234', '-1.234']])('%d', (value, english, vietnamese) => {
		expect(messagesOf('en').count(value)).toBe(english);
		expect(messagesOf('vi').count(value)).toBe(vietnamese);
	});

	it('have the decimals asked for', () => {
		expect(messagesOf('en').decimal(1234.567, 2)).toBe('1,234.57');
		expect(messagesOf('vi').decimal(1234.567, 2)).toBe('1.234,57');
		expect(messagesOf('vi').decimal(-0.04, 1)).toBe('0,0');
	});
});

describe('sentenceOf', () => {
	it('finds texts and makes sentences, and knows nothing else', () => {
		const messages = messagesOf('en');
		expect(sentenceOf(messages, 'DISK_FULL', {})).toContain('disk is full');
		expect(sentenceOf(messages, 'NOT_A_WORKSPACE', {folder: 'X'})).toContain('X is no workspace');
		expect(sentenceOf(messages, 'NO_SUCH_CODE', {})).toBeUndefined();
		expect(sentenceOf(messages, 'toString', {})).toBeUndefined();
	});
});

it.each(['en', 'vi'] as const)('the help of run names every count of a threshold (%s)', language => {
	const [, list] = messagesOf(language).runCounts.split(/fail_on: (?=findings)/);
	const codes = new Set(Object.keys(en).filter(key => key.startsWith('label_')).map(key => key.slice('label_'.length).toLowerCase()));
	expect(list.split(';')[0].split(', ')).toEqual(counterNames.filter(name => !codes.has(name)));
});

it('speaks of no name in the labels of levels that a text has as well', () => {
	const shared = nameLevels.filter(level => customLevels.text.some(other => other === level));
	expect(shared).toContain('part');
	for (const level of shared) expect(`${messagesOf('en').levels[level]} · ${messagesOf('vi').levels[level]}`).not.toMatch(/name|tên/);
});
