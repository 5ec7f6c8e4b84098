import type { KnownBlock } from '@slack/types';
import type { RunSheets } from '../../consult/runs/run-sheets.ts';
import { cut } from '../../render/plain/cut.ts';
import { limits } from '../../render/slack/limits.ts';
import { message, type SlackMessage } from '../../render/slack/message.ts';
import { textLine } from '../../render/slack/rich.ts';
import { aliveElements, sinceOf } from '../offers/live-marks.ts';
import { runButtons } from '../surface.ts';
import type { SavedPause } from './pauses.ts';
import { writeRun } from './run-value.ts';

/** What is off, since when, by whom; and a button for when it is on again. */
export function pauseBlocks({ name, system, person, at, run, step }: SavedPause, sheets: RunSheets): KnownBlock[] {
  const told = sheets.line('paused', { name, person, since: sinceOf(at), ...(system !== undefined && { system }) });
  return [
    {
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements: aliveElements(textLine(told).elements, { person, at }) }],
    },
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: runButtons.resumed,
          text: { type: 'plain_text', text: cut(sheets.label('button-resumed'), limits.button.label), emoji: false },
          value: writeRun({ run, deed: 'resumed', step, seen: 0 }),
        },
      ],
    },
  ];
}

/** What Slack says about it as long as it is off. */
export const pauseReminder = (pause: SavedPause, sheets: RunSheets): SlackMessage =>
  message(pauseBlocks(pause, sheets));
