import { randomUUID } from 'node:crypto';
import type { Blueprint } from '../../consult/blueprint.ts';
import type { Consultant, Hint } from '../../consult/consultant.ts';
import type { Inquiry } from '../../consult/inquiry.ts';
import type { Log } from '../../log.ts';
import { releaseOrder } from '../../consult/systems/release-order.ts';
import { systemOrder } from '../../consult/systems/system-order.ts';
import { watchOrder } from '../../consult/understand/watch-order.ts';
import { withoutRepeats } from '../../consult/thread/without-repeats.ts';
import { toHint } from '../../render/slack/to-hint.ts';
import { toMessages } from '../../render/slack/to-messages.ts';
import { createScreens, type Boxes } from '../checklists/screens.ts';
import { tickableMessages } from '../checklists/tickable.ts';
import { consult } from './consult.ts';
import { withCorrectButton } from '../facts/correct-button.ts';
import { createDeliver, type Deliver, type Delivered, type Messages } from '../delivery/deliver.ts';
import { describeError } from '../delivery/describe-error.ts';
import { createExplainLast } from './explain-last.ts';
import { filesOfAnswer, withTrueFilesButton } from './files-of-answer.ts';
import { withFillButton } from '../gaps/fill-button.ts';
import { createMakeOffer } from '../offers/make-offer.ts';
import { NotOurs } from '../delivery/post-once.ts';
import { asksPrivacy, keepPrivate } from '../delivery/private-messages.ts';
import type { Intake } from '../intake.ts';
import type { Request } from '../request.ts';
import type { SlackApi } from '../delivery/slack-api.ts';
import type { Consultation, Store, Thread } from '../store.ts';
import { createSwitchWatch } from '../offers/switch-watch.ts';
import { aboutRecord } from '../systems/about-system.ts';
import { createKeepRelease } from '../systems/keep-release.ts';
import { createKeepSystems } from '../systems/keep-systems.ts';
import { createTellRecorded } from '../systems/tell-recorded.ts';
import { releasesOf, teamSystems } from '../systems/team-systems.ts';
import { withRecordLine } from '../systems/with-record-line.ts';
import { SlackUnavailable } from '../delivery/trouble.ts';
import type { Job } from '../worker.ts';

export interface AnswerParts {
  readonly consultant: Consultant;
  readonly api: SlackApi;
  readonly store: Store;
  /** For what one request makes necessary for other people. */
  readonly intake: Intake;
  readonly now: () => number;
  readonly log: Log;
}

/** Elsewhere "watch" may be a word of what people tell each other. */
const saidToUs: ReadonlySet<Request['kind']> = new Set(['command', 'mention', 'direct', 'button']);

const day = 24 * 60 * 60 * 1000;
const longestWaitMs = 60_000;

/** A quarter of a second, half a second … a minute. */
const waitAfter = (attempts: number): number => Math.min(longestWaitMs, 250 * 2 ** Math.min(attempts, 10));

const outcomeOf = (what: string, { files }: Delivered): string => (files === undefined ? what : `${what}, ${files}`);

/** What the thread has an answer to. One from before the persona changed would be answered otherwise now. */
function beforeOf({ id }: Request, earlier: Consultation | undefined, { trace }: Blueprint): Inquiry | undefined {
  if (earlier === undefined || earlier.trace.dataVersion !== trace.dataVersion) return undefined;
  return earlier.request === id ? earlier.before : earlier.inquiry;
}

const newFaultId = (): string => randomUUID().slice(0, 8);

