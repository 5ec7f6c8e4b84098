import { type SharedFile } from '../state/message-store.ts';
import { type Team } from '../state/workspace.ts';
import { type World } from '../state/world.ts';

/** A bot sees the files that were shared where it is, as long as the message is there. */
export const fileSeenBy = ({ botUserId }: Team, id: string, { messages }: World): SharedFile | undefined =>
  messages.all
    .filter(({ channel, deleted }) => !deleted && channel.members.has(botUserId))
    .flatMap(({ files }) => files)
    .find((file) => file.id === id);
