/** Times are milliseconds since 1970; `body` is JSON. No type is used that only one database has. */
export interface Tables {
  /** What has been asked and is not yet answered. */
  requests: {
    /** Later ones sort after earlier ones. */
    id: string;
    tenant: string;
    lane: string;
    body: string;
    attempts: number;
    due: number;
    holder: string | null;
    held_until: number;
  };
  /** Names of requests, kept longer than they are: the same one may come again. */
  keys: {
    tenant: string;
    key: string;
    at: number;
  };
  sent: {
    tenant: string;
    request: string;
    key: string;
    channel: string | null;
    ts: string | null;
  };
  /** Channels in which somebody let us listen. */
  watches: {
    tenant: string;
    channel: string;
    person: string;
    at: number;
  };
  /** People who want no offers. */
  silences: {
    tenant: string;
    person: string;
    at: number;
  };
  /** The last offer to a person, and in a channel: `whose` is one or the other. */
  turns: {
    tenant: string;
    whose: string;
    request: string;
    at: number;
  };
  consultations: {
    tenant: string;
    channel: string;
    thread: string;
    body: string;
    at: number;
    /** Missing in rows from before it was kept. */
    asker: string | null;
  };
}
