import { defineConfig } from 'vitest/config';

/** The stories of teams in Slack once more, told on a real PostgreSQL: `npm run test:postgres -- incidents`. */
export default defineConfig({
  test: {
    experimental: { viteModuleRunner: false, nodeLoader: false },
    include: ['test/slack/**/*.test.ts'],
    // Looks into the file itself.
    exclude: ['test/slack/acknowledgement.test.ts'],
    globalSetup: ['test/support/postgres/for-stories.ts'],
    testTimeout: 40_000,
    hookTimeout: 40_000,
    unstubEnvs: true,
    isolate: false,
    maxWorkers: '100%',
  },
});
