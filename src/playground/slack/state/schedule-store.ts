import { type SlackClock } from './slack-clock.ts';
import { type Channel } from './workspace.ts';

/** A message that is to be posted. */
export interface ScheduledMessage {
  readonly id: string;
  readonly channel: Channel;
  /** In whole seconds. */
  readonly postAt: number;
  readonly createdAt: number;
  readonly text: string;
}

export interface ScheduleStore {
  /** In the order of their times. */
  readonly all: readonly ScheduledMessage[];
  add(message: Omit<ScheduledMessage, 'id' | 'createdAt'>, post: () => void): ScheduledMessage;
  /** False when it is not there any more. */
  remove(id: string): boolean;
}

const second = 1000;

export const createScheduleStore = (clock: SlackClock, newId: (prefix: string) => string): ScheduleStore => {
  const all: ScheduledMessage[] = [];
  const callOff = new Map<string, () => void>();
  const forget = (id: string): boolean => {
    const at = all.findIndex((one) => one.id === id);
    if (at === -1) return false;
    all.splice(at, 1);
    callOff.delete(id);
    return true;
  };
  return {
    all,
    add: (fields, post) => {
      const message = { ...fields, id: newId('Q'), createdAt: Math.floor(clock.now() / second) };
      all.push(message);
      all.sort((one, other) => one.postAt - other.postAt);
      const stop = clock.at(message.postAt * second, () => {
        forget(message.id);
        post();
      });
      callOff.set(message.id, stop);
      return message;
    },
    remove: (id) => {
      callOff.get(id)?.();
      return forget(id);
    },
  };
};
