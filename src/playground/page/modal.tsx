import { type VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { View } from '../wire.ts';
import { Blocks } from './blocks/block.tsx';
import { Dialog } from './dialog.tsx';
import { SurfaceProvider } from './elements/surface-provider.tsx';
import { useEntries } from './elements/use-entries.ts';
import { usePlayground } from './playground.ts';

type Errors = Readonly<Record<string, string>>;

const NO_ERRORS: Errors = {};

/** A form of the bot. What is wrong with an answer is said at its input, and the form stays. */
export const Modal = ({ view }: { view: View }): VNode => {
  const { perform } = usePlayground();
  const entered = useEntries(view.blocks, view.state);
  const [errors, setErrors] = useState(NO_ERRORS);
  const [trouble, setTrouble] = useState('');
  const [isSending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (errors !== NO_ERRORS)
      form.current?.querySelector<HTMLElement>('.has-error :is(input,textarea,select,button)')?.focus();
  }, [errors]);
  useEffect(() => {
    setErrors(NO_ERRORS);
    setTrouble('');
  }, [view.hash]);
  const close = (): void => void perform({ do: 'close', view: view.id });
  const submit = async (): Promise<void> => {
    if (isSending) return;
    setSending(true);
    const done = await perform({ do: 'submit', view: view.id, entries: entered.all() });
    setSending(false);
    setErrors(done.ok ? NO_ERRORS : (done.errors ?? NO_ERRORS));
    setTrouble(done.ok || done.errors !== undefined ? '' : done.reason);
  };
  return (
    <Dialog label={view.title} close={close}>
      <form
        ref={form}
        class="modal-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div class="modal-body">
          <SurfaceProvider target={{ view: view.id }} entered={entered} errors={errors}>
            <Blocks blocks={view.blocks} />
          </SurfaceProvider>
        </div>
        <div class="modal-foot">
          <p class="field-error" role="alert">
            {trouble}
          </p>
          <button type="button" class="button" onClick={close}>
            {view.close ?? 'Close'}
          </button>
          {view.submit !== undefined && (
            <button type="submit" class="button primary" aria-disabled={isSending} aria-busy={isSending}>
              {view.submit}
            </button>
          )}
        </div>
      </form>
    </Dialog>
  );
};
