import { everyBlock, interactiveElements } from '../block-kit/interactive-elements.ts';
import { stringOf, type JsonObject } from '../json-object.ts';

export interface FoundElement {
  readonly block: JsonObject;
  readonly element: JsonObject;
}

/** The one element with this action id; in one block, when several blocks have it. */
export const findElement = (blocks: readonly JsonObject[], actionId: string, blockId?: string): FoundElement => {
  const all = everyBlock(blocks).flatMap(({ block }) =>
    interactiveElements(block).map((element) => ({ block, element })),
  );
  const found = all.filter(
    ({ block, element }) =>
      element['action_id'] === actionId && (blockId === undefined || block['block_id'] === blockId),
  );
  const [first, second] = found;
  if (first === undefined) {
    const there = all.map(({ element }) => stringOf(element['action_id'])).join(', ');
    throw new Error(`nothing here has action_id ${actionId}; there are: ${there}`);
  }
  if (second !== undefined) throw new Error(`several blocks have action_id ${actionId}: say which by blockId`);
  return first;
};
