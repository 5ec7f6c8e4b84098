import { z } from 'zod';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import type { StoredMessage } from '../../src/playground/slack/state/message-store.ts';
import type { Channel, User } from '../../src/playground/slack/state/workspace.ts';
import { fromBot, startBench, type Bench, type BenchOptions } from './bench.ts';

/** Two colleagues who work a plan through. */
export interface RunTeam {
  readonly bench: Bench;
  readonly anna: User;
  readonly ben: User;
  readonly channel: Channel;
  ask(text: string): Promise<StoredMessage>;
  /** Presses the button below an answer, and gives the message that is kept. */
  begin(answer: StoredMessage, user?: User): Promise<StoredMessage>;
  press(message: StoredMessage, button: string, user?: User): Promise<void>;
  /** Chooses from the menu of a step that is not the next one. */
  settle(message: StoredMessage, step: string, choice: string, user?: User): Promise<void>;
  /** What only this person was told, last. */
  toldTo(user: User): string;
}

const withMenu = z.object({
  block_id: z.string(),
  text: z.object({ text: z.string() }),
  accessory: z.object({
    action_id: z.literal('run:step'),
    options: z.array(z.object({ text: z.object({ text: z.string() }), value: z.string() })),
  }),
});

export const rollback = 'rollback checkout to v2.3 on kubernetes with argo cd, additive migrations only';

export async function startRunTeam(options: BenchOptions = {}): Promise<RunTeam> {
  const bench = await startBench(options);
  const { slack } = bench;
  const anna = slack.addUser('anna');
  const ben = slack.addUser('ben');
  const channel = slack.addChannel({ members: [anna, ben] });
  const press: RunTeam['press'] = async (message, button, user = anna) => {
    await slack.clickButton(message, button, { user });
    await slack.settled();
    await bench.idle();
  };
  return {
    bench,
    anna,
    ben,
    channel,
    ask: async (text) => {
      const before = fromBot(bench).length;
      await slack.command({ user: anna, channel, text });
      await bench.idle();
      const answer = fromBot(bench)[before];
      if (answer === undefined) throw new Error('the bot said nothing');
      return answer;
    },
    begin: async (answer, user) => {
      const before = fromBot(bench).length;
      await press(answer, 'run:begin', user);
      const begun = fromBot(bench)[before];
      if (begun === undefined) throw new Error('nothing was begun');
      return begun;
    },
    press,
    settle: async (message, step, choice, user = anna) => {
      const found = message.blocks
        .flatMap((block) => withMenu.safeParse(block).data ?? [])
        .find(({ text }) => text.text.includes(step));
      const value = found?.accessory.options.find(({ text }) => text.text === choice)?.value;
      if (found === undefined || value === undefined)
        throw new Error(`no ${choice} for ${step}: ${plainText(message)}`);
      await slack.choose(message, 'run:step', value, { user, blockId: found.block_id });
      await slack.settled();
      await bench.idle();
    },
    toldTo: (user) => {
      const told = slack.seenBy(user, channel).findLast(({ ephemeralTo }) => ephemeralTo === user.id);
      return told === undefined ? '' : plainText(told);
    },
  };
}
