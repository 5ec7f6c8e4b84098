import type { ConditionWords } from './conditions.ts';
import type { Figure } from '../../../persona/kinds/figure.ts';
import type { Flag, Intent } from '../../inquiry.ts';

export type { Figure };
export type FigureUnit = Figure['unit'];

/** A thing and the ways people name it. `says` are lower-case words or phrases, without the id itself. */
export interface Named {
  readonly id: string;
  readonly says: readonly string[];
}

/** Every word the grammar knows. It comes from the persona's files: adding a synonym needs no code. */
export interface Vocabulary {
  readonly commands: readonly (Named & { readonly id: Intent })[];
  /** What people order of a machine and we do not do, with the commands that help then. */
  readonly orders: ReadonlyMap<string, readonly Intent[]>;
  readonly strategies: readonly Named[];
  readonly environments: readonly Named[];
  readonly platforms: readonly Named[];
  readonly ci: readonly Named[];
  readonly runbooks: readonly Named[];
  /** What drives or surrounds the place: helm, argo-cd, flyway. */
  readonly using: readonly Named[];
  /** All that a system may be made of: languages, databases, registries. It decides no command. */
  readonly technologies: readonly string[];
  /** What people may give a value: the `needs` of platforms and runbooks. */
  readonly values: readonly string[];
  /** What people may say of the change to take back. */
  readonly conditions: readonly ConditionWords[];
  /** Numbers for sums, by the command that sums them. */
  readonly figures: ReadonlyMap<Intent, readonly Figure[]>;
  readonly flags: readonly (Named & { readonly id: Flag })[];
}
