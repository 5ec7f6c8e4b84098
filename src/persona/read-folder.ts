import { hash } from 'node:crypto';
import { closeSync, openSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs';
import { relative, sep } from 'node:path';
import type { Fault } from './fault.ts';

/** The files of a persona folder. Whatever is no plain, small Markdown file inside it is a fault, not a surprise. */

const largest = 256 * 1024;

export interface FolderFile {
  /** `devops/platforms/helm.md` for a folder named devops. */
  readonly file: string;
  readonly text: string;
  /** Of its bytes, which is quicker than of its text. */
  readonly digest: string;
}

export function readFolder(folder: string, name: string, faults: Fault[]): readonly FolderFile[] {
  const files: FolderFile[] = [];
  const root = folderAt(folder);
  if (root === undefined) {
    faults.push({ file: name, line: 1, field: 'folder', expected: 'a folder that exists and can be read' });
    return [];
  }
  const fault = (path: string, expected: string): void => {
    faults.push({ file: `${name}/${relative(root, path).split(sep).join('/')}`, line: 1, field: 'file', expected });
  };
  const walk = (directory: string, under: string): void => {
    const entries = readdirSync(directory, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const path = `${directory}${sep}${entry.name}`;
      if (entry.name.startsWith('.')) continue;
      if (entry.isSymbolicLink() && !staysInside(root, path)) fault(path, 'no link that leads out of the folder');
      else if (entry.isDirectory()) walk(path, `${under}${entry.name}/`);
      else if (!entry.name.endsWith('.md')) fault(path, 'a Markdown file, ending in .md');
      else if (!(entry.isFile() || (entry.isSymbolicLink() && statSync(path).isFile()))) fault(path, 'a file');
      else {
        const bytes = readUpTo(path, largest);
        if (bytes === undefined) {
          fault(path, 'at most 256 KB');
          continue;
        }
        const text = bytes
          .toString()
          .replaceAll('\r\n', '\n')
          .replace(/^\uFEFF/u, '');
        files.push({ file: `${under}${entry.name}`, text, digest: hash('sha256', bytes) });
      }
    }
  };
  walk(root, `${name}/`);
  return files;
}

/** The next file takes the place of the one before: what is read is copied into a text at once. */
const place = Buffer.allocUnsafe(largest + 1);

/** The bytes of a file, or nothing where they are more. To ask for its size first is one more call of the system for each of hundreds. */
function readUpTo(path: string, most: number): Buffer | undefined {
  const file = openSync(path, 'r');
  try {
    let length = 0;
    for (let read = -1; read !== 0 && length <= most; length += read)
      read = readSync(file, place, length, place.length - length, null);
    return length > most ? undefined : place.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

function folderAt(path: string): string | undefined {
  try {
    return statSync(path).isDirectory() ? realpathSync(path) : undefined;
  } catch {
    return undefined;
  }
}

function staysInside(root: string, path: string): boolean {
  try {
    const target = realpathSync(path);
    return target.startsWith(root + sep);
  } catch {
    return false;
  }
}
