import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { bareEnvironment, ourProgram } from '../support/our-program.ts';

/** `npm start` as a process of its own, with nothing of our environment but the path. */
export interface Running {
  readonly child: ChildProcess;
  /** All that it wrote so far, to both streams. */
  output(): string;
  /** Resolves when it has written this. */
  says(words: string | RegExp, timeoutMs?: number): Promise<void>;
  exited(timeoutMs?: number): Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

export interface Start {
  /** What is typed behind `npm start --`. */
  readonly words?: readonly string[];
  readonly cwd?: string;
  readonly program?: string;
  /** Where our programs are, in place of here. */
  readonly from?: string;
}

export function startProcess(
  env: Readonly<Record<string, string>>,
  input: 'pipe' | 'ignore' = 'ignore',
  /** A command that becomes the one behind it. */
  wrapper: readonly string[] = [],
  { words = [], cwd = tmpdir(), program = 'main', from }: Start = {},
): Running {
  const [command = '', ...args] = [...wrapper, process.execPath, ...ourProgram(program, from)];
  const child = spawn(command, [...args, ...words], {
    // Away from a developer's .env.
    cwd,
    env: { ...bareEnvironment(), ...env },
    stdio: [input, 'pipe', 'pipe'],
  });
  let written = '';
  child.stdout?.on('data', (chunk: Buffer) => (written += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (written += chunk.toString()));
  const exit = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  return {
    child,
    output: () => written,
    says: async (words, timeoutMs = 40_000) => {
      const end = performance.now() + timeoutMs;
      while (!(typeof words === 'string' ? written.includes(words) : words.test(written))) {
        if (performance.now() > end || child.exitCode !== null) throw new Error(`it did not say ${words}:\n${written}`);
        await sleep(10);
      }
    },
    exited: async (timeoutMs = 60_000) => {
      const late = sleep(timeoutMs, undefined, { ref: false }).then(() => {
        throw new Error(`still running after ${timeoutMs} ms:\n${written}`);
      });
      const [code, signal] = await Promise.race([exit, late]);
      return { code, signal };
    },
  };
}

export const portOf = (one: Running): string => /on port (\d+)/u.exec(one.output())?.[1] ?? '';

export const kill = async (one: Running): Promise<void> => {
  one.child.kill('SIGKILL');
  await one.exited();
};
