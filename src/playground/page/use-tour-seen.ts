import { useState } from 'preact/hooks';

const KEY = 'playground-tour-closed';

/** Whether the tour is open: at first it is, until somebody closes it. */
export const useTourSeen = (): [boolean, (isOpen: boolean) => void] => {
  const [isOpen, setOpen] = useState(() => localStorage.getItem(KEY) === null);
  return [
    isOpen,
    (to) => {
      if (to) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, 'yes');
      setOpen(to);
    },
  ];
};
