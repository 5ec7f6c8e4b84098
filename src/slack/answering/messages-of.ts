import type { Blueprint } from '../../consult/blueprint.ts';
import type { Consultant } from '../../consult/consultant.ts';
import type { Boxes } from '../checklists/screens.ts';
import { tickableMessages } from '../checklists/tickable.ts';
import type { Messages } from '../delivery/deliver.ts';
import { withCorrectButton } from '../facts/correct-button.ts';
import { withFillButton } from '../gaps/fill-button.ts';
import { withWorkButton } from '../runs/work-button.ts';
import { withRecordLine } from '../systems/with-record-line.ts';
import { withReleaseButton } from '../systems/with-release-button.ts';
import { filesOfAnswer, withTrueFilesButton } from './files-of-answer.ts';

/** An answer as it goes out: its messages with all that can be pressed there, and its files. */
export function createMessagesOf(consultant: Consultant) {
  /** The files are those of the whole answer, however little of it is new. */
  const messagesOf = (
    blueprint: Blueprint,
    newIn: (whole: Blueprint) => Blueprint = (whole) => whole,
    boxes?: Boxes,
  ): Messages => {
    const { inquiry, known } = blueprint;
    const { root, replies, alone } = tickableMessages(newIn(withTrueFilesButton(consultant, blueprint)), boxes);
    const corrected = known === undefined ? root : withCorrectButton(root, consultant.factsForm.label(known), known);
    return {
      root: withRecordLine(
        withWorkButton(
          withFillButton(withReleaseButton(corrected, blueprint, consultant), blueprint, consultant),
          blueprint,
          consultant.runSheets,
        ),
        blueprint,
        consultant,
      ),
      replies,
      ...(alone && { alone: { ...alone, root: withRecordLine(alone.root, blueprint, consultant) } }),
      ...(inquiry.files && { files: filesOfAnswer(consultant, blueprint) }),
    };
  };

  /** Below an answer that is there already. */
  const onlyFiles = (blueprint: Blueprint): Messages => {
    const files = filesOfAnswer(consultant, blueprint);
    const [root, ...replies] = files.note;
    return root === undefined ? messagesOf(blueprint) : { root, replies, files: { ...files, note: [] } };
  };

  return { messagesOf, onlyFiles };
}
