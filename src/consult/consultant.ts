import type { Persona } from '../persona/persona.ts';
import { createAuditTeller, type AuditTeller } from './audit/tell-change.ts';
import { createDetector, toCaution } from './pieces/anti-patterns.ts';
import { betterWay } from './pieces/better-way.ts';
import type { Block, Blueprint, Trace } from './blueprint.ts';
import { createChecklists, type Checklists } from './checklists/checklists.ts';
import { withLists } from './checklists/with-lists.ts';
import { createIncidentWords, type IncidentWords } from './incidents/incident-words.ts';
import { createRunSheets, type RunSheets } from './runs/run-sheets.ts';
import { createConcealer, type Concealer } from './concealer.ts';
import { correct } from './thread/correct.ts';
import type { Desk } from './desk.ts';
import { createFactsForm, type FactsFormMaker } from './thread/facts-form.ts';
import { documentsOf } from './pieces/documents.ts';
import { filesNote, type FilesMade } from './pieces/files-note.ts';
import { withFlags } from './flags.ts';
import { followOn, withFacts, type Reply } from './thread/follow-on.ts';
import { followUpsOf } from './pieces/follow-ups.ts';
import { gapsOf } from './pieces/gaps.ts';
import { needLabels } from './pieces/need-labels.ts';
import { handlers } from './handlers.ts';
import { historyOf, scopeOfHistory, withListing } from './rollback/history.ts';
import { createHints, type Hint, type Note, type NoteValues } from './hints.ts';
import { inKeeping } from './thread/in-keeping.ts';
import type { Inquiry } from './inquiry.ts';
import { createGapForm, type GapFormMaker } from './thread/gap-form.ts';
import { keepStack } from './thread/keep-stack.ts';
import { createLanguageReader } from './language-of.ts';
import type { Learn } from './learner.ts';
import { createDatabaseReader } from './understand/facts/database.ts';
import { nothingHeard, type Heard } from './understand/listening.ts';
import { offered, type Offer, type OfferHint } from './offered.ts';
import type { Problem } from './problem.ts';
import { reviewFiles } from './review/review-files.ts';
import { withReviews } from './review/with-reviews.ts';
import { resolveSystem, scopeOf, type System } from './system.ts';
import { catalogReader, type CatalogReading } from './systems/catalog-reader.ts';
import type { KnownSystems } from './systems/record-for.ts';
import { createSystemForm, type SystemFormMaker } from './systems/system-form.ts';
import { factsOf, withRecord } from './systems/with-record.ts';
import { withReleases } from './systems/with-releases.ts';
import { traceOf } from './thread/trace.ts';
import { createRoomPlea, type RoomPlea } from './triage/room-plea.ts';
import { createTrouble } from './trouble.ts';
import type { Ask } from './understand/asks/asks.ts';
import type { Facts } from './understand/facts/facts.ts';
import { pinnedTopic } from './understand/asks/pinned.ts';
import type { Topic } from './understand/topics/topics.ts';
import { createUnderstanding, type Understood } from './understand/command/understanding.ts';
import { vocabularyOf } from './understand/command/vocabulary-of.ts';

