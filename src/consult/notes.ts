/** What became of a tick that did not go as whoever pressed it wanted. */
export const tickNotes = ['tick-refused', 'tick-gone', 'tick-elsewhere'] as const;

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
  'recorded',
  'which-system',
  'gaps-not-opened',
  'part-gone',
  'system-saved',
  'released',
  'system-open-form',
  'system-form-not-opened',
  'system-not-found',
  'system-name-missing',
  'system-bound',
  'system-bound-already',
  'system-unbound',
  'system-not-bound',
  'system-remove',
  'system-removed',
  'system-imported',
  'system-import-too-long',
  'home',
  'home-settings',
  ...tickNotes,
] as const;

export type Note = (typeof notes)[number];
