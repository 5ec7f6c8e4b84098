import type { Persona } from '../persona/persona.ts';
import { betterWay, createDetector, toCaution } from './anti-patterns.ts';
import type { Block, Blueprint, FollowUp, Gap, Trace } from './blueprint.ts';
import type { Desk } from './desk.ts';
import { withFlags } from './flags.ts';
import { gapsOf } from './gaps.ts';
import { handlers } from './handlers.ts';
import type { Inquiry } from './inquiry.ts';
import type { Problem } from './problem.ts';
import { platformsOf, resolveSystem, scopeOf } from './system.ts';
import { traceOf } from './trace.ts';
import { createTopicSearch, type Topic } from './understand/topics.ts';
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
  /** What to say about a mistake, and what to press instead. */
  hint(problem: Problem): Hint;
  /** What to say about a fault of ours. */
  apology(faultId: string): Hint;
  /** What to say where the bot may not post in the channel. */
  notHere(): Hint;
}

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

function needLabels(desk: Desk): ReadonlyMap<string, Omit<Gap, 'name'>> {
  const cards = [...platformsOf(desk.system), ...desk.system.changes];
  return new Map(
    cards.flatMap((card) =>
      card.data.needs.map(
        (need) => [need.name, { label: [{ kind: 'text' as const, text: need.label }], example: need.example }] as const,
      ),
    ),
  );
}

export function createConsultant({ persona, now }: ConsultantParts): Consultant {
  const understanding = createUnderstanding(vocabularyOf(persona));
  const detect = createDetector(persona);
  const search = createTopicSearch(
    persona.of('practice').map((card) => ({
      id: card.id,
      name: card.name,
      says: card.data.says,
      about: card.data.about,
      asks: card.data.asks,
    })),
  );

  const hintOf = (id: string, scope: Readonly<Record<string, string | undefined>>): readonly Block[] => {
    const card = persona.get('hint', id);
    return persona.voice(scope).piece(card, 'about')?.blocks ?? [];
  };

  return {
    read: (text) => understanding.read(text),
    revise: (previous, text) => understanding.revise(previous, text),
    topics: search,
    answer(inquiry, previous) {
      const system = resolveSystem(inquiry, persona);
      const desk: Desk = {
        inquiry,
        system,
        persona,
        voice: persona.voice(scopeOf(inquiry, system, persona)),
        answer: persona.get('answer', inquiry.intent),
        now: now(),
        topics: inquiry.intent === 'question' ? search(inquiry.words) : [],
        ...(previous && { previous }),
      };
      const draft = handlers[inquiry.intent](desk);
      const sections = withFlags(desk, draft.sections);
      const found = detect(inquiry.words);
      return {
        inquiry,
        title: draft.title,
        subject: draft.subject,
        lead: draft.lead,
        cautions: [...(draft.cautions ?? []), ...found.map((card) => toCaution(desk.voice, card))],
        sections: [...sections, ...found.map((card) => betterWay(desk.voice, card))],
        followUps: [...(draft.followUps ?? []), ...followUpsOf(desk)],
        gaps: draft.gaps ?? gapsOf(sections, needLabels(desk)),
        trace: draft.trace ?? traceOf(desk),
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
