import { type Data, dataIn } from './data-in.ts';

/** Text from a terminal as it was printed: without the marks that Slack, a terminal or a copy put around it. */
export interface Pasted {
  readonly lines: readonly string[];
  /** The JSON or YAML in it. */
  readonly data?: Data;
}

/** Nobody pastes more of a history than this. */
const longest = 200_000;
const mostLines = 6000;
/** No table is wider; what is, is JSON on one line. */
const longestLine = 1000;

const escapes: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };
/** Colours and cursor moves. */
const controls = /\u001B(?:\[[0-?]*[ -/]*[@-~]|[@-Z\\-_])/gu;
/** Frames of tables; a bar may be a column of its own. */
const frames = /[\u2500-\u257F]/gu;
const quote = /^\s*>\s?/u;

export function readPasted(text: string): Pasted {
  const lines = text
    .slice(0, longest)
    .replaceAll(/&(?:amp|lt|gt);/gu, (found) => escapes[found] ?? found)
    .replaceAll(controls, '')
    .replaceAll(frames, ' ')
    .replaceAll(/[\u00A0\u2007\u202F]/gu, ' ')
    .replaceAll(/[“”]/gu, '"')
    // words may stand on the line where the fence opens or closes
    .replaceAll(/(?<=\S[ \t]*)```/gu, '\n```')
    .split(/\r\n|[\n\r\u2028\u2029]/u, mostLines)
    .map((line) => line.replace(/^\s*```(?:\w*\s*$)?|```\s*$/gu, '').trimEnd());
  return pastedOf(unquoted(lines));
}

export function pastedOf(lines: readonly string[]): Pasted {
  const data = dataIn(lines);
  return { lines: lines.map((line) => line.slice(0, longestLine)), ...(data !== undefined && { data }) };
}

/** Somebody else's message, quoted: two lines in a row are no prompts. */
const unquoted = (lines: readonly string[]): readonly string[] =>
  lines.map((line, at) =>
    quote.test(lines[at - 1] ?? '') || quote.test(lines[at + 1] ?? '') || /^\s*>\s?[[{]/u.test(line)
      ? line.replace(quote, '')
      : line,
  );
