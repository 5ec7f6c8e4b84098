import type { Consultant } from '../../consult/consultant.ts';
import { recordFor } from '../../consult/systems/record-for.ts';
import { systemId } from '../../consult/systems/record.ts';
import type { ReleaseOrder } from '../../consult/systems/release-order.ts';
import { toHint } from '../../render/slack/to-hint.ts';
import type { Deliver } from '../delivery/deliver.ts';
import { withLiveMarks } from '../offers/live-marks.ts';
import type { Request } from '../request.ts';
import type { Permit } from '../roles/permit.ts';
import type { Store } from '../store.ts';
import { teamSystems } from './team-systems.ts';
import { whichSystem } from './which-system.ts';

export interface KeepReleaseParts {
  readonly consultant: Pick<Consultant, 'note' | 'notHere'>;
  readonly store: Pick<Store, 'systems' | 'releases'>;
  readonly permit: Permit;
}

/** Keeps what somebody says went live, and tells the channel: the next rollback will build on it. */
export function createKeepRelease({ consultant, store, permit }: KeepReleaseParts) {
  return async (request: Request, order: ReleaseOrder, deliver: Deliver): Promise<string> => {
    if (!(await permit(request, 'edit-systems', deliver))) return 'release, refused';
    const { id, tenant, channel, user, at, text } = request;
    const alone = (message: ReturnType<typeof toHint>): Promise<unknown> =>
      deliver.toAsker({ root: message, replies: [] });
    const team = await teamSystems(store, { tenant, channel });
    const choice = recordFor(order.system, team);
    if (choice.kind === 'several') {
      const short = text.trim().replace(/[.!]+$/u, '');
      await alone(toHint(whichSystem(consultant, choice.records, short, (name) => asked(order, name))));
      return 'release, which system';
    }
    if (choice.kind === 'none') {
      const items = team.all.map(({ name }) => name).join(', ');
      await alone(toHint(consultant.note('system-not-found', items === '' ? {} : { items })));
      return 'release, no such system';
    }
    const { name: system } = choice.record;
    const { version, migrations } = order;
    const release = { id, version, at, ...(migrations && { migrations }) };
    await store.releases.record(tenant, systemId(system), release, { person: user, at });
    const known = migrations === undefined ? {} : { topic: migrations };
    const note = toHint(consultant.note('released', { person: user, suggestion: version, system, ...known }));
    const told = withLiveMarks(note, { person: user });
    if (!(await deliver.announce(told))) await alone(told);
    return 'release, recorded';
  };
}

const asked = ({ version, migrations }: ReleaseOrder, name: string): string =>
  `released ${version} of ${name}${migrations === undefined ? '' : ` with ${migrations === 'none' ? 'no' : migrations} migrations`}`;
