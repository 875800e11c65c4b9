import {defineConfig} from 'vitest/config';
import {BaseSequencer, type TestSpecification} from 'vitest/node';

/** Files that start the program, whole nights and properties come first: they take longest, and at the end no worker should wait for another. */
class LongestFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const isLong = (file: TestSpecification) => /\/test\/(?:cli|golden|property)\//.test(file.moduleId);
		// oxlint-disable-next-line unicorn/no-array-sort -- the sequencer's own method
		return [...files.filter(isLong), ...(await super.sort(files.filter(file => !isLong(file))))];
	}
}

/** `npm run test:long` tries the properties on that many times as many cases. */
const longFactor = 25;

export default defineConfig(({mode}) => ({
	test: {
		include: [{long: 'test/property/**/*.test.ts', browser: 'test/browser/**/*.test.ts'}[mode] ?? 'test/{unit,golden,cli,property}/**/*.test.ts'],
		env: {TZ: 'America/Los_Angeles', NO_COLOR: '1', PROPERTY_FACTOR: String(mode === 'long' ? longFactor : 1)},
		maxWorkers: '100%',
		// A process for each of some 130 files would spend longer on loading the same modules than most of them run. So no
		// test may change what others see: no `process.env`, no `chdir`, no mocked modules.
		isolate: false,
		// What is built runs as it is built.
		server: {deps: {external: [/\/dist\//]}},
		sequence: {sequencer: LongestFirst},
		// Generous: on two cores that do something else beside, a start of the program takes seconds.
		testTimeout: mode === 'long' ? 1_800_000 : 120_000,
		hookTimeout: 120_000,
		clearMocks: true,
		restoreMocks: true,
	},
}));
