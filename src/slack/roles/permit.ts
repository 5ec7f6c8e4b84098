import type { Deliver } from '../delivery/deliver.ts';
import type { Request } from '../request.ts';
import type { Capability } from './judge.ts';
import { refusal, type RefusalParts } from './refusal.ts';
import type { Rights } from './rights.ts';

/** Whether whoever asked may do it; if not, they have been told, and nobody else. */
export type Permit = (request: Request, capability: Capability, deliver: Deliver) => Promise<boolean>;

export interface PermitParts extends Pick<RefusalParts, 'consultant'> {
  readonly rights: Rights;
}

export const createPermit =
  ({ consultant, rights }: PermitParts): Permit =>
  async ({ tenant, team, user }, capability, deliver) => {
    const verdict = await rights.check({ tenant, team, person: user }, capability);
    if (verdict.kind === 'granted') return true;
    const root = refusal({ consultant, admins: rights.admins }, capability, verdict.unreadable);
    await deliver.toAsker({ root, replies: [] });
    return false;
  };
