import { type ComponentChildren, type VNode } from 'preact';
import { useId } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { useFocusReturn } from './use-focus-return.ts';

/** Something beside the conversation. Escape closes it, and the focus goes back to where it was opened. */
export const SidePane = ({
  title,
  close,
  children,
}: {
  title: string;
  close: () => void;
  children: ComponentChildren;
}): VNode => {
  const heading = useId();
  useFocusReturn();
  return (
    <aside
      class="side-pane"
      aria-labelledby={heading}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <div class="pane-head">
        <h2 id={heading}>{title}</h2>
        <button type="button" class="icon-button" aria-label={`Close: ${title}`} onClick={close}>
          <Icon name="close" />
        </button>
      </div>
      {children}
    </aside>
  );
};
