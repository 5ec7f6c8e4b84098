import { z } from 'zod';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import type { StoredMessage } from '../../src/playground/slack/state/message-store.ts';
import type { StoredView } from '../../src/playground/slack/state/view-store.ts';
import type { Channel, User } from '../../src/playground/slack/state/workspace.ts';
import { fromBot, startBench, type Bench, type BenchOptions } from './bench.ts';

type Screen = StoredMessage | StoredView;

/** What one reads of an item: its box, its button, and what is said below. */
export interface Seen {
  readonly blockId: string;
  readonly ticked: boolean;
  readonly button: string;
  readonly below: string;
}

/** Two colleagues who tick lists. */
export interface TickTeam {
  readonly bench: Bench;
  readonly anna: User;
  readonly ben: User;
  readonly channel: Channel;
  /** Opens the app, and gives what it shows. */
  home(user: User): Promise<StoredView>;
  /** An answer that everybody in the channel sees. */
  ask(user: User, text: string): Promise<StoredMessage>;
  /** Presses the box of an item. */
  press(screen: Screen, item: string, user?: User): Promise<void>;
  /** Presses the box, and gives what the form asks for. */
  prove(screen: Screen, item: string, proof: string, user?: User): Promise<void>;
}

const boxed = z.object({
  type: z.literal('section'),
  block_id: z.string(),
  text: z.object({ text: z.string() }),
  accessory: z.object({ action_id: z.literal('tick'), text: z.object({ text: z.string() }) }),
});

export function itemOn({ blocks }: Pick<Screen, 'blocks'>, item: string): Seen {
  for (const [at, block] of blocks.entries()) {
    const { success, data } = boxed.safeParse(block);
    if (!success || !data.text.text.includes(item)) continue;
    const next = blocks[at + 1];
    return {
      blockId: data.block_id,
      ticked: data.text.text.startsWith('✓'),
      button: data.accessory.text.text,
      below: next?.['type'] === 'rich_text' ? plainText({ blocks: [next] }) : '',
    };
  }
  throw new Error(`no ${item} among: ${plainText({ blocks })}`);
}

export const ticked = ({ blocks }: Pick<Screen, 'blocks'>): string[] =>
  blocks.flatMap((block) => {
    const { success, data } = boxed.safeParse(block);
    return success && data.text.text.startsWith('✓') ? [data.text.text.slice(2)] : [];
  });

export async function startTickTeam(options: BenchOptions = {}): Promise<TickTeam> {
  const bench = await startBench(options);
  const { slack } = bench;
  const anna = slack.addUser('anna');
  const ben = slack.addUser('ben');
  const channel = slack.addChannel({ members: [anna, ben] });
  const userOf = (screen: Screen, user: User | undefined): User => user ?? ('user' in screen ? screen.user : anna);
  const click = async (screen: Screen, item: string, user: User): Promise<void> => {
    await slack.clickButton(screen, 'tick', { user, blockId: itemOn(screen, item).blockId });
    await slack.settled();
  };
  return {
    bench,
    anna,
    ben,
    channel,
    home: async (user) => {
      await slack.openHome(user);
      await bench.idle();
      const home = slack.homeOf(user);
      if (home === undefined) throw new Error('no Home');
      return home;
    },
    ask: async (user, text) => {
      const before = fromBot(bench).length;
      await slack.command({ user, channel, text });
      await bench.idle();
      const answer = fromBot(bench)[before];
      if (answer === undefined) throw new Error('the bot said nothing');
      return answer;
    },
    press: async (screen, item, user) => {
      await click(screen, item, userOf(screen, user));
      await bench.idle();
    },
    prove: async (screen, item, proof, user) => {
      const who = userOf(screen, user);
      await click(screen, item, who);
      const form = slack.modalOf(who);
      if (form === undefined) throw new Error('no form');
      await slack.submitView(form, { proof });
      await bench.idle();
    },
  };
}
