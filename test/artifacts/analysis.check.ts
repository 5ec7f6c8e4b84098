import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { makeFiles } from '../../src/artifacts/make-files.ts';
import { fileAt, inFolder } from './files.ts';
import { tool } from './judges/tool.ts';
import { recipe } from './recipes.ts';

const promtool = tool('promtool');

interface Template {
  readonly spec: {
    readonly args: readonly { readonly name: string }[];
    readonly metrics: readonly {
      readonly name: string;
      readonly provider: { readonly prometheus: { query: string } };
    }[];
  };
}

const files = makeFiles(recipe({ wants: ['manifests'], system: 'checkout', namespace: 'shop', strategy: 'canary' }));
const { spec } = parse(fileAt(files, 'deploy/base/analysis-template.yaml').text) as Template;
const query = (spec.metrics.find(({ name }) => name === 'against-stable')?.provider.prometheus.query ?? '')
  .replaceAll('{{args.hash}}', 'new')
  .replaceAll('{{args.stable}}', 'old');

interface Minute {
  readonly all: number;
  readonly failed: number;
}

/** What the analysis reads after ten such minutes; nothing stands for no answer. */
function readsAfter(fresh: Minute, old: Minute): string {
  const series = (pod: string, code: string, each: number): object => ({
    series: `http_requests_total{app="checkout",namespace="shop",pod="checkout-${pod}-x1",code="${code}"}`,
    values: `0+${each}x10`,
  });
  const unit = {
    evaluation_interval: '1m',
    tests: [
      {
        interval: '1m',
        input_series: Object.entries({ new: fresh, old }).flatMap(([pod, { all, failed }]) => [
          series(pod, '200', all - failed),
          ...(failed > 0 ? [series(pod, '500', failed)] : []),
        ]),
        promql_expr_test: [{ expr: query, eval_time: '10m', exp_samples: [{ labels: '{}', value: -1 }] }],
      },
    ],
  };
  return inFolder([{ path: 'query.test.yml', language: 'yaml', about: '', text: stringify(unit) }], (folder) => {
    const { said } = promtool(folder, 'test', 'rules', 'query.test.yml');
    return (
      /got:\s*(?:Labels: \{\}|\{\}) ?(?:Value:)?\s*([\d.e+-]+|nil)?/iu.exec(said.replaceAll('\n', ' '))?.[1] ?? said
    );
  });
}

describe('the analysis of a canary', () => {
  it('is told the pods of both versions', () => {
    expect(spec.args.map(({ name }) => name)).toEqual(['hash', 'stable', 'prometheus']);
  });

  it('sees the new version fail more than twice as often as the old one', () => {
    expect(Number(readsAfter({ all: 1_000, failed: 5 }, { all: 9_000, failed: 18 }))).toBeCloseTo(0.005);
    expect(Number(readsAfter({ all: 1_000, failed: 5 }, { all: 9_000, failed: 0 }))).toBeCloseTo(0.005);
  });

  it('lets it be when both fail alike, when fewer than ten requests failed, and when no old version serves', () => {
    expect(Number(readsAfter({ all: 1_000, failed: 5 }, { all: 9_000, failed: 27 }))).toBe(0);
    expect(Number(readsAfter({ all: 100, failed: 1 }, { all: 900, failed: 0 }))).toBe(0);
    expect(Number(readsAfter({ all: 1_000, failed: 5 }, { all: 0, failed: 0 }))).toBe(0);
  });
});
