import type { Text } from '../blueprint.ts';
import type { Tick } from './tick.ts';

/** A list of a system as it is shown: with what is ticked, why something no longer counts, and how far it is. */
export interface Board {
  readonly list: string;
  readonly title: Text;
  readonly percent: number;
  /** How the percentage comes about. */
  readonly working: Text;
  readonly groups: readonly { readonly title?: Text; readonly items: readonly BoardItem[] }[];
}

export interface BoardItem {
  readonly id: string;
  readonly name: Text;
  readonly ticked: boolean;
  /** The version it shows: a change says on which one it was made. */
  readonly version: number;
  /** Whether it takes proof to tick it. */
  readonly wantsProof: boolean;
  /** What is said below it. Of one that was ticked it names the person by id, and the time as it was asked to be written. */
  readonly note?: Text;
  /** What was ticked, by whom and when, also where it no longer counts. */
  readonly tick?: Pick<Tick, 'person' | 'at' | 'evidence'>;
}
