const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

const decode = (text: string): string => text.replaceAll(/&(?:lt|gt|amp);/gu, (entity) => entities[entity] ?? entity);

/** `<@U1|anna>`, `<#C1|general>`, `<!here>`, `<https://…|label>`: what Slack makes of what people pick while typing. */
const token = /<(?<mark>[@#!]?)(?<value>[^<>|]*)(?:\|(?<label>[^<>]*))?>/gu;

/** An `@` or `#` in front keeps a name from passing for a version or a system. */
function wordsOf(mark: string, value: string, label: string | undefined): string {
  if (mark === '@') return `@${label ?? value}`;
  if (mark === '#') return `#${label ?? value}`;
  if (mark === '!') return label === undefined ? `@${value.replace(/^subteam\^/u, '')}` : label;
  // An address that was typed: Slack put the link around it, and the label is what was typed.
  return label ?? value;
}

/** `*v2.3*` is v2.3, said loudly. */
const emphasis = /(^|\s)([*_~])(\S+)\2(?=[\s.,!?]|$)/gu;

/**
 * What a person meant to type. Slack sends text with its mentions and links marked up and the rest escaped; each part
 * is undone once, so that an escaped mention stays the words it was.
 */
export function plainWords(text: string, botUserId?: string): string {
  let words = '';
  let end = 0;
  for (const found of text.matchAll(token)) {
    const { mark = '', value = '', label } = found.groups ?? {};
    const isLink = mark !== '' || /^[a-z][a-z0-9+.-]*:/iu.test(value);
    if (!isLink) continue;
    const us = mark === '@' && botUserId !== undefined && value === botUserId;
    words += decode(text.slice(end, found.index)) + (us ? ' ' : decode(wordsOf(mark, value, label)));
    end = found.index + found[0].length;
  }
  return (words + decode(text.slice(end))).replaceAll(emphasis, '$1$3').trim();
}

export const mentions = (userId: string | undefined, text: string): boolean =>
  userId !== undefined && (text.includes(`<@${userId}>`) || text.includes(`<@${userId}|`));

/** Whether the words are meant for somebody else. */
export const mentionsSomebody = (text: string): boolean => /<@[UW][A-Z0-9]+[|>]|<!subteam\^/u.test(text);
