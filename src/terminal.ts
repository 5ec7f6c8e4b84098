import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import type { Consultant } from './consult/consultant.ts';
import { respond, type Earlier } from './consult/respond.ts';
import { hintToTerminal } from './render/terminal/hint-to-terminal.ts';
import { toTerminal } from './render/terminal/to-terminal.ts';
import { tellFiles } from './tell-files.ts';
import { typedOrPasted } from './typed-or-pasted.ts';

export interface Terminal {
  readonly input: Readable;
  readonly output: Writable;
  readonly width: number;
  readonly colour: boolean;
}

/** A consultation at the keyboard. The whole session is one thread, so that "for staging" means the last answer. */
export async function startTerminalConsultation(consultant: Consultant, terminal: Terminal): Promise<void> {
  const { input, output, width, colour } = terminal;
  const pen = { width, colour };
  const lines = createInterface({ input, output, prompt: '/devops ' });
  let earlier: Earlier | undefined;
  lines.prompt();
  for await (const entered of typedOrPasted(lines)) {
    const text = entered.trim().replace(/^\/devops\b\s*/u, '');
    if (text === 'exit' || text === 'quit') break;
    if (text === 'new') {
      // what follows is about something else: nothing said so far holds for it
      earlier = undefined;
      lines.prompt();
      continue;
    }
    const response = respond(consultant, text, text === '' ? undefined : earlier);
    if (response.kind === 'hint') output.write(`\n${hintToTerminal(response.hint, pen)}\n\n`);
    else {
      const { blueprint } = response;
      output.write(`\n${toTerminal(blueprint, pen)}\n\n`);
      if (blueprint.inquiry.files) {
        output.write(`${hintToTerminal({ blocks: tellFiles(consultant, blueprint) }, pen)}\n\n`);
      }
      if (blueprint.inquiry.intent !== 'why') earlier = { inquiry: blueprint.inquiry, trace: blueprint.trace };
    }
    lines.prompt();
  }
  lines.close();
}
