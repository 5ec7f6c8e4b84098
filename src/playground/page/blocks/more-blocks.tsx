import { type VNode } from 'preact';
import { objectsIn, stringOf, type JsonObject } from '../../slack/json-object.ts';
import { plainText } from '../../slack/plain-text.ts';
import { Element } from '../elements/element.tsx';
import { OutsideLink } from './outside-link.tsx';
import { Mrkdwn, TextObject, wordsOf } from './text.tsx';

type Draw = (blocks: readonly JsonObject[]) => VNode;

const Image = ({ block }: { block: JsonObject }): VNode => (
  <figure class="picture">
    {block['title'] !== undefined && <figcaption>{wordsOf(block['title'])}</figcaption>}
    <img src={stringOf(block['image_url'])} alt={stringOf(block['alt_text'])} />
  </figure>
);

const Card = ({ block }: { block: JsonObject }): VNode => (
  <div class="card">
    {block['title'] !== undefined && (
      <div class="card-title">
        <TextObject value={block['title']} />
      </div>
    )}
    {['subtitle', 'body', 'subtext'].map((part) =>
      block[part] === undefined ? undefined : <TextObject key={part} value={block[part]} />,
    )}
    <div class="actions">
      {objectsIn(block['actions']).map((element) => (
        <Element key={stringOf(element['action_id'])} element={element} block={stringOf(block['block_id'])} />
      ))}
    </div>
  </div>
);

const Container = ({ block, draw }: { block: JsonObject; draw: Draw }): VNode => {
  const children = draw(objectsIn(block['child_blocks']));
  const title = wordsOf(block['title']);
  if (block['is_collapsible'] !== true) {
    return (
      <div class="card">
        <div class="card-title">{title}</div>
        {children}
      </div>
    );
  }
  return (
    <details class="card" open={block['default_collapsed'] !== true}>
      <summary>{title}</summary>
      {children}
    </details>
  );
};

/** What this page draws no better than as its words: the inspector has the whole of it. */
const Words = ({ block }: { block: JsonObject }): VNode => (
  <div class="card">
    <p class="quiet">A block of type “{stringOf(block['type'])}”, as its words:</p>
    <div class="text">{plainText({ blocks: [block] })}</div>
  </div>
);

/** The blocks that are seldom seen. */
export const MoreBlocks = ({ block, draw }: { block: JsonObject; draw: Draw }): VNode => {
  switch (stringOf(block['type'])) {
    case 'image':
      return <Image block={block} />;
    case 'alert':
      return (
        <div class={`alert ${stringOf(block['level'])}`}>
          <TextObject value={block['text']} />
        </div>
      );
    case 'markdown':
      return <Mrkdwn text={stringOf(block['text'])} />;
    case 'card':
      return <Card block={block} />;
    case 'carousel':
    case 'container':
      return block['type'] === 'carousel' ? (
        <div class="carousel">{draw(objectsIn(block['elements']))}</div>
      ) : (
        <Container block={block} draw={draw} />
      );
    case 'video':
      return <OutsideLink url={stringOf(block['video_url'])}>{wordsOf(block['title'])}</OutsideLink>;
    default:
      return <Words block={block} />;
  }
};
