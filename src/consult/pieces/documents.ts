import type { Card, Scope } from '../../persona/persona.ts';
import type { Blueprint, Document, Text } from '../blueprint.ts';
import type { Desk } from '../desk.ts';
import { choiceFor } from '../strategy/choice-for.ts';
import { plainOf } from '../words.ts';
import { options } from './sections.ts';

/** What goes with an answer as a document of its own: a decision and why, a review to be written, a pull request. */

function documentOf(desk: Desk, kind: Document['kind'], scope: Scope, from: readonly Card[]): Document {
  const card = desk.persona.get('flag', 'files');
  // a voice of its own: the answer above was not made from these words
  const voice = desk.persona.voice({ ...desk.voice.scope, ...scope });
  const parts = voice.piece(card, kind)?.steps ?? [];
  return {
    kind,
    title: voice.line(card, card.data.labels[`${kind}-title`] ?? kind),
    sections: parts.map(({ title, what }) => ({
      title,
      items: what.flatMap((block): readonly Text[] =>
        block.kind === 'paragraph' ? [block.text] : block.kind === 'list' ? block.items : [],
      ),
    })),
    sources: [...new Set(from.flatMap(({ data }) => data.sources))],
  };
}

/** Which strategy, against which others, and what follows from it. */
function decision(desk: Desk): Document {
  const { persona, voice } = desk;
  const choice = choiceFor(desk);
  const { chosen } = choice;
  const { labels } = persona.get('flag', 'files').data;
  const own = persona.voice({ ...voice.scope, strategy: chosen.id, strategy_name: chosen.name });
  const said = (line: string): string => plainOf(own.line(chosen, line));
  const weighed = options({ ...desk, voice: own }, choice).options.map(({ name, score, reasons }) => {
    const reason = plainOf(reasons.at(reasons.length > 2 ? 1 : 0) ?? []);
    const option = own.knowing({ name: plainOf(name), score, reason });
    return plainOf(option.line(chosen, labels['adr-option'] ?? ''));
  });
  return documentOf(
    desk,
    'adr',
    {
      strategy: chosen.id,
      strategy_name: chosen.name,
      options: weighed,
      abort_rules: chosen.data.abort.map(said),
      needed: chosen.data.needs.map((need) => need.name),
      cost: said(chosen.data.cost),
      way_back: said(chosen.data.rollback),
      reason: choice.by,
    },
    [chosen],
  );
}

export function documentsOf(desk: Desk): Pick<Blueprint, 'documents'> {
  const { inquiry, persona, system } = desk;
  const { intent, params, flags } = inquiry;
  const decides = intent === 'strategies' || intent === 'deploy' || flags.includes('think');
  const reviews = intent === 'incident' || (intent === 'runbook' && params.runbook === 'incident-response');
  const driver = intent === 'rollback' && params.version !== undefined ? system.drives : undefined;
  const documents = [
    ...(decides ? [decision(desk)] : []),
    ...(reviews ? [documentOf(desk, 'postmortem', {}, [persona.get('checklist', 'incident-review')])] : []),
    ...(driver ? [documentOf(desk, 'pull-request', {}, [driver])] : []),
  ];
  return documents.length === 0 ? {} : { documents };
}
