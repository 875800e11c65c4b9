import {defineConfig} from 'vitest/config';
import {BaseSequencer, type TestSpecification} from 'vitest/node';

/** Files whose tests start the program come first: they take longest, and at the end no worker should wait for another. */
class LongestFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const starting = (file: TestSpecification) => file.moduleId.includes('/test/cli/');
		// oxlint-disable-next-line unicorn/no-array-sort -- the sequencer's own method
		return [...files.filter(starting), ...(await super.sort(files.filter(file => !starting(file))))];
	}
}

export default defineConfig({
	test: {
		include: ['test/{unit,golden,cli,property}/**/*.test.ts'],
		env: {TZ: 'America/Los_Angeles', NO_COLOR: '1'},
		maxWorkers: '100%',
		sequence: {sequencer: LongestFirst},
		testTimeout: 30_000,
		hookTimeout: 30_000,
		clearMocks: true,
		restoreMocks: true,
	},
});
