import { isDeepStrictEqual } from 'node:util';
import type { Blueprint } from '../../consult/blueprint.ts';
import type { Consultant, Hint } from '../../consult/consultant.ts';
import type { Log } from '../../log.ts';
import { systemId } from '../../consult/systems/record.ts';
import { withoutRepeats } from '../../consult/thread/without-repeats.ts';
import { toHint } from '../../render/slack/to-hint.ts';
import { createRefresh } from '../checklists/refresh.ts';
import { createScreens } from '../checklists/screens.ts';
import { apologise } from './apologise.ts';
import { beforeOf } from './before-of.ts';
import { checkToldWhole } from './check-told-whole.ts';
import { consult } from './consult.ts';
import { createDeliver, type Deliver, type Delivered, type Messages } from '../delivery/deliver.ts';
import { createObey } from './obey.ts';
import { createMessagesOf } from './messages-of.ts';
import { createExplainLast } from './explain-last.ts';
import { createSettle } from './settle.ts';
import { createHearFiles, type Heard } from './hear-files.ts';
import { createMakeOffer } from '../offers/make-offer.ts';
import { asksPrivacy, keepPrivate } from '../delivery/private-messages.ts';
import type { Intake } from '../intake.ts';
import { isApology, type Request } from '../request.ts';
import type { Apis } from '../installs/apis.ts';
import { createPermit } from '../roles/permit.ts';
import { refusal } from '../roles/refusal.ts';
import type { Rights } from '../roles/rights.ts';
import type { Thread } from '../places.ts';
import type { Store } from '../store.ts';
import { createTellRecorded } from '../systems/tell-recorded.ts';
import { releasesOf, systemsAtWork } from '../systems/team-systems.ts';
import { createOpenRoom } from '../incidents/open-room.ts';
import { createCheckOutput } from '../runs/check-output.ts';
import { createReplan } from '../runs/replan.ts';
import { createKeepSystems } from '../systems/keep-systems.ts';
import { drillIn } from '../runs/drill-in.ts';
import { createWarnAuthor } from './warn-author.ts';
import type { Job } from '../worker.ts';

export interface AnswerParts {
  readonly consultant: Consultant;
  readonly apis: Apis;
  readonly store: Store;
  readonly rights: Rights;
  readonly retentionDays: number;
  /** For what one request makes necessary for other people. */
  readonly intake: Intake;
  readonly now: () => number;
  /** Counts one more answer that nobody will get. */
  readonly onDropped: () => number;
  /** Names of channels that are there for incidents. */
  readonly incidentRooms: readonly string[];
  readonly log: Log;
}

const outcomeOf = (what: string, { files }: Delivered): string => (files === undefined ? what : `${what}, ${files}`);

