import { fileURLToPath } from 'node:url';

/** `node src/run.js <name>`: how npm starts a program of ours. */
export const runner = fileURLToPath(new URL('../../src/run.js', import.meta.url));

/** Of our environment a program that a user starts gets the path. */
export const bareEnvironment = (): Record<string, string> => ({ PATH: process.env['PATH'] ?? '' });
