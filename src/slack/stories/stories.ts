/** Something that goes on for a while, with all that happened to it, in order: a plan that is worked through, an incident. */
export interface Story<Subject, Deed> {
  readonly id: string;
  readonly channel: string;
  readonly thread: string;
  /** The id of the system it is about; '' where it is about none. */
  readonly system: string;
  readonly subject: Subject;
  readonly happened: readonly Happening<Deed>[];
}

/** What somebody did, and when in milliseconds. */
export interface Happening<Deed> {
  readonly person: string;
  readonly at: number;
  readonly deed: Deed;
}

export interface Place {
  readonly tenant: string;
  readonly channel: string;
  /** Any of the channel when it is missing. */
  readonly thread?: string;
}

/** What happens to a story is only ever added: nobody writes over what somebody else did. */
export interface Stories<Subject, Deed> {
  /** With what begins it. False when there is one of that id. */
  begin(tenant: string, story: Omit<Story<Subject, Deed>, 'happened'>, first: Happening<Deed>): Promise<boolean>;
  find(tenant: string, id: string): Promise<Story<Subject, Deed> | undefined>;
  /** The newest that is not closed. */
  openIn(place: Place): Promise<Story<Subject, Deed> | undefined>;
  /** All that are not closed, the oldest first. */
  open(tenant: string): Promise<readonly Story<Subject, Deed>[]>;
  /** Those of a system that are closed, the newest first. */
  ended(tenant: string, system: string, most: number): Promise<readonly Story<Subject, Deed>[]>;
  /** After so many others. False when somebody was first: then nothing was added. */
  add(tenant: string, id: string, after: number, happening: Happening<Deed>, open: boolean): Promise<boolean>;
}

/** Messages that Slack will post about something, so that they can be called off. */
export interface Reminders {
  of(tenant: string, about: string): Promise<readonly Reminder[]>;
  /** These, and no others any more. */
  keep(tenant: string, about: string, reminders: readonly Reminder[], at: number): Promise<void>;
}

export interface Reminder {
  readonly channel: string;
  /** What Slack calls it. */
  readonly id: string;
  readonly at: number;
}
