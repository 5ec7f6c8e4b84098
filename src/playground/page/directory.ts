import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

interface Entry {
  readonly id: string;
  readonly name: string;
}

/** Who and what can be picked from a list. */
export interface Directory {
  readonly people: readonly Entry[];
  readonly channels: readonly Entry[];
}

export const DirectoryContext = createContext<Directory>({ people: [], channels: [] });

export const useDirectory = (): Directory => useContext(DirectoryContext);
