import { SlackError } from '../api/slack-error.ts';
import { type SlackClock } from './slack-clock.ts';
import { type User } from './workspace.ts';

const LIFETIME_MS = 3000;

/** The right to open one modal, given by one interaction: good once, for three seconds. */
export interface TriggerStore {
  issue(user: User): string;
  exchange(triggerId: string): User;
}

export const createTriggerStore = (clock: SlackClock): TriggerStore => {
  const triggers = new Map<string, { user: User; at: number; used: boolean }>();
  return {
    issue: (user) => {
      const id = `${triggers.size + 1}.${Math.floor(clock.now() / 1000)}.${user.id.toLowerCase()}`;
      triggers.set(id, { user, at: clock.now(), used: false });
      return id;
    },
    exchange: (triggerId) => {
      const trigger = triggers.get(triggerId);
      if (trigger === undefined) throw new SlackError('invalid_trigger_id');
      if (trigger.used) throw new SlackError('exchanged_trigger_id');
      if (clock.now() - trigger.at > LIFETIME_MS) throw new SlackError('expired_trigger_id');
      trigger.used = true;
      return trigger.user;
    },
  };
};
