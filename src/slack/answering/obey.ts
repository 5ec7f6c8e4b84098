import type { Consultant } from '../../consult/consultant.ts';
import { incidentOrder, type IncidentOrder } from '../../consult/incidents/incident-order.ts';
import { releaseOrder } from '../../consult/systems/release-order.ts';
import { systemOrder } from '../../consult/systems/system-order.ts';
import { auditOrder } from '../../consult/understand/command/audit-order.ts';
import { watchOrder } from '../../consult/understand/command/watch-order.ts';
import { toMessages } from '../../render/slack/to-messages.ts';
import { createShowAudit } from '../audit/show-audit.ts';
import type { Screens } from '../checklists/screens.ts';
import type { Deliver } from '../delivery/deliver.ts';
import { createSwitchWatch } from '../offers/switch-watch.ts';
import { saidToUs } from '../heard/said-to-us.ts';
import type { Request } from '../request.ts';
import type { Permit } from '../roles/permit.ts';
import type { Store } from '../store.ts';
import { aboutRecord } from '../systems/about-system.ts';
import { createKeepRelease } from '../systems/keep-release.ts';
import { createKeepSystems } from '../systems/keep-systems.ts';
import { teamSystems } from '../systems/team-systems.ts';
import { withRecordLine } from '../systems/with-record-line.ts';

export interface ObeyParts {
  readonly consultant: Consultant;
  readonly store: Store;
  readonly permit: Permit;
  readonly screens: Pick<Screens, 'handle' | 'recorded'>;
  readonly now: () => number;
}

function wantedOf(order: IncidentOrder): NonNullable<Request['incident']> {
  switch (order.kind) {
    case 'note':
      return { ask: 'add', deed: { kind: 'noted', text: order.text } };
    case 'update':
      return { ask: 'add', deed: { kind: 'update', condition: order.text, actions: '', needs: '' } };
    case 'status':
      return { ask: 'add', deed: { kind: 'status', status: order.status } };
    case 'severity':
      return { ask: 'add', deed: { kind: 'severity', severity: order.severity } };
    case 'action': {
      const { what, due } = order;
      return { ask: 'add', deed: { kind: 'action', what, ...(due !== undefined && { due }) } };
    }
    case 'close':
      return { ask: 'add', deed: { kind: 'closed' } };
    default:
      return { ask: order.kind };
  }
}

/** What is no question but an order to do something: done, or undefined where it is none. */
export function createObey({ consultant, store, permit, screens, now }: ObeyParts) {
  const switchWatch = createSwitchWatch({ consultant, store, permit });
  const showAudit = createShowAudit({ consultant, store, permit, now });
  const keepSystems = createKeepSystems({ consultant, store, permit, screens });
  const keepRelease = createKeepRelease({ consultant, store, permit });

  /** What is known of systems is shown to whoever asks, and stands in nobody's way. */
  const showSystems = async ({ tenant, channel, text }: Request, deliver: Deliver): Promise<string> => {
    const understood = consultant.read(text);
    if (understood.kind === 'problem') throw new Error('an order for systems that is none');
    const team = await teamSystems(store, { tenant, channel });
    const name = systemOrder(text);
    const about = aboutRecord(understood.inquiry, name?.kind === 'show' ? name.name : undefined, team);
    const blueprint = consultant.answer(about, undefined, team);
    const { root, replies } = toMessages(blueprint);
    await deliver.toAsker({ root: withRecordLine(root, blueprint, consultant), replies });
    return 'system';
  };

  return (request: Request, deliver: Deliver): Promise<string> | undefined => {
    const { kind, text } = request;
    if (!saidToUs.has(kind)) return undefined;
    const watch = watchOrder(text);
    if (watch !== undefined) return switchWatch(request, watch, deliver);
    const audit = auditOrder(text);
    if (audit !== undefined) return showAudit(request, audit, deliver);
    const system = systemOrder(text);
    if (system?.kind === 'list' || system?.kind === 'show') return showSystems(request, deliver);
    if (system !== undefined) return keepSystems(request, system, deliver);
    const released = releaseOrder(text);
    if (released !== undefined) return keepRelease(request, released, deliver);
    const incident = incidentOrder(text);
    if (incident === undefined) return undefined;
    return screens.handle({ ...request, kind: 'incident', incident: wantedOf(incident) }, deliver);
  };
}
