import type { Persona } from '../../persona/persona.ts';
import type { Text } from '../blueprint.ts';
import { listsOf } from '../checklists/lists.ts';
import { systemId, type SystemRecord } from '../systems/record.ts';
import { bareRecord } from '../systems/system-fields.ts';
import type { SystemFormMaker } from '../systems/system-form.ts';
import type { Change } from './change.ts';

/** What somebody changed, in the words of the persona, without who and when. */
export interface ChangeTold {
  readonly what: Text;
  /** The conversation it was about. */
  readonly channel?: string;
  /** What people entered, as they did: the proof of an item. */
  readonly evidence?: string;
  /** Of each fact that became another one, how it was and how it is. */
  readonly facts: readonly string[];
}

export interface AuditTeller {
  /** `system` is what the one it is about is called now. Without a change: of one that cannot be read any more. */
  tell(change: Change | undefined, system: string): ChangeTold;
  /** Something that is said beside them. */
  label(id: string): Text;
}

type Values = Readonly<Record<string, string | true | undefined>>;

export function createAuditTeller(
  persona: Persona,
  { differences, label: formLabel }: Pick<SystemFormMaker, 'differences' | 'label'>,
): AuditTeller {
  const card = persona.get('answer', 'audit');
  const lists = new Map(listsOf(persona).map((list) => [list.id, list]));

  const label = (id: string, values: Values = {}): Text => {
    const template = card.data.labels[id];
    if (template === undefined) throw new Error(`${card.file}: labels.${id} is missing`);
    return persona.voice(values).line(card, template);
  };

  const itemName = (listId: string, itemId: string): string => {
    const items = lists.get(listId)?.groups.flatMap((group) => group.items) ?? [];
    return items.find(({ id }) => id === itemId)?.name ?? itemId;
  };

  const became = (before: SystemRecord, after: SystemRecord): readonly string[] =>
    differences(before, after).map(({ name, was, is }) => `${name}: ${was} → ${is}`);

  return {
    label,
    tell: (change, system) => {
      if (change === undefined) return { what: label('unreadable'), facts: [] };
      const { kind } = change;
      switch (kind) {
        case 'system-added': {
          const { after, imported } = change;
          const told = differences(bareRecord(after.name), after).map(({ name, is }) => `${name}: ${is}`);
          return { what: label(kind, { system: after.name, file: imported }), facts: told };
        }
        case 'system-changed': {
          const { before, after, imported } = change;
          const isRenamed = before !== undefined && systemId(before.name) !== systemId(after.name);
          const values = { system: after.name, file: imported, ...(isRenamed && { suggestion: before.name }) };
          return { what: label(kind, values), facts: before === undefined ? [] : became(before, after) };
        }
        case 'system-removed':
          return { what: label(kind, { system: change.name }), facts: [] };
        case 'bound':
        case 'unbound':
          return { what: label(kind, { system }), channel: change.channel, facts: [] };
        case 'released':
          return { what: label(kind, { system, version: change.version, topic: change.migrations }), facts: [] };
        case 'ticked':
        case 'unticked': {
          const { list, item } = change;
          const of = system === '' ? formLabel('unnamed') : system;
          const values = { name: itemName(list, item), items: lists.get(list)?.name ?? list, system: of };
          const evidence = 'evidence' in change ? { evidence: change.evidence } : {};
          return { what: label(kind, values), ...evidence, facts: [] };
        }
        case 'watch-on':
        case 'watch-off':
          return { what: label(kind), channel: change.channel, facts: [] };
      }
    },
  };
}
