import { describe, expect, it } from 'vitest';
import type { Blueprint, Step } from '../../src/consult/blueprint.ts';
import { plain } from '../../src/persona/text.ts';
import { answerTo, idsOf, persona, section, secondsOf, shellOf, titlesOf, wordsIn } from './ask.ts';

const plan = (answer: Blueprint): readonly Step[] => section(answer, 'steps', 'plan').steps;
const lasting = (answer: Blueprint): readonly Step[] => section(answer, 'steps', 'lasting').steps;

const runs = persona.of('platform').filter((card) => card.data.layer === 'runs');
const each = runs.map((card) => [card.name, card.id.replaceAll('-', ' ')] as const);

describe('somebody whose old version cannot read what was written since', () => {
  const order = [
    'Pause',
    'Find the target',
    'Stop what writes and reads the new format',
    'Park what is waiting',
    'Roll back',
    'See the old version serving',
    'Clear the cache',
    'Start again what you stopped',
    'See users served',
  ];

  it.each(each)('stops the writers before %s goes back, clears the cache after it, and starts them last', (_, name) => {
    const answer = answerTo(`rollback checkout to v2.3 with ${name}, no migrations, old code cannot read the events`);
    const titles = titlesOf(plan(answer));
    const at = order.map((title) =>
      titles.findIndex((one) => one.startsWith(title) || (one === 'Go back' && title === 'Roll back')),
    );
    const found = at.filter((place) => place >= 0);
    expect(found).toEqual(found.toSorted((a, b) => a - b));
    const stop = plan(answer)[titles.indexOf('Stop what writes and reads the new format')];
    expect(stop === undefined ? [] : shellOf(stop)).not.toEqual([]);
    expect(stop?.rehearsal).toBeDefined();
    expect(titles).toContain('Clear the cache');
    const resumed = [...plan(answer).slice(at[2]), ...lasting(answer)].filter((step) =>
      /Start again|Give the parked/u.test(plain(step.title)),
    );
    expect(resumed.flatMap(shellOf)).not.toEqual([]);
  });

  it('keeps the messages for the fix, and gives them back last', () => {
    const answer = answerTo('rollback checkout to v2.3 on cloud run, no migrations, old code cannot read the events');
    const commands = plan(answer).flatMap(shellOf).join('\n');
    expect(commands).toContain('gcloud pubsub snapshots create');
    expect(commands).not.toMatch(/purge|aws sqs|servicebus/u);
    expect(titlesOf(lasting(answer)).at(-1)).toBe('Give the parked messages to code that can read them');
  });

  it.each(each)('reads none of it on %s where the formats did not change', (_, name) => {
    const answer = answerTo(`rollback checkout to v2.3 with ${name}, no migrations, old code can read them`);
    expect(titlesOf([...plan(answer), ...lasting(answer)]).join()).not.toMatch(
      /Park|Clear the cache|Stop what writes/u,
    );
  });
});

describe('somebody who says that nothing was migrated', () => {
  it.each(['eks', 'eks with flyway', 'heroku with rails', 'ecs with liquibase and prisma'])(
    'spends no minute on looking for migrations: %s',
    (place) => {
      const steps = plan(answerTo(`rollback checkout to v2.3 from v2.4 on ${place}, no migrations`));
      expect(titlesOf(steps).join()).not.toContain('See what cannot be undone');
      expect(steps.flatMap(shellOf).join('\n')).not.toMatch(/MIGRATIONS_PATH|flyway|db:migrate|liquibase|prisma/u);
      const asked = plan(answerTo(`rollback checkout to v2.3 from v2.4 on ${place}, additive only`));
      expect(secondsOf(steps)).toBeLessThan(secondsOf(asked));
    },
  );

  it('still looks for messages that the old version has to read, as long as nobody told', () => {
    const looks = (text: string): boolean =>
      wordsIn(plan(answerTo(`rollback v2.3 from v2.4 on eks, no migrations${text}`))).includes('written to queues');
    expect([looks(''), looks(', old code can read them')]).toEqual([true, false]);
  });
});

