/** `system edit checkout`: what somebody wants done with what we know of their systems. */
export type SystemOrder =
  | { readonly kind: 'list' }
  | { readonly kind: 'add' | 'edit'; readonly name?: string }
  | { readonly kind: 'show'; readonly name?: string }
  /** `confirmed`: it was asked back, and is meant. */
  | { readonly kind: 'remove'; readonly name?: string; readonly confirmed?: true }
  | { readonly kind: 'bind' | 'unbind'; readonly names: readonly string[] }
  /** What follows is a file. */
  | { readonly kind: 'import'; readonly text: string };

const verbs: readonly (readonly [SystemOrder['kind'], RegExp])[] = [
  ['list', /^(?:list|all|ls)$/u],
  ['add', /^(?:add|new|register|create)$/u],
  ['edit', /^(?:edit|change|update)$/u],
  ['show', /^(?:show|info|describe|get)$/u],
  ['remove', /^(?:remove|delete|forget)$/u],
  ['bind', /^(?:bind|use|set)$/u],
  ['unbind', /^(?:unbind|unset)$/u],
  ['import', /^import$/u],
];

/** `system remove checkout for good`. */
const confirms = /\s+for\s+good$/iu;

const withoutFences = (text: string): string => text.replaceAll(/^\s*```[a-z]*\s*$\n?/gimu, '').replaceAll('```', '');

/** No name of a system has more words than this; a longer text is a sentence. */
const mostWords = 5;

const unquoted = (text: string): string => text.trim().replace(/^["'“”]+|["'“”]+$/gu, '');

/**
 * Only `system` with one of these verbs is an order, and only where a name and nothing else follows: "system is down" is
 * somebody in trouble.
 */
export function systemOrder(text: string): SystemOrder | undefined {
  const [, verb, rest = ''] = /^\s*systems?(?:\s+(\p{L}+)(?:\s+([^]*?))?)?\s*$/iu.exec(text) ?? [];
  if (verb === undefined) return /^\s*systems?\s*$/iu.test(text) ? { kind: 'list' } : undefined;
  const kind = verbs.find(([, says]) => says.test(verb.toLowerCase()))?.[0];
  if (kind === undefined) return undefined;
  if (kind === 'import') return { kind, text: withoutFences(rest) };
  if (/[?!]|\.\s/u.test(rest) || rest.split(/\s+/u).length > mostWords) return undefined;
  if (kind === 'list') return rest === '' ? { kind } : undefined;
  if (kind === 'bind' || kind === 'unbind') {
    const names = rest.split(/\s*,\s*|\s+and\s+/u).map(unquoted);
    return { kind, names: names.filter((name) => name !== '') };
  }
  if (kind === 'remove' && confirms.test(rest))
    return { kind, name: unquoted(rest.replace(confirms, '')), confirmed: true };
  const name = unquoted(rest);
  return name === '' ? { kind } : { kind, name };
}
