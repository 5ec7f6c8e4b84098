import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bareEnvironment } from './support/bare-environment.ts';

const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The command line as its user starts it: a process of its own. */
export function askCli(
  words: readonly string[],
  input = '',
  env: NodeJS.ProcessEnv = {},
  read: 'everything' | 'only the first' = 'everything',
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [cli, ...words], { env: { ...bareEnvironment(), ...env } });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      if (read === 'only the first') child.stdout.destroy();
    });
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.on('close', (code) => resolve({ code, out, err }));
    child.stdin.end(input);
  });
}
