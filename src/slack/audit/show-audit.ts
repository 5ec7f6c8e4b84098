import type { Consultant } from '../../consult/consultant.ts';
import { systemId } from '../../consult/systems/record.ts';
import { written } from '../../consult/systems/written.ts';
import type { AuditOrder } from '../../consult/understand/command/audit-order.ts';
import { words } from '../../consult/words.ts';
import { actions, buttons } from '../../render/slack/buttons.ts';
import type { SlackMessage } from '../../render/slack/message.ts';
import { toHint } from '../../render/slack/to-hint.ts';
import type { Deliver } from '../delivery/deliver.ts';
import { sinceOf, withLiveMarks } from '../offers/live-marks.ts';
import type { Request } from '../request.ts';
import type { Permit } from '../roles/permit.ts';
import type { Store } from '../store.ts';
import { auditLine } from './audit-line.ts';

export interface ShowAuditParts {
  readonly consultant: Pick<Consultant, 'audit' | 'note' | 'noteLabel'>;
  readonly store: Pick<Store, 'audit' | 'systems'>;
  readonly permit: Permit;
  readonly now: () => number;
}

const pageSize = 10;

const sinceWhen = ({ since }: AuditOrder, now: number): number | undefined =>
  since && (since.kind === 'day' ? since.at : now - since.ms);

/** The same order again, for what is older. */
const olderThan = ({ system, since }: AuditOrder, id: string): string =>
  [
    'audit',
    ...(system === undefined ? [] : [written(system)]),
    ...(since === undefined ? [] : [`since ${since.said}`]),
    `before ${id}`,
  ].join(' ');

/** Who changed what: for the asker alone, who may have to be an administrator. */
export function createShowAudit({ consultant, store, permit, now }: ShowAuditParts) {
  const page = async (tenant: string, order: AuditOrder): Promise<SlackMessage> => {
    const saved = await store.systems.list(tenant);
    const nameOf = (id: string): string => saved.find((one) => one.id === id)?.record.name ?? id;
    const since = sinceWhen(order, now());
    const entries = await store.audit.list(tenant, {
      ...(order.system !== undefined && { system: systemId(order.system) }),
      ...(since !== undefined && { since }),
      ...(order.before !== undefined && { before: order.before }),
      most: pageSize + 1,
    });
    const said = {
      ...(order.system !== undefined && { system: nameOf(systemId(order.system)) }),
      ...(since !== undefined && { since: sinceOf(since) }),
    };
    const live = (note: SlackMessage): SlackMessage =>
      withLiveMarks(note, { person: '', ...(since !== undefined && { at: since }) });
    if (entries.length === 0)
      return live(
        toHint(consultant.note('audit-nothing', { ...said, ...(order.before !== undefined && { topic: 'older' }) })),
      );
    const shown = entries.slice(0, pageSize);
    const { text, blocks } = live(toHint(consultant.note('audit', said)));
    const lines = shown.map((entry) =>
      auditLine(entry, entry.system === '' ? '' : nameOf(entry.system), consultant.audit),
    );
    const older = {
      id: 'audit-older',
      label: words(consultant.noteLabel('audit', 'older')),
      ask: olderThan(order, shown.at(-1)?.id ?? ''),
    };
    return {
      text,
      blocks: [
        ...blocks,
        { type: 'rich_text', elements: [{ type: 'rich_text_list', style: 'bullet', elements: lines }] },
        ...(entries.length > shown.length ? actions(buttons([older])) : []),
      ],
    };
  };

  return async (request: Request, order: AuditOrder, deliver: Deliver): Promise<string> => {
    if (!(await permit(request, 'read-audit', deliver))) return 'audit, refused';
    await deliver.toAsker({ root: await page(request.tenant, order), replies: [] });
    return 'audit';
  };
}
