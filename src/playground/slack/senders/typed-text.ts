import { type World } from '../state/world.ts';

const MENTION = /<(?:@|#)([A-Z0-9]+)(?:\|[^<>]*)?>/g;
const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * What Slack makes of what a person typed: `&`, `<` and `>` are escaped. A mention of somebody or some channel that
 * exists (`<@U…>`, `<#C…>`) stays alive, for it stands for one picked from the list that appears while typing.
 */
export const typedText = (text: string, { workspace }: World): string => {
  let result = '';
  let end = 0;
  for (const match of text.matchAll(MENTION)) {
    const id = match[1] ?? '';
    const bots = workspace.teams.map((team) => team.botUserId);
    const exists = workspace.user(id) !== undefined || workspace.channel(id) !== undefined || bots.includes(id);
    result += escape(text.slice(end, match.index)) + (exists ? match[0] : escape(match[0]));
    end = match.index + match[0].length;
  }
  return result + escape(text.slice(end));
};

/** In a message Slack also turns addresses into links. */
export const linked = (text: string): string => text.replaceAll(/(?<![<|\w])https?:\/\/[^\s<>]+/g, (url) => `<${url}>`);
