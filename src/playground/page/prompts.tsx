import { type VNode } from 'preact';
import { usePlayground } from './playground.ts';

/** What can be asked at once, in a direct conversation with the bot that has only begun. */
export const Prompts = (): VNode => {
  const { snapshot, perform, go } = usePlayground();
  const { open, app } = snapshot;
  const ask = async (text: string): Promise<void> => {
    const done = await perform({ do: 'say', in: open.id, text });
    if (done.ok && done.ts !== undefined) go({ thread: done.ts });
  };
  return (
    <div class="prompts">
      <p class="quiet">{app.description}</p>
      <div class="actions">
        {(open.prompts ?? app.prompts).map(({ title, message }) => (
          <button key={title} type="button" class="button" onClick={() => void ask(message)}>
            {title}
          </button>
        ))}
      </div>
    </div>
  );
};
