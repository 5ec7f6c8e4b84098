import type { AuthorizeResult, AuthorizeSourceData } from '@slack/bolt';
import type { RequestListener } from 'node:http';
import type { SecretOf } from '../hooks/hook-secret.ts';
import type { Who } from '../heard/who.ts';
import type { Apis } from './apis.ts';

/** How we come to be in workspaces: by the one token that we were given, or because people install the app. */
export interface Membership {
  readonly apis: Apis;
  /** On whose behalf something came. Throws NotInstalled when nobody there has taken us in. */
  readonly authorize: (source: AuthorizeSourceData<boolean>, body?: unknown) => Promise<AuthorizeResult>;
  /** Asks Slack who we are, where there is one answer. False while Slack is away; rejects on a token that it refuses. */
  meet(): Promise<boolean>;
  /** Whether anything can be said at all, as far as Slack goes. */
  isWell(): boolean;
  /** The tenant of whoever names none. */
  only(): string | undefined;
  /** With which pipelines sign. */
  secretOf(secret: string): SecretOf;
  /** Slack says that somebody has taken us out of their workspace, or a token from us. */
  left(who: Who, what: Leaving): Promise<void>;
  /** Where people install the app, at these paths. */
  readonly pages?: Readonly<Record<string, RequestListener>>;
}

export interface Leaving {
  readonly kind: 'uninstalled' | 'revoked';
  /** From all workspaces of an organisation. */
  readonly organisation: boolean;
  /** When Slack saw it. */
  readonly at: number;
}
