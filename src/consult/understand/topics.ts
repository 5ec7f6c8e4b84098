import MiniSearch from 'minisearch';

/** Which subjects a free question is about, best first. Lexical: the words people use, from the persona's files. */

export interface Topic {
  readonly id: string;
  /** 0 to 1, the best of a text being its own measure. */
  readonly score: number;
}

export interface TopicSource {
  readonly id: string;
  readonly name: string;
  readonly says: readonly string[];
  readonly about: string;
  readonly asks: readonly string[];
}

const stop = new Set(
  'a an and are as at be but by can do does for from get have how i if in is it its me my of on or our should so that the their them there this to us was we what when where which who why will with you your'.split(
    ' ',
  ),
);

/** English endings off, roughly: enough that "deploys" meets "deploying". */
const stem = (word: string): string =>
  word.length <= 4 ? word : word.replace(/(?:ies)$/u, 'y').replace(/(?:ing|ed|es|s|ly)$/u, '');

const longest = 4000;

export function createTopicSearch(sources: readonly TopicSource[]): (text: string) => readonly Topic[] {
  const index = new MiniSearch<{ id: string; name: string; says: string; about: string; asks: string }>({
    fields: ['name', 'says', 'about', 'asks'],
    processTerm: (term) => {
      const word = term.toLowerCase();
      return stop.has(word) ? null : stem(word);
    },
  });
  index.addAll(
    sources.map((one) => ({
      id: one.id,
      name: one.name,
      says: one.says.join(' . '),
      about: one.about,
      asks: one.asks.join(' . '),
    })),
  );
  return (text) => {
    const found = index.search(text.slice(0, longest), {
      boost: { says: 3, name: 3, asks: 1.5 },
      fuzzy: (term) => (term.length > 5 ? 0.15 : false),
      combineWith: 'OR',
    });
    return found.slice(0, 10).map((hit) => ({
      id: String(hit.id),
      // squeezed into 0…1: a score of 12 is a half
      score: Math.round((hit.score / (hit.score + 12)) * 1000) / 1000,
    }));
  };
}
