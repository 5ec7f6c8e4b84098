import { parse } from '@cdktf/hcl2json';
import { describe, expect, it } from 'vitest';
import { makeFiles } from '../../src/artifacts/make-files.ts';
import { describeRecipe, infrastructureInputs, recipe } from './recipes.ts';

const declared = (blocks: unknown): readonly string[] => Object.keys(blocks ?? {});

describe('Terraform', () => {
  it.each(infrastructureInputs.map((input) => [describeRecipe(input), input] as const))(
    'parses, and every reference is declared: %s',
    async (_, input) => {
      const files = makeFiles(recipe(input)).filter(({ path }) => path.endsWith('.tf'));
      const parsed = await parse('all.tf', files.map(({ text }) => text).join('\n'));
      const text = files.map((file) => file.text).join('\n');
      const variables = [...new Set(Array.from(text.matchAll(/\bvar\.(\w+)/g), ([, name]) => name))];
      expect(declared(parsed['variable'])).toEqual(expect.arrayContaining(variables));
      const resources = Object.entries(parsed['resource'] as object).flatMap(([type, named]) =>
        declared(named).map((name) => `${type}.${name}`),
      );
      const references = Array.from(
        text.matchAll(/\b((?:aws|google|azurerm)_\w+\.\w+)\.\w+/g),
        ([, reference]) => reference,
      );
      expect(resources).toEqual(expect.arrayContaining([...new Set(references)]));
      expect(text).not.toMatch(/access_key|secret_key|password\s*=/);
    },
  );

  it('lists what the pipeline may do, and nothing more', async () => {
    const main = makeFiles(recipe({ wants: ['infrastructure'], system: 'checkout', cloud: 'aws' })).find(({ path }) =>
      path.endsWith('main.tf'),
    );
    const parsed = JSON.stringify(await parse('main.tf', main?.text ?? ''));
    expect(parsed).toContain('"ecr:PutImage"');
    expect(parsed).not.toContain('"ecr:*"');
  });

  it('is refused when a block does not close', async () => {
    await expect(parse('main.tf', 'resource "a" "b" {')).rejects.toThrow(/brace|block|Unclosed|Missing/);
  });
});
