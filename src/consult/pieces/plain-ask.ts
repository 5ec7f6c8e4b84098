import type { Card } from '../../persona/persona.ts';
import { stemsOf } from '../understand/words.ts';
import { isLight } from './light-words.ts';

/** What people do with any subject: "how should we set up alerting", "what backup strategy do we need". */
const doing = stemsOf(
  'approach strategy strategies process practice practices setup set bring introduce introducing organise organize manage managing ' +
    'run running work working build building structure define write develop adopt adopting expect team company project system systems app apps ' +
    'service services reduce lower save bother worth care production kind sort type plan proper simple sensible',
);

const names = new WeakMap<Card<'practice'>, ReadonlySet<string>>();

/** The words of a subject itself, without what its further names tell apart. */
function namesOf(card: Card<'practice'>): ReadonlySet<string> {
  const known = names.get(card);
  if (known !== undefined) return known;
  const single = card.data.says.filter((say) => !/[\s-]/u.test(say));
  const made = stemsOf([card.name, card.id.replaceAll('-', ' '), ...single].join(' '));
  names.set(card, made);
  return made;
}

const matters = new WeakMap<ReadonlySet<string>, ReadonlySet<string>>();

/** What of a question tells what it is about: looked at with each answer that could be meant. */
export function matterOf(asked: ReadonlySet<string>): ReadonlySet<string> {
  const known = matters.get(asked);
  if (known !== undefined) return known;
  const made = new Set([...asked].filter((word) => !isLight(word) && !doing.has(word)));
  matters.set(asked, made);
  return made;
}

/** Whether nothing is asked but a subject as a whole. */
export function isPlainAsk(card: Card<'practice'>, asked: ReadonlySet<string>): boolean {
  const matter = matterOf(asked);
  const said = namesOf(card);
  return matter.size > 0 && matter.isSubsetOf(said);
}
