import { createInterface } from 'node:readline';
import { z } from 'zod';
import { readConfig } from './config.ts';
import type { Blueprint } from './consult/blueprint.ts';
import type { Consultant } from './consult/consultant.ts';
import type { Params } from './consult/inquiry.ts';
import type { KnownSystems } from './consult/systems/record-for.ts';
import { respond } from './consult/respond.ts';
import { isNoAnswer } from './consult/pieces/unknown.ts';
import { knownSystems } from './known-systems.ts';
import { openConsultant } from './open-consultant.ts';
import { formatFault, PersonaFaults } from './persona/fault.ts';
import { plain } from './persona/text.ts';
import { isManner, readAs, type Manner } from './read-as.ts';
import { hintToTerminal } from './render/terminal/hint-to-terminal.ts';
import { toTerminal } from './render/terminal/to-terminal.ts';

/** `npm run -s ask -- rollback v2.3`: the answers of the bot in a terminal, for people and for scripts. */

const exit = { answered: 0, fault: 1, notUnderstood: 2 } as const;

/** A script can tell "I do not know this" from an answer. */
const codeOf = (blueprint: Blueprint): number => (isNoAnswer(blueprint) ? exit.notUnderstood : exit.answered);

/** The flags belong to what was asked, so they stand among its params; absent when there are none. */
const paramsOf = (params: Params, flags: readonly string[]): object =>
  flags.length > 0 ? { ...params, flags } : params;

function asJson(consultant: Consultant, text: string, systems?: KnownSystems): { code: number; object: object } {
  const response = respond(consultant, text, undefined, systems);
  const topics = consultant.topics(text);
  if (response.kind === 'hint') {
    const { problem, hint } = response;
    const words = hint.blocks.flatMap((block) => (block.kind === 'paragraph' ? [plain(block.text)] : []));
    return {
      code: exit.notUnderstood,
      object: {
        inquiry: { intent: problem.intent ?? 'help', params: {}, flags: [] },
        problem: { code: problem.code, hint: words.join(' ') },
        topics,
      },
    };
  }
  const { blueprint } = response;
  const { intent, params, flags } = blueprint.inquiry;
  return {
    code: codeOf(blueprint),
    object: { inquiry: { intent, params: paramsOf(params, flags), flags }, topics, blueprint },
  };
}

const batchLine = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });
const itsId = batchLine.pick({ id: true });

type Line = z.output<typeof batchLine> | { readonly id?: string | number; readonly problem: object };

/** One line of many that cannot be read is told like a mistake in it; the others are none the worse. */
function readLine(line: string, number: number): Line {
  const problem = {
    code: 'bad-line',
    line: number,
    hint: `line ${number}: a JSON object {"id": string or number, "text": string} is expected`,
  };
  let read: unknown;
  try {
    read = JSON.parse(line);
  } catch {
    return { problem };
  }
  const { success, data } = batchLine.safeParse(read);
  return success ? data : { ...itsId.safeParse(read).data, problem };
}

async function batch(
  consultant: Consultant,
  manner: Manner | undefined,
  systems: KnownSystems | undefined,
): Promise<number> {
  let code: number = exit.answered;
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === '') continue;
    const read = readLine(line, number);
    if ('problem' in read) {
      process.stdout.write(`${JSON.stringify(read)}\n`);
      code = exit.notUnderstood;
      continue;
    }
    const { id, text } = read;
    if (manner !== undefined) {
      process.stdout.write(`${JSON.stringify({ id, ...readAs(consultant, text, manner) })}\n`);
      continue;
    }
    const answer = asJson(consultant, text, systems);
    process.stdout.write(`${JSON.stringify({ id, ...answer.object })}\n`);
  }
  return code;
}

/** "--validate" with a file behind it, quoted as one, is the question itself. */
const isFlag = (word: string): boolean => /^--\S+$/u.test(word);

/** The shell took the quotes off; a word with spaces in it gets them back, unless it is the whole question. */
const joined = (words: readonly string[]): string =>
  words.filter((word) => !isFlag(word)).length === 1
    ? words.join(' ')
    : words.map((word) => (/\s/u.test(word) && !word.includes('"') ? `"${word}"` : word)).join(' ');

const alone: ReadonlySet<string> = new Set(['--json', '--batch']);
const valued: ReadonlySet<string> = new Set(['--as', '--files', '--systems']);

function valueOf(words: readonly string[], option: string): string | undefined {
  const at = words.indexOf(option);
  return at < 0 ? undefined : (words[at + 1] ?? '');
}

async function main(words: readonly string[]): Promise<number> {
  const manner = valueOf(words, '--as');
  if (manner !== undefined && !isManner(manner)) throw new Error('--as: question, command, message or multi');
  const folder = valueOf(words, '--files');
  if (folder === '') throw new Error('--files: a folder to put them into');
  const text = joined(
    words.filter((word, index) => !alone.has(word) && !valued.has(word) && !valued.has(words[index - 1] ?? '')),
  );
  const consultant = openConsultant(readConfig().personasDir);
  const catalog = valueOf(words, '--systems');
  if (catalog === '') throw new Error('--systems: a catalog-info.yaml');
  const systems = catalog === undefined ? undefined : knownSystems(consultant, catalog);
  if (words.includes('--batch')) return batch(consultant, manner, systems);
  if (manner !== undefined) {
    console.log(JSON.stringify(readAs(consultant, text, manner), undefined, 2));
    return exit.answered;
  }
  if (words.includes('--json')) {
    const { code, object } = asJson(consultant, text, systems);
    console.log(JSON.stringify(object, undefined, 2));
    return code;
  }
  const pen = {
    width: Math.min(process.stdout.columns || 100, 120),
    colour: process.stdout.isTTY && process.stdout.hasColors(),
  };
  const response = respond(consultant, text, undefined, systems);
  const { kinds } = consultant.conceal(text);
  if (kinds.length > 0) console.error(`${hintToTerminal(consultant.credentialsShown(kinds), pen)}\n`);
  if (response.kind === 'hint') {
    console.error(hintToTerminal(response.hint, pen));
    return exit.notUnderstood;
  }
  console.log(toTerminal(response.blueprint, pen));
  // what makes files takes a moment to load, and most answers bring none
  if (folder === undefined && response.blueprint.inquiry.files) {
    const { tellFiles } = await import('./tell-files.ts');
    console.log(`\n${hintToTerminal({ blocks: tellFiles(consultant, response.blueprint) }, pen)}`);
  }
  if (folder !== undefined) {
    const { writeFiles } = await import('./write-files.ts');
    for (const line of writeFiles(consultant, response.blueprint, folder)) console.log(line);
  }
  return codeOf(response.blueprint);
}

// whoever reads may have seen enough, as `head` does
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? exit.answered : exit.fault);
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.exitCode = exit.fault;
  if (error instanceof PersonaFaults) for (const fault of error.faults) console.error(formatFault(fault));
  else console.error(error instanceof Error ? error.message : error);
}
