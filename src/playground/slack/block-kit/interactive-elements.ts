import { isObject, objectsIn, type JsonObject } from '../json-object.ts';

/** The blocks of a message or view with those inside containers, each with its pointer. */
export const everyBlock = (blocks: unknown, at = ''): { block: JsonObject; at: string }[] =>
  objectsIn(blocks).flatMap((block, index) => [
    { block, at: `${at}/${index}` },
    ...everyBlock(block['child_blocks'], `${at}/${index}/child_blocks`),
    ...(block['type'] === 'carousel' ? everyBlock(block['elements'], `${at}/${index}/elements`) : []),
  ]);

const PASSIVE = new Set(['image', 'plain_text', 'mrkdwn']);

/** What can be pressed, chosen or typed into in one block, its children excluded. */
export const interactiveElements = (block: JsonObject): JsonObject[] => {
  const candidates: unknown[] = [block['accessory'], block['element']];
  if (['actions', 'context_actions'].includes(String(block['type']))) candidates.push(...objectsIn(block['elements']));
  if (block['type'] === 'card') candidates.push(...objectsIn(block['actions']));
  return candidates.filter(isObject).filter((element) => !PASSIVE.has(String(element['type'])));
};
