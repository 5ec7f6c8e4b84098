import { isObject, objectsIn } from '../json-object.ts';
import { anything, boolean, byType, shape, string, type Report } from './rule.ts';
import { plainText } from './text-rules.ts';
import { validateBlocks, type BlockProblem } from './validate-blocks.ts';

const MAX_VIEW_BYTES = 250 * 1024;

const identity = {
  private_metadata: string({ min: 0, max: 3000 }),
  callback_id: string({ min: 0, max: 255 }),
  external_id: string({ min: 0, max: 255 }),
};
const label = plainText(24);

const view = byType({
  modal: shape({
    required: { title: label, blocks: anything },
    optional: { ...identity, submit: label, close: label, clear_on_close: boolean, notify_on_close: boolean },
    check: (modal, at, report) => {
      const asks = objectsIn(modal['blocks']).some((block) => block['type'] === 'input');
      if (asks && modal['submit'] === undefined) report(at, 'missing required field: submit');
    },
  }),
  // A home tab has no title, no buttons of its own and nothing to close.
  home: shape({ required: { blocks: anything }, optional: identity }),
});

/** Everything Slack would say about this view; empty when it would take it. */
export const validateView = (value: unknown, at = '/view'): BlockProblem[] => {
  const problems: BlockProblem[] = [];
  const report: Report = (pointer, message, code = 'invalid_arguments') => problems.push({ pointer, message, code });
  view(value, at, report);
  if (!isObject(value)) return problems;
  if (Array.isArray(value['blocks']) || value['blocks'] !== undefined) {
    const found = validateBlocks(value['blocks'], value['type'] === 'home' ? 'home' : 'modal', `${at}/blocks`);
    problems.push(...found.map((one) => ({ ...one, code: 'invalid_arguments' })));
  }
  if (Buffer.byteLength(JSON.stringify(value)) > MAX_VIEW_BYTES)
    report(at, 'view is greater than 250kb', 'view_too_large');
  return problems;
};
