import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Act } from '../act.ts';
import type { Done, Snapshot } from '../wire.ts';
import { type Place } from './place.ts';

/** `Omit` for each member of a union by itself. */
type Without<Union, Key extends string> = Union extends unknown ? Omit<Union, Key> : never;

/** An act without who does it: that is who one acts as. */
export type Deed = Without<Act, 'as'>;

/** How much was done here so far, and the thread in which something was said last. */
export interface Acts {
  readonly count: number;
  readonly thread?: string;
  readonly at: number;
}

/** What every part of the page needs. */
export interface Playground {
  readonly snapshot: Snapshot;
  readonly place: Place;
  /** Looks elsewhere; what is not named stays, but a thread belongs to its conversation. */
  readonly go: (to: Partial<Place>) => void;
  /** Does it as the person one acts as. What went wrong is said on the page. */
  readonly perform: (deed: Deed) => Promise<Done>;
  /** What comes right after an act is its answer. */
  readonly acts: { readonly current: Acts };
  /** Says something for a moment. */
  readonly tell: (words: string) => void;
}

export const PlaygroundContext = createContext<Playground | undefined>(undefined);

export const usePlayground = (): Playground => {
  const playground = useContext(PlaygroundContext);
  if (playground === undefined) throw new Error('this part of the page stands outside of the playground');
  return playground;
};
