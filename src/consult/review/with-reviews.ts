import type { Inquiry, Intent } from '../inquiry.ts';
import type { Understanding } from '../understand/command/understanding.ts';
import { shorten, type Understood } from '../understand/command/understood.ts';
import { readPastedFiles, type PastedFile } from './read-pasted-files.ts';
import type { Reviewed } from './reviewed.ts';

export interface Reviewing {
  readonly review: (files: readonly PastedFile[]) => Reviewed;
  /** Words that ask for a review: "lint", "check this". */
  readonly says: readonly string[];
}

/** With a file beside them these say what is wanted of it; any other command is a command, and has a file with it. */
const about: ReadonlySet<Intent> = new Set<Intent>(['question', 'help', 'profile', 'why', 'checklist']);

const nothingSaid: Omit<Inquiry, 'words'> = {
  intent: 'review',
  params: {},
  figures: {},
  flags: [],
  using: [],
  values: {},
  conditions: {},
  private: false,
  files: false,
};

/** A pasted file is looked through, unless the words beside it are a command that is about something else. */
export function withReviews(inner: Understanding, { review, says }: Reviewing): Understanding {
  const asksFor = new RegExp(
    String.raw`(?<![\w-])(?:${says.map((say) => RegExp.escape(say)).join('|')})(?![\w-])`,
    'iu',
  );
  const alone = new Set(says.map((say) => say.toLowerCase()));

  /** `command` understands the words where they are not about the file. */
  const reviewed = (text: string, command: (words: string) => Understood): Understood | undefined => {
    if (alone.has(text.trim().toLowerCase())) return asked(nothingSaid, text);
    const pasted = readPastedFiles(text);
    if (pasted === undefined) {
      const [first = '', ...below] = text.trim().split('\n');
      const wanted = /^--validate\b/u.test(first) || (asksFor.test(first) && first.split(/\s+/u).length <= mostWords);
      return wanted && isFile(below) ? asked({ ...nothingSaid, reviewed: { files: [] } }, first) : undefined;
    }
    const { words, files } = pasted;
    const understood = /[\p{L}\p{N}]/u.test(words) ? inner.read(words) : undefined;
    const said = understood?.kind === 'inquiry' ? understood.inquiry : undefined;
    const validated = said?.flags.includes('validate') === true || asksFor.test(words) || words.includes('?');
    if (said !== undefined && !about.has(said.intent) && !validated) return command(words);
    return asked({ ...nothingSaid, ...(said && beside(said)), reviewed: review(files) }, words);
  };

  return {
    ...inner,
    read: (text) => reviewed(text, (words) => inner.read(words)) ?? inner.read(text),
    revise: (previous, text) =>
      reviewed(text, (words) => inner.revise(previous, words)) ?? inner.revise(previous, text),
  };
}

/** More than that beside a file is a question about it. */
const mostWords = 5;

const settings = /^\s*(?:-\s+)?(?:["']?[\w./$-]+["']?\s*(?::(?:\s|$)|=\s)|[\])}[{<]|-\s+[\w./-]+$)/u;

/** Settings of something, line after line: no talk, whatever it is for. */
function isFile(lines: readonly string[]): boolean {
  const full = lines.filter((line) => /[^\s`]/u.test(line) && !/^\s*#/u.test(line));
  return full.length >= 3 && full.filter((line) => settings.test(line)).length >= full.length * 0.8;
}

/** What counts for a review too, of what was said beside the file. */
const beside = ({ params, using, flags, private: quiet }: Inquiry): Partial<Inquiry> => ({
  params,
  using,
  flags,
  private: quiet,
});

/** Something pasted in which no file was recognised. It may hold secrets as well. */
const fenced = /```[^]*?(?:```|$)/gu;

const asked = (inquiry: Omit<Inquiry, 'words'>, words: string): Understood => ({
  kind: 'inquiry',
  inquiry: { ...inquiry, words: shorten(words.replaceAll(fenced, '')) },
});
