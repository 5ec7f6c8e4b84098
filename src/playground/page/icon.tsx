import { type VNode } from 'preact';

/** Strokes on a field of 24 by 24. */
const PATHS = {
  close: 'M6 6l12 12M18 6L6 18',
  menu: 'M4 7h16M4 12h16M4 17h16',
  more: 'M12 5.5v.01M12 12v.01M12 18.5v.01',
  plus: 'M12 5v14M5 12h14',
  reply: 'M4 5h16v11H10l-5 4v-4H4z',
  smile: 'M12 3a9 9 0 100 18 9 9 0 000-18zM9 10v.01M15 10v.01M8.5 14.5c1.8 2 5.2 2 7 0',
  theme: 'M19.5 14A8 8 0 0110 4.5a8 8 0 109.5 9.5z',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 017 0v3',
  hash: 'M9 4L7 20M17 4l-2 16M4.5 9h16M3.5 15h16',
  person: 'M12 12a4 4 0 100-8 4 4 0 000 8zM4.5 20c1-4 4-5.5 7.5-5.5s6.5 1.5 7.5 5.5',
  trash: 'M5 7h14M10 4h4M7 7l1 13h8l1-13',
} as const;

export type IconName = keyof typeof PATHS;

/** A small drawing beside or instead of words: it says nothing to a screen reader. */
export const Icon = ({ name }: { name: IconName }): VNode => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d={PATHS[name]} />
  </svg>
);
