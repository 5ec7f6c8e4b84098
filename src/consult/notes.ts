/** What became of a tick that did not go as whoever pressed it wanted. */
const tickNotes = ['tick-refused', 'tick-gone', 'tick-elsewhere'] as const;

/** What is said on somebody's Home about what they pressed there. */
export const homeNotes = [...tickNotes, 'settings-refused'] as const;

/** What to know of an incident. */
const incidentNotes = [
  'incident-none',
  'incident-gone',
  'incident-closed',
  'incident-open-already',
  'incident-already',
  'incident-role-taken',
  'incident-role-free',
  'incident-no-message',
] as const;

/** What to know of a plan that somebody else works through as well. */
const runNotes = [
  'run-none',
  'run-begun-already',
  'run-already-done',
  'run-already-failed',
  'run-already-skipped',
  'run-reopened',
  'run-closed',
  'run-handed-already',
  'run-output-expected',
  'run-output-partly',
  'run-output-failing',
  'run-resumed',
  'run-gone',
] as const;

/** What the bot says beside its answers, each a hint of the persona. */
export const notes = [
  'fault',
  'too-late',
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
  'released-already',
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
  'file-not-text',
  'file-too-long',
  'file-not-read',
  'credential',
  'credential-of-others',
  'credential-in-form',
  'audit',
  'audit-nothing',
  'refused',
  'home',
  'home-settings',
  'installed',
  'not-installed',
  'guest',
  ...homeNotes,
  ...runNotes,
  ...incidentNotes,
] as const;

export type Note = (typeof notes)[number];
