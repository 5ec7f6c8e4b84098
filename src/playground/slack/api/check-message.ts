import { isObject, objectsIn, stringOf, type JsonObject } from '../json-object.ts';
import { validateBlocks } from '../block-kit/validate-blocks.ts';
import { type Journal } from '../state/journal.ts';
import { type MessageMetadata } from '../state/message-store.ts';
import { SlackError } from './slack-error.ts';
import { throwProblems } from './throw-problems.ts';

const MAX_TEXT = 40_000;
const MAX_UPDATE_TEXT = 4000;
const MAX_MARKDOWN = 12_000;
const MAX_ATTACHMENTS = 100;

export interface MessageBody {
  text: string | undefined;
  blocks: JsonObject[] | undefined;
  attachments: JsonObject[] | undefined;
  /** Null asks for its removal. */
  metadata: MessageMetadata | null | undefined;
}

const isFlat = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);
const isFlatObject = (value: unknown): boolean => isObject(value) && Object.values(value).every(isFlat);

const checkMetadata = (value: unknown): MessageMetadata | null | undefined => {
  if (value === undefined) return undefined;
  if (!isObject(value)) throw new SlackError('invalid_metadata_format');
  if (Object.keys(value).length === 0) return null;
  const { event_type: type, event_payload: payload, ...extra } = value;
  if (typeof type !== 'string' || type === '' || !isObject(payload)) throw new SlackError('invalid_metadata_schema');
  if (Object.keys(extra).some((key) => key !== 'entities')) throw new SlackError('invalid_metadata_schema');
  const deep = Object.entries(payload).filter(
    ([, entry]) => !isFlat(entry) && !isFlatObject(entry) && !(Array.isArray(entry) && entry.every(isFlatObject)),
  );
  if (deep.length > 0)
    throw new SlackError('invalid_metadata_schema', [`too deep: ${deep.map(([key]) => key).join(', ')}`]);
  return { event_type: type, event_payload: payload };
};

const checkAttachments = (value: unknown): JsonObject[] | undefined => {
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) throw new SlackError('invalid_attachments');
  if (value.length > MAX_ATTACHMENTS) throw new SlackError('too_many_attachments');
  const attachments = objectsIn(value);
  attachments.forEach((one, index) => {
    if (one['blocks'] === undefined) return;
    const problems = validateBlocks(one['blocks'], 'message', `/attachments/${index}/blocks`);
    throwProblems(problems.map((problem) => ({ ...problem, code: 'invalid_attachments' })));
  });
  return attachments;
};

const checkMarkdown = (args: JsonObject): string | undefined => {
  const markdown = args['markdown_text'];
  if (markdown === undefined) return undefined;
  if (args['text'] !== undefined || args['blocks'] !== undefined) throw new SlackError('markdown_text_conflict');
  if (stringOf(markdown).length > MAX_MARKDOWN) throw new SlackError('msg_too_long');
  return stringOf(markdown);
};

/** Reads the part that all ways to send a message share, and refuses what Slack would refuse. */
export const checkMessage = (args: JsonObject, where: string, journal: Journal): MessageBody => {
  const text = checkMarkdown(args) ?? (args['text'] === undefined ? undefined : stringOf(args['text']));
  const blocks = args['blocks'] === undefined || args['blocks'] === '' ? undefined : args['blocks'];
  if (blocks !== undefined) throwProblems(validateBlocks(blocks, 'message'));
  const attachments = checkAttachments(args['attachments']);
  const metadata = checkMetadata(args['metadata']);
  const nothingToShow = [blocks, attachments].every((list) => objectsIn(list).length === 0);
  if (where === 'chat.update') {
    if ((text ?? '').length > MAX_UPDATE_TEXT) throw new SlackError('msg_too_long');
    if (text === undefined && blocks === undefined && attachments === undefined && metadata === undefined) {
      throw new SlackError('no_text');
    }
  } else if ((text ?? '') === '' && nothingToShow) {
    throw new SlackError('no_text');
  }
  if ((text ?? '').length > MAX_TEXT) journal.note(where, 'text_truncated', `text is cut after ${MAX_TEXT} characters`);
  if (objectsIn(blocks).length > 0 && (text ?? '') === '') {
    journal.note(
      where,
      'no_fallback_text',
      'blocks without text: notifications and screen readers have nothing to show',
    );
  }
  return {
    text: text?.slice(0, MAX_TEXT),
    blocks: blocks === undefined ? undefined : objectsIn(blocks),
    attachments,
    metadata,
  };
};
