import { isEverybody, type Admins } from './admins.ts';

/** What a person wants to do, when it may take an administrator. */
export type Capability = 'edit-systems' | 'change-settings' | 'read-audit' | 'declare' | 'close';

/** Whoever is there first calls for help: nobody has to ask for leave to do that. */
const ofEverybody: ReadonlySet<Capability> = new Set<Capability>(['declare']);

/** The members of a group of administrators; missing when Slack does not tell them. */
export type Members = ReadonlyMap<string, readonly string[] | undefined>;

export type Verdict =
  | { readonly kind: 'granted' }
  /** Nobody gets in by a group that cannot be read. */
  | { readonly kind: 'refused'; readonly unreadable: readonly string[] };

/** The groups whose members must be known to judge. */
export const groupsToRead = (capability: Capability, person: string, admins: Admins): readonly string[] =>
  ofEverybody.has(capability) || admins.people.includes(person) ? [] : admins.groups;

/** Who may do what: the rule, in one place. */
export function judge(capability: Capability, person: string, admins: Admins, members: Members): Verdict {
  const isAdmin =
    isEverybody(admins) ||
    admins.people.includes(person) ||
    admins.groups.some((group) => members.get(group)?.includes(person) === true);
  if (isAdmin || ofEverybody.has(capability)) return { kind: 'granted' };
  return { kind: 'refused', unreadable: admins.groups.filter((group) => members.get(group) === undefined) };
}
