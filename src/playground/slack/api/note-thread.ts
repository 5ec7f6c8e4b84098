import { type Channel } from '../state/workspace.ts';
import { type Caller } from './method.ts';

/** The reference names no error for a thread that is not there, so it is taken, and told to the test. */
export const noteThread = (
  where: string,
  channel: Channel,
  threadTs: string | undefined,
  { world }: Pick<Caller, 'world'>,
): void => {
  if (threadTs === undefined) return;
  const parent = world.messages.find(channel.id, threadTs);
  if (parent === undefined) world.journal.note(where, 'unknown_thread_ts', `no message ${threadTs} in ${channel.id}`);
  else if (parent.ephemeralTo !== undefined)
    world.journal.note(where, 'thread_on_ephemeral', 'an ephemeral message has no thread');
  else if (parent.threadTs !== undefined)
    world.journal.note(where, 'thread_ts_of_reply', 'thread_ts must be the parent’s');
};
