import type { FakeSlack } from '../../src/playground/slack/fake-slack.ts';
import type { Fault } from '../../src/playground/slack/state/fault-plan.ts';
import type { Chance } from './chance.ts';

/** Longer than the bot waits for Slack. */
const tooLongMs = 10_500;

const faults: readonly (readonly [name: string, probability: number, make: (chance: Chance) => Fault])[] = [
  ['response lost', 0.07, () => ({ loseResponse: true })],
  ['line cut', 0.03, () => ({ dropConnection: true })],
  ['5xx', 0.03, (chance) => ({ status: chance.one([500, 502, 503]) })],
  ['429', 0.03, () => ({ status: 429, retryAfterSeconds: 1 })],
  // Under way when its sender is killed.
  ['slow', 0.1, (chance) => ({ delayMs: chance.between(20, 900) })],
  ['accepted, answered too late', 0.008, () => ({ answerAfterMs: tooLongMs })],
];

/** From now on Slack is what it is on its worst day. Gives how often it was. */
export const makeUnreliable = (slack: FakeSlack, chance: Chance): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  slack.failWhen(() => {
    for (const [name, probability, make] of faults) {
      if (!chance.happens(probability)) continue;
      counts[name] = (counts[name] ?? 0) + 1;
      return make(chance);
    }
    return undefined;
  });
  return counts;
};
