import { type JsonObject } from '../json-object.ts';
import { type StoredMessage } from '../state/message-store.ts';
import { type ResponseUrl } from '../state/response-urls.ts';
import { withIds } from '../state/with-ids.ts';
import { type World } from '../state/world.ts';
import { checkMessage } from './check-message.ts';
import { SlackError } from './slack-error.ts';
import { type Answer } from './web-api.ts';

type Place = Pick<ResponseUrl, 'channel' | 'user' | 'source'>;

/** What a press came from; after a command, what its answer began with. */
const originalOf = (url: ResponseUrl): StoredMessage | undefined => url.source ?? url.said;

/** Posts, replaces or deletes as an answer to an interaction asks; also used for the body of an acknowledgement. */
export const applyResponse = (
  body: JsonObject,
  place: Place,
  via: 'response_url' | 'ack',
  world: World,
): StoredMessage | undefined => {
  const { channel, user, source } = place;
  if (body['delete_original'] === true) {
    if (source !== undefined) world.messages.remove(source);
    return source;
  }
  const message = checkMessage(body, via, world.journal);
  const blocks = withIds(message.blocks, world.newId);
  if (body['replace_original'] === true && source !== undefined) {
    world.messages.change(source, { text: message.text ?? '', blocks, attachments: message.attachments ?? [] });
    return source;
  }
  if (!['in_channel', 'ephemeral', undefined].some((type) => type === body['response_type'])) {
    world.journal.note(via, 'unknown_response_type', `taken as ephemeral: ${String(body['response_type'])}`);
  }
  const threadTs = typeof body['thread_ts'] === 'string' ? body['thread_ts'] : undefined;
  return world.messages.post({
    channel,
    author: channel.team.botUserId,
    fromBot: true,
    via,
    text: message.text ?? '',
    blocks,
    attachments: message.attachments ?? [],
    threadTs,
    ephemeralTo: body['response_type'] === 'in_channel' ? undefined : user.id,
  });
};

/** One request to a response_url. */
export const takeResponse = (path: string, body: JsonObject, world: World): Answer => {
  try {
    const responseUrl = world.responseUrls.find(path);
    if (responseUrl === undefined) throw new SlackError('invalid_url');
    const refusal = world.responseUrls.refusal(responseUrl);
    if (refusal !== undefined) throw new SlackError(refusal);
    responseUrl.uses += 1;
    const place = { ...responseUrl, source: originalOf(responseUrl) };
    const message = applyResponse(body, place, 'response_url', world);
    responseUrl.said ??= message;
    return { status: 200, body: { ok: true } };
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    world.journal.reject('response_url', error.code, error.messages);
    const gone = error.code.endsWith('_url');
    return { status: gone ? 404 : 400, body: { ok: false, error: error.code } };
  }
};
