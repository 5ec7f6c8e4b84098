import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../..');
const places = [
  ...['usr/bin', 'kubectl', 'helm'].map((folder) => join(root, '.tools', folder)),
  ...(process.env['PATH'] ?? '').split(delimiter),
];

export interface Verdict {
  readonly accepted: boolean;
  readonly said: string;
  /** Without warnings. */
  readonly out: string;
}

type Tool = (folder: string, ...words: readonly string[]) => Verdict;

export function findTool(name: string): Tool | undefined {
  const program = places.map((place) => join(place, name)).find((path) => existsSync(path));
  if (program === undefined) return undefined;
  // yamllint is a Python program unpacked beside its libraries.
  const env = { ...process.env, PYTHONPATH: join(root, '.tools/usr/lib/python3/dist-packages') };
  return (folder, ...words) => {
    const { status, stdout, stderr, error } = spawnSync(program, words, { cwd: folder, env, encoding: 'utf8' });
    if (error) throw error;
    return { accepted: status === 0, said: `${stdout}${stderr}`, out: stdout };
  };
}

/** A missing judge is a failure, not a pass. */
export function tool(name: string): Tool {
  const found = findTool(name);
  if (found === undefined) throw new Error(`${name} is missing: run test/artifacts/get-tools.sh, or put it on PATH`);
  return found;
}
