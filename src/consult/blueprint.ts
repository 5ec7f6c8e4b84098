import type { Inquiry, Recorded } from './inquiry.ts';
import type { Facts } from './understand/facts/facts.ts';
import type { Block, Code, Source, Step, Text } from '../persona/text.ts';

export type { Block, Code, Source, Span, Step, Text } from '../persona/text.ts';

/**
 * An answer as data: the contract between the handlers that make it and the renderers that show it.
 * Handlers pick and compute; renderers lay out. Neither knows the other.
 */
export interface Blueprint {
  readonly inquiry: Inquiry;
  readonly title: Text;
  /** What this is about, in a line: environment, platform, versions, time against target. */
  readonly subject: readonly Fact[];
  /** What to know or decide first. One paragraph, two at most. */
  readonly lead: readonly Text[];
  readonly cautions: readonly Caution[];
  readonly sections: readonly Section[];
  readonly followUps: readonly FollowUp[];
  /** Values nobody gave that would make the answer more exact, most useful first. */
  readonly gaps: readonly Gap[];
  /** What it took for facts of the asker's system, where these may be put right. */
  readonly known?: Facts;
  readonly trace: Trace;
  /** What is to be kept of it as files: the decision that was made, the review to be written. */
  readonly documents?: readonly Document[];
  /** What stands above each message that it goes on in. */
  readonly banner?: Text;
  /** What the thread says already and this answer does not say again. Missing: it says everything. */
  readonly above?: Above;
}

export interface Document {
  readonly kind: 'adr' | 'postmortem' | 'pull-request';
  readonly title: Text;
  readonly sections: readonly { readonly title: Text; readonly items: readonly Text[] }[];
  readonly sources: readonly string[];
}

export interface Above {
  /** Of the sections that did not change. */
  readonly titles: readonly Text[];
  readonly sources: readonly string[];
  readonly followUps: readonly string[];
}

/** `given` by the asker, `assumed` from the persona's defaults, `computed` here, or `sourced` from the world. */
export type Origin = 'given' | 'assumed' | 'computed' | 'sourced';

export interface Fact {
  readonly label: Text;
  readonly value: Text;
  readonly origin: Origin;
  /** How it was computed, or where it is from. */
  readonly working?: Text;
}

/** A warning with a way out: what it is about, why it hurts, what to do instead. */
export interface Caution {
  readonly text: Text;
  readonly why?: Text;
  readonly instead?: Text;
  readonly source: Source;
}

interface Common {
  /** Unique in the blueprint and stable: buttons, tests and files name it. */
  readonly id: string;
  readonly title: Text;
  /** `first` belongs to the message everybody reads, `more` to the thread below it. */
  readonly place: 'first' | 'more';
  readonly source: Source;
}

export interface FactsSection extends Common {
  readonly kind: 'facts';
  readonly facts: readonly Fact[];
}

export interface TableSection extends Common {
  readonly kind: 'table';
  readonly columns: readonly Text[];
  readonly rows: readonly (readonly Text[])[];
  readonly note?: Text;
}

/** Ordered things to do. `target` is the time the system allows, when it is known. */
export interface StepsSection extends Common {
  readonly kind: 'steps';
  readonly steps: readonly Step[];
  readonly seconds?: number;
  readonly targetSeconds?: number;
  readonly note?: Text;
}

export interface BulletsSection extends Common {
  readonly kind: 'bullets';
  readonly groups: readonly { readonly title?: Text; readonly items: readonly Text[] }[];
}

export interface ProseSection extends Common {
  readonly kind: 'prose';
  readonly blocks: readonly Block[];
}

/** Shares of a whole, drawn as bars and always also said in numbers. */
export interface MeterSection extends Common {
  readonly kind: 'meter';
  readonly meters: readonly { readonly label: Text; readonly percent: number; readonly note?: Text }[];
  readonly note?: Text;
}

export interface CodeSection extends Common {
  readonly kind: 'code';
  readonly code: Code;
  readonly note?: Text;
}

/** Alternatives that were weighed, best first; the ones that lost say why. */
export interface OptionsSection extends Common {
  readonly kind: 'options';
  readonly options: readonly {
    readonly name: Text;
    /** 0 to 100. */
    readonly score: number;
    readonly chosen: boolean;
    readonly reasons: readonly Text[];
  }[];
  readonly note?: Text;
}

export interface ChecklistSection extends Common {
  readonly kind: 'checklist';
  readonly items: readonly {
    readonly id: string;
    readonly name: Text;
    readonly priority?: Text;
    /** What counts as proof that it is done. */
    readonly prove?: Text;
    readonly detail?: Text;
  }[];
}

/** The boxes of the DEVOPS BLUEPRINT: labelled lines, some with things listed under them. */
export interface PanelSection extends Common {
  readonly kind: 'panel';
  readonly rows: readonly PanelRow[];
}

export type PanelRow =
  | { readonly kind: 'fact'; readonly label: Text; readonly value: Text }
  | { readonly kind: 'list'; readonly label: Text; readonly ordered: boolean; readonly items: readonly Text[] }
  | { readonly kind: 'stage'; readonly number: number; readonly name: Text; readonly items: readonly Text[] }
  | { readonly kind: 'bar'; readonly label: Text; readonly percent: number; readonly note?: Text };

export type Section =
  | FactsSection
  | TableSection
  | StepsSection
  | BulletsSection
  | ProseSection
  | MeterSection
  | CodeSection
  | OptionsSection
  | ChecklistSection
  | PanelSection;

/** A button: the same question with something changed, or another one. */
export interface FollowUp {
  readonly id: string;
  readonly label: Text;
  /** What to ask when pressed, as one would type it after `/devops `. */
  readonly ask: string;
}

export interface Gap {
  readonly name: string;
  readonly label: Text;
  /** An example of a value, to show the form. */
  readonly example?: string;
}

/** Why the answer is what it is: every file that spoke, the weights, and the state of the persona. */
export interface Trace {
  /** In a few words. Missing in what an earlier version of this program stored. */
  readonly asked?: string;
  /** The system whose record shaped it, and who changed that last. */
  readonly recorded?: Recorded & { readonly system: string };
  readonly persona: string;
  /** Changes when any file of the persona changes. */
  readonly dataVersion: string;
  readonly files: readonly string[];
  readonly weights: readonly { readonly name: Text; readonly percent: number }[];
  readonly rules: readonly {
    readonly id: string;
    readonly name: Text;
    readonly focus: string;
    readonly file: string;
  }[];
  readonly sources: readonly string[];
}
