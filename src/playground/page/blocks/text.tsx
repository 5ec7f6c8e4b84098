import { Fragment, type ComponentChildren, type VNode } from 'preact';
import { isObject, stringOf } from '../../slack/json-object.ts';
import { emojiOf } from '../emoji.ts';
import { CodeBox } from './code-box.tsx';
import { dateText } from './date-text.ts';
import { ChannelMention, PersonMention, WideMention } from './mention.tsx';
import { readMrkdwn, type Piece } from './mrkdwn.ts';
import { OutsideLink } from './outside-link.tsx';

const STYLE_TAGS = { bold: 'strong', italic: 'em', strike: 's' } as const;

const draw = (piece: Piece): ComponentChildren => {
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'code':
      return <code>{piece.text}</code>;
    case 'fence':
      return <CodeBox text={piece.text} />;
    case 'style': {
      const Tag = STYLE_TAGS[piece.style];
      return <Tag>{drawAll(piece.of)}</Tag>;
    }
    case 'quote':
      return <blockquote class="rt-quote">{drawAll(piece.of)}</blockquote>;
    case 'emoji':
      return emojiOf(piece.name);
    case 'link':
      return <OutsideLink url={piece.url}>{piece.label}</OutsideLink>;
    case 'user':
      return <PersonMention id={piece.id} />;
    case 'channel':
      return <ChannelMention id={piece.id} />;
    case 'wide':
      return <WideMention range={piece.id} />;
    case 'date':
      return dateText(piece.timestamp, piece.format, Date.now());
  }
};

const drawAll = (pieces: readonly Piece[]): VNode[] =>
  pieces.map((piece, index) => <Fragment key={index}>{draw(piece)}</Fragment>);

export const Mrkdwn = ({ text }: { text: string }): VNode => <div class="text">{drawAll(readMrkdwn(text))}</div>;

/** The words of a text object. */
export const wordsOf = (value: unknown): string => stringOf(isObject(value) ? value['text'] : value);

/** A text object: mrkdwn is formatted, plain text stands as it is. */
export const TextObject = ({ value }: { value: unknown }): VNode =>
  isObject(value) && value['type'] === 'mrkdwn' ? (
    <Mrkdwn text={wordsOf(value)} />
  ) : (
    <div class="text">{wordsOf(value)}</div>
  );
