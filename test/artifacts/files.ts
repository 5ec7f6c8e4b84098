import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { GeneratedFile } from '../../src/artifacts/generated-file.ts';

/** The files as they would lie in a repository, for tools that read folders. */
export function inFolder<T>(files: readonly GeneratedFile[], use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'artifacts-'));
  const clean = (): void => rmSync(folder, { recursive: true, force: true });
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  try {
    const result = use(folder);
    if (result instanceof Promise) return result.finally(clean) as T;
    clean();
    return result;
  } catch (error) {
    clean();
    throw error;
  }
}

export function fileAt(files: readonly GeneratedFile[], path: string): GeneratedFile {
  const found = files.find((file) => file.path === path);
  if (found === undefined) throw new Error(`${path} is not among ${files.map((file) => file.path).join(', ')}`);
  return found;
}
