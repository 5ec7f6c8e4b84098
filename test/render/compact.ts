const wide = 110;

/** JSON as one would write it for review: what fits on a line is on a line. */
export const compact = (value: unknown, indent = ''): string => {
  const short = JSON.stringify(value);
  if (typeof value !== 'object' || value === null || short.length + indent.length <= wide) return short;
  const deeper = `${indent}  `;
  const lines = Array.isArray(value)
    ? value.map((each) => compact(each, deeper))
    : Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${compact(each, deeper)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${lines.map((line) => deeper + line).join(',\n')}\n${indent}${close}`;
};
