import type { SlackMessage } from '../../render/slack/message.ts';
import type { Deliver } from '../delivery/deliver.ts';
import type { SlackApi } from '../delivery/slack-api.ts';
import { SlackRefusal } from '../delivery/trouble.ts';
import type { Request } from '../request.ts';
import type { Reminder, Reminders } from './stories.ts';

export interface RemindingParts {
  readonly apiFor: (request: Request) => SlackApi;
  readonly reminders: Reminders;
  readonly now: () => number;
}

export interface Due {
  /** Its own among those of one request. */
  readonly key: string;
  readonly at: number;
}

export interface Reminding {
  callOff(request: Request, about: string): Promise<void>;
  /** Has Slack say it at these times, and no others any more. Where we may not speak nobody is reminded. */
  remind(request: Request, what: Remind, deliver: Deliver): Promise<void>;
}

export interface Remind {
  readonly about: string;
  readonly channel: string;
  readonly times: readonly Due[];
  readonly message: SlackMessage;
  /** Whom it reminds of what they did. */
  readonly to?: readonly string[];
}

/** Slack refuses what is due too soon. */
const soonest = 10_000;
const second = 1000;

/** Slack counts whole seconds: what it has said by then is not to be called off. */
const whenSaid = (at: number): number => Math.floor(at / second) * second;

/** Slack itself keeps the reminders, so that no restart forgets one. */
export function createReminding({ apiFor, reminders, now }: RemindingParts): Reminding {
  /** What is to be said is scheduled before: whoever dies in between finds it again, and calls off nothing of it. */
  const keepOnly = async (request: Request, about: string, kept: readonly Reminder[]): Promise<void> => {
    const ids = new Set(kept.map(({ id }) => id));
    for (const { channel, id, at } of await reminders.of(request.tenant, about))
      if (!ids.has(id) && at > now()) await apiFor(request).unschedule(channel, id);
    await reminders.keep(request.tenant, about, kept, now());
  };

  return {
    callOff: (request, about) => keepOnly(request, about, []),
    remind: async (request, { about, channel, times, message, to }, deliver) => {
      const kept: Reminder[] = [];
      for (const { key, at } of times) {
        if (at - now() < soonest) continue;
        try {
          kept.push({ channel, id: await deliver.later(key, at, message, to), at: whenSaid(at) });
        } catch (error) {
          if (error instanceof SlackRefusal) break;
          throw error;
        }
      }
      await keepOnly(request, about, kept);
    },
  };
}
