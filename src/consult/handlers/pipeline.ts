import type { Text } from '../blueprint.ts';
import { fact, label, listed, paragraphs, said, subject, title, type Handler } from '../desk.ts';
import { rulesFor } from '../pieces/rules-for.ts';
import { bullets, panel, prose, table } from '../pieces/sections.ts';
import { toolSections } from '../pieces/tools.ts';
import { words } from '../words.ts';

/** From a push to a release: stages, gates, what is left behind, and where CI ends and CD starts. */
export const pipeline: Handler = (asking) => {
  const { persona, system } = asking;
  const stages = persona.of('stage');
  const total = stages.reduce((sum, card) => sum + card.data.minutes, 0);
  const voice = asking.voice.knowing({ total: total * 60, count: stages.length });
  const desk = { ...asking, voice };
  const tool = system.ci.value;
  const part = (which: 'ci' | 'cd'): Text =>
    words(
      stages
        .filter((card) => card.data.part === which)
        .map((card) => card.name)
        .join(', '),
    );
  return {
    title: title(desk),
    subject: [
      ...subject(desk),
      fact(desk, 'ci', tool.name, system.ci.origin),
      fact(desk, 'time', label(desk, 'takes'), 'computed'),
    ],
    lead: paragraphs(said(desk, 'lead')),
    sections: [
      panel(
        desk,
        'stages',
        stages.map((card, index) => ({
          kind: 'stage',
          number: index + 1,
          name: words(card.name),
          items: card.data.does.map((line) => voice.line(card, line)),
        })),
        { place: 'first' },
      ),
      table(
        desk,
        'gates',
        stages.map((card) => [
          words(card.name),
          voice.line(card, card.data.gate),
          voice.line(card, card.data.leaves),
          words(`${card.data.minutes} min`),
        ]),
        { note: label(desk, 'total') },
      ),
      bullets(
        desk,
        'promotion',
        persona
          .of('environment')
          .filter((card) => card.data.in_table)
          .map((card) => ({ title: words(card.name), items: card.data.gate.map((line) => voice.line(card, line)) })),
      ),
      bullets(desk, 'separation', [
        { title: label(desk, 'ci-part'), items: [part('ci'), ...listed(said(desk, 'ci-part'))] },
        { title: label(desk, 'cd-part'), items: [part('cd'), ...listed(said(desk, 'cd-part'))] },
      ]),
      bullets(desk, 'fails', [
        { items: stages.map((card) => [...words(`${card.name}: `), ...voice.line(card, card.data.fails)]) },
      ]),
      ...stages.flatMap((card) =>
        [...card.pieces.keys()]
          .filter((id) => id !== 'about')
          .map((id) => ({
            ...prose(desk, 'depth', voice.piece(card, id)?.blocks ?? [], { from: voice.source(card, id) }),
            id: `${card.id}-${id}`,
            title: [...words(`${card.name}: `), ...words(id.replaceAll('-', ' '))],
          })),
      ),
      ...toolSections(desk, tool),
      table(
        desk,
        'rules',
        rulesFor(desk).map((card) => [words(card.name), words(card.data.tools.join(', ')), words(card.data.focus)]),
      ),
    ],
  };
};