/** Answers one request of the journal, and decides what becomes of it when that fails. Throws only if the store does. */
export function createAnswerRequest(parts: AnswerParts): (job: Job) => Promise<void> {
  const { consultant, api, store, now, log } = parts;
  const { sent, consultations } = store;
  const screens = createScreens(parts);
  const switchWatch = createSwitchWatch({ consultant, store });
  const keepSystems = createKeepSystems({ consultant, store });
  const keepRelease = createKeepRelease({ consultant, store });
  const tellRecorded = createTellRecorded({ consultant, store });
  const makeOffer = createMakeOffer({ consultant, store, now });
  const withLastExplained = createExplainLast({ consultant, store });
  const toMessage = (hint: Hint): Messages => ({ root: toHint(hint), replies: [] });

  /** The files are those of the whole answer, however little of it is new. */
  const messagesOf = (
    blueprint: Blueprint,
    newIn: (whole: Blueprint) => Blueprint = (whole) => whole,
    boxes?: Boxes,
  ): Messages => {
    const { inquiry, known } = blueprint;
    const { root, replies, alone } = tickableMessages(newIn(withTrueFilesButton(consultant, blueprint)), boxes);
    const corrected = known === undefined ? root : withCorrectButton(root, consultant.factsForm.label(known), known);
    return {
      root: withRecordLine(withFillButton(corrected, blueprint, consultant), blueprint, consultant),
      replies,
      ...(alone && { alone: { ...alone, root: withRecordLine(alone.root, blueprint, consultant) } }),
      ...(inquiry.files && { files: filesOfAnswer(consultant, blueprint) }),
    };
  };

  /** Below an answer that is there already. */
  const onlyFiles = (blueprint: Blueprint): Messages => {
    const files = filesOfAnswer(consultant, blueprint);
    const [root, ...replies] = files.note;
    return root === undefined ? messagesOf(blueprint) : { root, replies, files: { ...files, note: [] } };
  };

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

  const answer = async (request: Request, deliver: Deliver): Promise<string> => {
    const { tenant, channel, thread, text } = request;
    const shown = screens.handle(request, deliver);
    if (shown !== undefined) return shown;
    if (request.kind === 'offer') return makeOffer(request, deliver);
    if (request.kind === 'recorded') return tellRecorded(request, deliver);
    const order = saidToUs.has(request.kind) ? watchOrder(text) : undefined;
    if (order !== undefined) return switchWatch(request, order, deliver);
    const doing = saidToUs.has(request.kind) ? systemOrder(text) : undefined;
    if (doing?.kind === 'list' || doing?.kind === 'show') return showSystems(request, deliver);
    if (doing !== undefined) return keepSystems(request, doing, deliver);
    const released = saidToUs.has(request.kind) ? releaseOrder(text) : undefined;
    if (released !== undefined) return keepRelease(request, released, deliver);
    const place: Thread | undefined = thread === undefined ? undefined : { tenant, channel, ts: thread };
    const earlier = place === undefined ? undefined : await consultations.find(place);
    const known = await teamSystems(store, { tenant, channel });
    const asked = { text, before: earlier?.inquiry.record?.name };
    const team = { ...known, releases: await releasesOf(store, tenant, { team: known, asked }) };
    const outcome = await withLastExplained(request, consult(consultant, request, { earlier, team }));
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
    const { blueprint, filesOnly } = outcome;
    const { inquiry, trace } = blueprint;
    const before = beforeOf(request, earlier, blueprint);
    const how = request.kind === 'button' ? 'pressed' : 'asked';
    const newIn = (all: Blueprint): Blueprint => (before ? withoutRepeats(all, consultant.answer(before), how) : all);
    const boxes = await screens.boxesFor(tenant, newIn(blueprint));
    const messages = filesOnly ? onlyFiles(blueprint) : messagesOf(blueprint, newIn, boxes);
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
    return outcomeOf(delivered.to === 'thread' ? inquiry.intent : `${inquiry.intent}, asker only`, delivered);
  };

  const settle = async ({ request, attempts, postpone, finish }: Job, error: unknown): Promise<string> => {
    const { id: requestId } = request;
    if (error instanceof NotOurs) return 'taken over';
    if (error instanceof SlackUnavailable && now() - request.at < day) {
      const waitMs = error.retryAfterMs ?? waitAfter(attempts);
      await postpone(request, now() + waitMs);
      log.warn({ requestId, code: error.code, attempts, waitMs }, 'Slack is unavailable, the request waits');
      return 'waits';
    }
    if (request.fault !== undefined || request.kind === 'show' || error instanceof SlackUnavailable) {
      log.error({ requestId, faultId: request.fault, ...describeError(error) }, 'request given up');
      await finish();
      return 'given up';
    }
    const fault = newFaultId();
    log.error({ requestId, faultId: fault, kind: request.kind, ...describeError(error) }, 'request failed');
    // The apology goes the same way as an answer: it waits when Slack is down.
    await postpone({ ...request, fault }, now());
    return 'failed';
  };

  return async (job) => {
    const { request, isOurs } = job;
    const { id: requestId, kind, tenant, channel, user } = request;
    const started = performance.now();
    const deliver = createDeliver({ api, sent, request, isOurs, notHere: () => toHint(consultant.notHere()) });
    let outcome: string;
    try {
      if (request.fault === undefined) {
        outcome = await answer(request, deliver);
        await screens.answered(request);
      } else {
        await deliver.toAsker(toMessage(consultant.apology(request.fault)));
        outcome = 'apology';
      }
      await job.finish();
    } catch (error) {
      outcome = await settle(job, error);
    }
    const ms = Math.round(performance.now() - started);
    log.info({ requestId, kind, tenant, channel, user, outcome, ms, sinceMs: now() - request.at }, 'request handled');
  };
}