/** The few things the edges ask for. Pure but for the clock, which is handed in. */
export interface Consultant extends Concealer, RoomPlea {
  /** What follows `/devops `. */
  read(text: string): Understood;
  /** A reply in the thread of an earlier consultation. */
  revise(previous: Inquiry, text: string): Understood;
  /** The same as a free question, whatever command it looks like. */
  ask(text: string): Understood;
  /** Whether a reply says that what we planned went wrong. */
  goesWrong(previous: Inquiry, text: string): boolean;
  /** The same question in the light of facts that were put right. */
  correct(inquiry: Inquiry, stated: Facts): Inquiry;
  answer(inquiry: Inquiry, previous?: Trace, systems?: KnownSystems): Blueprint;
  topics(text: string): readonly Topic[];
  /** The words of a text that say nothing in our vocabulary: names, versions, or talk about something else. */
  strangeWords(text: string): readonly string[];
  /** What we know of the system that is asked about. */
  system(inquiry: Inquiry): System;
  /** The several things a text asks for, in order. */
  asks(text: string): readonly Ask[];
  /** What a text states about the asker's system. */
  facts(text: string): Facts;
  /** What the system is written in, when that was said. */
  language(inquiry: Inquiry): string | undefined;
  /** Whether somebody who did not ask us wants our help, and with what. */
  offerFor(text: string): Offer;
  /** What to offer to whoever wrote this; undefined where silence is better. */
  offerOf(text: string): OfferHint | undefined;
  /** To put right what we took for facts. */
  readonly factsForm: FactsFormMaker;
  /** What a team ticks of each system. */
  readonly checklists: Checklists;
  /** Plans that are worked through. */
  readonly runSheets: RunSheets;
  /** Incidents: how it speaks of them, and who does what. */
  readonly incidentWords: IncidentWords;
  /** Systems out of a Backstage catalog file. */
  readCatalog(text: string): CatalogReading;
  /** To fill in what an answer lacks. */
  readonly gapForm: GapFormMaker;
  /** To tell what there is to know of a system. */
  readonly systemForm: SystemFormMaker;
  /** To tell what was changed of what a team shares. */
  readonly audit: AuditTeller;
  /** What to say about a mistake, and what to press instead. */
  hint(problem: Problem): Hint;
  /** What to say about a fault of ours. */
  apology(faultId: string): Hint;
  /** What to say where the bot may not post in the channel. */
  notHere(): Hint;
  /** What is said beside the answers. */
  note(id: Note, values?: NoteValues): Hint;
  /** On a button beside it. */
  noteLabel(id: Note, button: string): string;
  /** What to say beside files that were made for an answer. */
  filesNote(made: FilesMade): readonly Block[];
  /** What to say where files cannot be handed over as such: they stand as text, or must be asked for otherwise. */
  filesElsewhere(how: 'as-text' | 'terminal'): readonly Block[];
}

export type { Hint } from './hints.ts';

export interface ConsultantParts {
  readonly persona: Persona;
  readonly now: () => Date;
  readonly learn: Learn;
}

