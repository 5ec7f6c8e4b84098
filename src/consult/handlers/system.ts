import { label, paragraphs, said, title, type Desk, type Draft, type Handler } from '../desk.ts';
import { facts, table } from '../pieces/sections.ts';
import type { FollowUp, Text } from '../blueprint.ts';
import { recordFor, type KnownSystems } from '../systems/record-for.ts';
import { systemId, type SystemRecord } from '../systems/record.ts';
import { fieldsOf, isTold, valueOf, type SystemField } from '../systems/system-fields.ts';
import { createSystemForm, labelId } from '../systems/system-form.ts';
import { systemOrder } from '../systems/system-order.ts';
import { written } from '../systems/written.ts';
import { words } from '../words.ts';

/** What a team told of its systems. Slack keeps them; everywhere else this says where it works. */
export const system: Handler = (desk) => {
  const { systems } = desk;
  const order = systemOrder(desk.inquiry.words);
  if (systems === undefined) return forms(desk);
  if (order?.kind !== 'show') return list(desk, systems);
  const choice = recordFor(order.name, systems);
  if (choice.kind === 'one') return shown(desk, choice.record);
  return order.name === undefined ? list(desk, systems) : notFound(desk, systems);
};

const saying = (desk: Desk, piece: string): Pick<Draft, 'title' | 'subject' | 'lead'> => ({
  title: title(desk),
  subject: [],
  lead: paragraphs(said(desk, piece)),
});

const forms = (desk: Desk): Draft => ({
  ...saying(desk, 'lead'),
  sections: [
    table(
      desk,
      'forms',
      desk.answer.data.examples.map((example) => [
        [{ kind: 'code', text: `/devops ${example}` }],
        words(desk.answer.data.labels[example.split(' ').slice(0, 2).join('-')] ?? ''),
      ]),
      { place: 'first' },
    ),
  ],
});

/** Often it was only misspelt: those that are there are seen at once. */
const notFound = (desk: Desk, systems: KnownSystems): Draft =>
  systems.all.length === 0 ? list(desk, systems) : { ...list(desk, systems), ...saying(desk, 'not-found') };

const press = (desk: Desk, id: string, ask: string): FollowUp => ({
  id: `system-${id}`,
  label: label(desk, `press-${id}`),
  ask,
});

/** Where it is kept, and not only read from a file, it can be changed. */
function changes(desk: Desk, { name }: SystemRecord): readonly FollowUp[] {
  if (desk.inquiry.recorded === undefined) return [];
  const isBound = desk.systems?.bound.includes(systemId(name)) === true;
  return [
    press(desk, 'edit', `system edit ${written(name)}`),
    ...(isBound ? [] : [press(desk, 'bind', `system bind ${written(name)}`)]),
  ];
}

function list(desk: Desk, { all, bound }: KnownSystems): Draft {
  const followUps = [press(desk, 'add', 'system add')];
  if (all.length === 0) return { ...saying(desk, 'none-yet'), sections: [], followUps };
  const { labels } = desk.answer.data;
  const row = ({ name, place, owner = '' }: SystemRecord): readonly Text[] => [
    words(name),
    words(place === undefined ? (labels['unknown-place'] ?? '') : (desk.persona.find('place', place)?.name ?? place)),
    words(owner),
    words(bound.includes(systemId(name)) ? (labels['bound'] ?? '') : ''),
  ];
  return { ...saying(desk, 'all'), sections: [table(desk, 'systems', all.map(row), { place: 'first' })], followUps };
}

function shown(desk: Desk, record: SystemRecord): Draft {
  const { persona, answer } = desk;
  const form = createSystemForm(persona);
  const { fields } = form.make({ record, groups: ['names', 'numbers', 'data', 'people', 'repository'] });
  const asked = new Map(fieldsOf(record, persona).map((field) => [field.id, field]));
  const valueIn = ({ id }: { readonly id: string }): string => {
    const field = fields.find((one) => one.id === id);
    if (field === undefined) return '';
    if (!('options' in field)) return field.value.replaceAll('\n', ', ');
    const name = (one: string): string => field.options.find((option) => option.id === one)?.name ?? one;
    return field.chosen.map(name).join(', ');
  };
  const isOfCloud = record.place !== undefined && persona.find('place', record.place)?.data.cloud !== undefined;
  const told = fields.filter(({ id }) => id !== 'name' && isTold(valueOf(record, id, persona)));
  const missing = fields
    .flatMap(({ id }) => (id === 'name' || isTold(valueOf(record, id, persona)) ? [] : (asked.get(id) ?? [])))
    // Where the system's own name does, or the place says it, nothing is missing.
    .filter(({ id, need }) => need?.isUsual !== true && !(id === 'cloud' && isOfCloud));
  const nameOf = ({ id }: SystemField): string => fields.find((one) => one.id === id)?.label ?? id;
  const names = missing.filter(({ group }) => group === 'names');
  const others = missing.filter(({ group }) => group !== 'names');
  const better = (id: string): Text => words(answer.data.labels[`better-${id}`] ?? '');
  return {
    ...saying({ ...desk, voice: desk.voice.knowing({ system: record.name }) }, 'known'),
    followUps: changes(desk, record),
    sections: [
      facts(
        desk,
        'known',
        told.map((field) => ({
          label: words(field.label),
          value: words(valueIn(field)),
          origin: 'given' as const,
        })),
        { place: 'first' },
      ),
      table(
        desk,
        'missing',
        [
          ...others.map((field) => [words(nameOf(field)), better(labelId(field.id))]),
          // All of them make the same thing better.
          ...(names.length === 0 ? [] : [[words(names.map(nameOf).join(', ')), better('names')]]),
        ],
        { place: 'first' },
      ),
    ].filter((section) => (section.kind === 'facts' ? section.facts.length > 0 : section.rows.length > 0)),
  };
}
