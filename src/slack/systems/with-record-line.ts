import type { Blueprint } from '../../consult/blueprint.ts';
import type { Consultant } from '../../consult/consultant.ts';
import { limits } from '../../render/slack/limits.ts';
import { message, type SlackMessage } from '../../render/slack/message.ts';
import { toHint } from '../../render/slack/to-hint.ts';
import { sinceOf, withLiveMarks } from '../offers/live-marks.ts';

/** The answer, with a last line on whose record it was made from, and who changed that when. */
export function withRecordLine(
  answer: SlackMessage,
  { trace: { recorded } }: Blueprint,
  consultant: Pick<Consultant, 'note'>,
): SlackMessage {
  if (recorded === undefined) return answer;
  const { system, person, at } = recorded;
  const note = toHint(consultant.note('recorded', { system, person, since: sinceOf(at) }));
  const { blocks } = withLiveMarks(note, { person, at });
  if (answer.blocks.length + blocks.length > limits.message.blocks) return answer;
  return { ...message([...answer.blocks, ...blocks]), text: answer.text };
}
