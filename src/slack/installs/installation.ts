import { z } from 'zod';

/** What is secret of an installation, and what goes with it. */
export const installationSecrets = z.object({
  token: z.string(),
  /** With rotation: good for one new token. */
  refreshToken: z.string().exactOptional(),
  botId: z.string(),
  scopes: z.array(z.string()),
  /** Who did it. */
  person: z.string(),
});

export type InstallationSecrets = Readonly<z.output<typeof installationSecrets>>;

/** Somebody has put us into a workspace, or into all those of an organisation. */
export interface Installation extends InstallationSecrets {
  /** The enterprise, or else the team. */
  readonly tenant: string;
  /** The team; of one for a whole organisation, the enterprise. */
  readonly id: string;
  readonly botUserId: string;
  /** Until when its token is good; for good without rotation. */
  readonly expiresAt?: number;
  readonly at: number;
}

export const isOrgWide = ({ tenant, id }: Pick<Installation, 'tenant' | 'id'>): boolean =>
  id === tenant && id.startsWith('E');

/** Where something was asked: in which of a tenant's workspaces. Of what was kept before we knew, only the tenant. */
export interface Workspace {
  readonly tenant: string;
  readonly team?: string | undefined;
}
