/**
 * The names a template takes from outside. liquidjs can tell too, with line and column of each: that took a third of
 * the start for something asked only when a name is wrong.
 */

/** Outputs, and tags but for those that name nothing. */
const marks = /\{\{-?([^]*?)-?\}\}|\{%-?\s*(?!end|else)(\w+)([^]*?)-?%\}/gu;
const strings = /"[^"]*"|'[^']*'/gu;
/** Names of filters, of their arguments, and of properties are not variables. */
const notNames = /\|\s*\w+|\.\s*[\w-]+|\b\w+\s*:/gu;
const identifier = /[A-Za-z_][\w-]*/gu;
const words = new Set([
  ...['true', 'false', 'nil', 'null', 'blank', 'empty'],
  ...['and', 'or', 'not', 'contains', 'in', 'reversed', 'forloop'],
]);

/** Whether a word in a template can name something, and is no number and no word of Liquid's own. */
export const isName = (word: string): boolean => /^[A-Za-z_]/u.test(word) && !words.has(word);

/** `{% raw %}` holds the text of other template languages. */
const raw = /\{%-?\s*raw\s*-?%\}[^]*?\{%-?\s*endraw\s*-?%\}/gu;

export function namesIn(source: string): readonly string[] {
  const names = new Set<string>();
  const own = new Set<string>();
  for (const [, output, tag, rest = ''] of source.replaceAll(raw, '').matchAll(marks)) {
    let expression = (output ?? rest).replaceAll(strings, ' ');
    const made =
      tag === 'assign'
        ? /^\s*(\w+)\s*=/u.exec(expression)
        : tag === 'for'
          ? /^\s*(\w+)\s+in\b/u.exec(expression)
          : null;
    if (made?.[1] !== undefined) {
      own.add(made[1]);
      expression = expression.slice(made[0].length);
    }
    for (const [name] of expression.replaceAll(notNames, ' ').matchAll(identifier)) {
      if (!words.has(name) && !own.has(name)) names.add(name);
    }
  }
  return [...names];
}
