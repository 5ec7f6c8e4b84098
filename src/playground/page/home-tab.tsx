import { type VNode } from 'preact';
import type { View } from '../wire.ts';
import { Blocks } from './blocks/block.tsx';
import { SurfaceProvider } from './elements/surface-provider.tsx';
import { useEntries } from './elements/use-entries.ts';

/** The app's Home, as it looks for whoever one acts as. */
export const HomeTab = ({ view }: { view: View }): VNode => {
  const entered = useEntries(view.blocks, view.state);
  return (
    <div class="home" role="region" aria-label="Home" tabIndex={0}>
      <SurfaceProvider target={{ view: view.id }} entered={entered}>
        <Blocks blocks={view.blocks} />
      </SurfaceProvider>
    </div>
  );
};
