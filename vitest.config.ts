import {defineConfig} from 'vitest/config';

export default defineConfig({
	test: {
		include: ['test/{unit,golden,cli,property}/**/*.test.ts'],
		env: {TZ: 'America/Los_Angeles', NO_COLOR: '1'},
		testTimeout: 30_000,
		clearMocks: true,
		restoreMocks: true,
	},
});
