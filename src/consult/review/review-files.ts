import { find, type Check } from '../checks/find.ts';
import { branch, type Node } from '../checks/node.ts';
import type { FileKind } from '../inquiry.ts';
import { readDockerfile } from './read-dockerfile.ts';
import type { PastedFile } from './read-pasted-files.ts';
import { readScript } from './read-script.ts';
import { readTerraform } from './read-terraform.ts';
import { readYaml } from './read-yaml.ts';
import type { Finding, Reviewed } from './reviewed.ts';

/** Whatever its kind, a pasted file becomes a tree, and the findings of the persona are looked for in that. */

/** What to look for, and in which kinds of files. */
export interface Rule {
  readonly id: string;
  readonly checks: readonly (Check & { readonly in: readonly FileKind[] })[];
}

/** A mistake in the writing itself. The persona has a finding of this id. */
const unreadable = 'not-readable';

interface Read {
  readonly file: Node;
  readonly faults: readonly Finding[];
}

const only = (document: Node): Read => ({ file: branch(1, [['0', document]]), faults: [] });

const mostFaults = 5;

/** A chart is no YAML until it is rendered: its directives become blanks and words, and lines stay where they are. */
const withoutTemplates = (text: string): string =>
  text.replaceAll(/^[ \t]*\{\{-?[^{}]*-?\}\}[ \t]*$/gmu, '').replaceAll(/(?<!\$)\{\{[^{}\n]*\}\}/gu, 'templated');

function yaml(text: string): Read {
  const { file, faults } = readYaml(text);
  return { file, faults: faults.slice(0, mostFaults).map(({ line, code }) => ({ id: unreadable, line, name: code })) };
}

const readers: Readonly<Record<FileKind, (text: string) => Read>> = {
  kubernetes: (text) => yaml(withoutTemplates(text)),
  'github-actions': yaml,
  'gitlab-ci': yaml,
  compose: yaml,
  'helm-values': yaml,
  dockerfile: (text) => only(readDockerfile(text)),
  terraform: (text) => only(readTerraform(text)),
  jenkinsfile: (text) => only(readScript(text)),
};

/** Of manifests: what each document is. */
function namesIn(file: Node): readonly string[] {
  return [...file.children.values()].flatMap(({ children }) => {
    const kind = children.get('kind')?.text ?? '';
    const name = children.get('metadata')?.children.get('name')?.text ?? '';
    const words = `${kind} ${name}`.trim();
    return /^[A-Z]\w*(?: [\w.-]{1,63})?$/u.test(words) ? [words] : [];
  });
}

export function reviewFiles(files: readonly PastedFile[], rules: readonly Rule[]): Reviewed {
  return {
    files: files.map(({ kind, text }) => {
      const { file, faults } = readers[kind](text);
      const found = rules.flatMap(({ id, checks }) =>
        checks
          .filter((check) => check.in.includes(kind))
          .flatMap((check) => find(check, file))
          .map(({ line, name }) => ({ id, line, ...(name !== undefined && { name }) })),
      );
      const findings = [
        ...new Map([...faults, ...found].map((one) => [`${one.id} ${one.line} ${one.name}`, one])).values(),
      ];
      return { kind, lines: text.split('\n').length, names: namesIn(file), findings };
    }),
  };
}
