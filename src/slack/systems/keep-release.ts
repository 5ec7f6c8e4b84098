import type { Consultant } from '../../consult/consultant.ts';
import { sameVersion } from '../../consult/paste/find-revision.ts';
import { recordFor } from '../../consult/systems/record-for.ts';
import { migrationKinds, type Release } from '../../consult/systems/release.ts';
import { words } from '../../consult/words.ts';
import type { FollowUp } from '../../consult/blueprint.ts';
import { systemId } from '../../consult/systems/record.ts';
import { releaseWords, type ReleaseOrder } from '../../consult/systems/release-order.ts';
import { toHint } from '../../render/slack/to-hint.ts';
import type { Deliver } from '../delivery/deliver.ts';
import { sinceOf, withLiveMarks } from '../offers/live-marks.ts';
import type { Request } from '../request.ts';
import type { Permit } from '../roles/permit.ts';
import type { Store } from '../store.ts';
import { systemsAtWork } from './team-systems.ts';
import { whichSystem } from './which-system.ts';

export interface KeepReleaseParts {
  readonly consultant: Pick<Consultant, 'note' | 'noteLabel' | 'notHere'>;
  readonly store: Pick<Store, 'systems' | 'releases' | 'incidents'>;
  readonly permit: Permit;
}

/** Whoever was second with it learns that it is known. */
const saysNothingNew = ({ version, migrations }: ReleaseOrder, live: Release): boolean =>
  sameVersion(live.version, version) && (migrations === undefined || migrations === live.migrations);

/** Keeps what somebody says went live, and tells the channel: the next rollback will build on it. */
export function createKeepRelease({ consultant, store, permit }: KeepReleaseParts) {
  return async (request: Request, order: ReleaseOrder, deliver: Deliver): Promise<string> => {
    if (!(await permit(request, 'edit-systems', deliver))) return 'release, refused';
    const { id, tenant, channel, user, at, text } = request;
    const alone = (message: ReturnType<typeof toHint>): Promise<unknown> =>
      deliver.toAsker({ root: message, replies: [] });
    const team = await systemsAtWork(store, { tenant, channel });
    const choice = recordFor(order.system, team);
    if (choice.kind === 'several') {
      const short = text.trim().replace(/[.!]+$/u, '');
      await alone(toHint(whichSystem(consultant, choice.records, short, (name) => releaseWords(order, name))));
      return 'release, which system';
    }
    if (choice.kind === 'none') {
      const items = team.all.map(({ name }) => name).join(', ');
      await alone(toHint(consultant.note('system-not-found', items === '' ? {} : { items })));
      return 'release, no such system';
    }
    const { name: system } = choice.record;
    const { version, migrations } = order;
    const [live] = await store.releases.of(tenant, systemId(system));
    if (live !== undefined && live.id !== id && saysNothingNew(order, live)) {
      const told = toHint(
        consultant.note('released-already', { suggestion: version, system, since: sinceOf(live.at) }),
      );
      await alone(withLiveMarks(told, { person: user, at: live.at }));
      return 'release, known';
    }
    const release = { id, version, at, ...(migrations && { migrations }) };
    await store.releases.record(tenant, systemId(system), release, { person: user, at });
    const toldAs = (kind: (typeof migrationKinds)[number]): FollowUp => ({
      id: `released-${kind}`,
      label: words(consultant.noteLabel('released', kind)),
      ask: releaseWords({ version, migrations: kind }, system),
    });
    const known = migrations === undefined ? {} : { topic: migrations };
    const note = consultant.note('released', { person: user, suggestion: version, system, ...known });
    const followUps = migrations === undefined ? migrationKinds.map((kind) => toldAs(kind)) : [];
    const told = withLiveMarks(toHint({ ...note, followUps }), { person: user });
    if (!(await deliver.announce(told))) await alone(told);
    return 'release, recorded';
  };
}
