import { Fragment, type ComponentChildren, type VNode } from 'preact';
import { useContext } from 'preact/hooks';
import { isObject, objectsIn, stringOf, type JsonObject } from '../../slack/json-object.ts';
import { emojiOf } from '../emoji.ts';
import { BeforeContext, printOf } from './before.ts';
import { CodeBox } from './code-box.tsx';
import { dateText } from './date-text.ts';
import { ChannelMention, PersonMention, WideMention } from './mention.tsx';
import { OutsideLink } from './outside-link.tsx';

const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);

const plainInline = (element: JsonObject): ComponentChildren => {
  switch (stringOf(element['type'])) {
    case 'link':
      return <OutsideLink url={stringOf(element['url'])}>{stringOf(element['text'] ?? element['url'])}</OutsideLink>;
    case 'user':
      return <PersonMention id={stringOf(element['user_id'])} />;
    case 'channel':
      return <ChannelMention id={stringOf(element['channel_id'])} />;
    case 'broadcast':
      return <WideMention range={stringOf(element['range'])} />;
    case 'usergroup':
      return <span class="mention">@{stringOf(element['usergroup_id'])}</span>;
    case 'emoji':
      return emojiOf(stringOf(element['name']));
    case 'date':
      return dateText(numberOf(element['timestamp']), stringOf(element['format']), Date.now());
    case 'color':
      return (
        <>
          <span class="swatch" style={{ background: stringOf(element['value']) }} /> {stringOf(element['value'])}
        </>
      );
    default:
      return stringOf(element['text']);
  }
};

const styled = (element: JsonObject): ComponentChildren => {
  const style = isObject(element['style']) ? element['style'] : {};
  let drawn = plainInline(element);
  if (style['code'] === true) drawn = <code>{drawn}</code>;
  if (style['bold'] === true) drawn = <strong>{drawn}</strong>;
  if (style['italic'] === true) drawn = <em>{drawn}</em>;
  if (style['strike'] === true) drawn = <s>{drawn}</s>;
  if (style['underline'] === true) drawn = <u>{drawn}</u>;
  return drawn;
};

const inlines = (element: JsonObject): ComponentChildren[] =>
  objectsIn(element['elements']).map((one, index) => <Fragment key={index}>{styled(one)}</Fragment>);

const RichList = ({ element }: { element: JsonObject }): VNode => {
  const indent = numberOf(element['indent']);
  const items = objectsIn(element['elements']).map((item, index) => <li key={index}>{inlines(item)}</li>);
  const facts = { class: `rt-list level-${indent % 3}`, style: { marginInlineStart: `${indent * 1.5}rem` } };
  return element['style'] === 'ordered' ? (
    <ol {...facts} start={numberOf(element['offset']) + 1}>
      {items}
    </ol>
  ) : (
    <ul {...facts}>{items}</ul>
  );
};

const Part = ({ element }: { element: JsonObject }): VNode => {
  switch (stringOf(element['type'])) {
    case 'rich_text_list':
      return <RichList element={element} />;
    case 'rich_text_quote':
      return <blockquote class="rt-quote">{inlines(element)}</blockquote>;
    case 'rich_text_preformatted':
      return (
        <CodeBox
          text={objectsIn(element['elements'])
            .map((one) => stringOf(one['text'] ?? one['url']))
            .join('')}
        />
      );
    default:
      return <div class="rt-section">{inlines(element)}</div>;
  }
};

/** Formatted text: sections, lists, quotes and code, as Slack keeps them. */
export const RichText = ({ block }: { block: JsonObject }): VNode => {
  const before = useContext(BeforeContext);
  return (
    <div class="rich-text">
      {objectsIn(block['elements']).map((element, index) => (
        <div key={index} class={before === undefined || before.has(printOf(element)) ? undefined : 'changed'}>
          <Part element={element} />
        </div>
      ))}
    </div>
  );
};
