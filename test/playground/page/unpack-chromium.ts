import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);
const require = createRequire(import.meta.url);
const cache = join(import.meta.dirname, '../../../node_modules/.cache');

const { version } = z
  .object({ version: z.string() })
  .parse(require(join(require.resolve('@sparticuz/chromium'), '../../package.json')));

const unpack = "import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())";

/** One text font that is the same everywhere; the machine's own where there are some. */
const fontsOf = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
  <alias binding="same"><family>sans-serif</family><prefer><family>Open Sans</family><family>DejaVu Sans</family></prefer></alias>
  <alias binding="same"><family>system-ui</family><prefer><family>Open Sans</family><family>DejaVu Sans</family></prefer></alias>
  <alias binding="same"><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
</fontconfig>
`;

export interface UnpackedChromium {
  readonly executablePath: string;
  readonly env: Record<string, string>;
}

/**
 * The browser that npm brought, unpacked once for each version, with the libraries and a font that a bare machine lacks.
 * Its own unpacking goes to the temporary folder under a name that anybody could take first.
 */
export async function unpackChromium(): Promise<UnpackedChromium> {
  const folder = join(cache, `chromium-${version}`);
  if (!existsSync(folder)) {
    await mkdir(cache, { recursive: true });
    const begun = await mkdtemp(join(cache, 'chromium-'));
    // It brings its libraries only where it takes the machine for a Lambda.
    const env = { ...process.env, TMPDIR: begun, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' };
    await run(process.execPath, ['-e', unpack], { env, cwd: import.meta.dirname });
    await writeFile(join(begun, 'fonts.conf'), fontsOf(folder));
    // Another one may have been quicker: then this one is not needed.
    await rename(begun, folder).catch(() => rm(begun, { recursive: true }));
  }
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  };
}
