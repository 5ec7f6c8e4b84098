import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import { fieldsIn, inForm, shop, startSystemsTeam, type SystemsTeam } from './systems-bench.ts';

let team: SystemsTeam;

beforeEach(async () => {
  team = await startSystemsTeam();
});

afterEach(() => team.bench.stop());

describe('somebody who tells of a system', () => {
  it('is asked for little, and for the names that its platform needs as soon as that is chosen', async () => {
    const form = await team.open(team.anna, 'system add checkout');
    expect(fieldsIn(form)).toEqual(['name', 'place', 'using', 'ci', 'environments']);
    expect(JSON.stringify(form.blocks)).toContain('"initial_value":"checkout"');
    await team.choose(form, 'place', ['eks']);
    await team.press(form, 'system-more:names');
    expect(fieldsIn(form)).toContain('value:namespace');
    expect(fieldsIn(form)).not.toContain('value:app');
    await team.choose(form, 'using', ['argo-cd']);
    expect(fieldsIn(form)).toContain('value:app');
    team.bench.slack.expectNoProblems();
  });

  it('finds what was entered still there when more is asked for', async () => {
    const form = await team.open(team.anna, 'system add');
    await team.choose(form, 'place', ['eks']);
    await team.press(form, 'system-more:numbers');
    await team.press(form, 'system-more:people');
    await team.submit(form, {
      name: 'checkout',
      rps: '20k',
      slo_percent: '99.95',
      rto_minutes: '1h 30m',
      owner: 'Team Cart',
    });
    expect(await team.bench.store.systems.list(team.bench.slack.team.id)).toMatchObject([
      {
        id: 'checkout',
        person: team.anna.id,
        revision: 1,
        record: {
          name: 'checkout',
          place: 'eks',
          rps: 20_000,
          slo_percent: 99.95,
          rto_minutes: 90,
          owner: 'Team Cart',
        },
      },
    ]);
    team.bench.slack.expectNoProblems();
  });

  it('may tell all there is: no form has more than Slack takes', async () => {
    const form = await team.open(team.anna, 'system add');
    await team.choose(form, 'place', ['ecs']);
    await team.choose(form, 'using', ['argo-cd', 'helm', 'flyway', 'terraform']);
    for (const more of ['names', 'numbers', 'data', 'people', 'repository'])
      await team.press(form, `system-more:${more}`);
    expect(JSON.stringify(form.blocks)).not.toContain('system-more:');
    await team.submit(form, {
      name: 'checkout',
      'value:cluster': 'prod',
      database: ['postgres', 'mysql'],
      language: ['java'],
      regions: 'eu-west-1',
      monitoring: ['datadog'],
      compliance: ['pci'],
      window_days: '28',
      rpo_minutes: '5 min',
      on_call: '@checkout-oncall',
      description: 'takes orders',
    });
    expect(await team.bench.store.systems.find(team.bench.slack.team.id, 'checkout')).toMatchObject({
      record: {
        using: ['argo-cd', 'helm', 'flyway', 'terraform', 'datadog'],
        values: { cluster: 'prod' },
        facts: { database: ['postgres', 'mysql'], language: 'java', regions: 'eu-west-1', compliance: 'pci' },
        window_days: 28,
        rpo_minutes: 5,
      },
    });
    const again = await team.open(team.ben, 'system edit checkout');
    expect(JSON.stringify(again.blocks)).toContain('"initial_value":"takes orders"');
    await team.submit(again, { description: '', monitoring: [] });
    const saved = await team.bench.store.systems.find(team.bench.slack.team.id, 'checkout');
    expect(saved?.record).not.toHaveProperty('description');
    expect(saved?.record.using).not.toContain('datadog');
    team.bench.slack.expectNoProblems();
  });

  it('hears that it is kept, alone, and can make the channel be about it', async () => {
    await team.register('checkout', shop);
    const told = team.last();
    expect(told.ephemeralTo).toBe(team.anna.id);
    expect(plainText(told)).toContain('I have kept what you told me of checkout');
    await team.press(told, 'ask:system-bind', team.anna);
    expect(team.last()).toMatchObject({ ephemeralTo: undefined, threadTs: undefined });
    expect(plainText(team.last())).toContain('bound this channel to checkout');
    expect(JSON.stringify(team.last().blocks)).toContain(`{"type":"user","user_id":"${team.anna.id}"}`);
    team.bench.slack.expectNoProblems();
  });

  it('is told at each field what would do, all at once, and loses nothing', async () => {
    const form = await team.open(team.anna, 'system add');
    for (const more of ['numbers', 'people', 'repository']) await team.press(form, `system-more:${more}`);
    const { errors, view } = await team.bench.slack.submitView(
      form,
      inForm({
        name: 'checkout; rm -rf /',
        slo_percent: '100',
        rto_minutes: 'soon',
        contacts: 'call Dana',
        repository: 'github.com/acme/checkout',
      }),
    );
    expect(Object.keys(errors).toSorted()).toEqual(['contacts', 'name', 'repository', 'rto_minutes', 'slo_percent']);
    expect(errors['slo_percent']).toContain('such as 99.95');
    expect(errors['contacts']).toContain('the role, a colon');
    expect(view).toBe(form);
    await team.submit(form, {
      name: 'checkout',
      slo_percent: '99.9 %',
      rto_minutes: '15',
      contacts: 'Database: @dba\nSupport: @dana',
      repository: 'https://github.com/acme/checkout',
    });
    expect(await team.bench.store.systems.find(team.bench.slack.team.id, 'checkout')).toMatchObject({
      record: { contacts: { Database: '@dba', Support: '@dana' } },
    });
    team.bench.slack.expectNoProblems();
  });

  it('is kept from telling a password', async () => {
    const form = await team.open(team.anna, 'system add');
    await team.press(form, 'system-more:repository');
    const token = ['ghp', 'A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8'].join('_');
    const { errors } = await team.bench.slack.submitView(
      form,
      inForm({ name: 'checkout', description: `key ${token}` }),
    );
    expect(errors['description']).toContain('I keep none');
    expect(await team.bench.store.systems.list(team.bench.slack.team.id)).toEqual([]);
  });

  it('by mention gets a button, for only a button opens a form', async () => {
    await team.bench.slack.mention({ user: team.anna, channel: team.channel, text: 'system add checkout' });
    await team.bench.idle();
    await team.press(team.last(), 'ask:system-form', team.anna);
    expect(JSON.stringify(team.formOf(team.anna).blocks)).toContain('"initial_value":"checkout"');
    team.bench.slack.expectNoProblems();
  });

  it('gets a button to try again when Slack does not open the form', async () => {
    team.bench.slack.failNext('views.open', { error: 'expired_trigger_id' });
    await team.bench.slack.command({ user: team.anna, channel: team.channel, text: 'system add' });
    await team.bench.slack.settled();
    expect(plainText(team.last())).toContain('did not open the form in time');
    await team.press(team.last(), 'ask:system-form', team.anna);
    expect(fieldsIn(team.formOf(team.anna))).toContain('name');
  });

  it('does not wait for Slack to open it', async () => {
    team.bench.slack.failNext('views.open', { delayMs: 1500 });
    const { ackMs } = await team.bench.slack.command({ user: team.anna, channel: team.channel, text: 'system add' });
    expect(ackMs).toBeLessThan(1000);
  });
});

