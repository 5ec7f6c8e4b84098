import { isObject, objectsIn, type JsonObject } from '../json-object.ts';

const PASSIVE = new Set(['image', 'plain_text', 'mrkdwn']);

const withActionId = (element: unknown, newId: (prefix: string) => string): unknown =>
  isObject(element) && !PASSIVE.has(String(element['type'])) && element['action_id'] === undefined
    ? { ...element, action_id: newId('act') }
    : element;

/** Slack gives every block and every interactive element an id when the sender gave none. */
export const withIds = (blocks: unknown, newId: (prefix: string) => string): JsonObject[] =>
  objectsIn(blocks).map((block) => {
    const filled: JsonObject = { ...block, block_id: block['block_id'] ?? newId('blk') };
    for (const key of ['accessory', 'element']) {
      if (isObject(block[key])) filled[key] = withActionId(block[key], newId);
    }
    if (['actions', 'context_actions'].includes(String(block['type']))) {
      filled['elements'] = objectsIn(block['elements']).map((element) => withActionId(element, newId));
    }
    if (block['type'] === 'card' && block['actions'] !== undefined) {
      filled['actions'] = objectsIn(block['actions']).map((element) => withActionId(element, newId));
    }
    if (block['child_blocks'] !== undefined) filled['child_blocks'] = withIds(block['child_blocks'], newId);
    if (block['type'] === 'carousel') filled['elements'] = withIds(block['elements'], newId);
    return filled;
  });
