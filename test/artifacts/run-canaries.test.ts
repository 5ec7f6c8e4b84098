import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFiles } from '../../src/artifacts/make-files.ts';
import { Checkout, digest, type Ran } from './checkout.ts';
import { inFolder } from './files.ts';
import { recipe } from './recipes.ts';

const shares = [
  { percent: 5, holdSeconds: 120 },
  { percent: 25, holdSeconds: 60 },
  { percent: 50, holdSeconds: 90 },
];

const note = 'echo "$*" >> "$LOG"';

describe.each(['canary', 'blue-green'] as const)('the canaries of a %s on nomad', (strategy) => {
  const deployed = (
    ratio: number,
    {
      ends = 'running ready',
      more = [],
      url = 'https://prometheus.example.com',
    }: {
      readonly ends?: string;
      readonly more?: readonly string[];
      readonly url?: string;
    } = {},
  ): Ran & { readonly calls: readonly string[] } => {
    const input = {
      wants: ['pipeline' as const],
      system: 'checkout',
      language: 'go' as const,
      family: 'nomad' as const,
    };
    return inFolder(makeFiles(recipe({ ...input, strategy, shares, blueGreenHoldSeconds: 300 })), (folder) => {
      const repository = new Checkout(folder);
      const log = join(folder, '.git/log');
      repository.tool(
        'nomad',
        `case "$*" in
  'job inspect -t'*) echo 8 ;;
  'job inspect'*) echo "$RUNNING" ;;
  'job deployments -latest -t'*) if [[ -f $LOG.asked ]]; then echo 4f1c 8 ${ends}; else echo 3e0b 7 successful none; touch "$LOG.asked"; fi ;;
  *) ${note} ;;
esac`,
      );
      repository.tool('curl', 'echo "$RATIO"');
      repository.tool(
        'jq',
        `case "$*" in *'ratio <= '*) awk -v ratio="$5" -v allowed="$8" 'BEGIN { exit ratio > allowed }' ;; *) cat ;; esac`,
      );
      repository.tool('sleep', 'true');
      const ran = repository.run('deploy.sh', ['production', digest('b'), ...more], {
        LOG: log,
        RATIO: String(ratio),
        RUNNING: digest('a'),
        NOMAD_ADDR: 'https://nomad.example.com',
        PROMETHEUS_URL: url,
      });
      return { ...ran, calls: readFileSync(log, { encoding: 'utf8', flag: 'a+' }).trim().split('\n').filter(Boolean) };
    });
  };

  it('are promoted by what is answered for as long as they are held, and never by Nomad itself', () => {
    const { status, calls, out } = deployed(0.0005);
    expect(status).toBe(0);
    expect(calls.slice(1)).toEqual(['deployment promote -detach 4f1c', 'deployment status -monitor 4f1c']);
    expect(out.split('\n').filter((line) => line.startsWith('error ratio'))).toHaveLength(5);
    const input = {
      wants: ['pipeline' as const],
      system: 'checkout',
      language: 'go' as const,
      family: 'nomad' as const,
    };
    const job = makeFiles(recipe({ ...input, strategy })).find(({ path }) => path.endsWith('.nomad.hcl'));
    expect(job?.text).toMatch(/auto_promote += false/u);
  });

  it('go when too many requests fail, and nothing is promoted', () => {
    const { status, calls, said } = deployed(0.02);
    expect([status, calls.at(-1)]).toEqual([1, 'deployment fail -detach 4f1c']);
    expect(said).toContain('the old version goes on');
  });

  it('are not asked what they answer on the way back', () => {
    expect(deployed(0.02, { more: ['now'], url: '' })).toMatchObject({ status: 0, out: '' });
  });

  it('are not started when nobody could compare them', () => {
    expect(deployed(0, { url: '' })).toMatchObject({ status: 2, calls: [] });
  });

  it('that never get healthy end it, and the first version of all needs none', () => {
    expect(deployed(0, { ends: 'failed starting' })).toMatchObject({ status: 1 });
    expect(deployed(0, { ends: 'running starting' }).said).toContain('not healthy after 15 minutes');
    expect(deployed(0, { ends: 'successful none' }).calls).toHaveLength(1);
  });
});
