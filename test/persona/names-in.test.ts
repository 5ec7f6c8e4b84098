import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Liquid } from 'liquidjs';
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/persona/template.ts';

const library = new Liquid();
for (const filter of ['duration', 'number', 'plural']) library.registerFilter(filter, (value: unknown) => value);

const folder = fileURLToPath(new URL('../../personas/devops', import.meta.url));
const pieces = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md'))
  .flatMap((file) =>
    readFileSync(`${folder}/${file}`, 'utf8')
      .split(/^## .*$/mu)
      .slice(1),
  )
  .filter((piece) => piece.includes('{{') || piece.includes('{%'));

const namesIn = (template: string): readonly string[] => compile(template).names.toSorted();

describe('the names a template takes', () => {
  it('are the ones that the template library finds, in every piece that ships', () => {
    expect(pieces.length).toBeGreaterThan(300);
    const differ = pieces.filter(
      (piece) => String(namesIn(piece)) !== String(library.globalVariablesSync(library.parse(piece)).toSorted()),
    );
    expect(differ).toEqual([]);
  });

  it.each([
    ['{{ a | default: b | append: "c" }}', ['a', 'b']],
    ['{% if a == "x" and b.c > 3 %}{{ d }}{% endif %}', ['a', 'b', 'd']],
    ['{% for x in list limit: n %}{{ x.name }} {{ forloop.index }}{% endfor %}', ['list', 'n']],
    ['{% assign y = z %}{{ y }}', ['z']],
    ['{% raw %}{{ theirs }}{% endraw %}{{ ours }}', ['ours']],
    ['no template at all', []],
  ])('of %s', (source, names) => {
    expect(namesIn(source)).toEqual(names);
  });
});
