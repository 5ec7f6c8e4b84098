import { useEffect, useRef } from 'preact/hooks';

/** When this goes away, the focus goes back to where it was when it came. */
export const useFocusReturn = (): void => {
  const openedFrom = useRef(document.activeElement);
  useEffect(
    () => () => {
      const { current } = openedFrom;
      if (current instanceof HTMLElement && current.isConnected) current.focus();
    },
    [],
  );
};