describe('somebody whose image is gone', () => {
  it.each([
    ['eks', true],
    ['nomad', true],
    ['cloud run', true],
    ['docker swarm', true],
    ['lambda', false],
    ['elastic beanstalk', false],
  ])('builds it on %s with the tool that platform takes it from', (place, image) => {
    const commands = plan(answerTo(`rollback v2.3 on ${place}, no migrations, image is gone`))
      .flatMap(shellOf)
      .join('\n');
    expect(commands).toContain('git worktree add');
    expect(commands.includes('docker build')).toBe(image);
  });

  it.each([
    ['cloud run', 'gcloud run deploy'],
    ['lambda', 'publish-version'],
    ['elastic beanstalk', 'create-application-version'],
    ['app service', 'az webapp deploy'],
    ['heroku', 'git push --force heroku'],
    ['vercel', 'vercel deploy'],
    ['cloudflare workers', 'wrangler versions upload'],
    ['app engine', 'gcloud app deploy'],
  ])(
    'deploys it on %s as a release of its own, because the old revision would start what is gone',
    (place, deploys) => {
      const steps = plan(answerTo(`rollback checkout to v2.3 on ${place}, no migrations, image is gone`));
      expect(titlesOf(steps).filter((title) => ['Find the target', 'Roll back', 'Go back'].includes(title))).toEqual(
        [],
      );
      const release = steps.find((step) => plain(step.title) === 'Deploy the old version as a new release');
      expect(release === undefined ? '' : shellOf(release).join('\n')).toContain(deploys);
      const there = titlesOf(
        plan(answerTo(`rollback checkout to v2.3 on ${place}, no migrations, image is still there`)),
      );
      expect(there).not.toContain('Deploy the old version as a new release');
    },
  );

  it.each(['heroku', 'vercel', 'cloudflare workers', 'app engine'])(
    'builds nothing beside the plan on %s, where the deployment does',
    (place) => {
      const steps = plan(answerTo(`rollback checkout to v2.3 on ${place}, no migrations, image is gone`));
      expect(titlesOf(steps).join()).not.toMatch(/build|built/u);
    },
  );

  it('builds nothing to switch a flag off', () => {
    const { steps } = section(
      answerTo('rollback v2.3 with launchdarkly, no migrations, image is gone'),
      'steps',
      'plan',
    );
    expect(titlesOf(steps).join()).not.toMatch(/build/u);
  });
});

describe('somebody who must not lose what stands on volumes', () => {
  it.each(['statefulset', 'statefulset with argo cd', 'statefulset with flux', 'statefulset with helm'])(
    'takes a snapshot of each volume right before %s goes back, and before a release',
    (place) => {
      const steps = plan(answerTo(`rollback checkout to v2.3 on ${place}, no migrations`));
      const at = titlesOf(steps).indexOf('Take a snapshot of the volumes');
      expect(titlesOf(steps)[at + 1]).toBe('Roll back');
      expect(shellOf(steps[at]!).join('\n')).toContain('kind: "VolumeSnapshot"');
      const release = titlesOf(plan(answerTo(`deploy checkout v2.4 on ${place}`)));
      expect(release.indexOf('Take a snapshot of the volumes')).toBeGreaterThan(0);
      expect(release.indexOf('Take a snapshot of the volumes')).toBeLessThan(release.indexOf('Deploy'));
    },
  );

  it.each(['statefulset', 'statefulset with argo cd', 'statefulset with helm'])(
    'has the way back from the snapshots, with the names that the members look for: %s',
    (place) => {
      for (const asked of [`rollback checkout to v2.3 on ${place}`, `deploy checkout v2.4 on ${place}`]) {
        const { steps } = section(answerTo(asked), 'steps', 'restore');
        const [writes = '', exchanges = '', starts = ''] = steps.map((step) => shellOf(step).join('\n'));
        expect(writes).toContain('metadata: {name: $name,');
        expect(writes).toContain('dataSource: {apiGroup: "snapshot.storage.k8s.io", kind: "VolumeSnapshot"');
        // what the newer version wrote is kept, and no member runs while its claim is exchanged
        const order = ['Retain', '--replicas=0', 'wait --for=', 'delete -f', 'create -f'].map((one) =>
          exchanges.indexOf(one),
        );
        expect(order).toEqual(order.toSorted((a, b) => a - b));
        expect(order[0]).toBeGreaterThan(0);
        expect(starts).toContain('--replicas="${MEMBERS:?');
      }
    },
  );

  it('is told of no volumes where there are none', () => {
    for (const asked of ['rollback checkout to v2.3 on eks', 'deploy ledger blue-green on eks with statefulset'])
      expect(idsOf(answerTo(asked))).not.toContain('restore');
    expect(wordsIn(plan(answerTo('rollback checkout to v2.3 on eks with argo cd')))).not.toContain('snapshot');
  });
});

describe('somebody who has to make it last', () => {
  const pipelines = persona.of('tool').filter((card) => card.data.part === 'ci');

  it.each(
    pipelines.flatMap((card) =>
      ['eks', 'eks with argo cd', 'eks with flux'].map((place) => [card.name, place, card] as const),
    ),
  )('opens the request with %s, or reads where: %s', (_, place, card) => {
    const steps = lasting(answerTo(`rollback checkout to v2.3 on ${place} ci=${card.id}`));
    const requests = steps.filter((step) => /^Open the (?:pull |merge )?request$/u.test(plain(step.title)));
    expect(requests).toHaveLength(1);
    const [request] = requests;
    expect(request?.source.file).toBe(card.file);
    expect(steps.indexOf(request!)).toBeGreaterThan(
      steps.findIndex((step) => shellOf(step).join('').includes('revert')),
    );
    const commands = shellOf(request!).join('\n');
    const told = commands === '' ? wordsIn(request?.what).includes('opens none') : true;
    const elsewhere = commands === '' ? place !== 'eks' : commands.includes('CONFIG_REPO');
    expect([told, elsewhere]).toEqual([true, place !== 'eks']);
  });
});

describe('somebody who looks into a revision of Kubernetes', () => {
  it('is warned that its environment values are printed', () => {
    const steps = plan(answerTo('rollback checkout to v2.3 on kubernetes'));
    const look = steps.find((step) => shellOf(step).join('').includes('rollout history deploy/checkout --revision'));
    expect(wordsIn(look?.what)).toContain('prints the values of its environment variables');
  });
});
