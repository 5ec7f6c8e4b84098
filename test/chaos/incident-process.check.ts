import { describe, it } from 'vitest';
import { set } from '../slack/processes.ts';
import { postgres, sqlite } from '../store/databases.ts';
import { createChance } from './chance.ts';
import { extent, seed } from './extent.ts';
import { startFleet } from './fleet.ts';
import { playIncident } from './incident-story.ts';

const engines = [
  { engine: sqlite, processes: 1 },
  { engine: postgres(), processes: 3 },
].flatMap((one) => Array.from({ length: extent.incidents }, (_, round) => ({ ...one, round })));

/** Who did what, in this order; where two pressed at the same moment, one of them. */
const happened: readonly (readonly [who: RegExp, what: RegExp])[] = [
  [/anna/u, /^declared the incident as SEV-2$/u],
  [/anna/u, /^is Incident Commander$/u],
  [/anna|ben/u, /^is Deputy$/u],
  [/anna/u, /^began to work through: Roll back checkout/u],
  [/anna/u, /step 1, .* is done$/u],
  [/anna|ben/u, /step 2, .* failed$/u],
  [/ben/u, /step 2, .* was skipped$/u],
  [/anna/u, /step 3, .* is done$/u],
  [/anna/u, /step 4, Pause automation, is done$/u],
  [/anna/u, /^handed the plan over to ben: Roll back checkout/u],
  [/ben/u, /^a pool ran dry in zone b$/u],
  [/anna/u, /^told the others: one of ten orders fails/u],
  [/ben/u, /^set the status to mitigated$/u],
  [/ben/u, /^closed the plan/u],
  [/anna/u, /^closed the incident$/u],
];

// One story mostly waits; many at once would only wait for each other.
const how = { timeout: 600_000, retry: 0, concurrent: extent.incidents === 1 };

describe('an incident in which processes are killed', how, () => {
  it.for(engines)(
    'on $engine.name with $processes at work is told once, whole and in order ($round)',
    async ({ engine, processes, round }, { expect, onTestFinished }) => {
      console.log(`seed ${seed}: CHAOS_SEED=${seed} makes the same choices`);
      const chance = createChance(seed + round);
      const { database, drop } = await engine.create();
      // Registered first, it comes last: the database goes when nobody is at it any more.
      onTestFinished(drop);
      const { slack, anna, channel, start } = await set(onTestFinished, { rateLimits: 'off' });
      const ben = slack.addUser('ben');
      channel.members.add(ben.id);
      const env = {
        SLACK_SIGNING_SECRET: slack.signingSecret,
        ...(database.kind === 'postgres' && { DATABASE_URL: database.url }),
      };
      const fleet = await startFleet({ size: processes, begin: () => start(env), slack, chance });
      const story = { slack, fleet, chance, strikes: extent.incidentStrikes, channel, anna, ben };
      const { messages, timeline, explained } = await playIncident(story);

      expect(timeline).toHaveLength(happened.length);
      for (const [at, [who, what]] of happened.entries()) {
        expect(timeline[at]?.[1]).toMatch(who);
        expect(timeline[at]?.[2]).toMatch(what);
      }
      const times = timeline.map(([at]) => at);
      expect(times).toEqual(times.toSorted());
      const keys = messages.flatMap(({ metadata }) => metadata?.event_payload['key'] ?? []);
      expect(keys).toHaveLength(new Set(keys).size);
      const shown = messages.map(({ text, blocks, threadTs }) => JSON.stringify([threadTs, text, blocks]));
      expect(shown).toHaveLength(new Set(shown).size);
      expect(slack.files).toHaveLength(1);
      expect(explained).not.toContain(false);
      expect(fleet.dead).toBeGreaterThan(0);
      console.log(`${engine.name}: ${fleet.dead} killed`);
    },
  );
});
