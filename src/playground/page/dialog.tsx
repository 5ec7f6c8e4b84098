import { type ComponentChildren, type VNode } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { useFocusReturn } from './use-focus-return.ts';

/** Where one begins: what the bot named, else the first thing to fill in. */
const FIRST = '[autofocus], .modal-body :is(input, textarea, select, .multi-open)';

/** A window above the page that keeps the focus, and gives it back when it closes. */
export const Dialog = ({
  label,
  size = 'normal',
  close,
  children,
}: {
  label: string;
  size?: 'normal' | 'small' | 'wide';
  /** Escape, or the cross. */
  close: () => void;
  children: ComponentChildren;
}): VNode => {
  const box = useRef<HTMLDialogElement>(null);
  const title = useId();
  useFocusReturn();
  useEffect(() => {
    box.current?.showModal();
    box.current?.querySelector<HTMLElement>(FIRST)?.focus();
  }, []);
  return (
    <dialog
      ref={box}
      class={`modal ${size}`}
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <div class="modal-head">
        <h2 id={title}>{label}</h2>
        <button type="button" class="icon-button" aria-label="Close" onClick={close}>
          <Icon name="close" />
        </button>
      </div>
      {children}
    </dialog>
  );
};
