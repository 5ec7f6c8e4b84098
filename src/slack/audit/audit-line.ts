import type { RichTextElement, RichTextSection } from '@slack/types';
import type { AuditTeller } from '../../consult/audit/tell-change.ts';
import { plainOf } from '../../consult/words.ts';
import { cut } from '../../render/plain/cut.ts';
import { inline, moment, say } from '../../render/slack/rich.ts';
import { proofElements } from '../checklists/proof-elements.ts';
import { isMember, sinceOf } from '../offers/live-marks.ts';
import type { AuditEntry } from './audits.ts';

/** Of what became of the facts, and of proof, so many characters: ten entries are one message. */
const longestFacts = 300;
const longestProof = 100;

const when = (at: number): RichTextElement => moment(at, sinceOf(at));

const who = (person: string): RichTextElement => (isMember(person) ? { type: 'user', user_id: person } : say(person));

/** A conversation of two has no name that Slack could show. */
const where = (channel: string, direct: string): RichTextElement =>
  channel.startsWith('D') ? say(direct) : { type: 'channel', channel_id: channel };

/** When, who, what, and how it was before. */
export function auditLine({ at, person, change }: AuditEntry, system: string, teller: AuditTeller): RichTextSection {
  const { what, channel, evidence, facts } = teller.tell(change, system);
  const label = (id: string): string => plainOf(teller.label(id));
  return {
    type: 'rich_text_section',
    elements: [
      when(at),
      say(' · '),
      who(person),
      say(' '),
      ...inline(what),
      ...(channel === undefined ? [] : [say(' '), where(channel, label('direct'))]),
      ...(evidence === undefined ? [] : [say(','), ...proofElements(evidence, label('proof'), longestProof)]),
      ...(facts.length === 0
        ? []
        : [say('\n'), ...inline([{ kind: 'text', text: cut(facts.join('; '), longestFacts) }])]),
    ],
  };
}
