import { defineConfig } from 'vitest/config';
import { asNodeRuns } from '../support/as-node-runs.ts';

/** The stories of teams in Slack once more, told on a real PostgreSQL: `npm run test:postgres -- incidents`. */
export default defineConfig({
  test: {
    experimental: asNodeRuns,
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
