import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Consultant } from '../src/consult/consultant.ts';
import { intents } from '../src/consult/inquiry.ts';
import { missOf } from '../test/consult/understand/score.ts';

/** Scores a file of labelled texts; which kind it is follows from the fields of its lines. */

export interface Evaluation {
  readonly name: string;
  readonly figures: Readonly<Record<string, number>>;
  readonly confusions: readonly string[];
}

const text = z.object({ id: z.string(), text: z.string() });
const question = text.extend({ topics: z.array(z.string()) });
const message = text.extend({ offer: z.boolean() });
const command = text.extend({
  expect: z.object({
    intent: z.enum(intents),
    params: z.record(z.string(), z.unknown()),
    reject: z.boolean().default(false),
  }),
});
const multi = text.extend({
  facts: z.record(z.string(), z.unknown()),
  entailed: z.array(z.string()),
  questions: z.array(z.string()),
});
const line = z.union([multi, command, question, message]);
type Line = z.infer<typeof line>;

const core = ['system', 'platform', 'cloud', 'ci', 'database', 'language'];
const short = (one: Line): string => `${one.id} ${one.text.slice(0, 90).replaceAll('\n', ' ')}`;
const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);

// Some texts hold separators of their own, so only \n ends a line.
const linesOf = (file: string): readonly Line[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((one) => one.trim() !== '')
    .map((one) => line.parse(JSON.parse(one)));

export function evaluate(consultant: Consultant, file: string): Evaluation {
  const lines = linesOf(file);
  const of = <T extends Line>(test: (one: Line) => one is T): readonly T[] => lines.filter(test);
  const multis = of((one) => 'questions' in one);
  const questions = of((one) => 'topics' in one);
  const messages = of((one) => 'offer' in one);
  const commands = of((one) => 'expect' in one);
  if (multis.length > 0) return ofMulti(consultant, multis);
  if (questions.length > 0) return ofQuestions(consultant, questions);
  if (messages.length > 0) return ofMessages(consultant, messages);
  return ofCommands(consultant, commands);
}

function ofQuestions(consultant: Consultant, lines: readonly z.infer<typeof question>[]): Evaluation {
  const confusions: string[] = [];
  let hits = 0;
  let firsts = 0;
  for (const one of lines) {
    const [best = '', ...rest] = consultant.topics(one.text).map((topic) => topic.id);
    if (one.topics.includes(best)) hits += 1;
    else confusions.push(`${best} for ${one.topics.join(', ')}: ${short(one)}`);
    if ([best, ...rest].slice(0, 3).includes(one.topics[0] ?? '')) firsts += 1;
  }
  return { name: 'questions', figures: { 'hit@1': hits / lines.length, 'first@3': firsts / lines.length }, confusions };
}

function ofMessages(consultant: Consultant, lines: readonly z.infer<typeof message>[]): Evaluation {
  const judged = lines.map((one) => ({ one, wanted: consultant.offerFor(one.text).wanted }));
  const right = judged.filter(({ one, wanted }) => wanted && one.offer).length;
  return {
    name: 'offers',
    figures: {
      precision: share(right, judged.filter(({ wanted }) => wanted).length),
      recall: share(right, lines.filter((one) => one.offer).length),
    },
    confusions: judged
      .filter(({ one, wanted }) => wanted !== one.offer)
      .map(({ one, wanted }) => `${wanted ? 'offered' : 'silent'}: ${short(one)}`),
  };
}

function ofCommands(consultant: Consultant, lines: readonly z.infer<typeof command>[]): Evaluation {
  const missed = lines.flatMap((one) => {
    const miss = missOf({ text: one.text, ...one.expect }, consultant.read(one.text));
    return miss === undefined ? [] : [{ one, miss }];
  });
  const rejects = lines.filter((one) => one.expect.reject);
  const refused = rejects.length - missed.filter(({ one }) => one.expect.reject).length;
  return {
    name: 'commands',
    figures: { exact: 1 - missed.length / lines.length, rejects: share(refused, rejects.length) },
    confusions: missed.map(({ one, miss }) => `${short(one)}: ${miss}`),
  };
}

/** The longest run of labels in both, in order. */
function inOrder(found: readonly string[], wanted: readonly string[]): number {
  let row = Array.from({ length: wanted.length + 1 }, () => 0);
  for (const one of found) {
    const next = [0];
    for (const [at, other] of wanted.entries())
      next.push(one === other ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0));
    row = next;
  }
  return row.at(-1) ?? 0;
}

const values = (value: unknown): readonly string[] =>
  (value === undefined ? [] : Array.isArray(value) ? value : [value]).map((one) => String(one).toLowerCase());

function ofMulti(consultant: Consultant, lines: readonly z.infer<typeof multi>[]): Evaluation {
  const confusions: string[] = [];
  let asked = 0;
  let found = 0;
  let most = 0;
  let stated = 0;
  let heard = 0;
  let right = 0;
  for (const one of lines) {
    const labels = consultant.asks(one.text).map((ask) => ask.topics[0]?.id ?? '');
    const hits = inOrder(labels, one.questions);
    asked += one.questions.length;
    most += Math.max(one.questions.length, labels.length);
    found += hits;
    if (hits < one.questions.length || labels.length > hits)
      confusions.push(`${labels.join(' | ')} for ${one.questions.join(' | ')}: ${short(one)}`);
    const facts = consultant.facts(one.text);
    for (const key of core) {
      const wanted = values(one.facts[key]);
      const got = values(facts[key]);
      const same = got.filter((value) => wanted.includes(value)).length;
      heard += got.length;
      right += same;
      // what only follows from a name may be left out
      stated += one.entailed.includes(key) ? same : wanted.length;
      if (same < got.length || (same < wanted.length && !one.entailed.includes(key)))
        confusions.push(`${key} ${got.join(', ')} for ${wanted.join(', ')}: ${short(one)}`);
    }
  }
  return {
    name: 'multi',
    figures: {
      'asks in order': found / asked,
      'of all asks named': found / most,
      'facts precision': share(right, heard),
      'facts recall': share(right, stated),
    },
    confusions,
  };
}
