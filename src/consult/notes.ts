/** What the bot says beside its answers, each a hint of the persona. */
export const notes = [
  'fault',
  'not-here',
  'watch-started',
  'watch-stopped',
  'watch-status',
  'watch-not-me',
  'watch-me',
  'watch-only-channels',
  'watch-not-member',
  'offer',
  'form-not-opened',
  'nothing-to-correct',
] as const;

export type Note = (typeof notes)[number];
