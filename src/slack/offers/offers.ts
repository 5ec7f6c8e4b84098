import type { Channel, Person } from '../places.ts';

/** What keeps offers rare. */
export interface Offers {
  /**
   * Takes the turn of a person and of a channel, both or none: none while one of them had a turn after that time. Of
   * several processes that try at once, one gets it; the request that has it may ask again.
   */
  take(turn: Turn): Promise<boolean>;
  /** From now on no offers for this person, or offers again. */
  silence(person: Person, at: number): Promise<void>;
  welcome(person: Person): Promise<void>;
  isSilenced(person: Person): Promise<boolean>;
}

export interface Turn extends Channel, Person {
  readonly request: string;
  readonly at: number;
  readonly personLast: number;
  readonly channelLast: number;
}
