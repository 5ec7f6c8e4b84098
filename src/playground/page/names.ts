import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** What ids stand for, for whoever looks. */
export interface Names {
  readonly me: string;
  readonly person: (id: string) => string;
  readonly channel: (id: string) => string;
  /** Goes to a conversation that is mentioned. */
  readonly go: (conversation: string) => void;
}

export const NamesContext = createContext<Names>({
  me: '',
  person: (id) => id,
  channel: (id) => id,
  go: () => {},
});

export const useNames = (): Names => useContext(NamesContext);
