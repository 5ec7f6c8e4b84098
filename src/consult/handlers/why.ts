import type { Text, Trace } from '../blueprint.ts';
import { fact, paragraphs, said, title, type Handler } from '../desk.ts';
import { bullets, table } from '../pieces/sections.ts';
import { words } from '../words.ts';

/** What an answer was made of: weights, rules, files, sources, and the state of the persona at that moment. */
export const why: Handler = (desk) => {
  const trace: Trace | undefined = desk.previous;
  if (trace === undefined) {
    return { title: title(desk), subject: [], lead: paragraphs(said(desk, 'nothing-yet')), sections: [] };
  }
  const { persona } = desk;
  const voice = desk.voice.knowing({ words: trace.dataVersion, count: trace.files.length });
  const asked = { ...desk, voice };
  return {
    title: title(asked),
    subject: trace.asked === undefined ? [] : [fact(asked, 'asked', trace.asked, 'given')],
    lead: paragraphs(said(asked, 'made-of')),
    sections: [
      table(
        asked,
        'weights',
        trace.weights.map((one) => [one.name, words(`${one.percent} %`)]),
        { place: 'first', from: voice.source(persona.identity) },
      ),
      table(
        asked,
        'rules',
        trace.rules.map((one) => [one.name, words(one.focus), words(one.file)]),
        { place: 'more' },
      ),
      bullets(asked, 'files', [{ items: trace.files.map((file) => words(file)) }], { place: 'first' }),
      bullets(asked, 'sources', [{ items: trace.sources.map((url): Text => [{ kind: 'link', text: url, url }]) }]),
    ].filter((section) => section.kind !== 'bullets' || section.groups.length > 0),
    trace,
  };
};
