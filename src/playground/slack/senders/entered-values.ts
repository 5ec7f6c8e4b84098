import { type JsonObject } from '../json-object.ts';
import { type ViewState } from '../state/view-store.ts';
import { enteredValue, stateOf, type Entry } from './entered-value.ts';
import { findElement } from './find-element.ts';

/** What stands in inputs, by block id and action id. */
export type Entries = Readonly<Record<string, Readonly<Record<string, Entry>>>>;

/** The state of a surface in which these entries stand; what is not named stays as it was. */
export const enteredValues = (blocks: readonly JsonObject[], entries: Entries, before: ViewState = {}): ViewState => {
  const state: ViewState = { ...before };
  for (const [blockId, fields] of Object.entries(entries)) {
    for (const [actionId, entry] of Object.entries(fields)) {
      const { element } = findElement(blocks, actionId, blockId);
      state[blockId] = { ...state[blockId], [actionId]: enteredValue(element, entry) };
    }
  }
  return stateOf(blocks, state);
};
