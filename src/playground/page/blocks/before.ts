import { createContext } from 'preact';
import { objectsIn, type JsonObject } from '../../slack/json-object.ts';

const OWN_IDS = new Set(['block_id', 'action_id']);

/** A piece of an answer without the ids that are new each time: what two answers have in common has one print. */
export const printOf = (piece: unknown): string =>
  JSON.stringify(piece, (key, value: unknown) => (OWN_IDS.has(key) ? undefined : value));

const PIECES: Readonly<Record<string, string>> = { rich_text: 'elements', table: 'rows', data_table: 'rows' };

/** Whether a block is compared piece by piece: text by its paragraphs, a table by its rows. */
export const isOfPieces = (block: JsonObject): boolean => String(block['type']) in PIECES;

const piecesOf = (block: JsonObject): unknown[] => {
  const pieces: unknown = block[PIECES[String(block['type'])] ?? ''];
  return Array.isArray(pieces) ? pieces : [block, ...objectsIn(block['child_blocks'])];
};

export const printsOf = (messages: readonly { blocks: readonly JsonObject[] }[]): ReadonlySet<string> =>
  new Set(messages.flatMap(({ blocks }) => blocks.flatMap(piecesOf)).map(printOf));

/** Of the last question here that was asked again: what the earlier answer held, and which messages answer now. */
export const AgainContext = createContext<
  { readonly prints: ReadonlySet<string>; readonly after: ReadonlySet<string> } | undefined
>(undefined);

/** What an earlier answer to the same question held; undefined where nothing is compared. */
export const BeforeContext = createContext<ReadonlySet<string> | undefined>(undefined);
