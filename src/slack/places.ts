export interface Thread {
  readonly tenant: string;
  readonly channel: string;
  readonly ts: string;
}

export interface Channel {
  readonly tenant: string;
  readonly channel: string;
}

export interface Person {
  readonly tenant: string;
  readonly person: string;
}
