import type { FollowUp, Section, Text } from '../blueprint.ts';
import { chooseStrategy } from '../strategy/choose-strategy.ts';
import { saidIn } from '../pieces/said-in.ts';
import { heardLine, understood } from '../pieces/heard-line.ts';
import { label, subject, title, type Desk, type Draft, type Handler } from '../desk.ts';
import { partOf } from '../pieces/answer-part.ts';
import { involved, openingOf, pieceOf, reasons, yourCase } from '../pieces/practice-sections.ts';
import { placeStray } from '../pieces/placed-ask.ts';
import { guess, isClear, ownAnswers, partsOf, placed, readable, sure, type Part } from '../pieces/question-parts.ts';
import { readyAnswer } from '../pieces/ready-answer.ts';
import { bullets, options } from '../pieces/sections.ts';
import { startWith } from '../pieces/start-with.ts';
import { toolAnswers, toolSections, toolsIn } from '../pieces/tools.ts';
import type { Card } from '../../persona/persona.ts';
import type { Ask } from '../understand/asks/asks.ts';
import { pinnedTopic, withoutPin } from '../understand/asks/pinned.ts';
import { unknown } from '../pieces/unknown.ts';
import { oneLine, plainOf, words } from '../words.ts';

const mostReadings = 3;
const mostParts = 5;
/** With more parts than these, what hurts is met with a caution alone. */
const mostWithDepth = 2;
/** What a button can carry of the question it repeats. */
const longestRepeat = 1900;

/** Of several questions only what they ask about; what a single one says besides is about it too. */
const askedWords = ({ heard, inquiry }: Desk): string =>
  heard.asks.length > 1 ? heard.asks.map(({ text }) => text).join(' ') : withoutPin(inquiry.words);

/** "Blue-green or canary?": weighed, with what the words say is missing. */
function weighed(desk: Desk): readonly Section[] {
  const { inquiry, persona, system } = desk;
  const said = saidIn(askedWords(desk));
  const named = persona.of('strategy').filter(({ name, data }) => !data.manual && [name, ...data.says].some(said));
  return named.length < 2 ? [] : [options(desk, chooseStrategy(persona, system, { words: inquiry.words }), 'first')];
}

/** The same question again, read as that: what was said about the asker still counts. */
function asThat({ inquiry: { words: asked } }: Desk, card: Card<'practice'>): FollowUp {
  const again = `about ${card.id}: ${oneLine(withoutPin(asked))}`;
  return {
    id: card.id,
    label: words(card.name),
    ask: again.length <= longestRepeat ? again : (card.data.asks[0] ?? card.name),
  };
}

const others = (
  desk: Desk,
  cards: readonly Card<'practice'>[],
  likely: readonly Card<'practice'>[],
): readonly FollowUp[] =>
  [...likely, ...cards.flatMap((card) => card.data.related.flatMap((id) => desk.persona.find('practice', id) ?? []))]
    .filter((one, index, all) => !cards.includes(one) && all.indexOf(one) === index)
    .slice(0, 4)
    .map((one) =>
      Object.keys(desk.heard.facts).length > 0
        ? asThat(desk, one)
        : { id: one.id, label: words(one.name), ask: one.data.asks[0] ?? one.name },
    );

function answer(desk: Desk, card: Card<'practice'>, likely: readonly Card<'practice'>[]): Draft {
  const stated = understood(desk);
  const opening = openingOf(desk, card, askedWords(desk));
  return {
    title: title(desk, { topic: card.name }),
    // what is assumed of their system decides nothing here
    subject: stated.length > 0 ? stated : subject(desk).filter(({ origin }) => origin === 'given'),
    lead: [...opening.lead, ...heardLine(desk)],
    sections: [
      ...weighed(desk),
      ...opening.sections,
      ...yourCase(desk, card),
      ...pieceOf(desk, card, 'this-week', opening.sections.length > 0 ? 'more' : 'first'),
      ...pieceOf(desk, card, 'unless', 'first'),
      ...['signals', 'mistakes', 'trade-off', 'on-platforms', 'costs', 'depth'].flatMap((piece) =>
        pieceOf(desk, card, piece),
      ),
      involved(desk, [card]),
      reasons(desk, [card]),
    ].filter((section) => section.kind !== 'bullets' || section.groups.length > 0),
    followUps: others(desk, [card], likely),
    known: desk.heard.facts,
  };
}

const quotedAll = (texts: readonly string[]): string => texts.map((one) => `“${oneLine(one)}”`).join(', ');

/** What was asked and nobody answers is handed back. */
const notClear = (desk: Desk, texts: readonly string[]): readonly Text[] =>
  texts.length > 0 ? [label(desk, 'unclear', { items: quotedAll(texts) })] : [];

const nameOf = (desk: Desk, { card, readings }: Part): string =>
  readings.length === 0 ? card.name : plainOf(label(desk, 'order-open'));

