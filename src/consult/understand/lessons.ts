import type { Card, Persona } from '../../persona/persona.ts';
import type { Technology } from './facts/mentions.ts';
import { topicSources } from './topics/topic-sources.ts';
import type { TopicSource } from './topics/topics.ts';
import type { Tongue } from './topics/tongues.ts';

/** All that decides how free text is heard: what else a persona says can change without learning anew. */
export interface Lessons {
  readonly sources: readonly TopicSource[];
  /** What is said in channels: by somebody who is stuck, of our subjects as news, and of anything else; and what is asked in everyday life. */
  readonly chatter: Readonly<Record<'help' | 'news' | 'elsewhere' | 'everyday', readonly string[]>>;
  readonly signs: Readonly<Record<'asks' | 'trouble' | 'news', readonly string[]>>;
  readonly technologies: readonly Technology[];
  readonly tongues: readonly Tongue[];
}

const sortOf = ({ help, news, everyday }: Card<'chatter'>['data']): keyof Lessons['chatter'] =>
  help ? 'help' : news ? 'news' : everyday ? 'everyday' : 'elsewhere';

export function lessonsOf(persona: Persona): Lessons {
  const linesOf = (sort: keyof Lessons['chatter']): readonly string[] =>
    persona
      .of('chatter')
      .filter(({ data }) => sort === sortOf(data))
      .flatMap(({ data }) => data.lines);
  const signs = persona.of('signs').map(({ data }) => data);
  return {
    sources: topicSources(persona),
    chatter: {
      help: linesOf('help'),
      news: linesOf('news'),
      elsewhere: linesOf('elsewhere'),
      everyday: linesOf('everyday'),
    },
    signs: {
      asks: signs.flatMap(({ asks }) => asks),
      trouble: signs.flatMap(({ trouble }) => trouble),
      news: signs.flatMap(({ news }) => news),
    },
    technologies: persona
      .of('technologies')
      .flatMap(({ data }) => data.items.map((item) => ({ ...item, part: data.part }))),
    tongues: persona.of('tongue').map(({ data }) => data),
  };
}
