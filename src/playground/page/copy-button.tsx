import { type VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';

const SAID_FOR_MS = 1500;

export const CopyButton = ({ text, what }: { text: string; what: string }): VNode => {
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (said === '') return undefined;
    const timer = setTimeout(() => setSaid(''), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setSaid('Copied'),
      () => setSaid('Not allowed'),
    );
  };
  return (
    <button type="button" class="copy" aria-label={`Copy ${what}`} onClick={copy}>
      <span aria-live="polite">{said === '' ? 'Copy' : said}</span>
    </button>
  );
};
