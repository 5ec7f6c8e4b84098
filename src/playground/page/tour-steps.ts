import { plainText } from '../slack/plain-text.ts';
import type { Conversation, Message } from '../wire.ts';
import { type Playground } from './playground.ts';

export interface TourStep {
  readonly id: string;
  readonly title: string;
  readonly what: string;
  /** What its button says. */
  readonly label: string;
  readonly run: (playground: Playground) => Promise<void>;
}

const CHANNEL = 'checkout-prod';

const find = ({ snapshot }: Playground, fits: (one: Conversation) => boolean): string =>
  snapshot.conversations.find(fits)?.id ?? snapshot.open.id;

const channelOf = (playground: Playground): string => find(playground, ({ name }) => name === CHANNEL);

/** Types a command in the channel that the sample system belongs to, and looks there. */
const ask =
  (text: string) =>
  async (playground: Playground): Promise<void> => {
    const channel = channelOf(playground);
    playground.go({ in: channel, thread: undefined, tab: undefined });
    await playground.perform({ do: 'command', in: channel, text });
  };

const isPlan = (message: Message): boolean =>
  message.fromBot && !message.onlyYou && /roll back/i.test(plainText(message).slice(0, 200));

const askInThread = async (playground: Playground): Promise<void> => {
  const { snapshot, go, perform, tell } = playground;
  const plan = snapshot.open.messages.findLast(isPlan);
  if (plan === undefined) {
    tell(`First ask for a way back in #${CHANNEL}, and stay there: this goes on in its thread.`);
    return;
  }
  go({ thread: plan.ts });
  const text = 'two migrations ran since, one dropped a column';
  await perform({ do: 'say', in: snapshot.open.id, thread: plan.ts, text });
};

const declare = async (playground: Playground): Promise<void> => {
  const { snapshot, go, perform } = playground;
  const channel = find(playground, ({ name }) => name.startsWith('inc-'));
  const bot = snapshot.people.find(({ isBot }) => isBot);
  go({ in: channel, thread: undefined, tab: undefined });
  await perform({ do: 'say', in: channel, text: `<@${bot?.id ?? ''}> incident checkout answers with 503` });
};

/** Five things to try, each a press away. */
export const tourSteps: readonly TourStep[] = [
  {
    id: 'rollback',
    title: 'Ask for a way back',
    what: 'A sample system is registered for #checkout-prod. So three words are enough for a plan with its names and commands.',
    label: '/devops rollback v2.3',
    run: ask('/devops rollback v2.3'),
  },
  {
    id: 'follow-up',
    title: 'Say more in its thread',
    what: 'Tell what you found out. The plan is made anew with it.',
    label: 'A column was dropped',
    run: askInThread,
  },
  {
    id: 'gap',
    title: 'Fill in what is not known',
    what: 'A system nobody registered: what is missing is named, with a button that asks you for it. The answer then changes in place.',
    label: '/devops rollback payments to v2.3',
    run: ask('/devops rollback payments to v2.3 on eks'),
  },
  {
    id: 'checklist',
    title: 'Tick a list together',
    what: 'Tick something, then act as the other person (above) and tick the next: each tick has a name, a time and its proof.',
    label: '/devops checklist checkout',
    run: ask('/devops checklist checkout'),
  },
  {
    id: 'incident',
    title: 'Declare an incident',
    what: 'Mention it where things are on fire: a card with roles, severity and timeline, and the first minutes in the thread.',
    label: '@DevOps Consultant incident',
    run: declare,
  },
];
