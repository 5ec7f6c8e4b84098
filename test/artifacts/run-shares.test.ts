import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFiles } from '../../src/artifacts/make-files.ts';
import type { RecipeInput } from '../../src/artifacts/read-recipe.ts';
import { Checkout, digest, type Ran } from './checkout.ts';
import { inFolder } from './files.ts';
import { recipe } from './recipes.ts';

/** What jq would say of the one question that decides; the rest is handed on as it comes. */
const jq = `
case "$*" in
  *'errors >= 10'*) awk -v errors="$5" -v requests="$8" -v allowed="\${11}" -v failed="\${14}" -v served="\${17}" \\
    'BEGIN { exit errors >= 10 && (errors > requests * allowed || (served > 0 && errors * served > 2 * failed * requests)) }' ;;
  *max_by*) cat > /dev/null; echo old-revision ;;
  *) cat ;;
esac`;

const shares = [
  { percent: 5, holdSeconds: 120 },
  { percent: 25, holdSeconds: 60 },
  { percent: 50, holdSeconds: 90 },
];

const note = 'echo "$*" >> "$LOG"';

interface Cloud {
  readonly family: NonNullable<RecipeInput['family']>;
  readonly env: Readonly<Record<string, string>>;
  readonly tools: Readonly<Record<string, string>>;
  /** The share in a call that moves traffic; undefined for any other call. */
  readonly share: (call: string) => string | undefined;
}

const clouds: readonly Cloud[] = [
  {
    family: 'lambda',
    env: {},
    tools: {
      aws: `case "$*" in
  *update-function-code*) echo 7 ;;
  *get-alias*) echo 6 ;;
  *'get-metric-statistics'*Errors*Value=6*) echo "$OLD_ERRORS" ;;
  *'get-metric-statistics'*Errors*) echo "$ERRORS" ;;
  *'get-metric-statistics'*) echo 2000 ;;
  *'get-function '*) echo "$RUNNING" ;;
  *update-alias*) ${note} ;;
esac`,
    },
    share: (call) => {
      if (call.includes('--function-version 7')) return '100';
      const [, weight] = /7=0\.(\d+)/.exec(call) ?? [];
      return weight === undefined ? '0' : String(Number(weight));
    },
  },
  {
    family: 'cloud-run',
    env: { GCP_PROJECT: 'shop', GCP_REGION: 'europe-west1' },
    tools: {
      gcloud: `case "$*" in
  *latestCreatedRevisionName*) echo new-revision ;;
  *'revisions describe'*) echo "$RUNNING" ;;
  *update-traffic*) ${note} ;;
  *print-access-token*) echo token ;;
  *'format=json'*) echo '{}' ;;
esac`,
      curl: 'case "$*" in *old-revision*5xx*) echo "$OLD_ERRORS" ;; *5xx*) echo "$ERRORS" ;; *) echo 2000 ;; esac',
    },
    share: (call) => {
      if (!call.includes('new-revision')) return '0';
      return /new-revision=(\d+)/.exec(call)?.[1];
    },
  },
  {
    family: 'container-apps',
    env: { AZURE_RESOURCE_GROUP: 'shop' },
    tools: {
      az: `case "$*" in
  *'traffic set'*) ${note} ;;
  *'traffic show'*) echo '[]' ;;
  *latestRevisionName*) echo new-revision ;;
  *healthState*) echo Healthy ;;
  *'containers[0].image'*) echo "$RUNNING" ;;
  *old-revision*5xx*) echo "$OLD_ERRORS" ;;
  *5xx*) echo "$ERRORS" ;;
  *'metrics list'*) echo 2000 ;;
esac`,
    },
    share: (call) => {
      if (!call.includes('new-revision')) return '0';
      return /new-revision=(\d+)/.exec(call)?.[1];
    },
  },
];

interface Deployed extends Ran {
  readonly shares: readonly (string | undefined)[];
}

interface Told {
  /** Of 2,000 requests of the old version. */
  readonly old?: number;
  readonly sloPercent?: number;
}

function deploy(
  cloud: Cloud,
  errors: number,
  more: readonly string[] = [],
  { old = 0, sloPercent }: Told = {},
): Deployed {
  const files = makeFiles(
    recipe({
      wants: ['pipeline'],
      system: 'checkout',
      language: 'go',
      strategy: 'canary',
      shares,
      family: cloud.family,
      ...(sloPercent !== undefined && { sloPercent }),
    }),
  );
  return inFolder(files, (folder) => {
    const repository = new Checkout(folder);
    const log = join(folder, '.git/log');
    for (const [name, body] of Object.entries({ ...cloud.tools, jq, sleep: 'true' })) repository.tool(name, body);
    const ran = repository.run('deploy.sh', ['production', digest('b'), ...more], {
      ...cloud.env,
      LOG: log,
      ERRORS: String(errors),
      OLD_ERRORS: String(old),
      RUNNING: digest('a'),
    });
    const calls = readFileSync(log, { encoding: 'utf8', flag: 'a+' }).trim().split('\n').filter(Boolean);
    return { ...ran, shares: calls.map(cloud.share) };
  });
}

