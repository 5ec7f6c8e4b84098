import { createContext } from 'preact';
import { isObject, objectsIn, type JsonObject } from '../../slack/json-object.ts';

const OWN_IDS = new Set(['block_id', 'action_id']);

/** A piece of an answer without the ids that are new each time: what two answers have in common has one print. */
export const printOf = (piece: JsonObject): string =>
  JSON.stringify(piece, (key, value: unknown) => (OWN_IDS.has(key) ? undefined : value));

/** The parts of a message that can be compared: its blocks, and the pieces of those of rich text. */
const partsOf = (blocks: readonly JsonObject[]): JsonObject[] =>
  blocks.flatMap((block) =>
    block['type'] === 'rich_text' ? objectsIn(block['elements']) : [block, ...objectsIn(block['child_blocks'])],
  );

export const printsOf = (messages: readonly { blocks: readonly JsonObject[] }[]): ReadonlySet<string> =>
  new Set(
    messages
      .flatMap(({ blocks }) => partsOf(blocks))
      .filter(isObject)
      .map(printOf),
  );

/** Of the last question here that was asked again: what the earlier answer held, and which messages answer now. */
export const AgainContext = createContext<
  { readonly prints: ReadonlySet<string>; readonly after: ReadonlySet<string> } | undefined
>(undefined);

/** What an earlier answer to the same question held; undefined where nothing is compared. */
export const BeforeContext = createContext<ReadonlySet<string> | undefined>(undefined);
