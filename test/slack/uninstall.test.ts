import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Consultation } from '../../src/slack/store.ts';
import { startTeam, type Team } from './bench.ts';

let team: Team;

beforeEach(async () => {
  team = await startTeam();
});

afterEach(() => team.bench.stop());

/** What we know of the thread of an answer. */
const kept = async (): Promise<Consultation | undefined> => {
  const { slack, store } = team.bench;
  return store.consultations.last({ tenant: slack.team.id, channel: team.channel.id }, team.anna.id);
};

const ask = async (): Promise<void> => {
  await team.bench.slack.command({ user: team.anna, channel: team.channel, text: 'rollback v2.3' });
  await team.bench.idle();
  expect(await kept()).toBeDefined();
};

it('a workspace that removes the app leaves nothing behind', async () => {
  await ask();
  const delivery = await team.bench.slack.event({ type: 'app_uninstalled' });
  expect(delivery.acknowledged).toBe(true);
  expect(await kept()).toBeUndefined();
  expect(team.bench.logged.join('')).toContain(`"tenant":"${team.bench.slack.team.id}","msg":"a workspace has left`);
});

it('a bot token that is taken back means the same, before or after, also when nothing is left', async () => {
  await ask();
  const { slack } = team.bench;
  const revoked = { type: 'tokens_revoked', tokens: { oauth: [], bot: [slack.botUserId] } };
  for (const event of [revoked, { type: 'app_uninstalled' }, revoked]) {
    expect((await slack.event(event)).acknowledged).toBe(true);
    expect(await kept()).toBeUndefined();
  }
});

it('another workspace keeps what is its own', async () => {
  await ask();
  const { slack } = team.bench;
  await slack.event({ type: 'app_uninstalled' }, slack.addTeam('another'));
  expect(await kept()).toBeDefined();
});

it('a person who takes back their own token changes nothing', async () => {
  await ask();
  await team.bench.slack.event({ type: 'tokens_revoked', tokens: { oauth: [team.anna.id] } });
  expect(await kept()).toBeDefined();
});

it('is told again by Slack while the data cannot be deleted', async () => {
  await ask();
  const { slack, store } = team.bench;
  const { forgetTenant } = store;
  Object.assign(store, { forgetTenant: () => Promise.reject(new Error('the disk is full')) });
  const first = await slack.event({ type: 'app_uninstalled' });
  expect(first.acknowledged).toBe(false);
  Object.assign(store, { forgetTenant });
  expect((await slack.redeliver(first)).acknowledged).toBe(true);
  expect(await kept()).toBeUndefined();
});
