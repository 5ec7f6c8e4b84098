import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/slack/store.ts';
import { minute, startIncidentTeam, type IncidentTeam } from './incidents-bench.ts';

/** Written down, and then the database is gone for a moment: what was asked is begun anew. */
const goneAfterWriting = (store: Store): Store => {
  const { reminders } = store;
  const gone = new Set<string>();
  const keep: typeof reminders.keep = async (tenant, about, ...rest) => {
    await reminders.keep(tenant, about, ...rest);
    const times = JSON.stringify(rest[0]);
    if (gone.has(times)) return;
    gone.add(times);
    throw new Error('the database went away');
  };
  return { ...store, reminders: { of: (...place) => reminders.of(...place), keep } };
};

let team: IncidentTeam;

beforeEach(async () => {
  team = await startIncidentTeam({ wrapStore: goneAfterWriting });
  await team.type('incident sev2 checkout is slow');
});

afterEach(() => team.bench.stop());

const times = (): number[] => team.bench.slack.scheduled.map(({ postAt }) => postAt);
const reminder = () => team.publicOnes().findLast(({ text }) => text.startsWith('An update is due'))!;

describe('the others are reminded of an update, whatever fails meanwhile', () => {
  it('once at each time, and not at all when it is over', async () => {
    expect(times()).toHaveLength(4);
    expect(new Set(times()).size).toBe(4);
    await team.press(team.card(), 'incident:close');
    expect(times()).toEqual([]);
  });

  it('once at each time when two put it off at the same moment', async () => {
    team.later(31 * minute);
    await Promise.all([team.anna, team.ben].map((user) => team.press(reminder(), 'incident:snooze', user)));
    expect(times()).toHaveLength(4);
    expect(new Set(times()).size).toBe(4);
  });
});
