import { parser } from '@prometheus-io/lezer-promql';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makeFiles } from '../../src/artifacts/make-files.ts';
import { dashboardInputs, describeRecipe, recipe } from './recipes.ts';

/** The grammar of PromQL as Grafana's editor has it; promtool judges the same queries in test:artifacts. */
const parses = (query: string): boolean => {
  let faults = 0;
  parser.parse(query).iterate({
    enter: ({ type }) => {
      if (type.isError) faults += 1;
    },
  });
  return faults === 0;
};

const dashboard = z.object({
  uid: z
    .string()
    .max(40)
    .regex(/^[\w-]+$/),
  title: z.string().min(1),
  schemaVersion: z.number(),
  panels: z
    .array(
      z.object({
        id: z.number(),
        type: z.enum(['stat', 'timeseries']),
        title: z.string(),
        gridPos: z
          .object({ x: z.number().max(23), w: z.number().max(24), y: z.number(), h: z.number() })
          .refine(({ x, w }) => x + w <= 24),
        targets: z
          .array(z.object({ refId: z.string().regex(/^[A-Z]$/), expr: z.string().refine(parses, 'is no PromQL') }))
          .min(1),
      }),
    )
    .min(4),
});

describe('Grafana dashboards', () => {
  it.each(dashboardInputs.map((input) => [describeRecipe(input), input] as const))(
    'are dashboards whose queries parse: %s',
    (_, input) => {
      const files = makeFiles(recipe(input));
      expect(files.map(({ path }) => path.replace(/^.*-/, ''))).toEqual([
        'executive.json',
        'operational.json',
        'debugging.json',
      ]);
      for (const { text } of files) {
        const { panels } = dashboard.parse(JSON.parse(text));
        expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
      }
    },
  );

  it('would be refused with a query that does not parse', () => {
    const [{ text } = { text: '' }] = makeFiles(recipe(dashboardInputs[0]!));
    expect(dashboard.safeParse(JSON.parse(text.replace('sum(rate(', 'sum(rate('.slice(0, -1)))).success).toBe(false);
  });
});
