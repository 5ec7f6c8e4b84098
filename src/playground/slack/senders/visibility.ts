import { type StoredMessage } from '../state/message-store.ts';
import { type User } from '../state/workspace.ts';

/** Whether a person can see a message now. Public channels can be read by everybody of the workspace. */
export const isVisibleTo = (message: StoredMessage, user: User): boolean => {
  const { channel, ephemeralTo, deleted, shown } = message;
  if (deleted || !shown || channel.team !== user.team) return false;
  if (ephemeralTo !== undefined) return ephemeralTo === user.id;
  return channel.kind === 'public' || channel.members.has(user.id);
};
