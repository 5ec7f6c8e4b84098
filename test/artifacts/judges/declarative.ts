/** What Jenkins' own parser holds of a Declarative Pipeline: which section may stand where, and which must. */

interface Node {
  readonly head: string;
  readonly children: Node[];
}

const rules: Readonly<Record<string, { readonly may: readonly string[]; readonly must?: readonly string[] }>> = {
  pipeline: {
    may: ['agent', 'options', 'parameters', 'environment', 'triggers', 'tools', 'stages', 'post'],
    must: ['agent', 'stages'],
  },
  stages: { may: ['stage'], must: ['stage'] },
  stage: { may: ['agent', 'when', 'options', 'environment', 'input', 'steps', 'parallel', 'post'] },
  agent: { may: ['label', 'docker'] },
  when: { may: ['branch', 'expression', 'environment', 'not', 'anyOf', 'allOf'] },
  input: { may: ['message', 'ok', 'submitter'], must: ['message'] },
  post: { may: ['always', 'success', 'failure', 'cleanup', 'unstable', 'changed'] },
};

/** Strings become one mark, so that braces inside them do not count. */
function tokens(text: string): readonly string[] {
  const found: string[] = [];
  const token = /\/\/[^\n]*|'''(?:\\.|(?!''')[\s\S])*'''|'(?:\\.|[^'\\\n])*'|[{}]|\n|[^'{}\n/]+|./gy;
  for (const [one] of text.matchAll(token)) {
    if (one === "'") throw new Error('a string that does not end');
    if (!one.startsWith('//')) found.push(one.startsWith("'") ? `'…'` : one);
  }
  return found;
}

function parse(text: string): Node {
  const root: Node = { head: '', children: [] };
  const open = [root];
  let line = '';
  const finish = (): void => {
    if (line.trim() !== '') open.at(-1)?.children.push({ head: line.trim(), children: [] });
    line = '';
  };
  for (const one of tokens(text)) {
    if (one === '{') {
      const node: Node = { head: line.trim(), children: [] };
      line = '';
      open.at(-1)?.children.push(node);
      open.push(node);
    } else if (one === '}') {
      finish();
      open.pop();
      if (open.length === 0) throw new Error('a } too many');
    } else if (one === '\n') finish();
    else line += one;
  }
  finish();
  if (open.length !== 1) throw new Error('a { that is not closed');
  return root;
}

const nameOf = (node: Node): string => /^\w*/.exec(node.head)?.[0] ?? '';

function check(node: Node, path: string): readonly string[] {
  const name = nameOf(node);
  const rule = rules[name];
  if (rule === undefined || node.children.length === 0) return [];
  const names = node.children.map(nameOf);
  const faults = [
    ...names.filter((child) => !rule.may.includes(child)).map((child) => `${path}: ${child} may not stand in ${name}`),
    ...(rule.must ?? []).filter((child) => !names.includes(child)).map((child) => `${path}: ${name} needs ${child}`),
    ...names
      .filter((child, index) => !['stage', 'label'].includes(child) && names.indexOf(child) !== index)
      .map((child) => `${path}: ${child} twice`),
  ];
  if (name === 'stage' && names.filter((child) => child === 'steps' || child === 'parallel').length !== 1) {
    faults.push(`${path}: a stage has steps or parallel, one of them`);
  }
  // Steps are Groovy calls; only what they contain as blocks matters here.
  if (name === 'steps') return faults;
  return [...faults, ...node.children.flatMap((child) => check(child, `${path}/${nameOf(child)}`))];
}

/** A secret in a Groovy string is put into the command line, where others can read it. */
const interpolates = (text: string): readonly string[] =>
  /"[^"\n]*\$\{?\w+/.test(text.replaceAll(/'''[\s\S]*?'''|'(?:\\.|[^'\\\n])*'/g, ''))
    ? ['a Groovy string with a variable in it']
    : [];

export function declarative(text: string): readonly string[] {
  try {
    const root = parse(text);
    const [pipeline, ...rest] = root.children;
    if (pipeline === undefined || nameOf(pipeline) !== 'pipeline' || rest.length > 0)
      return ['one pipeline block and nothing else'];
    return [...check(pipeline, 'pipeline'), ...interpolates(text)];
  } catch (error) {
    return [String(error)];
  }
}