export function createConsultant({ persona, now, learn }: ConsultantParts): Consultant {
  const rules = persona.of('finding').map(({ id, data }) => ({ id, checks: data.checks }));
  const understanding = withReviews(withLists(createUnderstanding(vocabularyOf(persona)), persona), {
    review: (files) => reviewFiles(files, rules),
    says: persona.get('answer', 'review').data.says,
  });
  const detect = createDetector(persona.of('anti-pattern'));
  const trouble = createTrouble(persona);
  const { listening, answers } = learn(persona);
  const hints = createHints(persona);
  const systemForm = createSystemForm(persona);
  const concealer = createConcealer(persona, hints);
  const conceal = (text: string): string => concealer.conceal(text).text;
  const withDatabase = createDatabaseReader(persona);
  const runSheets = createRunSheets(persona);
  const isPinned = (text: string): boolean => persona.find('practice', pinnedTopic(text)) !== undefined;
  const systemOf = (inquiry: Inquiry): System => withListing(resolveSystem(inquiry, persona), inquiry.listing, persona);
  const filledIn = (inquiry: Inquiry): Inquiry => withReleases(withRecord(withDatabase(inquiry), persona), now());

  const replyOf = ({ facts: before = {} }: Inquiry, text: string): Reply => {
    const facts = listening().facts(text);
    return {
      facts,
      known: inKeeping(before, { ...before, ...facts }, persona),
      tells: !listening().asksFor(text) && !listening().offer(text).wanted && !isPinned(text),
    };
  };

  const hear = (inquiry: Inquiry): Heard => {
    if (inquiry.intent !== 'question') return nothingHeard;
    const { words, record, facts: told } = inquiry;
    const heard = listening().hear(words);
    const recorded = record && factsOf(record);
    if (recorded === undefined && told === undefined) return heard;
    const facts = { ...recorded, ...(told ?? heard.facts) };
    return { ...heard, facts: recorded === undefined ? facts : inKeeping(recorded, facts, persona), said: heard.facts };
  };

  const languageOf = createLanguageReader(persona, (text) => listening().facts(text));

  return {
    ...concealer,
    read: (typed) => {
      const text = conceal(typed);
      const understood = understanding.read(text);
      if (isPinned(text) || trouble.leads(text, understood)) return understanding.ask(text);
      const declared = trouble.declared(text, understood);
      return declared === undefined ? understood : understanding.read(declared);
    },
    revise: (previous, typed) => {
      const text = conceal(typed);
      if (isPinned(text) || trouble.goesWrong(previous, text))
        return withFacts(understanding.ask(text, previous), previous);
      const understood = keepStack(previous, understanding.revise(previous, text), languageOf, withDatabase);
      const talksOn = previous.intent === 'question' || previous.facts !== undefined;
      return talksOn ? followOn(previous, understood, replyOf(previous, text)) : understood;
    },
    ask: (text) => understanding.ask(conceal(text)),
    goesWrong: trouble.goesWrong,
    correct: (inquiry, stated) => correct(inquiry, stated, persona),
    topics: (text) => listening().topics(text),
    strangeWords: (text) => understanding.strange(conceal(text)),
    system: (inquiry) => systemOf(filledIn(inquiry)),
    asks: (text) => listening().asks(conceal(text)),
    facts: (text) => listening().facts(conceal(text)),
    language: languageOf,
    offerFor: (text) => ({ ...listening().offer(text), topics: listening().topics(text) }),
    offerOf(text) {
      const topics = offered(text, listening(), persona);
      if (topics === undefined) return undefined;
      const topic = topics.length === 0 ? {} : { topic: topics.join(', ') };
      return { hint: hints.note('offer', topic), take: hints.label('offer', 'take') };
    },
    factsForm: createFactsForm(persona),
    runSheets,
    incidentWords: createIncidentWords(persona),
    ...createRoomPlea(persona, (text) => understanding.read(conceal(text))),
    checklists: createChecklists(persona, (inquiry) => scopeOf(inquiry, systemOf(filledIn(inquiry)), persona)),
    systemForm,
    audit: createAuditTeller(persona, systemForm),
    readCatalog: catalogReader(persona, { conceal, factsIn: (text) => listening().facts(text) }),
    gapForm: createGapForm(persona, (previous, text) => understanding.revise(previous, text)),
    answer(asked, previous, systems) {
      const inquiry = filledIn(asked);
      const system = systemOf(inquiry);
      const history = historyOf(inquiry, system, persona);
      const isFree = inquiry.intent === 'question' && !isPinned(inquiry.words);
      const ready = isFree ? trouble.readyFor(inquiry.words) : undefined;
      const desk: Desk = {
        inquiry,
        system,
        persona,
        voice: persona.voice({ ...scopeOf(inquiry, system, persona), ...scopeOfHistory(inquiry, history) }),
        answer: persona.get('answer', inquiry.intent),
        now: now(),
        heard: hear(inquiry),
        answers,
        ...(history && { history }),
        ...(ready && { ready }),
        ...(previous && { previous }),
        ...(systems && { systems }),
      };
      const draft = handlers[inquiry.intent](desk);
      const sections = withFlags(desk, draft.sections);
      const found = detect(inquiry.words);
      // who asks three things at once reads the answers to them before a third thing that hurts
      const [met, behind] = draft.brief ? [found.slice(0, 2), found.slice(2)] : [found, found];
      const cautions = [...(draft.cautions ?? []), ...met.map((card) => toCaution(desk.voice, card))];
      const all = [...sections, ...behind.map((card) => betterWay(desk, card))];
      return runSheets.asDrill({
        inquiry: draft.known === undefined ? asked : { ...asked, facts: draft.known },
        title: draft.title,
        subject: draft.subject,
        lead: draft.lead,
        cautions,
        sections: all,
        followUps: [...(draft.followUps ?? []), ...followUpsOf(desk)],
        ...(draft.known && { known: draft.known }),
        gaps: [...(draft.unknowns ?? []), ...(draft.gaps ?? gapsOf(sections, needLabels(desk)))],
        ...documentsOf(desk),
        trace: draft.trace ?? traceOf(desk, [...all, ...cautions], draft.sourced === false ? found : undefined),
      });
    },
    ...hints,
    noteLabel: (id, button) => hints.label(id, button),
    apology: (faultId) => hints.note('fault', { fault_id: faultId }),
    filesNote: (made) => filesNote(persona, made),
    filesElsewhere: (how) => persona.voice({}).piece(persona.get('flag', 'files'), how)?.blocks ?? [],
    notHere: () => hints.note('not-here'),
  };
}
