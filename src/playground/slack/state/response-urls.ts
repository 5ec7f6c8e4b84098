import { randomUUID } from 'node:crypto';
import { type SlackClock } from './slack-clock.ts';
import { type StoredMessage } from './message-store.ts';
import { type Channel, type User } from './workspace.ts';

const USES = 5;
const LIFETIME_MS = 30 * 60 * 1000;

export interface ResponseUrl {
  readonly path: string;
  readonly channel: Channel;
  readonly user: User;
  /** The message whose button or menu was used. */
  readonly source: StoredMessage | undefined;
  /** What was said here first, where no message was used. */
  said: StoredMessage | undefined;
  readonly issuedAt: number;
  uses: number;
}

/** The addresses an interaction gives for answers: five uses within half an hour, no token, wherever it happened. */
export interface ResponseUrls {
  issue(kind: 'commands' | 'actions', channel: Channel, user: User, source?: StoredMessage): ResponseUrl;
  find(path: string): ResponseUrl | undefined;
  /** Why Slack would not take one more answer here. */
  refusal(responseUrl: ResponseUrl): 'used_url' | 'expired_url' | undefined;
}

export const createResponseUrls = (clock: SlackClock): ResponseUrls => {
  const urls = new Map<string, ResponseUrl>();
  return {
    issue: (kind, channel, user, source) => {
      const path = `/${kind}/${channel.team.id}/${urls.size + 1}/${randomUUID().replaceAll('-', '')}`;
      const responseUrl = { path, channel, user, source, said: undefined, issuedAt: clock.now(), uses: 0 };
      urls.set(path, responseUrl);
      return responseUrl;
    },
    find: (path) => urls.get(path),
    refusal: ({ uses, issuedAt }) => {
      if (clock.now() - issuedAt > LIFETIME_MS) return 'expired_url';
      return uses >= USES ? 'used_url' : undefined;
    },
  };
};
