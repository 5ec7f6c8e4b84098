import { describe, expect, it } from 'vitest';
import { makeFiles } from '../../src/artifacts/make-files.ts';
import { inFolder } from './files.ts';
import { findTool } from './judges/tool.ts';
import { describeRecipe, infrastructureInputs, recipe } from './recipes.ts';

// Not in Debian, and its providers come from its own registry: a further opinion where somebody has it.
const terraform = findTool('terraform');

describe.runIf(terraform !== undefined)('terraform fmt', () => {
  it.each(infrastructureInputs.map((input) => [describeRecipe(input), input] as const))(
    'finds nothing to change: %s',
    (_, input) => {
      inFolder(makeFiles(recipe(input)), (folder) => {
        expect(terraform?.(folder, 'fmt', '-check', '-diff', '-recursive', 'infrastructure')).toMatchObject({
          accepted: true,
          out: '',
        });
      });
    },
  );

  it('refuses what is not laid out', () => {
    const file = { path: 'a.tf', language: 'hcl', about: '', text: 'locals {\na=1\n}\n' } as const;
    expect(inFolder([file], (folder) => terraform?.(folder, 'fmt', '-check'))).toMatchObject({ accepted: false });
  });
});
