import { type Acme } from './acme.ts';
import { type Manifest } from './manifest.ts';
import { type Questions } from './questions.ts';
import { type Slack } from './slack/open-slack.ts';
import { type PersonaState } from './wire.ts';

/** All that the playground holds: its Slack, and what there is around it. */
export interface Stage {
  readonly slack: Slack;
  readonly acme: Acme;
  readonly manifest: Manifest;
  readonly questions: Questions;
  /** The ts up to which somebody has read a conversation, by person and conversation. */
  readonly read: Map<string, string>;
  persona: PersonaState;
}

export const readKey = (person: string, conversation: string): string => `${person} ${conversation}`;
