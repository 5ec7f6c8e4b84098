import { plainText } from '../../src/playground/slack/plain-text.ts';
import type { StoredMessage } from '../../src/playground/slack/state/message-store.ts';
import type { Channel, User } from '../../src/playground/slack/state/workspace.ts';
import { buttonsOf, fromBot, startBench, type Bench, type BenchOptions } from './bench.ts';

/** Two colleagues in the channel of a system in which something breaks. */
export interface IncidentTeam {
  readonly bench: Bench;
  readonly anna: User;
  readonly ben: User;
  readonly channel: Channel;
  /** For the bot and for Slack alike. */
  later(ms: number): void;
  settled(): Promise<void>;
  type(text: string, user?: User): Promise<void>;
  /** What everybody in the channel sees of the bot, in order. */
  publicOnes(): StoredMessage[];
  card(): StoredMessage;
  press(message: StoredMessage, button: string, user?: User): Promise<void>;
  /** What only this person was told, last. */
  toldTo(user: User): string;
  takeRole(role: string, user: User, button?: string): Promise<void>;
}

/** The block with the name of a role and its button. */
export const roleBlock = (message: StoredMessage, role: string): string => {
  const found = message.blocks.find(
    (block) => block['type'] === 'section' && JSON.stringify(block['text']).includes(role),
  );
  if (typeof found?.['block_id'] !== 'string') throw new Error(`no ${role} on: ${plainText(message)}`);
  return found['block_id'];
};

export const minute = 60_000;

export async function startIncidentTeam(options: Pick<BenchOptions, 'wrapStore'> = {}): Promise<IncidentTeam> {
  let skipped = 0;
  const bench = await startBench({
    ...options,
    now: () => Date.now() + skipped,
    // three answers and a card in one channel within a second: more than Slack takes at once
    rateLimits: { post: { burst: 60, perMinute: 60 } },
  });
  const { slack } = bench;
  const anna = slack.addUser('anna');
  const ben = slack.addUser('ben');
  const channel = slack.addChannel({ name: 'checkout-prod', members: [anna, ben] });
  const settled = async (): Promise<void> => {
    await slack.settled();
    // Slack takes a message a second in a channel, and the plan for the first minutes has several.
    await bench.idle(20_000);
  };
  const publicOnes = (): StoredMessage[] => fromBot(bench).filter(({ ephemeralTo }) => ephemeralTo === undefined);
  const card = (): StoredMessage => {
    const found = publicOnes().find(
      (message) => buttonsOf(message).includes('incident:update') || plainText(message).includes('Closed by'),
    );
    if (found === undefined) throw new Error(`no card among: ${publicOnes().map(plainText).join('\n---\n')}`);
    return found;
  };
  return {
    bench,
    anna,
    ben,
    channel,
    later: (ms) => {
      skipped += ms;
      slack.advance(0);
    },
    settled,
    type: async (text, user = anna) => {
      await slack.command({ user, channel, text });
      await settled();
    },
    publicOnes,
    card,
    press: async (message, button, user = anna) => {
      await slack.clickButton(message, button, { user });
      await settled();
    },
    toldTo: (user) => {
      const told = slack.seenBy(user, channel).findLast(({ ephemeralTo }) => ephemeralTo === user.id);
      return told === undefined ? '' : plainText(told);
    },
    takeRole: async (role, user, button = 'incident:take') => {
      await slack.clickButton(card(), button, { user, blockId: roleBlock(card(), role) });
      await settled();
    },
  };
}
