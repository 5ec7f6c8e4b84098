import { type VNode } from 'preact';
import { useContext } from 'preact/hooks';
import { isObject, objectsIn, stringOf, type JsonObject } from '../../slack/json-object.ts';
import { Element } from '../elements/element.tsx';
import { BeforeContext, isOfPieces, printOf } from './before.ts';
import { InputBlock } from './input-block.tsx';
import { MoreBlocks } from './more-blocks.tsx';
import { RichText } from './rich-text.tsx';
import { TableBlock } from './table-block.tsx';
import { TextObject, wordsOf } from './text.tsx';

const Section = ({ block }: { block: JsonObject }): VNode => {
  const fields = objectsIn(block['fields']);
  const { accessory } = block;
  return (
    <div class="section">
      <div class="section-words">
        {block['text'] !== undefined && <TextObject value={block['text']} />}
        {fields.length > 0 && (
          <div class="fields">
            {fields.map((field, index) => (
              <TextObject key={index} value={field} />
            ))}
          </div>
        )}
      </div>
      {isObject(accessory) && (
        <div class="accessory">
          <Element element={accessory} block={stringOf(block['block_id'])} />
        </div>
      )}
    </div>
  );
};

const Context = ({ block }: { block: JsonObject }): VNode => (
  <div class="context">
    {objectsIn(block['elements']).map((element, index) =>
      element['type'] === 'image' ? (
        <img key={index} src={stringOf(element['image_url'])} alt={stringOf(element['alt_text'])} />
      ) : (
        <TextObject key={index} value={element} />
      ),
    )}
  </div>
);

const Actions = ({ block }: { block: JsonObject }): VNode => (
  <div class="actions">
    {objectsIn(block['elements']).map((element) => (
      <Element key={stringOf(element['action_id'])} element={element} block={stringOf(block['block_id'])} />
    ))}
  </div>
);

const Drawn = ({ block }: { block: JsonObject }): VNode => {
  switch (stringOf(block['type'])) {
    case 'header':
      return <h2 class="header">{wordsOf(block['text'])}</h2>;
    case 'section':
      return <Section block={block} />;
    case 'context':
      return <Context block={block} />;
    case 'divider':
      return <hr />;
    case 'actions':
    case 'context_actions':
      return <Actions block={block} />;
    case 'rich_text':
      return <RichText block={block} />;
    case 'table':
    case 'data_table':
      return <TableBlock block={block} />;
    case 'input':
      return <InputBlock block={block} />;
    default:
      return <MoreBlocks block={block} draw={(blocks) => <Blocks blocks={blocks} />} />;
  }
};

/** What is made of pieces marks those that are new; all else is marked as a whole. */
const Marked = ({ block }: { block: JsonObject }): VNode => {
  const before = useContext(BeforeContext);
  const isNew = before !== undefined && !isOfPieces(block) && !before.has(printOf(block));
  return (
    <div class={isNew ? 'block changed' : 'block'}>
      <Drawn block={block} />
    </div>
  );
};

/** Block Kit, drawn. */
export const Blocks = ({ blocks }: { blocks: readonly JsonObject[] }): VNode => (
  <div class="blocks">
    {blocks.map((block, index) => (
      <Marked key={stringOf(block['block_id']) || index} block={block} />
    ))}
  </div>
);
