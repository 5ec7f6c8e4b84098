import type { Consultant } from '../../consult/consultant.ts';
import { readDeclaration } from '../../consult/incidents/declaration.ts';
import type { Entry } from '../../consult/incidents/incident.ts';
import { incidentState, type IncidentState } from '../../consult/incidents/incident-state.ts';
import { systemId } from '../../consult/systems/record.ts';
import { message } from '../../render/slack/message.ts';
import { list, textLine } from '../../render/slack/rich.ts';
import type { Refresh } from '../checklists/refresh.ts';
import { displayId } from '../checklists/shows.ts';
import type { Deliver } from '../delivery/deliver.ts';
import type { SlackApi } from '../delivery/slack-api.ts';
import type { Request } from '../request.ts';
import type { Permit } from '../roles/permit.ts';
import type { SavedPause } from '../runs/pauses.ts';
import { createShowKept } from '../stories/show-kept.ts';
import { createTellAsker } from '../stories/tell-asker.ts';
import type { Store } from '../store.ts';
import { timelineReaction } from '../surface.ts';
import type { SavedSystem } from '../systems/systems.ts';
import { teamSystems, type TeamSystems } from '../systems/team-systems.ts';
import { addEntry } from './add-entry.ts';
import { catchUp } from './catch-up.ts';
import { incidentCard } from './incident-card.ts';
import { createRemindUpdates } from './remind-updates.ts';
import { createShareReview } from './share-review.ts';
import type { SavedIncident } from './stored-incident.ts';
import { updateMessage } from './update-message.ts';

export interface HandleIncidentParts {
  readonly consultant: Consultant;
  readonly store: Store;
  readonly apiFor: (request: Request) => SlackApi;
  readonly permit: Permit;
  readonly refresh: Refresh;
  readonly now: () => number;
}

const onHomes: ReadonlySet<Entry['kind']> = new Set<Entry['kind']>(['severity', 'status', 'closed']);

/** The role that decides, in every persona. */
const commander = 'commander';

const nothingMore = (): Promise<void> => Promise.resolve();

const stateOf = ({ subject, happened }: SavedIncident): IncidentState => incidentState(subject, happened);

const inWords = (id: string): string => ` ${id.replaceAll('-', ' ')} `;

/** The one that is named, or else the one that the channel is about. */
function systemIn(what: string, { saved, bound }: TeamSystems): SavedSystem | undefined {
  const said = inWords(systemId(what));
  const [named, ...others] = saved.filter(({ id }) => said.includes(inWords(id)));
  return named === undefined || others.length > 0 ? saved.find(({ id }) => id === bound[0]) : named;
}

