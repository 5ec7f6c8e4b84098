import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesFor } from './artifacts/files-for.ts';
import type { Consultant } from './consult/consultant.ts';
import type { Blueprint } from './consult/blueprint.ts';

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

/** `mkdirSync` with `recursive` never comes back where nothing can be made and nothing says so, as in /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return;
    throw new Error(`--files: the folder ${folder} cannot be made (${String(codeOf(error))})`, { cause: error });
  }
}

/** Puts the files of an answer into a folder, and says what it did. What is there already is left as it is. */
export function writeFiles(consultant: Consultant, blueprint: Blueprint, folder: string): readonly string[] {
  const { inquiry } = blueprint;
  const { files, missing, assumed } = filesFor(blueprint, consultant.system(inquiry), consultant.language(inquiry));
  const lines = files.map(({ path, text, about }) => {
    const target = join(folder, path);
    makeFolder(dirname(target));
    try {
      writeFileSync(target, text, { flag: 'wx' });
      return `written  ${target}  ${about}`;
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return `kept     ${target}  is there already`;
      throw new Error(`--files: ${target} cannot be written (${String(codeOf(error))})`, { cause: error });
    }
  });
  return [
    ...lines,
    ...missing.map(({ want, needs }) => `not made ${want}: ${needs}`),
    ...(files.length > 0 && assumed.length > 0
      ? [
          `assumed  ${assumed.map(({ field, value = '' }) => `${field} ${value}`.trim()).join(', ')}: look for them in the files`,
        ]
      : []),
    ...(files.length + missing.length === 0
      ? ['no files go with this answer; name a system and ask for a pipeline, a deploy, an slo']
      : []),
  ];
}
