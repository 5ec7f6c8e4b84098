import { parse } from '@cdktf/hcl2json';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { makeFiles } from '../../src/artifacts/make-files.ts';
import { fileAt } from './files.ts';
import { describeRecipe, machineInputs, recipe } from './recipes.ts';

const task = z
  .looseObject({ name: z.string() })
  .refine(
    (one) => Object.keys(one).filter((key) => key.startsWith('ansible.builtin.')).length === 1,
    'one module a task',
  );
const playbook = z.tuple([
  z.looseObject({ hosts: z.literal('checkout'), max_fail_percentage: z.literal(0), tasks: z.array(task).min(5) }),
]);

describe('machines', () => {
  it.each(machineInputs('vm').map((input) => [describeRecipe(input), input] as const))(
    'get a playbook: %s',
    (_, input) => {
      const { text } = fileAt(makeFiles(recipe(input)), 'deploy/site.yml');
      playbook.parse(parseYaml(text));
      expect(text).toContain('ExecStart=/usr/bin/podman run');
    },
  );

  it.each(machineInputs('nomad').map((input) => [describeRecipe(input), input] as const))(
    'get a job: %s',
    async (_, input) => {
      const { text } = fileAt(makeFiles(recipe(input)), 'deploy/checkout.nomad.hcl');
      const parsed = await parse('job.hcl', text);
      expect(parsed).toMatchObject({ job: { checkout: [{ group: { checkout: [{ count: 3 }] } }] } });
      expect(text).toContain('auto_revert');
    },
  );

  it('would be refused without a module in a task', () => {
    const { text } = fileAt(makeFiles(recipe(machineInputs('vm')[0]!)), 'deploy/site.yml');
    expect(playbook.safeParse(parseYaml(text.replace('ansible.builtin.uri', 'uri'))).success).toBe(false);
  });
});
