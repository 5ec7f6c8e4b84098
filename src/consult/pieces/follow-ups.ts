import type { FollowUp } from '../blueprint.ts';
import type { Desk } from '../desk.ts';
import type { Inquiry } from '../inquiry.ts';
import { withoutFiles } from '../understand/command/flags.ts';
import { oneLine } from '../words.ts';

/** What a button can carry of the question it repeats. */
const longestRepeat = 500;

/** What was asked for with a flag is not offered again. */
const isGiven = (ask: string, { flags, files }: Inquiry): boolean =>
  (files && ask === '--files') || flags.some((flag) => ask === `--${flag}`);

/** The buttons that the persona's file has for this kind of answer. */
export const followUpsOf = ({ answer, voice, inquiry }: Desk): readonly FollowUp[] =>
  answer.data.follow_ups
    .filter(({ ask }) => !isGiven(ask, inquiry))
    .filter(({ when }) => {
      if (when === undefined) return true;
      const known = voice.scope[when.replace(/^!/u, '')] !== undefined;
      return when.startsWith('!') ? !known : known;
    })
    .map((one) => ({
      id: one.id,
      label: voice.line(answer, one.label),
      // a flag alone means: the same again, with it
      ask:
        one.ask.startsWith('--') && inquiry.words.length <= longestRepeat
          ? `${withoutFiles(oneLine(inquiry.words))} ${one.ask}`.trim()
          : one.ask,
    }));
