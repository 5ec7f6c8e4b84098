import type { Card, Content, Persona, Scope, Voice } from '../persona/persona.ts';
import type { Blueprint, Caution, Fact, FollowUp, Gap, Origin, Source, Text, Trace } from './blueprint.ts';
import type { Inquiry } from './inquiry.ts';
import type { History } from './rollback/history.ts';
import { needsOf } from './needs.ts';
import { platformName, type System } from './system.ts';
import type { AnswerIndex } from './pieces/answer-index.ts';
import type { KnownSystems } from './systems/record-for.ts';
import type { Ready } from './trouble.ts';
import type { Heard } from './understand/listening.ts';
import type { Facts } from './understand/facts/facts.ts';

/** What a handler has in front of it: the question, the system, and the words of the answer it is to give. */
export interface Desk {
  readonly inquiry: Inquiry;
  readonly system: System;
  readonly persona: Persona;
  readonly voice: Voice;
  /** The persona's file for this kind of consultation. */
  readonly answer: Card<'answer'>;
  readonly now: Date;
  /** What a free question asks for and states. */
  readonly heard: Heard;
  /** All that is answered by name. */
  readonly answers: () => AnswerIndex;
  /** What to say first to somebody in trouble. */
  readonly ready?: Ready;
  /** What a pasted history says. */
  readonly history?: History;
  /** The consultation this thread is about, for `why`. */
  readonly previous?: Trace;
  /** What the team told of its systems, where that is known. */
  readonly systems?: KnownSystems;
}

/** A handler's answer. The consultant adds what all answers have: the inquiry, cautions, gaps, the trace. */
export type Draft = Pick<Blueprint, 'title' | 'subject' | 'lead' | 'sections'> & {
  readonly cautions?: readonly Caution[];
  readonly followUps?: readonly FollowUp[];
  readonly gaps?: readonly Gap[];
  /** Numbers to ask for, before the values that commands lack. */
  readonly unknowns?: readonly Gap[];
  /** What it took for facts, where the asker may put them right. */
  readonly known?: Facts;
  /** It has much to say already: what hurts most is met with a caution and no more, the rest told in the thread. */
  readonly brief?: boolean;
  /** False where it states no fact, however many files it quotes from. */
  readonly sourced?: false;
  /** Replaces the trace of this answer: `why` shows another one's. */
  readonly trace?: Trace;
};

export type Handler = (desk: Desk) => Draft;

/** A wording the answer's file must have. Its absence is a fault of the persona, named so that it can be mended. */
function wording<T>(desk: Desk, field: string, found: T | undefined): T {
  if (found === undefined) throw new Error(`${desk.answer.file}: ${field} is missing`);
  return found;
}

export const title = (desk: Desk, more: Scope = {}): Text =>
  desk.voice.knowing(more).line(desk.answer, desk.answer.data.title);

export const heading = (desk: Desk, id: string): Text =>
  desk.voice.line(desk.answer, wording(desk, `headings.${id}`, desk.answer.data.headings[id]));

export const columns = (desk: Desk, id: string): readonly Text[] =>
  wording(desk, `columns.${id}`, desk.answer.data.columns[id]).map((column) => desk.voice.line(desk.answer, column));

export const label = (desk: Desk, id: string, more: Scope = {}): Text =>
  desk.voice.knowing(more).line(desk.answer, wording(desk, `labels.${id}`, desk.answer.data.labels[id]));

export const said = (desk: Desk, piece: string, more: Scope = {}): Content =>
  wording(desk, `## ${piece}`, desk.voice.knowing(more).piece(desk.answer, piece));

/** The paragraphs of a piece of the answer's file. */
export const paragraphs = (content: Content): readonly Text[] =>
  content.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));

/** The items of the lists of a piece. */
export const listed = (content: Content | undefined): readonly Text[] =>
  (content?.blocks ?? []).flatMap((block) => (block.kind === 'list' ? block.items : []));

export const source = (desk: Desk, piece?: string): Source => desk.voice.source(desk.answer, piece);

export function fact(desk: Desk, id: string, value: Text | string, origin: Origin, working?: Text): Fact {
  return {
    label: label(desk, id),
    value: typeof value === 'string' ? [{ kind: 'text', text: value }] : value,
    origin,
    ...(working && { working }),
  };
}

/** A piece's heading as a title: `on-platforms` is written for the program, people read `On platforms`. */
export const headingOf = ({ heading: text }: { readonly heading: string }): Text => [
  { kind: 'text', text: (text.charAt(0).toUpperCase() + text.slice(1)).replaceAll('-', ' ') },
];

/** The same desk with the words of another answer: what many say is written once. */
export const wordsOf = (desk: Desk, id: Inquiry['intent']): Desk => ({
  ...desk,
  answer: desk.persona.get('answer', id),
});

/** The line under the title: where, on what, and how we know. */
export function subject(asking: Desk): readonly Fact[] {
  const desk = wordsOf(asking, 'blueprint');
  const { environment } = desk.system;
  return [
    fact(desk, 'environment', environment.value.name, environment.origin),
    ...platformFacts(desk),
    ...valuesGiven(asking),
  ];
}

/** Who names Helm has not named what Helm installs: only that is assumed. */
function platformFacts(desk: Desk): readonly Fact[] {
  const { system } = desk;
  const { place, runs, packages, drives } = system;
  const origin = place.origin === 'given' ? 'given' : runs.origin;
  const at = (platform: string): string =>
    platform.startsWith(place.value.name) || runs.value.data.layer === 'changes'
      ? platform
      : `${place.value.name}: ${platform}`;
  const named = [packages, drives].filter((card) => card !== undefined);
  if (origin === 'given' || named.length === 0) return [fact(desk, 'platform', at(platformName(system)), origin)];
  return [
    fact(desk, 'platform', named.map(({ name }) => name).join(', '), 'given'),
    fact(desk, 'runs', at(runs.value.name), origin),
  ];
}

/** What the asker filled in, as far as the commands for this system take it up. */
function valuesGiven({ system, persona, inquiry }: Desk): readonly Fact[] {
  const needs = needsOf(system, persona);
  return Object.entries(inquiry.values).flatMap(([name, value]) => {
    const need = needs.get(name);
    if (need === undefined) return [];
    return [{ label: [{ kind: 'text', text: need.label }], value: [{ kind: 'text', text: value }], origin: 'given' }];
  });
}
