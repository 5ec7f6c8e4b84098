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

/** What there is to fill in, and the names it takes from its scope. */
export type Compiled =
  | { readonly templates: Template[]; readonly names: readonly string[] }
  /** Text and names in turn: nearly every template is no more than that, and needs no Liquid. */
  | { readonly parts: readonly string[]; readonly names: readonly string[] };

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
    strictFilters: true,
    ownPropertyOnly: true,
    catchAllErrors: true,
    parseLimit: 300_000,
    renderLimit: 500,
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
const tagLine = /^[ \t]*((?:\{%[^\n]*?%\}[ \t]*)+)\n/gmu;

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
const anyMark = /\{\{|\{%/u;

/** Throws liquidjs' own error, which knows the line. */
export function compile(source: string): Compiled {
  const parts = source.split(plainOutput);
  const names = parts.filter((_, at) => at % 2 === 1);
  if (!parts.some((part) => anyMark.test(part)) && names.every(isName)) return { parts, names: [...new Set(names)] };
  const compact = source.includes('{%') ? source.replace(tagLine, '$1') : source;
  return { templates: parse(compact, source), names: namesIn(source) };
}

export function render(compiled: Compiled, scope: Scope): string {
  if ('parts' in compiled) {
    return compiled.parts.map((part, at) => (at % 2 === 0 ? part : escape(scope[part] ?? gap(part)))).join('');
  }
  const values: Record<string, unknown> = {};
  for (const name of compiled.names) values[name] = scope[name] ?? new Gap(name);
  return String(engine.renderSync(compiled.templates, values));
}
