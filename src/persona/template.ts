import { Drop, Liquid, type Template } from 'liquidjs';
import { duration, grouped } from '../quantity.ts';
import { isName, namesIn } from './names-in.ts';
import { markGap, markNumber, markValue } from './sentinel.ts';

/** Liquid, reduced to what is pure: no files, no clock, no chance, and every output marked for escaping. */

/** Stands for a value nobody gave: false in conditions, a visible gap in output. */
export class Gap extends Drop {
  readonly name: string;
  constructor(name: string) {
    super();
    this.name = name;
  }
  override valueOf(): undefined {
    return undefined;
  }
}

export const gap = (name: string): Gap => new Gap(name);

export type Value = string | number | boolean | undefined | Gap | readonly Value[] | { readonly [key: string]: Value };

export type Scope = Readonly<Record<string, Value>>;

/** Text and names in turn. */
type Parts = readonly string[];

/** What there is to fill in, and the names it takes from its scope. */
export type Compiled =
  /** Nearly every template is no more than text and names, and needs no Liquid. */
  | { readonly parts: Parts; readonly names: readonly string[] }
  /** Liquid decides which of the passages are said. */
  | { readonly templates: Template[]; readonly passages: readonly Parts[]; readonly names: readonly string[] };

function escape(value: unknown): string {
  if (value instanceof Gap) return markGap(value.name);
  if (typeof value === 'string') return markValue(value);
  if (typeof value === 'number' || typeof value === 'boolean') return markNumber(value);
  if (Array.isArray(value)) return markValue(value.map(String).join(', '));
  return markGap('value');
}

const impureTags = ['include', 'render', 'layout', 'block', 'capture', 'increment', 'decrement'];
const impureFilters = ['raw', 'date', 'date_to_xmlschema', 'sample', 'escape', 'escape_once', 'json', 'inspect'];

function createEngine(): Liquid {
  const engine = new Liquid({
    outputEscape: escape,
    // no date is written in it, and to ask the machine for its locale takes longer than to read fifty files
    locale: 'en-GB',
    strictFilters: true,
    ownPropertyOnly: true,
    catchAllErrors: true,
    parseLimit: 300_000,
    // By the clock: on a busy machine an answer takes its time, and only what never ends is to be ended.
    renderLimit: 10_000,
  });
  for (const tag of impureTags) delete engine.tags[tag];
  for (const filter of impureFilters) delete engine.filters[filter];
  const number = (value: unknown): number | undefined =>
    typeof value === 'number' && Number.isFinite(value) ? value : undefined;
  engine.registerFilter('duration', (value: unknown) => {
    const seconds = number(value);
    return seconds === undefined ? value : duration(seconds);
  });
  engine.registerFilter('number', (value: unknown, digits?: number) => {
    const amount = number(value);
    return amount === undefined ? value : grouped(amount, digits);
  });
  engine.registerFilter('plural', (value: unknown, one: string, many: string) => (value === 1 ? one : many));
  return engine;
}

const engine = createEngine();

/** A line that holds only tags leaves no line behind, so that Markdown sees no stray paragraph breaks. */
const tagLine = /^[ \t]*((?:\{%(?:[^%\n]|%(?!\}))*%\}[ \t]*)+)\n/gmu;

/** What cannot be read is read again as it was written, for the lines of the error. */
function parse(compact: string, source: string): Template[] {
  try {
    return engine.parse(compact);
  } catch (error) {
    engine.parse(source);
    throw error;
  }
}

const plainOutput = /\{\{ (\w+) \}\}/u;

function plainParts(source: string): Parts | undefined {
  if (!source.includes('{{')) return [source];
  const parts = source.split(plainOutput);
  return parts.every((part, at) => (at % 2 === 1 ? isName(part) : !part.includes('{{'))) ? parts : undefined;
}

const namesOf = (parts: Parts): readonly string[] => parts.filter((_, at) => at % 2 === 1);

const fillParts = (parts: Parts, scope: Scope): string =>
  parts.map((part, at) => (at % 2 === 0 ? part : escape(scope[part] ?? gap(part)))).join('');

/** With names of its own a template may mean something else by one from outside. */
const makesNames = /\{%-?\s*(?:assign|for|cycle|tablerow|liquid|echo)\b/u;
/** What Liquid has to look at: tags, text that is not to be filled in, and outputs that are more than a name. */
const live =
  /(\{%-?\s*raw\s*-?%\}[^]*?\{%-?\s*endraw\s*-?%\}|\{%[^]*?%\}|\{\{(?! \w+ \}\})(?:"[^"]*"|'[^']*'|[^"'])*?\}\})/u;
const passage = /\uE002(\d+)\uE003/gu;

/** Liquid looks at each character of a text. So it gets a number for each passage that it has only to pass on. */
function withoutPassages(source: string): { readonly light: string; readonly passages: readonly Parts[] } {
  const ownNames = makesNames.test(source);
  const passages: Parts[] = [];
  const light = source.split(live).map((text, at) => {
    const words = at % 2 === 1 ? '' : text.trim();
    const parts = words === '' ? undefined : plainParts(words);
    if (parts === undefined || (ownNames && parts.length > 1)) return text;
    // spaces stay, for tags that take those beside them away
    return text.replace(words, () => `\uE002${passages.push(parts) - 1}\uE003`);
  });
  return { light: light.join(''), passages };
}

/** Throws liquidjs' own error, which knows the line. */
export function compile(source: string): Compiled {
  if (!source.includes('{%')) {
    const parts = plainParts(source);
    if (parts !== undefined) return { parts, names: [...new Set(namesOf(parts))] };
  }
  const { light, passages } = withoutPassages(source.replace(tagLine, '$1'));
  const names = new Set([...passages.flatMap(namesOf), ...namesIn(light)]);
  return { templates: parse(light, source), passages, names: [...names] };
}

export function render(compiled: Compiled, scope: Scope): string {
  if ('parts' in compiled) return fillParts(compiled.parts, scope);
  const values: Record<string, unknown> = {};
  for (const name of compiled.names) values[name] = scope[name] ?? new Gap(name);
  return String(engine.renderSync(compiled.templates, values)).replaceAll(passage, (_, at: string) =>
    fillParts(compiled.passages[Number(at)] ?? [], scope),
  );
}
