import { useRef, useState } from 'preact/hooks';
import type { Entries, Entry } from '../../act.ts';
import type { State } from '../../wire.ts';
import { everyBlock, interactiveElements } from '../../slack/block-kit/interactive-elements.ts';
import { stringOf, type JsonObject } from '../../slack/json-object.ts';
import { entryOfState, initialEntry } from './entry-of.ts';

const STATELESS = new Set(['button', 'overflow', 'workflow_button', 'feedback_buttons', 'icon_button']);

export interface EnteredHere {
  readonly entryOf: (block: string, element: JsonObject) => Entry;
  readonly enter: (block: string, element: JsonObject, entry: Entry) => void;
  /** All that stands in the inputs now. */
  readonly all: () => Entries;
}

/** What somebody entered and has not sent; before that what Slack keeps; before that what the bot put there. */
export const useEntries = (blocks: readonly JsonObject[], state: State): EnteredHere => {
  const local = useRef<Entries>({});
  const [, draw] = useState(0);
  const entryOf = (block: string, element: JsonObject): Entry => {
    const action = stringOf(element['action_id']);
    const entered = local.current[block]?.[action];
    return entered === undefined ? (entryOfState(state[block]?.[action]) ?? initialEntry(element)) : entered;
  };
  return {
    entryOf,
    enter: (block, element, entry) => {
      const action = stringOf(element['action_id']);
      local.current = { ...local.current, [block]: { ...local.current[block], [action]: entry } };
      draw((count) => count + 1);
    },
    all: () => {
      const entries: Entries = {};
      for (const { block } of everyBlock(blocks)) {
        const id = stringOf(block['block_id']);
        for (const element of interactiveElements(block)) {
          if (STATELESS.has(stringOf(element['type']))) continue;
          (entries[id] ??= {})[stringOf(element['action_id'])] = entryOf(id, element);
        }
      }
      return entries;
    },
  };
};
