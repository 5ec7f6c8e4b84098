import { type VNode } from 'preact';
import { useContext } from 'preact/hooks';
import type { Message } from '../wire.ts';
import { objectsIn, stringOf } from '../slack/json-object.ts';
import { AgainContext, BeforeContext } from './blocks/before.ts';
import { Blocks } from './blocks/block.tsx';
import { Mrkdwn } from './blocks/text.tsx';
import { SurfaceProvider } from './elements/surface-provider.tsx';
import { useEntries } from './elements/use-entries.ts';
import { FileCard } from './file-card.tsx';
import { usePlayground } from './playground.ts';

// Slack keeps what stands in the inputs of a view, not of a message.
const NO_STATE = {};

/** What a message says: its blocks, or its text when it has none, then what hangs on it. */
export const MessageBody = ({ message }: { message: Message }): VNode => {
  const { snapshot } = usePlayground();
  const { text, blocks, attachments, files, ts } = message;
  const entered = useEntries(blocks, NO_STATE);
  const again = useContext(AgainContext);
  return (
    <BeforeContext.Provider value={again?.after.has(ts) === true ? again.prints : undefined}>
      <SurfaceProvider target={{ in: snapshot.open.id, ts }} entered={entered}>
        {blocks.length > 0 ? <Blocks blocks={blocks} /> : text !== '' && <Mrkdwn text={text} />}
        {attachments.map((attachment, index) => (
          <div key={index} class="attachment" style={{ borderColor: stringOf(attachment['color']) }}>
            <Blocks blocks={objectsIn(attachment['blocks'])} />
            <Mrkdwn text={stringOf(attachment['text'])} />
          </div>
        ))}
        {files.map((file) => (
          <FileCard key={file.id} file={file} />
        ))}
      </SurfaceProvider>
    </BeforeContext.Provider>
  );
};
