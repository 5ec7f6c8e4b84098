import { describe, expect, it } from 'vitest';
import type { GeneratedFile } from '../../src/artifacts/generated-file.ts';
import { makeFiles } from '../../src/artifacts/make-files.ts';
import { inFolder } from './files.ts';
import { tool } from './judges/tool.ts';
import {
  ciTools,
  containerInputs,
  manifestInputs,
  monitoringInputs,
  operatorInputs,
  pipelineInputs,
  recipe,
} from './recipes.ts';

const shellcheck = tool('shellcheck');
const yamllint = tool('yamllint');

/** Different texts only, each under a name of its own. */
function distinct(language: GeneratedFile['language'], extension: string): readonly GeneratedFile[] {
  const inputs = [
    ...ciTools.flatMap(pipelineInputs),
    ...manifestInputs,
    ...monitoringInputs,
    ...operatorInputs,
    ...containerInputs,
  ];
  const texts = new Map<string, GeneratedFile>();
  for (const file of inputs.flatMap((input) => makeFiles(recipe(input)))) {
    if (file.language === language) texts.set(file.text, file);
  }
  return [...texts.values()].map((file, index) => ({
    ...file,
    path: `${index}-${file.path.replaceAll(/[/.]/g, '-')}.${extension}`,
  }));
}

describe('scripts and YAML', () => {
  it('pass shellcheck, all of them', () => {
    const { accepted, said } = inFolder(distinct('bash', 'sh'), (folder) =>
      shellcheck(folder, '--severity=style', ...distinct('bash', 'sh').map(({ path }) => path)),
    );
    expect(accepted ? '' : said).toBe('');
  });

  it('are refused by shellcheck when a variable is not quoted', () => {
    const spoilt = distinct('bash', 'sh')
      .slice(0, 1)
      .map((file) => ({ ...file, text: `${file.text}rm -rf $environment/*\n` }));
    expect(inFolder(spoilt, (folder) => shellcheck(folder, spoilt[0]!.path)).accepted).toBe(false);
  });

  const config =
    '{extends: default, rules: {line-length: disable, document-start: disable, comments-indentation: disable, comments: {min-spaces-from-content: 1}}}';

  it('pass yamllint, all of them', () => {
    const { accepted, said } = inFolder(distinct('yaml', 'yml'), (folder) =>
      yamllint(folder, '--strict', '-d', config, '.'),
    );
    expect(accepted ? '' : said).toBe('');
  });

  it('are refused by yamllint when a key stands twice', () => {
    const file = { path: 'a.yml', language: 'yaml', about: '', text: 'a: 1\na: 2\n' } as const;
    expect(inFolder([file], (folder) => yamllint(folder, '-d', config, 'a.yml')).accepted).toBe(false);
  });
});
