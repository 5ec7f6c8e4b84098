import type { Persona } from '../../../persona/persona.ts';

/** What may stand behind a language that is an ordinary word too: "node on eks", "go, jenkins", "a go service". */
const behind = String.raw`(?=\s*(?:$|[,;.+/&)]|(?:on|and|with|in|service|app|api|backend|project|monorepo)\b))`;

/** The language that a pipeline is ordered for: there "go" is one, which in a sentence it need not be. */
export const plainLanguageIn = (persona: Persona, words: string): string | undefined =>
  persona
    .of('technologies')
    .flatMap(({ data }) => (data.part === 'language' ? data.items : []))
    .filter(({ plain }) => plain)
    .find(({ says }) =>
      says.some(
        (say) =>
          // "c" and "r" are names of many things
          say.length > 1 && new RegExp(String.raw`(?<=[\s,(+/&])${RegExp.escape(say)}\b${behind}`, 'iu').test(words),
      ),
    )?.id;
