import { anything, boolean, byType, integer, list, oneOf, shape, string, url, type Rule } from './rule.ts';

const style = shape({
  optional: Object.fromEntries(
    ['bold', 'italic', 'strike', 'code', 'underline', 'highlight', 'client_highlight', 'unlink'].map((key) => [
      key,
      boolean,
    ]),
  ),
});

const inline = (required: Record<string, Rule>, optional: Record<string, Rule> = {}): Rule =>
  shape({ required, optional: { style, ...optional } });

const text = inline({ text: string() });
const link = inline({ url: url() }, { text: string(), unsafe: boolean });

const inlineElement = byType({
  text,
  link,
  broadcast: inline({ range: oneOf('here', 'channel', 'everyone') }),
  channel: inline({ channel_id: string() }),
  color: inline({ value: string({ match: /^#[0-9a-f]{6}$/i }) }),
  date: inline({ timestamp: integer(), format: string() }, { url: url(), fallback: string() }),
  emoji: inline({ name: string() }, { unicode: string(), url: url(), skin_tone: anything }),
  team: inline({ team_id: string() }),
  user: inline({ user_id: string() }),
  usergroup: inline({ usergroup_id: string() }),
});

const border = oneOf(0, 1);
const section = shape({ required: { elements: list(inlineElement) } });

/** The formatted text block: sections, lists of sections, quotes, preformatted text. Nothing nests deeper. */
export const richTextBody: Record<string, Rule> = {
  elements: list(
    byType({
      rich_text_section: section,
      rich_text_list: shape({
        required: { style: oneOf('bullet', 'ordered'), elements: list(byType({ rich_text_section: section })) },
        optional: { indent: integer({ min: 0, max: 8 }), offset: integer({ min: 0 }), border },
      }),
      rich_text_quote: shape({ required: { elements: list(inlineElement) }, optional: { border } }),
      rich_text_preformatted: shape({ required: { elements: list(byType({ text, link })) }, optional: { border } }),
    }),
  ),
};

export const richText = byType({
  rich_text: shape({ required: richTextBody, optional: { block_id: string({ max: 255 }) } }),
});
