import type { Persona } from '../../persona/persona.ts';
import type { Facts } from '../understand/facts/facts.ts';

const idsOf = (value: Facts[string] | undefined): readonly string[] =>
  value === undefined || value === '' ? [] : [value].flat().map(String);

/** One fact: Django means Python, ECS means AWS. */
interface Link {
  readonly part: string;
  readonly id: string;
  readonly means: { readonly part: string; readonly id: string };
}

const linksOf = (persona: Persona): readonly Link[] =>
  persona
    .of('technologies')
    .flatMap(({ data }) =>
      data.items.flatMap(({ id, implies }) =>
        Object.entries(implies).map(([part, meant]) => ({ part: data.part, id, means: { part, id: meant } })),
      ),
    );

const without = (facts: Facts, part: string, id: string): Facts => {
  const { [part]: value, ...rest } = facts;
  const [first, ...more] = idsOf(value).filter((one) => one !== id);
  return first === undefined ? rest : { ...rest, [part]: more.length > 0 ? [first, ...more] : first };
};

/**
 * Who corrects ECS to GKE leaves the cloud as it stood: what followed from the old goes with it, what follows from the
 * new comes. Who corrects Python to Ruby has no Django either.
 */
export function inKeeping(before: Facts, facts: Facts, persona: Persona): Facts {
  const links = linksOf(persona);
  const has = (from: Facts, { part, id }: Link['means']): boolean => idsOf(from[part]).includes(id);
  const touched = new Set(
    [...new Set([...Object.keys(before), ...Object.keys(facts)])].filter(
      (part) => idsOf(before[part]).join() !== idsOf(facts[part]).join(),
    ),
  );
  const gone = (one: Link['means']): boolean => has(before, one) && !has(facts, one);
  const meantOld = links.filter((link) => gone(link) && !touched.has(link.means.part)).map(({ means }) => means);
  const meaningOld = links.filter(
    ({ part, means }) => gone(means) && facts[means.part] !== undefined && !touched.has(part),
  );
  const kept = meaningOld.reduce((rest, { part, id }) => without(rest, part, id), facts);
  const stillMeant = (one: Link['means']): boolean =>
    links.some((link) => link.means.part === one.part && link.means.id === one.id && has(kept, link));
  const fitting = meantOld.reduce((rest, one) => (stillMeant(one) ? rest : without(rest, one.part, one.id)), kept);
  const news = links.filter(
    (link) =>
      has(fitting, link) &&
      !has(before, link) &&
      !touched.has(link.means.part) &&
      fitting[link.means.part] === undefined,
  );
  return { ...fitting, ...Object.fromEntries(news.map(({ means }) => [means.part, means.id])) };
}
