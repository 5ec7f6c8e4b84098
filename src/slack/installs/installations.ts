import type { Holder } from '../store.ts';
import type { Installation, Workspace } from './installation.ts';

/** As it is kept: it grows with each change. */
export interface Kept extends Installation {
  readonly revision: number;
}

export interface Tokens {
  readonly token: string;
  readonly refreshToken: string;
  readonly expiresAt: number;
}

/** The workspaces that have taken us in, each with the token to speak there. */
export interface Installations {
  /** In the place of an earlier one of the same workspace or organisation. */
  save(installation: Installation): Promise<void>;
  /**
   * The one to speak with: that of the team or that of its organisation, the newer one of both. Where the team is not
   * known, the newest of the tenant.
   */
  find(workspace: Workspace): Promise<Kept | undefined>;
  /** Of several processes one gets the turn to renew its token; nobody, when it has changed since. */
  takeTurn(kept: Kept, turn: Holder): Promise<boolean>;
  /** By whoever has the turn, which ends with it. False when somebody has installed us anew meanwhile: that one stays. */
  renew(kept: Kept, tokens: Tokens, holderId: string): Promise<boolean>;
  /** By whoever has the turn: it did not work, and nobody is to try again before that time. */
  pause(kept: Kept, holderId: string, until: number): Promise<void>;
  /** Of this team or organisation itself. */
  of(id: string): Promise<Kept | undefined>;
  /** By the bot that people mention there. */
  ofBot(botUserId: string): Promise<Kept | undefined>;
  /** Not one that somebody has put there since. */
  remove(kept: Kept): Promise<void>;
  /** Whether any is left of a tenant. */
  any(tenant: string): Promise<boolean>;
}
