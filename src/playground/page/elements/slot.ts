import type { Entry } from '../../act.ts';
import { type JsonObject } from '../../slack/json-object.ts';
import { useSurface } from './surface.ts';

/** Where an element stands: in a block of buttons, where each choice is told at once, or in an input of a form. */
export interface Slot {
  readonly element: JsonObject;
  readonly block: string;
  /** Set inside an `input` block. */
  readonly field?: {
    readonly id: string;
    readonly describedBy: string;
    readonly invalid: boolean;
    readonly required: boolean;
    readonly dispatches: boolean;
  };
}

interface Bound {
  readonly entry: Entry;
  /** Keeps it, and tells the bot where that is due. */
  readonly choose: (entry: Entry) => void;
  readonly keep: (entry: Entry) => void;
  readonly tell: (entry: Entry) => void;
}

export const useSlot = ({ element, block, field }: Slot): Bound => {
  const surface = useSurface();
  const tells = field === undefined || field.dispatches;
  const keep = (entry: Entry): void => surface.enter(block, element, entry);
  const tell = (entry: Entry): void => surface.use(block, element, entry);
  return {
    entry: surface.entryOf(block, element),
    keep,
    tell,
    choose: (entry) => {
      keep(entry);
      if (tells) tell(entry);
    },
  };
};

interface FieldFacts {
  readonly id?: string;
  readonly required?: boolean;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: boolean;
}

/** What ties an element to its label, its hint and its error. */
export const fieldFacts = ({ field }: Slot): FieldFacts =>
  field === undefined
    ? {}
    : {
        id: field.id,
        required: field.required,
        'aria-describedby': field.describedBy,
        'aria-invalid': field.invalid,
      };

/** The same for an element that is made of several: its label is no `label`. */
export const groupFacts = ({ field }: Slot): Record<string, string> =>
  field === undefined
    ? {}
    : { id: field.id, 'aria-labelledby': `${field.id}-label`, 'aria-describedby': field.describedBy };
