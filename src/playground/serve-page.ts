import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rolldown } from 'rolldown';

export interface PageFile {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

const folder = join(import.meta.dirname, 'page');
const text = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');

const script = async (): Promise<string> => {
  const bundle = await rolldown({
    input: join(folder, 'main.tsx'),
    platform: 'browser',
    logLevel: 'warn',
  });
  try {
    const { output } = await bundle.generate({ format: 'esm', minify: true });
    return output[0].code;
  } finally {
    await bundle.close();
  }
};

const styles = async (): Promise<string> => {
  const names = await readdir(join(folder, 'styles'));
  const sheets = await Promise.all(names.toSorted().map((name) => text(join('styles', name))));
  return sheets.join('\n');
};

const files: Readonly<Record<string, { readonly contentType: string; readonly make: () => Promise<string> }>> = {
  '/': { contentType: 'text/html; charset=utf-8', make: () => text('index.html') },
  '/page.js': { contentType: 'text/javascript; charset=utf-8', make: script },
  '/page.css': { contentType: 'text/css; charset=utf-8', make: styles },
  '/icon.svg': { contentType: 'image/svg+xml', make: () => text('icon.svg') },
};

/**
 * The files of the page, by path. They are made anew each time they are asked for, which takes some 50 ms: there is no
 * build step, and who edits the page reloads it.
 */
export const createPageServer =
  () =>
  async (path: string): Promise<PageFile | undefined> => {
    const file = files[path];
    return file === undefined ? undefined : { status: 200, contentType: file.contentType, body: await file.make() };
  };
