import { type VNode } from 'preact';
import { Icon } from './icon.tsx';
import { Menu } from './menu.tsx';
import { usePlayground } from './playground.ts';
import { Tabs } from './tabs.tsx';
import { useTheme } from './theme.ts';

const THEMES = [
  { id: 'system', label: 'As the machine' },
  { id: 'light', label: 'Light' },
  { id: 'dark', label: 'Dark' },
] as const;

/** Who one acts as, and what else the page has. */
export const Topbar = ({
  problems,
  isInspecting,
  inspect,
  tour,
}: {
  problems: number;
  isInspecting: boolean;
  inspect: () => void;
  tour: () => void;
}): VNode => {
  const { snapshot, go } = usePlayground();
  const [theme, setTheme] = useTheme();
  const people = snapshot.people
    .filter(({ isBot }) => !isBot)
    .map(({ id, realName }) => ({ id, name: realName.split(' ')[0] ?? realName }));
  return (
    <header class="topbar">
      <p class="brand">
        <img src="/icon.svg" alt="" width="24" height="24" />
        <span class="only-wide">Playground</span>
      </p>
      <div class="acting">
        <span class="only-wide quiet">Acting as</span>
        <Tabs label="Who you act as" tabs={people} chosen={snapshot.me} choose={(id) => go({ as: id })} />
      </div>
      <div class="topbar-tools">
        <button type="button" class="button ghost" onClick={tour}>
          Tour
        </button>
        <button type="button" class="button ghost" aria-expanded={isInspecting} onClick={inspect}>
          Inspector
          {problems > 0 && (
            <span class="badge bad" aria-label={`${problems} problems`}>
              {problems}
            </span>
          )}
        </button>
        <Menu
          label="Light or dark"
          face={<Icon name="theme" />}
          items={THEMES.map(({ id, label }) => ({
            label,
            ...(id === theme ? { detail: 'now' } : {}),
            choose: () => setTheme(id),
          }))}
        />
      </div>
    </header>
  );
};
