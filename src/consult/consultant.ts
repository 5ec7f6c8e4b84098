import type { Persona } from '../persona/persona.ts';
import { betterWay, createDetector, toCaution } from './anti-patterns.ts';
import type { Block, Blueprint, FollowUp, Gap, Trace } from './blueprint.ts';
import type { Desk } from './desk.ts';
import { withFlags } from './flags.ts';
import { gapsOf } from './gaps.ts';
import { handlers } from './handlers.ts';
import { historyOf, scopeOfHistory, withListing } from './history.ts';
import type { Inquiry } from './inquiry.ts';
import { createListening, lazily, nothingHeard } from './listening.ts';
import { needsOf } from './needs.ts';
import type { Problem } from './problem.ts';
import { resolveSystem, scopeOf, type System } from './system.ts';
import { traceOf } from './trace.ts';
import type { Ask } from './understand/asks.ts';
import type { Facts } from './understand/facts.ts';
import type { Judgement } from './understand/offer.ts';
import type { Topic } from './understand/topics.ts';
import { createUnderstanding, type Understood } from './understand/understanding.ts';
import { vocabularyOf } from './vocabulary-of.ts';

/** The few things the edges ask for. Pure but for the clock, which is handed in. */
export interface Consultant {
  /** What follows `/devops `. */
  read(text: string): Understood;
  /** A reply in the thread of an earlier consultation. */
  revise(previous: Inquiry, text: string): Understood;
  answer(inquiry: Inquiry, previous?: Trace): Blueprint;
  topics(text: string): readonly Topic[];
  /** What we know of the system that is asked about. */
  system(inquiry: Inquiry): System;
  /** The several things a text asks for, in order. */
  asks(text: string): readonly Ask[];
  /** What a text states about the asker's system. */
  facts(text: string): Facts;
  /** Whether somebody who did not ask us wants our help, and with what. */
  offerFor(text: string): Offer;
  /** What to say about a mistake, and what to press instead. */
  hint(problem: Problem): Hint;
  /** What to say about a fault of ours. */
  apology(faultId: string): Hint;
  /** What to say where the bot may not post in the channel. */
  notHere(): Hint;
}

export type Offer = Judgement & { readonly topics: readonly Topic[] };

export interface Hint {
  readonly blocks: readonly Block[];
  readonly followUps: readonly FollowUp[];
}

export interface ConsultantParts {
  readonly persona: Persona;
  readonly now: () => Date;
}

/** What a button can carry of the question it repeats. */
const longestRepeat = 500;

const followUpsOf = ({ answer, voice, inquiry }: Desk): readonly FollowUp[] =>
  answer.data.follow_ups
    .filter(({ when }) => {
      if (when === undefined) return true;
      const known = voice.scope[when.replace(/^!/u, '')] !== undefined;
      return when.startsWith('!') ? !known : known;
    })
    .map((one) => ({
      id: one.id,
      label: voice.line(answer, one.label),
      // a flag alone means: the same again, with it
      ask:
        one.ask.startsWith('--') && inquiry.words.length <= longestRepeat
          ? `${inquiry.words} ${one.ask}`.trim()
          : one.ask,
    }));

const needLabels = (desk: Desk): ReadonlyMap<string, Omit<Gap, 'name'>> =>
  new Map(
    [...needsOf(desk.system, desk.persona)].map(([name, need]) => [
      name,
      { label: [{ kind: 'text' as const, text: need.label }], example: need.example },
    ]),
  );

export function createConsultant({ persona, now }: ConsultantParts): Consultant {
  const understanding = createUnderstanding(vocabularyOf(persona));
  const detect = createDetector(persona);
  const listening = lazily(() => createListening(persona));

  const hintOf = (id: string, scope: Readonly<Record<string, string | undefined>>): readonly Block[] => {
    const card = persona.get('hint', id);
    return persona.voice(scope).piece(card, 'about')?.blocks ?? [];
  };

  const systemOf = (inquiry: Inquiry): System => withListing(resolveSystem(inquiry, persona), inquiry.listing, persona);

  return {
    read: (text) => understanding.read(text),
    revise: (previous, text) => understanding.revise(previous, text),
    topics: (text) => listening().topics(text),
    system: systemOf,
    asks: (text) => listening().asks(text),
    facts: (text) => listening().facts(text),
    offerFor: (text) => ({ ...listening().offer(text), topics: listening().topics(text) }),
    answer(inquiry, previous) {
      const system = systemOf(inquiry);
      const history = historyOf(inquiry, system, persona);
      const desk: Desk = {
        inquiry,
        system,
        persona,
        voice: persona.voice({ ...scopeOf(inquiry, system, persona), ...scopeOfHistory(inquiry, history) }),
        answer: persona.get('answer', inquiry.intent),
        now: now(),
        heard: inquiry.intent === 'question' ? listening().hear(inquiry.words) : nothingHeard,
        ...(history && { history }),
        ...(previous && { previous }),
      };
      const draft = handlers[inquiry.intent](desk);
      const sections = withFlags(desk, draft.sections);
      const found = detect(inquiry.words);
      const cautions = [...(draft.cautions ?? []), ...found.map((card) => toCaution(desk.voice, card))];
      const all = [...sections, ...found.map((card) => betterWay(desk.voice, card))];
      return {
        inquiry,
        title: draft.title,
        subject: draft.subject,
        lead: draft.lead,
        cautions,
        sections: all,
        followUps: [...(draft.followUps ?? []), ...followUpsOf(desk)],
        gaps: [...(draft.unknowns ?? []), ...(draft.gaps ?? gapsOf(sections, needLabels(desk)))],
        trace: draft.trace ?? traceOf(desk, [...all, ...cautions]),
      };
    },
    hint(problem) {
      const form = problem.intent === undefined ? undefined : persona.find('answer', problem.intent);
      const suggestions = problem.suggestions ?? [];
      return {
        blocks: hintOf(problem.code, {
          suggestion: suggestions.length > 0 ? suggestions.join(', ') : undefined,
          usage: form?.data.usage,
          field: problem.field,
        }),
        followUps: suggestions.slice(0, 3).flatMap((id) => {
          const answer = persona.find('answer', id);
          return answer ? [{ id: answer.id, label: [{ kind: 'text', text: answer.name }], ask: answer.id }] : [];
        }),
      };
    },
    apology: (faultId) => ({ blocks: hintOf('fault', { fault_id: faultId }), followUps: [] }),
    notHere: () => ({ blocks: hintOf('not-here', {}), followUps: [] }),
  };
}
