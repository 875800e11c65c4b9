import {readFileSync, readdirSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {expect, test} from 'vitest';
import {type Language, messagesOf, sentenceOf} from '../../../src/messages/index.ts';

const room = resolve(import.meta.dirname, '../../../src/rollout');
const details = {missing: ['done'], without: ['3'], known: [], heading: 'done', expected: 8, found: 7, first: 2, day: '2022-08-15', group: 'MPS', megabytes: 4, done: 1, total: 2, services: 3, deployed: 4};

test.each<Language>(['vi', 'en'])('every error of the room has its sentence in %s', language => {
	const codes = new Set(readdirSync(room).flatMap(file => readFileSync(join(room, file), 'utf8').match(/(?<=')ROLLOUT_[A-Z_]+(?=')/g) ?? []));
	expect(codes.size).toBeGreaterThan(20);
	for (const code of codes) {
		const sentence = sentenceOf(messagesOf(language), code, details);
		expect(sentence, code).toMatch(/\S/);
		expect(sentence, code).not.toContain('undefined');
	}
});