/** Answers one request of the journal, and decides what becomes of it when that fails. Throws only if the store does. */
export function createAnswerRequest(parts: AnswerParts): (job: Job) => Promise<void> {
  const { consultant, apis, store, rights, now, log } = parts;
  const { sent, consultations } = store;
  const screens = createScreens(parts);
  const permit = createPermit({ consultant, rights });
  const obey = createObey({ consultant, store, permit, screens, now });
  const keepSystems = createKeepSystems({ consultant, store, permit, screens });
  const openRoom = createOpenRoom({
    words: consultant.incidentWords,
    declared: consultant.declared,
    store,
    apiFor: ({ tenant, team }) => apis.of({ tenant, team }),
    intake: parts.intake,
    rooms: parts.incidentRooms,
  });
  const checkOutput = createCheckOutput({ consultant, store });
  const replan = createReplan({
    consultant,
    store,
    refresh: createRefresh({ displays: store.displays, intake: parts.intake, now }),
  });
  const tellRecorded = createTellRecorded({ consultant, store });
  const makeOffer = createMakeOffer({ consultant, store, now });
  const withLastExplained = createExplainLast({ consultant, store });
  const warnAuthor = createWarnAuthor(parts);
  const hearFiles = createHearFiles(parts);
  const settle = createSettle(parts);
  const { messagesOf, onlyFiles } = createMessagesOf(consultant);
  const toMessage = (hint: Hint): Messages => ({ root: toHint(hint), replies: [] });

  /** What is to be rehearsed is there: it begins at once, as if somebody had pressed the button below it. */
  const rehearse = async ({ id, team, user }: Request, begun: Thread | undefined, root: string | undefined) => {
    if (begun === undefined || root === undefined) return;
    const { tenant, channel, ts: thread } = begun;
    const run = { run: `${channel}-${root}`, deed: 'begun' as const, step: 0, seen: 0, drill: true as const };
    const asked = { kind: 'run' as const, tenant, user, channel, thread, opens: false, text: '', run };
    await parts.intake.accept({ ...asked, ...(team !== undefined && { team }) }, [`drill:${id}`]);
  };

  const answer = async (heard: Request, deliver: Deliver): Promise<string> => {
    const rehearsed = drillIn(heard, consultant.runSheets);
    const request = rehearsed === undefined ? await openRoom.heard(heard) : { ...heard, text: rehearsed };
    const { tenant, channel, thread, text } = request;
    const shown = screens.handle(request, deliver);
    if (shown !== undefined) return shown;
    if (request.kind === 'offer') return makeOffer(request, deliver);
    if (request.kind === 'recorded') return tellRecorded(request, deliver);
    // What is ordered in a rehearsal is done by nobody.
    const obeyed = rehearsed === undefined ? obey(request, deliver) : undefined;
    if (obeyed !== undefined) return obeyed;
    const place: Thread | undefined = thread === undefined ? undefined : { tenant, channel, ts: thread };
    const earlier = place === undefined ? undefined : await consultations.find(place);
    if (request.filled !== undefined) checkToldWhole(earlier, now());
    const known = await systemsAtWork(store, { tenant, channel });
    const asked = { text, before: earlier?.inquiry.record?.name };
    const team = { ...known, releases: await releasesOf(store, tenant, { team: known, asked }) };
    const found = consult(consultant, request, { earlier, team, drill: rehearsed !== undefined });
    const outcome = await withLastExplained(request, found);
    const listed =
      outcome.kind === 'answer' && !isDeepStrictEqual(outcome.blueprint.inquiry.listing, earlier?.inquiry.listing);
    const checked = listed ? undefined : await checkOutput(request, deliver);
    if (checked !== undefined) return checked;
    if (outcome.kind === 'silence') return 'silence';
    if (outcome.kind === 'lost') {
      await deliver.toAsker(toMessage(consultant.note('nothing-to-correct')));
      return 'lost';
    }
    if (outcome.kind === 'hint') {
      const { root } = toMessage(outcome.hint);
      await deliver.toAsker({ root: asksPrivacy(text) ? keepPrivate(root) : root, replies: [] });
      return outcome.code;
    }
    const { filesOnly, blueprint } = outcome;
    const { inquiry, trace } = blueprint;
    const before = beforeOf(request, earlier, blueprint);
    const how = request.kind === 'button' ? 'pressed' : 'asked';
    const newIn = (all: Blueprint): Blueprint => (before ? withoutRepeats(all, consultant.answer(before), how) : all);
    const boxes = await screens.boxesFor(tenant, newIn(blueprint));
    const whole = filesOnly ? onlyFiles(blueprint) : messagesOf(blueprint, newIn, boxes);
    const messages = { ...whole, root: openRoom.offer(whole.root, blueprint, request) };
    if (inquiry.private && !channel.startsWith('D')) {
      const { root, replies } = messages;
      const told = { ...messages, root: keepPrivate(root), replies: replies.map(keepPrivate) };
      return outcomeOf(`${inquiry.intent}, private`, await deliver.toAsker(told));
    }
    const asker = earlier?.asker ?? request.user;
    const consultation = { inquiry, trace, asker, request: request.id, ...(before && { before }) };
    if (request.filled !== undefined && earlier?.posted?.[0] === request.filled.root && place !== undefined) {
      const { root: gone } = toMessage(consultant.note('part-gone'));
      const { posted = [] } = await deliver.replace(earlier.posted, messagesOf(blueprint), gone);
      const kept = earlier.before && { before: earlier.before };
      await consultations.save(place, { ...consultation, ...kept, posted }, now());
      if (inquiry.record !== undefined) await screens.recorded(request, [systemId(inquiry.record.name)]);
      if (request.filled.unkept !== undefined)
        await deliver.toAsker({
          root: refusal({ consultant, admins: rights.admins }, 'keep-filled', request.filled.unkept),
          replies: [],
        });
      return `${inquiry.intent}, filled in`;
    }
    let began: Thread | undefined;
    const delivered = await deliver.answer(messages, async (thread, root) => {
      if (messages.alone !== undefined && boxes !== undefined) await screens.posted(request, blueprint, boxes, root);
      // Asking why, or for files, changes nothing about what the thread is about.
      if (inquiry.intent === 'why' || filesOnly) return;
      began = { tenant, ...thread };
      await consultations.save(began, consultation, now());
    });
    const { posted } = delivered;
    if (began !== undefined && posted !== undefined)
      await consultations.save(began, { ...consultation, posted }, now());
    await replan(request, blueprint);
    if (rehearsed === undefined) await openRoom.opened(request, blueprint);
    else if (inquiry.drill === true) await rehearse(request, began, posted?.[0]);
    return outcomeOf(delivered.to === 'thread' ? inquiry.intent : `${inquiry.intent}, asker only`, delivered);
  };

  const answerHeard = async (heard: Heard, deliver: Deliver): Promise<string> => {
    const { request } = heard;
    if (heard.kind === 'words') return answer(request, deliver);
    if (heard.kind === 'catalog') return keepSystems(request, { kind: 'import-files', files: heard.files }, deliver);
    await deliver.toAsker(toMessage(heard.hint));
    return 'files, not read';
  };

  return async (job) => {
    const { request, abandoned, isOurs } = job;
    const { id: requestId, kind, tenant, channel, user } = request;
    const started = performance.now();
    const deliver = createDeliver({
      api: apis.of(request),
      sent,
      request,
      abandoned,
      isOurs,
      notHere: () => toHint(consultant.notHere()),
    });
    let outcome: string;
    try {
      if (isApology(request)) {
        outcome = await apologise(request, consultant, deliver);
      } else if (request.guest === true) {
        await deliver.toAsker(toMessage(consultant.note('guest')));
        outcome = 'guest';
      } else {
        const heard = await hearFiles(request);
        await warnAuthor(heard.request, deliver);
        outcome = await answerHeard(heard, deliver);
        await screens.answered(heard.request);
      }
      await job.finish();
    } catch (error) {
      outcome = await settle(job, error);
    }
    const ms = Math.round(performance.now() - started);
    log.info({ requestId, kind, tenant, channel, user, outcome, ms, sinceMs: now() - request.at }, 'request handled');
  };
}
