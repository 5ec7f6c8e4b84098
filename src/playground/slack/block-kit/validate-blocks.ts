import { objectsIn, stringOf, type JsonObject } from '../json-object.ts';
import { blockRules } from './block-rules.ts';
import { everyBlock, interactiveElements } from './interactive-elements.ts';
import { byType, list, type Report } from './rule.ts';
import { MAX_BLOCKS, SURFACES, type Surface } from './surface.ts';
import { textLength } from './text-length.ts';

/** One reason why Slack would refuse the blocks, and the error code it would answer with. */
export interface BlockProblem {
  readonly pointer: string;
  readonly message: string;
  readonly code: string;
}

/** Seen in public bug reports, not in the reference: a message with more text than this in all its blocks is refused. */
const MAX_MESSAGE_TEXT = 13_200;
const MAX_MARKDOWN_TEXT = 12_000;

const duplicates = (values: readonly string[]): string[] =>
  values.filter((one, index) => values.indexOf(one) !== index);

const idsOf = (blocks: readonly JsonObject[], key: string): string[] =>
  blocks.map((one) => stringOf(one[key])).filter(Boolean);

const checkIds = (blocks: readonly { block: JsonObject; at: string }[], report: Report): void => {
  const all = blocks.map(({ block }) => block);
  for (const id of duplicates(idsOf(all, 'block_id'))) report('/blocks', `block_id already exists: ${id}`);
  for (const { block, at } of blocks) {
    for (const id of duplicates(idsOf(interactiveElements(block), 'action_id'))) {
      report(at, `action_id already exists: ${id}`);
    }
  }
};

const checkMessageTotals = (blocks: readonly JsonObject[], at: string, report: Report): void => {
  const count = (...types: string[]): number => blocks.filter((one) => types.includes(stringOf(one['type']))).length;
  if (count('table', 'data_table') > 1) report(at, 'only_one_table_allowed', 'invalid_attachments');
  if (count('plan') > 1) report(at, 'only one plan is allowed');
  const markdown = blocks.filter((one) => one['type'] === 'markdown');
  if (textLength(markdown) > MAX_MARKDOWN_TEXT) {
    report(at, 'markdown blocks must be less than 12001 characters together', 'msg_blocks_too_long');
  } else if (textLength(blocks.filter((one) => one['child_blocks'] === undefined)) > MAX_MESSAGE_TEXT) {
    report(at, `text in blocks must be less than ${MAX_MESSAGE_TEXT + 1} characters together`, 'msg_blocks_too_long');
  }
};

const checkSurface = (block: JsonObject, at: string, surface: Surface, report: Report): void => {
  const type = stringOf(block['type']);
  if (SURFACES[type]?.includes(surface) === false) report(`${at}/type`, `unsupported type: ${type} in a ${surface}`);
  for (const element of interactiveElements(block)) {
    if (element['type'] === 'file_input' && surface !== 'modal')
      report(at, `unsupported element: file_input in a ${surface}`);
  }
};

/** Everything Slack's Block Kit would say about these blocks; empty when it would take them. */
export const validateBlocks = (blocks: unknown, surface: Surface, at = '/blocks'): BlockProblem[] => {
  const problems: BlockProblem[] = [];
  const report: Report = (pointer, message, code = 'invalid_blocks') => problems.push({ pointer, message, code });
  if (!Array.isArray(blocks)) {
    report(at, 'must provide an array', 'invalid_blocks_format');
    return problems;
  }
  list(byType(blockRules), { max: MAX_BLOCKS[surface] })(blocks, at, report);
  const everywhere = everyBlock(blocks, at);
  for (const { block, at: pointer } of everywhere) checkSurface(block, pointer, surface, report);
  checkIds(everywhere, report);
  if (surface === 'message')
    checkMessageTotals(
      everywhere.map(({ block }) => block),
      at,
      report,
    );
  const focused = everywhere
    .flatMap(({ block }) => interactiveElements(block))
    .filter((one) => one['focus_on_load'] === true);
  if (surface !== 'message' && focused.length > 1) report(at, 'only one element may have focus_on_load');
  if (objectsIn(blocks).length !== blocks.length) report(at, 'every block must be an object', 'invalid_blocks_format');
  return problems;
};
