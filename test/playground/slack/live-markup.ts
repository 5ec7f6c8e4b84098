import { isObject, objectsIn, stringOf, type JsonObject } from '../../../src/playground/slack/json-object.ts';

export interface LiveMarkup {
  readonly kind: 'user' | 'channel' | 'usergroup' | 'broadcast' | 'link' | 'special';
  readonly value: string;
}

const KINDS: [prefix: string, kind: LiveMarkup['kind']][] = [
  ['@', 'user'],
  ['#', 'channel'],
  ['!subteam^', 'usergroup'],
  ['!here', 'broadcast'],
  ['!channel', 'broadcast'],
  ['!everyone', 'broadcast'],
  ['!', 'special'],
];

/** What Slack brings to life in mrkdwn: anything between `<` and `>`, and bare addresses. */
const inMrkdwn = (text: string, autoLink: boolean): LiveMarkup[] => {
  const tokens = [...text.matchAll(/<([^<>\n]+)>/g)].map(([, token = '']): LiveMarkup => {
    const kind = KINDS.find(([prefix]) => token.startsWith(prefix))?.[1] ?? 'link';
    return { kind, value: token };
  });
  const rest = text.replaceAll(/<[^<>\n]+>/g, ' ');
  const addresses = autoLink ? [...rest.matchAll(/\b(?:https?:\/\/|mailto:)\S+/gi)] : [];
  return [...tokens, ...addresses.map(([value]): LiveMarkup => ({ kind: 'link', value }))];
};

const ELEMENTS: Record<string, [LiveMarkup['kind'], key: string]> = {
  user: ['user', 'user_id'],
  channel: ['channel', 'channel_id'],
  usergroup: ['usergroup', 'usergroup_id'],
  broadcast: ['broadcast', 'range'],
  link: ['link', 'url'],
};

const inBlocks = (value: unknown): LiveMarkup[] => {
  if (Array.isArray(value)) return value.flatMap(inBlocks);
  if (!isObject(value)) return [];
  if (value['type'] === 'mrkdwn') return inMrkdwn(stringOf(value['text']), value['verbatim'] !== true);
  if (value['type'] === 'markdown') {
    const labelled = [...stringOf(value['text']).matchAll(/\]\(([^)\s]+)/g)];
    const links = labelled.map(([, url = '']): LiveMarkup => ({ kind: 'link', value: url }));
    return [...inMrkdwn(stringOf(value['text']), true), ...links];
  }
  const known = ELEMENTS[stringOf(value['type'])];
  const here: LiveMarkup[] =
    known !== undefined && typeof value[known[1]] === 'string'
      ? [{ kind: known[0], value: stringOf(value[known[1]]) }]
      : [];
  return [...here, ...Object.values(value).flatMap(inBlocks)];
};

/** All mentions and links that come alive in a message, wherever they are, its notification text included. */
export const liveMarkup = ({ text, blocks }: { text: string; blocks: readonly JsonObject[] }): LiveMarkup[] => [
  ...inMrkdwn(text, true),
  ...objectsIn(blocks).flatMap(inBlocks),
];
