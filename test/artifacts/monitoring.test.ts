import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { makeFiles } from '../../src/artifacts/make-files.ts';
import { fileAt } from './files.ts';
import { manifestFaults, type Manifest } from './judges/models.ts';
import { describeRecipe, monitoringInputs, operatorInputs, recipe } from './recipes.ts';

type Input = (typeof operatorInputs)[number];

const resource = (input: Input): Manifest =>
  parse(fileAt(makeFiles(recipe(input)), 'monitoring/checkout.prometheusrule.yml').text) as Manifest;

describe('rules for the Prometheus Operator', () => {
  it.each(operatorInputs.map((input) => [describeRecipe(input), input] as const))(
    'are the groups that the unit tests judge, with the label that the operator picks by: %s',
    (_, input) => {
      const made = resource(input);
      expect(manifestFaults(made)).toEqual([]);
      const plain = parse(fileAt(makeFiles(recipe(input)), 'monitoring/checkout.rules.yml').text) as object;
      expect(made.spec).toEqual(plain);
      expect(made.metadata).toMatchObject({ labels: { release: 'kube-prometheus-stack' } });
    },
  );

  it('are there only where somebody named the release', () => {
    expect(makeFiles(recipe(monitoringInputs[0]!)).filter(({ path }) => path.includes('prometheusrule'))).toEqual([]);
  });

  it.each([
    ['an alert without an expression', { groups: [{ name: 'a', rules: [{ alert: 'A' }] }] }],
    ['a duration that is none', { groups: [{ name: 'a', rules: [{ alert: 'A', expr: 'up', for: 'soon' }] }] }],
  ])('are refused with %s', (_, spec) => {
    expect(manifestFaults({ ...resource(operatorInputs[0]!), spec })).not.toEqual([]);
  });
});
