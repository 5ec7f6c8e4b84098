import { fileURLToPath } from 'node:url';

const runner = fileURLToPath(new URL('../../src/run.js', import.meta.url));

/** `node … src/run.js <name>`: how npm starts a program of ours, from there or from another place. */
export const ourProgram = (name: string, from = runner): readonly string[] => ['--max-semi-space-size=16', from, name];

/** Of our environment a program that a user starts gets the path. */
export const bareEnvironment = (): Record<string, string> => ({ PATH: process.env['PATH'] ?? '' });