describe('two people who change a system at once', () => {
  it('lose nothing: the second sees what the first saved, with the own entries, and decides', async () => {
    await team.register('checkout', shop);
    const first = await team.open(team.anna, 'system edit checkout');
    const second = await team.open(team.ben, 'system edit checkout');
    await team.submit(first, { place: ['ecs'] });
    const { view, errors } = await team.bench.slack.submitView(second, inForm({ ci: ['jenkins'] }));
    expect(errors).toEqual({});
    expect(view).toBe(second);
    expect(JSON.stringify(second.blocks)).toContain('By now: Where it runs: Amazon ECS; CI: GitLab CI');
    expect(JSON.stringify(second.blocks)).toMatch(/"initial_options":\[\{"text":\{[^}]*"text":"Jenkins"/u);
    await team.submit(second, {});
    expect(await team.bench.store.systems.find(team.bench.slack.team.id, 'checkout')).toMatchObject({
      revision: 3,
      person: team.ben.id,
      record: { place: 'eks', ci: 'jenkins' },
    });
    team.bench.slack.expectNoProblems();
  });

  it('do not make two of one name', async () => {
    const form = await team.open(team.anna, 'system add');
    const other = await team.open(team.ben, 'system add');
    await team.submit(form, { name: 'Checkout' });
    const { errors } = await team.bench.slack.submitView(other, inForm({ name: 'checkout', place: ['ecs'] }));
    expect(errors['name']).toContain('There is a system of that name already');
  });

  it('of whom one removed it: the other may make it anew', async () => {
    await team.register('checkout', shop);
    const form = await team.open(team.anna, 'system edit checkout');
    await team.type(team.ben, 'system remove checkout for good');
    await team.bench.slack.submitView(form, inForm({ ci: ['jenkins'] }));
    expect(JSON.stringify(form.blocks)).toContain('removed this system');
    await team.submit(form, {});
    expect(await team.bench.store.systems.find(team.bench.slack.team.id, 'checkout')).toMatchObject({
      record: { ci: 'jenkins', place: 'eks' },
    });
    team.bench.slack.expectNoProblems();
  });
});