/** An incident is opened in a channel, and everything that is written down of it. */
export function createHandleIncident({ consultant, store, apiFor, permit, refresh, now }: HandleIncidentParts) {
  const { incidents, displays, pauses } = store;
  const { incidentWords: words } = consultant;
  const remindUpdates = createRemindUpdates({ words, apiFor, store, now });
  const shareReview = createShareReview({ consultant, apiFor });

  const showKept = createShowKept({ displays, refresh, now });
  const tell = createTellAsker(consultant);

  const show = (saved: SavedIncident, request: Request, deliver: Deliver): Promise<void> => {
    const { id } = saved;
    return showKept(
      { kind: 'incident', id, root: incidentCard({ id, state: stateOf(saved), words }) },
      request,
      deliver,
    );
  };

  const declare = async (request: Request, deliver: Deliver): Promise<string> => {
    const { tenant, channel, user, at, text } = request;
    if (!(await permit(request, 'declare', deliver))) return 'incident, refused';
    const id = `${channel}-${at}`;
    const open = await incidents.openIn({ tenant, channel });
    if (open === undefined) {
      const { severity, what } = readDeclaration(text);
      const system = systemIn(what, await teamSystems(store, { tenant, channel }));
      const subject = { what, ...(system && { system: system.record.name }) };
      const deed = { kind: 'declared' as const, severity: words.severity(severity).id };
      await incidents.begin(
        tenant,
        { id, channel, thread: '', system: system?.id ?? '', subject },
        { person: user, at, deed },
      );
    }
    const saved = await incidents.openIn({ tenant, channel });
    if (saved === undefined) throw new Error('an incident that was declared is not there');
    const state = stateOf(saved);
    if (saved.id !== id) return tell(deliver, 'incident-open-already', state.declared);
    await show(saved, request, deliver);
    await remindUpdates(request, id, state, deliver);
    await refresh(request, 'homes');
    return 'incident declared';
  };

  /** What is switched off because of it. */
  const pausesIn = async ({ tenant, channel }: Request): Promise<readonly SavedPause[]> =>
    (await pauses.open(tenant)).filter((one) => one.channel === channel);

  const duties = (role: string): ReturnType<typeof message> | undefined => {
    const found = words.roles.find(({ id }) => id === role);
    return (
      found &&
      message([
        {
          type: 'rich_text',
          elements: [
            textLine(words.line('duties', { name: found.name })),
            ...list(
              found.duties.map((duty) => [{ kind: 'text', text: duty }]),
              false,
            ),
          ],
        },
      ])
    );
  };

  /** What is to be said because of it. */
  const follow = async (request: Request, saved: SavedIncident, deed: Entry, deliver: Deliver): Promise<void> => {
    const state = stateOf(saved);
    if (deed.kind === 'role' && deed.to === request.user) {
      const root = duties(deed.role);
      if (root !== undefined) await deliver.toAsker({ root, replies: [] });
    }
    if (deed.kind === 'update')
      await deliver.answer({ root: updateMessage(state, deed, words), replies: [] }, nothingMore);
    if (deed.kind === 'closed') await shareReview(request, { state, pauses: await pausesIn(request) }, deliver);
    if (['severity', 'update', 'snoozed', 'closed'].includes(deed.kind))
      await remindUpdates(request, saved.id, state, deliver);
  };

  /** Whoever has command ends it; of the others, those who may. */
  const mayClose = async (request: Request, id: string, deliver: Deliver): Promise<boolean> => {
    const saved = await incidents.find(request.tenant, id);
    const commands = saved !== undefined && stateOf(saved).roles[commander]?.person === request.user;
    return commands || permit(request, 'close', deliver);
  };

  const add = async (request: Request, id: string, deed: Entry, deliver: Deliver): Promise<string> => {
    const { tenant, user, at, incident } = request;
    if (deed.kind === 'closed' && !(await mayClose(request, id, deliver))) return 'incident, refused';
    const added = await addEntry(store, { tenant, id }, { person: user, at, deed }, incident?.seen);
    if (added.kind === 'same') return 'incident, as it is';
    if (added.kind === 'already') {
      // Whoever only put one more pushpin on a message asked nothing.
      if (deed.kind === 'noted' && deed.quoted?.pinned === true) return 'incident, as it is';
      return tell(deliver, 'incident-already', added.held);
    }
    if (added.kind === 'gone') return tell(deliver, 'incident-gone', { person: user });
    if (added.kind === 'closed') return tell(deliver, 'incident-closed', added.held);
    if (added.kind === 'role-taken')
      return added.held === undefined
        ? tell(deliver, 'incident-role-free', { person: user })
        : tell(deliver, 'incident-role-taken', added.held);
    await follow(request, added.saved, deed, deliver);
    if (onHomes.has(deed.kind)) await refresh(request, 'homes');
    const display = displayId({ run: id });
    await displays.want(tenant, display, 0);
    await refresh(request, undefined, { display });
    return `incident, ${deed.kind}`;
  };

  /** A message is put into the timeline: with the words it has, by whoever wrote it, at the time it was written. */
  const quote = async (request: Request, id: string, ts: string, deliver: Deliver): Promise<string> => {
    const { channel, text, incident: { author: told, pinned } = {} } = request;
    const found = await apiFor(request).messageAt(channel, ts);
    const author = found?.user ?? told;
    const said = consultant.conceal(found?.text ?? text).text.trim();
    if (author === undefined || said === '') return tell(deliver, 'incident-no-message', { person: request.user });
    return add(request, id, { kind: 'noted', text: said, quoted: { ts, author, ...(pinned && { pinned }) } }, deliver);
  };

  /** The pushpin that put it there was taken back. */
  const unquote = async (request: Request, { id, happened }: SavedIncident, deliver: Deliver): Promise<string> => {
    const { ts = '' } = request.incident ?? {};
    const last = happened.findLast(({ deed }) => deed.kind === 'noted' && deed.quoted?.ts === ts)?.deed;
    if (last?.kind !== 'noted' || last.quoted?.pinned !== true) return 'incident, as it is';
    const found = await apiFor(request).messageAt(request.channel, ts);
    if (found?.reactions.includes(timelineReaction) === true) return 'incident, as it is';
    return add(request, id, { kind: 'deleted', ts }, deliver);
  };

  const display = async (request: Request, saved: SavedIncident, deliver: Deliver): Promise<string> => {
    const { incident } = request;
    const state = stateOf(saved);
    const off = await pausesIn(request);
    const root = catchUp({ state, words, pauses: off, now: now() });
    switch (incident?.ask) {
      case 'handover': {
        const said = message([{ type: 'rich_text', elements: [textLine(words.line('handover'))] }]);
        await deliver.answer({ root: message([...said.blocks, ...root.blocks]), replies: [] }, nothingMore);
        break;
      }
      case 'card':
        await show(saved, request, deliver);
        break;
      case 'timeline':
        await shareReview(request, { state, pauses: off }, deliver);
        break;
      default:
        await deliver.toAsker({ root, replies: [] });
    }
    return `incident, ${incident?.ask}`;
  };

  return async (request: Request, deliver: Deliver): Promise<string> => {
    const { tenant, user, channel, incident } = request;
    if (incident === undefined) return 'incident, of nothing';
    if (incident.ask === 'declare') return declare(request, deliver);
    const saved =
      incident.id === undefined
        ? await incidents.openIn({ tenant, channel })
        : await incidents.find(tenant, incident.id);
    if (saved === undefined) return tell(deliver, 'incident-none', { person: user });
    if (incident.ask === 'quote') return quote(request, saved.id, incident.ts ?? '', deliver);
    if (incident.ask === 'unquote') return unquote(request, saved, deliver);
    if (incident.ask !== 'add') return display(request, saved, deliver);
    const { deed } = incident;
    if (deed === undefined) return 'incident, of nothing';
    return add(request, saved.id, deed.kind === 'edited' ? { ...deed, text: request.text } : deed, deliver);
  };
}
