import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const digest = (digit: string): string => `ghcr.io/shop/checkout@sha256:${digit.repeat(64)}`;
const identity = {
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.com',
};

export interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly said: string;
}

/** A repository with the files in it, and stand-ins for the tools they call. */
export class Checkout {
  readonly folder: string;
  constructor(folder: string) {
    this.folder = folder;
    this.git('init', '--quiet', '--initial-branch=main');
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message=chore: begin');
  }

  git(...words: readonly string[]): string {
    return execFileSync('git', words, {
      cwd: this.folder,
      env: { ...process.env, ...identity },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  }

  /** A stand-in for a tool of the platform. */
  tool(name: string, body: string): void {
    const file = join(this.folder, '.git/tools', name);
    mkdirSync(join(this.folder, '.git/tools'), { recursive: true });
    writeFileSync(file, `#!/usr/bin/env bash\n${body}\n`);
    chmodSync(file, 0o755);
  }

  run(script: string, words: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Ran {
    const { status, stdout, stderr } = spawnSync('bash', [`deploy/${script}`, ...words], {
      cwd: this.folder,
      env: {
        ...process.env,
        ...identity,
        ...env,
        PATH: `${join(this.folder, '.git/tools')}:${process.env['PATH'] ?? ''}`,
      },
      encoding: 'utf8',
    });
    return { status, out: stdout.trim(), said: stderr.trim() };
  }
}
