import type { Change } from '../../consult/audit/change.ts';

/** Who did something, and when: the id of a person, or the name of what did it outside of Slack. */
export interface By {
  readonly person: string;
  readonly at: number;
}

export interface AuditEntry extends By {
  /** Later ones sort after earlier ones. */
  readonly id: string;
  /** The id of the system that it is about; '' for none. */
  readonly system: string;
  /** Missing when it cannot be read any more. */
  readonly change?: Change;
}

export interface AuditAsked {
  readonly system?: string;
  /** Not before that time. */
  readonly since?: number;
  /** Before the entry of that id. */
  readonly before?: string;
  readonly most: number;
}

/** What was changed of what a team shares: written by whoever keeps the change, together with it. */
export interface Audits {
  /** Newest first. */
  list(tenant: string, asked: AuditAsked): Promise<readonly AuditEntry[]>;
}
