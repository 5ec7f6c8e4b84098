import type { Persona, Scope, Voice } from '../../persona/persona.ts';
import type { Text } from '../blueprint.ts';
import type { Inquiry } from '../inquiry.ts';
import { plainOf, words } from '../words.ts';
import type { Board, BoardItem } from './board.ts';
import { holdsUntil, listState, type ItemState } from './list-state.ts';
import { listsOf, mainList, type List, type ListItem } from './lists.ts';
import { progressOf } from './progress.ts';
import type { Tick } from './tick.ts';

/** The form that asks for the proof of an item. */
export interface ProofForm {
  readonly title: string;
  readonly submit: string;
  readonly close: string;
  /** The item, and what counts as proof of it. */
  readonly about: string;
  readonly label: string;
  readonly hint: string;
}

/** Words on and around the boxes. */
export interface TickWords {
  readonly tick: string;
  readonly untick: string;
  readonly renew: string;
  readonly proof: string;
  readonly ask: { readonly title: string; readonly text: string; readonly yes: string; readonly no: string };
}

export interface Checklists {
  /** All there are, the main one first. */
  readonly all: readonly { readonly id: string; readonly name: string }[];
  readonly main: string;
  readonly words: TickWords;
  /** What a system is called that nobody named. */
  readonly yourSystem: string;
  /** Whether there is such an item, and whether it takes proof to tick it. */
  find(list: string, item: string): { readonly wantsProof: boolean } | undefined;
  board(list: string, of: BoardOf): Board;
  /** When that board changes by itself, because a proof on it grows too old; undefined when nothing of it does. */
  holdsUntil(list: string, ticks: readonly Tick[], now: number): number | undefined;
  proofForm(list: string, item: string, inquiry: Inquiry): ProofForm | undefined;
  /** What to say about proof that is none; undefined where it will do. */
  refuseProof(evidence: string): string | undefined;
}

export interface BoardOf {
  /** Whose list it is: the system that it names, or that is on record. */
  readonly inquiry: Inquiry;
  readonly ticks: readonly Tick[];
  readonly now: number;
  /** How a time is written down. */
  readonly timeOf: (at: number) => string;
}

interface Speech {
  readonly voice: Voice;
  readonly timeOf: BoardOf['timeOf'];
}

const leastProof = 4;

/** What the question is about, by the name people read. */
const systemNamed = ({ record, params }: Inquiry): string | undefined => record?.name ?? params.system;

export function createChecklists(persona: Persona, scopeFor: (inquiry: Inquiry) => Scope): Checklists {
  const lists = listsOf(persona);
  const byId = new Map(lists.map((list) => [list.id, list]));
  const card = persona.get('answer', 'checklist');
  const { weights } = persona.identity.data;

  const label = (id: string, values: Readonly<Record<string, string | number | undefined>> = {}): Text => {
    const template = card.data.labels[id];
    if (template === undefined) throw new Error(`${card.file}: labels.${id} is missing`);
    return persona.voice(values).line(card, template);
  };
  const said = (id: string): string => plainOf(label(id));

  const itemIn = (list: string, item: string): { list: List; item: ListItem } | undefined => {
    const found = byId.get(list);
    const one = found?.groups.flatMap(({ items }) => items).find(({ id }) => id === item);
    return found === undefined || one === undefined ? undefined : { list: found, item: one };
  };

  const noteOf = (list: List, state: ItemState, { voice, timeOf }: Speech): Text | undefined => {
    const { output, prove, staleDays } = state.item;
    if (state.kind === 'open') {
      const wanted = prove ?? output;
      const called = label(prove === undefined ? 'output' : 'wanted');
      return wanted === undefined ? undefined : [...called, ...words(' '), ...voice.line(list.card, wanted)];
    }
    const values = { person: state.tick.person, since: timeOf(state.tick.at), number: staleDays };
    return label(state.kind, values);
  };

  const drawn = (list: List, state: ItemState, speech: Speech): BoardItem => {
    const { item, version, kind } = state;
    const note = noteOf(list, state, speech);
    return {
      id: item.id,
      name: speech.voice.line(list.card, item.name),
      ticked: kind === 'ticked',
      version,
      wantsProof: item.prove !== undefined,
      ...(note && { note }),
      ...(kind !== 'open' && { tick: state.tick }),
    };
  };

  return {
    all: lists.map(({ id, name }) => ({ id, name })),
    main: mainList,
    words: {
      tick: said('tick'),
      untick: said('untick'),
      renew: said('renew'),
      proof: said('proof'),
      ask: { title: said('untick-title'), text: said('untick-ask'), yes: said('untick'), no: said('untick-no') },
    },
    yourSystem: said('your-system'),
    find: (list, item) => {
      const found = itemIn(list, item);
      return found && { wantsProof: found.item.prove !== undefined };
    },
    board: (id, { inquiry, ticks, now, timeOf }) => {
      const list = byId.get(id) ?? lists[0];
      if (list === undefined) throw new Error('the persona has no lists');
      const voice = persona.voice(scopeFor(inquiry));
      const groups = listState(list, ticks, now);
      const { percent, ticked, total, working } = progressOf(
        groups.flatMap(({ items }) => items),
        weights,
      );
      const counted = { count: ticked, total, percent, ...(working !== undefined && { words: working }) };
      return {
        list: list.id,
        title: label('board', { name: list.name, system: systemNamed(inquiry) ?? said('your-system') }),
        percent,
        working: label('working', counted),
        groups: groups.map(({ name, items }) => ({
          ...(name !== undefined && { title: voice.line(list.card, name) }),
          items: items.map((state) => drawn(list, state, { voice, timeOf })),
        })),
      };
    },
    holdsUntil: (id, ticks, now) => {
      const list = byId.get(id) ?? lists[0];
      return list && holdsUntil(listState(list, ticks, now));
    },
    proofForm: (list, item, inquiry) => {
      const found = itemIn(list, item);
      if (found?.item.prove === undefined) return undefined;
      const prove = persona.voice(scopeFor(inquiry)).line(found.list.card, found.item.prove);
      return {
        title: said('proof-title'),
        submit: said('tick'),
        close: said('proof-close'),
        about: `${found.item.name}. ${plainOf(prove)}`,
        label: said('proof-label'),
        hint: said('proof-hint'),
      };
    },
    refuseProof: (evidence) => (evidence.trim().length < leastProof ? said('proof-missing') : undefined),
  };
}
