import type { Block } from '../../consult/blueprint.ts';
import { cleanLine } from '../plain/clean.ts';
import { cut } from '../plain/cut.ts';
import { blockParts } from './blocks.ts';
import { filePart } from './code.ts';
import { limits } from './limits.ts';
import { message, type SlackMessage } from './message.ts';
import { textParts, type Drawn } from './part.ts';
import { replies } from './replies.ts';

export interface TextFile {
  readonly path: string;
  readonly text: string;
}

const words = (blocks: readonly Block[]): Drawn => ({ title: '', parts: blockParts(blocks) });

/** What there is to say about files: one message, or two where there are many. */
export const toNote = (blocks: readonly Block[]): readonly SlackMessage[] => replies([words(blocks)]).map(message);

/** Files as text, each below its path, for where Slack takes none. Long ones end early, with a note. */
export const toTextFiles = (blocks: readonly Block[], files: readonly TextFile[]): readonly SlackMessage[] =>
  replies([
    words(blocks),
    ...files.map(({ path, text }) => ({ title: cut(cleanLine(path), limits.title), parts: textParts(filePart(text)) })),
  ]).map(message);
