import type { Access } from '../delivery/access.ts';
import type { ClientParts } from '../delivery/client-options.ts';
import { owned } from '../delivery/owned.ts';
import { createSlackApi, type SlackApi } from '../delivery/slack-api.ts';
import type { Workspace } from './installation.ts';

/** Speaks in each workspace with what that workspace has given us. */
export interface Apis {
  of(workspace: Workspace): SlackApi;
}

const mostKept = 1_000;

export function createApis(parts: ClientParts & { readonly accessOf: (workspace: Workspace) => Access }): Apis {
  const apis = new Map<string, SlackApi>();
  return {
    of: ({ tenant, team }) => {
      const name = JSON.stringify([tenant, team]);
      const known = apis.get(name);
      if (known !== undefined) return known;
      if (apis.size >= mostKept) apis.clear();
      const api = owned(createSlackApi({ ...parts, access: parts.accessOf({ tenant, team }) }), tenant);
      apis.set(name, api);
      return api;
    },
  };
}
