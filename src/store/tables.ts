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
  /** What a team told us of its systems. */
  systems: {
    tenant: string;
    id: string;
    body: string;
    revision: number;
    person: string;
    at: number;
  };
  /** What went live of each system. */
  releases: {
    tenant: string;
    system: string;
    id: string;
    version: string;
    at: number;
    migrations: string | null;
  };
  /** Which systems a channel is about. */
  bindings: {
    tenant: string;
    channel: string;
    system: string;
    person: string;
    at: number;
  };
  /** Each change of an item is a row; the last one is how it stands. */
  ticks: {
    tenant: string;
    system: string;
    list: string;
    item: string;
    version: number;
    ticked: number;
    person: string;
    at: number;
    evidence: string | null;
  };
  /** What was changed of what a team shares, and by whom. */
  audit: {
    tenant: string;
    /** Later ones sort after earlier ones. */
    id: string;
    at: number;
    person: string;
    /** '' for none. */
    system: string;
    body: string;
  };
  /** What goes on for a while: plans that are worked through, incidents. */
  stories: {
    tenant: string;
    id: string;
    kind: string;
    channel: string;
    thread: string;
    /** The id of the system it is about, or nothing. */
    system: string;
    body: string;
    at: number;
    open: number;
  };
  /** What happened to each of them, in order. */
  deeds: {
    tenant: string;
    story: string;
    number: number;
    person: string;
    at: number;
    body: string;
  };
  /** What people switched off while they worked a plan through. */
  pauses: {
    tenant: string;
    run: string;
    name: string;
    body: string;
    at: number;
    resumed: number;
  };
  /** Messages that Slack will post about something. */
  reminders: {
    tenant: string;
    about: string;
    body: string;
    at: number;
  };
  /** Homes and messages that are kept up to date. */
  displays: {
    tenant: string;
    id: string;
    kind: string;
    system: string;
    body: string;
    at: number;
    wanted: number;
    shown: number;
    hash: string | null;
    /** When what it shows changes by itself. */
    holds_until: number | null;
  };
  /** The workspaces that have taken us in; of one for a whole organisation the id is the tenant's. */
  installations: {
    tenant: string;
    id: string;
    bot_user: string;
    body: string;
    revision: number;
    at: number;
    /** When its token ends, where tokens do. */
    expires: number | null;
    /** Who renews it. */
    holder: string | null;
    held_until: number;
  };
}

/** What names a row, in every table. A table that is missing here does not compile. */
export const keyColumns: { readonly [Name in keyof Tables]: readonly (keyof Tables[Name] & string)[] } = {
  requests: ['tenant', 'id'],
  keys: ['tenant', 'key'],
  sent: ['tenant', 'request', 'key'],
  watches: ['tenant', 'channel'],
  silences: ['tenant', 'person'],
  turns: ['tenant', 'whose'],
  consultations: ['tenant', 'channel', 'thread'],
  systems: ['tenant', 'id'],
  bindings: ['tenant', 'channel', 'system'],
  releases: ['tenant', 'system', 'id'],
  ticks: ['tenant', 'system', 'list', 'item', 'version'],
  audit: ['tenant', 'id'],
  stories: ['tenant', 'id'],
  deeds: ['tenant', 'story', 'number'],
  pauses: ['tenant', 'run', 'name'],
  reminders: ['tenant', 'about'],
  displays: ['tenant', 'id'],
  installations: ['tenant', 'id'],
};

const isTable = (name: string): name is keyof Tables => Object.hasOwn(keyColumns, name);

export const tableNames: readonly (keyof Tables)[] = Object.keys(keyColumns).filter(isTable);
