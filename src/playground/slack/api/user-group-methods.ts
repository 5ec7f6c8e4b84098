import { z } from 'zod';
import { method, type Method } from './method.ts';
import { SlackError } from './slack-error.ts';

export const userGroupMethods: Record<string, Method> = {
  'usergroups.users.list': method({
    tier: 2,
    scopes: ['usergroups:read'],
    args: z.looseObject({ usergroup: z.string() }),
    run: ({ usergroup }, { world, team }) => {
      const group = world.workspace.userGroup(usergroup);
      if (group === undefined || group.team !== team) throw new SlackError('no_such_subteam');
      return { users: [...group.members] };
    },
  }),
};
