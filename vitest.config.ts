import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The CLI and the server are started as real processes; a busy machine needs longer than 5 s for that.
    // Many tests wait for a process: one worker less than there are cores would leave half of a small machine idle.
    maxWorkers: '100%',
    testTimeout: 20_000,
    hookTimeout: 20_000,
    unstubEnvs: true,
  },
});
