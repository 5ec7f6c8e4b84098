import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { bareEnvironment, ourProgram } from './support/our-program.ts';

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
    const child = spawn(process.execPath, [...ourProgram('cli'), ...words], { env: { ...bareEnvironment(), ...env } });
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

export interface Batch {
  /** Gives it these lines, and waits for as many. */
  answers(lines: readonly string[]): Promise<readonly string[]>;
  /** Nothing more comes; the exit code. */
  end(): Promise<number | null>;
}

/** The command line that answers line after line, for as long as somebody asks. */
export function startBatch(...words: readonly string[]): Batch {
  const child = spawn(process.execPath, [...ourProgram('cli'), '--batch', ...words], {
    env: bareEnvironment(),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exit = new Promise<number | null>((resolve) => child.on('close', resolve));
  const written = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    answers: async (lines) => {
      child.stdin.write(`${lines.join('\n')}\n`);
      const answers: string[] = [];
      while (answers.length < lines.length) {
        const { done, value } = await written.next();
        if (done === true) throw new Error(`it ended after ${answers.length} of ${lines.length} answers`);
        answers.push(value);
      }
      return answers;
    },
    end: () => {
      child.stdin.end();
      return exit;
    },
  };
}