/** Before its first share the new version has none, where that has to be said. */
const moved = ({ shares }: Deployed): readonly (string | undefined)[] => (shares[0] === '0' ? shares.slice(1) : shares);

describe.each(clouds.map((cloud) => [cloud.family, cloud] as const))('a canary on %s', (_, cloud) => {
  it('gets its shares one after the other, and then everything', () => {
    const deployed = deploy(cloud, 0);
    expect(deployed).toMatchObject({ status: 0 });
    expect(moved(deployed)).toEqual(['5', '25', '50', '100']);
    // Two minutes, then one, then one and a half: judged each minute.
    expect(deployed.out.split('\n').filter((line) => line.startsWith('new version:'))).toHaveLength(5);
  });

  it('gets nothing any more as soon as too many of its requests fail', () => {
    const deployed = deploy(cloud, 12);
    expect(deployed).toMatchObject({ status: 1, said: expect.stringContaining('Stopped at 5 %') as string });
    expect(moved(deployed)).toEqual(['5', '0']);
  });

  it('is not stopped by a few errors, and not moved at all when it cannot be counted', () => {
    expect(moved(deploy(cloud, 9)).at(-1)).toBe('100');
    const blind = deploy({ ...cloud, tools: { ...cloud.tools, aws: 'exit 1', gcloud: 'exit 1', az: 'exit 1' } }, 0);
    expect(blind.status).not.toBe(0);
    expect(blind.shares).toEqual([]);
  });

  it('goes back when it fails more than twice as often as the old version, inside the objective too', () => {
    const lax = { sloPercent: 99 };
    const worse = deploy(cloud, 15, [], { ...lax, old: 7 });
    expect(worse).toMatchObject({ status: 1, said: expect.stringContaining('Stopped at 5 %') as string });
    expect(worse.out).toContain('new version: 15 of 2000 requests failed in 5 min; old version: 7 of 2000');
    expect(moved(deploy(cloud, 15, [], { ...lax, old: 8 })).at(-1)).toBe('100');
    expect(moved(deploy(cloud, 9, [], { ...lax, old: 0 })).at(-1)).toBe('100');
  });

  it('goes back outside the objective, however bad the old version is', () => {
    expect(deploy(cloud, 30, [], { sloPercent: 99, old: 40 })).toMatchObject({ status: 1 });
  });

  it('is no canary on the way back', () => {
    const deployed = deploy(cloud, 12, ['now']);
    expect(deployed).toMatchObject({ status: 0 });
    expect(moved(deployed)).toEqual(['100']);
  });
});

describe('a rollout on ecs', () => {
  const deployed = (strategy: 'canary' | 'blue-green', more: readonly string[] = []): unknown => {
    const input = { wants: ['pipeline' as const], system: 'checkout', language: 'go' as const, family: 'ecs' as const };
    return inFolder(makeFiles(recipe({ ...input, strategy })), (folder) => {
      const repository = new Checkout(folder);
      const log = join(folder, '.git/log');
      repository.tool(
        'aws',
        `case "$*" in *update-service*) ${note} ;; *describe-services*) echo None ;; *) echo '{}' ;; esac`,
      );
      repository.tool('jq', 'case "$*" in *plan*) echo "$5" ;; *) cat ;; esac');
      const env = { ECS_CLUSTER: 'shop', ECS_ALARM: 'checkout-errors', LOG: log };
      expect(repository.run('deploy.sh', ['production', digest('b'), ...more], env)).toMatchObject({ status: 0 });
      return JSON.parse(/--deployment-configuration (.*)$/m.exec(readFileSync(log, 'utf8'))?.[1] ?? '') as unknown;
    });
  };

  it('is told the first share, for as long as all are held, and how long the old tasks stay', () => {
    expect(deployed('canary')).toEqual({
      strategy: 'CANARY',
      canaryConfiguration: { canaryPercent: 5, canaryBakeTimeInMinutes: 40 },
      bakeTimeInMinutes: 10,
    });
    expect(deployed('blue-green')).toEqual({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 30 });
  });

  it('moves at once on the way back', () => {
    expect(deployed('canary', ['now'])).toEqual({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 0 });
  });

  it('names the alarm that takes it back', () => {
    const input = { wants: ['pipeline' as const], system: 'checkout', language: 'go' as const, family: 'ecs' as const };
    const script = makeFiles(recipe({ ...input, strategy: 'canary' })).find(({ path }) => path === 'deploy/deploy.sh');
    expect(script?.text).toContain('alarmNames: [$alarm], enable: true, rollback: true');
    expect(script?.text).toContain('ecs_alarm="${ECS_ALARM:?set ECS_ALARM}"');
  });
});
