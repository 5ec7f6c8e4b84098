import { type VNode } from 'preact';

interface Tab {
  readonly id: string;
  readonly name: string;
}

/** A row of which one is chosen: the arrows go from one to the next. */
export const Tabs = ({
  label,
  tabs,
  chosen,
  choose,
}: {
  label: string;
  tabs: readonly Tab[];
  chosen: string;
  choose: (id: string) => void;
}): VNode => {
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined || !(event.currentTarget instanceof HTMLElement)) return;
    const at = (tabs.findIndex(({ id }) => id === chosen) + step + tabs.length) % tabs.length;
    event.preventDefault();
    event.currentTarget.querySelectorAll<HTMLElement>('[role=radio]')[at]?.focus();
    const to = tabs[at];
    if (to !== undefined) choose(to.id);
  };
  return (
    <div class="tabs" role="radiogroup" aria-label={label} onKeyDown={move}>
      {tabs.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          role="radio"
          aria-checked={id === chosen}
          tabIndex={id === chosen ? 0 : -1}
          onClick={() => choose(id)}
        >
          {name}
        </button>
      ))}
    </div>
  );
};
