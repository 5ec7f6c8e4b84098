import { z } from 'zod';
import { base, id, line, phrases, technologyPart } from './common.ts';

/** How people talk: what the bot learns to hear from. Nothing of it is ever said to anybody. */

/** More ways to ask about a practice, beside the ones in its own file. */
export const phrasings = z.strictObject({
  kind: z.literal('phrasings'),
  ...base,
  practice: id,
  asks: phrases,
});

/** What is said in channels: mostly what wants no help of ours, however much it sounds like it. */
export const chatter = z.strictObject({
  kind: z.literal('chatter'),
  ...base,
  /** Of our subjects, but as news: a deploy that is done, thanks for a rollback. */
  news: z.boolean().default(false),
  /** Of everyday life, and asked as ours are: nothing of it is said in channels. */
  everyday: z.boolean().default(false),
  /** Somebody is stuck with our subjects and would be glad of help. */
  help: z.boolean().default(false),
  lines: phrases,
});

const sign = z.string().trim().min(1).max(40);

/** Words that show whether help is asked for, something is wrong, or all is well. One or two words each. */
export const signs = z.strictObject({
  kind: z.literal('signs'),
  ...base,
  asks: z.array(sign).min(1),
  trouble: z.array(sign).min(1),
  news: z.array(sign).min(1),
  /** Phrases, as in an anti-pattern, that show that it is over: who asks wants to learn of it. */
  over: phrases.default([]),
  /** Phrases that show that it is not. */
  urgent: phrases.default([]),
  /** Together they say that users are hurt, and still are: who, by what, and since when. */
  hurt: phrases.default([]),
  by: phrases.default([]),
  running: phrases.default([]),
  /** Where nobody is hurt whatever breaks. */
  elsewhere: phrases.default([]),
  /** Phrases that show that it comes and goes: what is told of it is no cry for help. */
  often: phrases.default([]),
});

/** A list of technologies of one part, each with what follows from it: Django means Python. */
export const technologies = z.strictObject({
  kind: z.literal('technologies'),
  ...base,
  part: technologyPart,
  items: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9][a-z0-9.+#-]*$/u, 'a lower-case id such as spring-boot or c++'),
        says: z.array(z.string().trim().min(1).max(60)).default([]),
        /** Also an ordinary word: it counts only beside another technology or written as a name. */
        plain: z.boolean().default(false),
        /** What stands only in commands for it: `pg_stat_`. */
        marks: z.array(z.string().min(3)).default([]),
        /** The one whose commands serve it: TimescaleDB is operated as PostgreSQL. */
        speaks: z.string().optional(),
        /** The one whose answers hold for it too, but for those on one version of that. */
        akin: z.string().optional(),
        /** What may be taken for granted where this runs. */
        implies: z.partialRecord(technologyPart, line).default({}),
      }),
    )
    .min(1),
});

/** A language other than English: how it is recognised, and its words for our subjects. */
export const tongue = z.strictObject({
  kind: z.literal('tongue'),
  ...base,
  /** Small words that stand in nearly every sentence of it, and in no English one. */
  marks: z.array(z.string().trim().min(1).max(20)).min(8),
  /** Its words, each with the English one that the practices are asked with. */
  words: z.record(z.string().trim().min(2).max(40), line),
  /** The apology for answering in English, in that language. */
  note: line,
});
