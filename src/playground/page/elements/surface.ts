import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Entry } from '../../act.ts';
import { type JsonObject } from '../../slack/json-object.ts';

/** A message, a modal or the home tab: where elements are, and what happens when somebody uses one. */
export interface Surface {
  readonly entryOf: (block: string, element: JsonObject) => Entry;
  /** Keeps what was entered until it is sent. */
  readonly enter: (block: string, element: JsonObject, entry: Entry) => void;
  /** Tells the bot: a button was pressed, something was chosen. */
  readonly use: (block: string, element: JsonObject, entry?: Entry) => void;
  /** The element that is waiting for the bot: `block action`. */
  readonly waiting: string | undefined;
  readonly errors: Readonly<Record<string, string>>;
}

export const keyOf = (block: string, element: JsonObject): string => `${block} ${String(element['action_id'])}`;

export const SurfaceContext = createContext<Surface>({
  entryOf: () => null,
  enter: () => {},
  use: () => {},
  waiting: undefined,
  errors: {},
});

export const useSurface = (): Surface => useContext(SurfaceContext);
