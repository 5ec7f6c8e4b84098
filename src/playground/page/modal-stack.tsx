import { type VNode } from 'preact';
import { usePlayground } from './playground.ts';
import { Modal } from './modal.tsx';

/** The open modals of whoever one acts as: three at most, the topmost in front. Those below keep what was entered. */
export const ModalStack = (): VNode => {
  const { snapshot } = usePlayground();
  return (
    <>
      {snapshot.modals.map((view) => (
        <Modal key={`${snapshot.me} ${view.id}`} view={view} />
      ))}
    </>
  );
};
