/** Who administers: people, and user groups of Slack. Nobody named is everybody. */
export interface Admins {
  readonly people: readonly string[];
  readonly groups: readonly string[];
}

const isGroup = (id: string): boolean => id.startsWith('S');

export const adminsOf = (ids: readonly string[]): Admins => ({
  people: ids.filter((id) => !isGroup(id)),
  groups: ids.filter(isGroup),
});

export const isEverybody = ({ people, groups }: Admins): boolean => people.length + groups.length === 0;
