/** Something is broken for users. It belongs to a channel, and there is one at a time in each. */
export interface Incident {
  /** In the words of whoever declared it. */
  readonly what: string;
  readonly system?: string;
}

export const incidentStatuses = ['investigating', 'identified', 'mitigated', 'resolved'] as const;

export type IncidentStatus = (typeof incidentStatuses)[number];

/** A message that somebody put into the timeline. */
export interface Quoted {
  readonly ts: string;
  readonly author: string;
  /** By a reaction: it goes when that is taken back. */
  readonly pinned?: true;
}

/** What happened in it, or was done about it. */
export type Entry =
  | { readonly kind: 'declared'; readonly severity: string }
  | { readonly kind: 'severity'; readonly severity: string }
  | { readonly kind: 'status'; readonly status: IncidentStatus }
  /** Somebody has a role now; nobody, when `to` is missing. */
  | { readonly kind: 'role'; readonly role: string; readonly to?: string }
  | { readonly kind: 'noted'; readonly text: string; readonly quoted?: Quoted }
  /** A message that is in the timeline was changed, or deleted. */
  | { readonly kind: 'edited'; readonly ts: string; readonly text: string }
  | { readonly kind: 'deleted'; readonly ts: string }
  /** Of a plan that is worked through in this channel. */
  | {
      readonly kind: 'step';
      readonly plan: string;
      readonly number: number;
      readonly step: string;
      readonly state: 'begun' | 'done' | 'failed' | 'skipped' | 'reopened' | 'handed' | 'closed';
      /** Who has the plan in hand from now on. */
      readonly to?: string;
      /** With this step users were served again. */
      readonly served?: true;
    }
  /** What the others were told. */
  | { readonly kind: 'update'; readonly condition: string; readonly actions: string; readonly needs: string }
  | { readonly kind: 'snoozed'; readonly minutes: number }
  | { readonly kind: 'action'; readonly what: string; readonly owner?: string; readonly due?: string }
  | { readonly kind: 'closed' };

export interface Occurred {
  readonly person: string;
  readonly at: number;
  readonly deed: Entry;
}