/** Several questions in one message: a short, numbered answer to each, in their order; a button has the whole of it. */
function answers(desk: Desk, all: readonly Part[], unclear: readonly string[]): Draft {
  const parts = readable(all, mostParts);
  const left = all.filter((part) => !parts.includes(part)).flatMap(({ asks }) => asks);
  const cards = parts.filter(({ readings }) => readings.length === 0).map(({ card }) => card);
  // what could be meant is to be pressed, what was understood is answered already
  const pressed = [...new Set([...parts.flatMap(({ readings }) => readings), ...cards])];
  const system = desk.heard.facts.system ?? desk.system.name;
  const told = parts.flatMap((part, at) => partOf(desk, part, at + 1));
  return {
    title: title(desk, {
      count: parts.flatMap(({ asks }) => asks).length,
      ...(typeof system === 'string' && { system }),
    }),
    subject: understood(desk),
    lead: [
      ...startWith(desk, cards),
      ...heardLine(desk),
      label(desk, 'in-order', { items: parts.map((part) => nameOf(desk, part)).join(', ') }),
      ...notClear(desk, unclear),
      ...(left.length > 0 ? [label(desk, 'too-many', { items: quotedAll(left) })] : []),
    ],
    sections: [
      ...told.filter(({ place }) => place === 'first'),
      ...weighed(desk),
      ...parts.flatMap(({ asks }) => asks.flatMap((ask) => toolAnswers(desk, ask))),
      ...told.filter(({ place }) => place === 'more'),
    ],
    brief: parts.length > mostWithDepth,
    followUps: [...pressed.map((card) => asThat(desk, card)), ...others(desk, pressed, []).slice(0, 1)],
    known: desk.heard.facts,
  };
}

/** Not sure which is meant: the readings as buttons, each of which asks the same again. */
function readings(desk: Desk, cards: readonly Card<'practice'>[]): Draft {
  return {
    title: title(desk, { items: cards.map((card) => card.name).join(', ') }),
    subject: understood(desk),
    lead: [label(desk, 'unsure')],
    sections: [
      bullets(
        desk,
        'readings',
        [
          {
            items: cards.map((card): Text => [
              { kind: 'strong', text: `${card.name}: ` },
              ...desk.voice.line(card, card.data.about),
            ]),
          },
        ],
        { place: 'first' },
      ),
    ],
    followUps: cards.map((card) => asThat(desk, card)),
    known: desk.heard.facts,
  };
}

/** Nothing of our practices, but a tool that we know. */
function aboutTools(desk: Desk, tools: readonly Card<'tool'>[]): Draft {
  return {
    title: title(desk, { topic: tools.map((card) => card.name).join(', ') }),
    subject: [],
    lead: tools.flatMap((card) => [
      desk.voice.line(card, card.data.good_for),
      desk.voice.line(card, card.data.not_for),
    ]),
    sections: tools.flatMap((card) => toolSections(desk, card)).map((one) => ({ ...one, place: 'first' as const })),
  };
}

/** A question in people's own words: the best matching knowledge, or that there is none. */
export const question: Handler = (desk) => {
  const draft = drafted(desk);
  const { note } = desk.heard;
  // what its examples leave open is for whoever copies them, and no question back to the asker
  return { ...draft, gaps: [], ...(note !== undefined && { lead: [words(note), ...draft.lead] }) };
};

function drafted(desk: Desk): Draft {
  const { persona, heard, inquiry } = desk;
  const tools = toolsIn(persona, askedWords(desk));
  const chosen = persona.find('practice', pinnedTopic(inquiry.words));
  const [only] = chosen === undefined ? heard.asks : [];
  if (chosen === undefined && only === undefined && desk.ready === undefined) {
    if (tools.length > 0) return aboutTools(desk, tools);
    const stray = placeStray(desk, askedWords(desk));
    return stray === undefined ? unknown(desk) : answer(desk, stray, []);
  }
  const cardsOf = (ask: Ask | undefined): readonly Card<'practice'>[] =>
    (ask?.topics ?? []).flatMap(({ id }) => persona.find('practice', id) ?? []);
  const toolParts = tools.flatMap((card) => toolSections(desk, card));
  const each = placed(desk, chosen === undefined ? heard.asks : []);
  // who asks several things clearly, and nothing of this moment, wants them answered
  const several = each.filter(({ score }) => score >= guess).length > 1;
  if (desk.ready !== undefined && (desk.ready.urgent || !several)) {
    const card = persona.get('practice', desk.ready.card.data.practice);
    const beside = cardsOf(only).filter((one) => one !== card);
    const usual = answer(desk, card, beside.slice(0, 2));
    return readyAnswer(desk, desk.ready.card, {
      ...usual,
      followUps: [asThat(desk, card), ...(usual.followUps ?? [])],
    });
  }
  const clear = each.length > 1 ? each.filter((one) => isClear(desk, one)) : each;
  const parts = partsOf(clear);
  const unclear = each.filter((one) => !clear.includes(one)).map(({ text }) => text);
  const understands = parts.some(({ readings }) => readings.length === 0);
  const isSplit = parts.length > 1 || (clear.length > 1 && ownAnswers(desk, parts) > 0);
  if (understands && isSplit) return answers(desk, parts, unclear);
  const [first] = clear;
  const likely = [...new Set([...clear.map(({ card }) => card), ...cardsOf(only)])];
  const best = chosen ?? likely[0];
  if (best === undefined) return unknown(desk);
  if (chosen === undefined && (first?.score ?? 0) < sure) {
    const draft = readings(desk, likely.slice(0, mostReadings));
    return { ...draft, sections: [...draft.sections, ...toolParts] };
  }
  const draft = answer(desk, best, likely.filter((card) => card !== best).slice(0, 2));
  return {
    ...draft,
    lead: [
      ...draft.lead,
      label(desk, 'read-as', { topic: best.name }),
      ...notClear(desk, clear.length > 0 ? unclear : []),
    ],
    sections: [...draft.sections, ...toolParts],
  };
}
