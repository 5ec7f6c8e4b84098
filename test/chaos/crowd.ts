import type { FakeSlack } from '../../src/playground/slack/fake-slack.ts';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import type { StoredMessage } from '../../src/playground/slack/state/message-store.ts';
import type { Channel, User } from '../../src/playground/slack/state/workspace.ts';
import type { Chance } from './chance.ts';
import { retryAsSlack, type Brought } from './deliver-as-slack.ts';

/** In what ways people ask: for everybody, in a thread, in a way that is answered to them alone, and by a button. */
const ways = ['command', 'mention', 'hint', 'click'] as const;
type Way = (typeof ways)[number];

/** As often as given here. */
const mix: readonly Way[] = [
  'command',
  'command',
  'command',
  'mention',
  'mention',
  'mention',
  'hint',
  'click',
  'click',
];

/** On the first message of every answer here. */
const button = 'ask:migrations-additive';

interface Said {
  readonly text: string;
  /** Of the request it belongs to, and its place in the answer; what only one person sees has none. */
  readonly key: string;
}

interface Asked extends Brought {
  readonly way: Way;
  readonly version: string;
  /** What the bot said to it, by now: a press is answered where the answer is on which somebody pressed. */
  readonly said: () => readonly Said[];
  readonly root?: () => StoredMessage | undefined;
  readonly of?: Asked;
}

export interface Crowd {
  /** Sees what answers are like as long as nothing goes wrong. */
  learn(idle: () => Promise<void>): Promise<void>;
  ask(): Promise<void>;
  /** What is not as it was promised: nothing, once all is done. */
  complaints(): readonly string[];
  readonly figures: () => Readonly<Record<string, number>>;
}

export interface CrowdParts {
  readonly slack: FakeSlack;
  readonly chance: Chance;
  readonly reach: () => void;
}

/** A channel takes a message a second, so that many people in few channels would mostly wait. */
const mostChannels = 40;

const sorted = (messages: readonly Said[]): string => JSON.stringify(messages.map(({ text }) => text).toSorted());

export const createCrowd = ({ slack, chance, reach }: CrowdParts): Crowd => {
  const anna = slack.addUser('anna');
  const channels: Channel[] = Array.from({ length: mostChannels }, () => slack.addChannel({ members: [anna] }));
  let asked: Asked[] = [];
  const pressed = new Set<Asked>();
  let count = 100;
  /** Whole answers, with what follows a press on them. */
  const answers: Record<string, readonly Said[]> = {};

  const told = (messages: readonly StoredMessage[], version: string): readonly Said[] =>
    messages
      .filter(({ fromBot }) => fromBot)
      .map((one) => ({
        text: plainText(one).replaceAll(version, 'VERSION'),
        key: String(one.metadata?.event_payload['key'] ?? ''),
      }));

  const command = async (version: string, channel: Channel): Promise<Asked> => {
    const roots = () =>
      slack.messages.filter(
        (one) =>
          one.channel === channel && one.fromBot && one.threadTs === undefined && plainText(one).includes(version),
      );
    reach();
    const { acknowledged } = await slack.command({ user: anna, channel, text: `rollback ${version}` });
    const said = () => roots().flatMap(({ ts }) => told(slack.thread(channel, ts), version));
    return { way: 'command', version, acknowledged, retries: 0, said, root: () => roots()[0] };
  };

  const mention = async (version: string, channel: Channel): Promise<Asked> => {
    reach();
    const { message, deliveries } = await slack.mention({ user: anna, channel, text: `rollback ${version}` });
    const brought = await Promise.all(deliveries.map((one) => retryAsSlack(one, { slack, reach, chance })));
    const answer = () => slack.thread(channel, message.ts).filter(({ fromBot }) => fromBot);
    return {
      way: 'mention',
      version,
      acknowledged: brought.some(({ acknowledged }) => acknowledged),
      retries: brought.reduce((sum, { retries }) => sum + retries, 0),
      said: () => told(answer(), version),
      root: () => answer()[0],
    };
  };

  const hint = async (version: string, channel: Channel): Promise<Asked> => {
    // Somebody new, who sees nothing but this.
    const user: User = slack.addUser(`somebody-${version}`);
    channel.members.add(user.id);
    reach();
    const { acknowledged } = await slack.command({ user, channel, text: `rollback ${version} --nonsense` });
    const seen = () => slack.messages.filter(({ ephemeralTo, deleted }) => ephemeralTo === user.id && !deleted);
    return { way: 'hint', version, acknowledged, retries: 0, said: () => told(seen(), version) };
  };

  const isWhole = ({ way, said }: Asked): boolean => sorted(said()) === sorted(answers[way] ?? []);

  /** By somebody who has read the answer. */
  const click = async (of: Asked): Promise<Asked | undefined> => {
    const root = of.root?.();
    if (root === undefined) return undefined;
    // Before it is on its way: a second press would be a second request.
    pressed.add(of);
    reach();
    const { acknowledged } = await slack.clickButton(root, button, { user: anna });
    return { way: 'click', version: of.version, acknowledged, retries: 0, of, said: of.said };
  };

  const act = async (way: Way): Promise<Asked | undefined> => {
    const channel = chance.one(channels);
    const version = `v${(count += 1)}.9`;
    if (way === 'mention') return mention(version, channel);
    if (way === 'hint') return hint(version, channel);
    if (way === 'command') return command(version, channel);
    const open = asked.filter((one) => one.root?.() !== undefined && !pressed.has(one) && isWhole(one));
    return open.length === 0 ? command(version, channel) : click(chance.one(open));
  };

  const complaint = (one: Asked): string | undefined => {
    const { way, version, acknowledged, said } = one;
    const press = asked.find(({ of }) => of === one);
    const name = press === undefined ? way : `${way} and press`;
    const right = [
      ...(press === undefined || !press.acknowledged ? [answers[way]] : []),
      ...(press === undefined ? [] : [answers[`${way} and press`]]),
      // Slack told whoever asked that it did not reach us.
      ...(acknowledged ? [] : [[]]),
    ];
    const now = said();
    if (right.some((messages) => sorted(messages ?? []) === sorted(now))) return undefined;
    const heads = now.map(({ text, key }) => `  ${key}: ${text.slice(0, 60).replaceAll('\n', ' ')}`);
    return [`${name} ${version}, ${acknowledged ? '' : 'not '}acknowledged`, ...heads].join('\n');
  };

  const number = (counts: (one: Asked) => boolean): number => asked.filter(counts).length;

  return {
    learn: async (idle) => {
      for (const way of ['command', 'mention', 'hint'] as const) {
        const one = await act(way);
        await idle();
        if (one === undefined) continue;
        answers[way] = one.said();
        if (one.root === undefined) continue;
        await click(one);
        await idle();
        answers[`${way} and press`] = one.said();
      }
      asked = [];
    },
    ask: async () => {
      const one = await act(chance.one(mix));
      if (one !== undefined) asked.push(one);
    },
    complaints: () => asked.flatMap((one) => (one.way === 'click' ? [] : (complaint(one) ?? []))),
    figures: () => ({
      asked: asked.length,
      acknowledged: number(({ acknowledged }) => acknowledged),
      ...Object.fromEntries(ways.map((way) => [way, number((one) => one.way === way)])),
      retried: number(({ retries }) => retries > 0),
      'not acknowledged and answered': number(({ acknowledged, said }) => !acknowledged && said().length > 0),
    }),
  };
};
