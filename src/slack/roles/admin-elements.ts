import type { RichTextElement } from '@slack/types';
import { say } from '../../render/slack/rich.ts';
import type { Admins } from './admins.ts';

const mostNamed = 20;

/** Who administers, for whoever looks for one of them. Shown in private only, where naming somebody calls nobody. */
export function adminElements({ people, groups }: Admins): RichTextElement[] {
  const named: RichTextElement[] = [
    ...people.map((id) => ({ type: 'user' as const, user_id: id })),
    ...groups.map((id) => ({ type: 'usergroup' as const, usergroup_id: id })),
  ];
  return named.slice(0, mostNamed).flatMap((one, at) => (at === 0 ? [one] : [say(', '), one]));
}
