import { type Slack } from './slack/open-slack.ts';
import { type Channel, type User } from './slack/state/workspace.ts';

/** The workspace of the playground. */
export interface Acme {
  readonly mina: User;
  readonly jonas: User;
  /** Where people look first. */
  readonly checkout: Channel;
}

const TOPICS: Readonly<Record<string, string>> = {
  general: 'Company-wide announcements',
  'checkout-prod': 'checkout in production: releases, alerts, on-call',
  'inc-142-checkout-5xx': 'SEV2: checkout has answered with 5xx since this afternoon',
  random: 'Anything else. The consultant has not been invited here.',
};

export const topicOf = ({ name }: Channel): string => TOPICS[name] ?? '';

const MINUTE = 60;

export const buildAcme = ({ world: { workspace, messages, clock } }: Slack): Acme => {
  const team = workspace.addTeam('acme');
  const mina = workspace.addUser('mina', team, 'Mina Okafor');
  const jonas = workspace.addUser('jonas', team, 'Jonas Weber');
  const members = [mina, jonas];
  const channel = (name: string, bot = true): Channel => workspace.addChannel({ name, members, bot, team });
  const general = channel('general');
  const checkout = channel('checkout-prod');
  const incident = channel('inc-142-checkout-5xx');
  const random = channel('random', false);
  for (const person of members) workspace.dmWith([person]);
  const now = Math.floor(clock.now() / 1000);
  const said = (place: Channel, author: User, minutesAgo: number, text: string): void => {
    const ts = `${now - minutesAgo * MINUTE}.000${100 + minutesAgo}`;
    messages.post({ channel: place, author: author.id, fromBot: false, via: 'person', text, blocks: [], ts });
  };
  said(general, jonas, 95, 'Release train is on time: checkout v2.4.1 goes out this afternoon.');
  said(checkout, jonas, 41, 'v2.4.1 is live, all pods are ready.');
  said(incident, mina, 26, 'checkout has answered with 503 for 20 minutes, the error rate is at 4 % and climbing.');
  said(incident, jonas, 24, 'It began right after v2.4.1. Should we roll back, or look at the database first?');
  said(random, mina, 180, 'Who has the good coffee beans?');
  return { mina, jonas, checkout };
};
