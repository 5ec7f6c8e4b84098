import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { rolldown } from 'rolldown';

export interface PageFile {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

const folder = join(import.meta.dirname, 'page');
const text = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');

const bundle = async (): Promise<string> => {
  const made = await rolldown({
    input: join(folder, 'main.tsx'),
    platform: 'browser',
    logLevel: 'warn',
  });
  try {
    const { output } = await made.generate({ format: 'esm', minify: true });
    return output[0].code;
  } finally {
    await made.close();
  }
};

const styles = async (): Promise<string> => {
  const names = await readdir(join(folder, 'styles'));
  const sheets = await Promise.all(names.toSorted().map((name) => text(join('styles', name))));
  return sheets.join('\n');
};

/** When a file of the page was last saved. */
const savedAt = async (): Promise<number> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => stat(join(parentPath, name)));
  return Math.max(...(await Promise.all(found)).map(({ mtimeMs }) => mtimeMs));
};

/**
 * The files of the page, by path. There is no build step: its script is put together when the server starts, and again
 * when somebody who edits the page loads it.
 */
export const createPageServer = (): ((path: string) => Promise<PageFile | undefined>) => {
  let known: { readonly at: number; readonly made: Promise<string> } | undefined;
  const script = async (): Promise<string> => {
    const at = await savedAt();
    if (known?.at !== at) known = { at, made: bundle() };
    return known.made;
  };
  // What goes wrong is said to whoever asks for it.
  script().catch(() => {});
  const files: Readonly<Record<string, { readonly contentType: string; readonly make: () => Promise<string> }>> = {
    '/': { contentType: 'text/html; charset=utf-8', make: () => text('index.html') },
    '/page.js': { contentType: 'text/javascript; charset=utf-8', make: script },
    '/page.css': { contentType: 'text/css; charset=utf-8', make: styles },
    '/icon.svg': { contentType: 'image/svg+xml', make: () => text('icon.svg') },
  };
  return async (path) => {
    const file = files[path];
    return file === undefined ? undefined : { status: 200, contentType: file.contentType, body: await file.make() };
  };
};
