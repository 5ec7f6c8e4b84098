import { useEffect, useState } from 'preact/hooks';

const SHOWN_MS = 6000;

/** Something said for a moment, at the edge of the page. */
export const useToast = (): [string, (words: string) => void] => {
  const [said, setSaid] = useState({ words: '' });
  useEffect(() => {
    if (said.words === '') return undefined;
    const timer = setTimeout(() => setSaid({ words: '' }), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return [said.words, (words) => setSaid({ words })];
};
