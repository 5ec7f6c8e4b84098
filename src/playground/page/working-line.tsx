import { type VNode } from 'preact';
import type { Working } from '../wire.ts';
import { usePlayground } from './playground.ts';

/** What the bot says that it is doing. */
export const WorkingLine = ({ working }: { working: readonly Working[] }): VNode => {
  const { snapshot } = usePlayground();
  return (
    <p class="working" role="status">
      {working.map(({ status }) => `${snapshot.app.name} ${status}`).join(' · ')}
    </p>
  );
};
