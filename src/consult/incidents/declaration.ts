/** What somebody said when they declared an incident: how bad it is, if they said so, and what it is. */
export interface Declaration {
  readonly severity?: string;
  readonly what: string;
}

const opening =
  /^\s*(?:(?:we\s+have|declare|start|open)\s+(?:an?\s+)?)?(?:incident|inc)\b[:,\s]*(?:(?:declare|new|open|start)\b[:,\s]*(?=\S))?/iu;
const severity = /(?:^|\s)(?:sev(?:erity)?|p)[-\s]?(?<number>[1-5])(?=$|[\s:,.])[:,]?/iu;
const longest = 200;

export function readDeclaration(text: string): Declaration {
  const rest = text.replace(opening, ' ');
  const number = severity.exec(rest)?.groups?.['number'];
  const what = rest
    .replace(severity, ' ')
    .replaceAll(/\s--?[\w-]+/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .slice(0, longest);
  return { ...(number !== undefined && { severity: `sev-${number}` }), what };
}

/** Whether a text begins as a declaration does, and not as a question about incidents. */
export const isDeclaration = (text: string): boolean => opening.test(text) || /^\s*(?:sev|p)[-\s]?[1-5]\b/iu.test(text);
