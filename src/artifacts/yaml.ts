import { Document, isScalar, visit } from 'yaml';

export interface YamlNotes {
  /** Comment lines at the top of the file. */
  readonly head?: readonly string[];
  /** A comment behind a value, by the value. */
  readonly beside?: ReadonlyMap<string, string>;
}

const comment = (lines: readonly string[]): string => lines.map((line) => ` ${line}`).join('\n');

/** One YAML document. Readers disagree on YAML 1.1 and 1.2, so what either takes for a boolean or a number is quoted. */
export function toYaml(value: object, { head = [], beside }: YamlNotes = {}): string {
  const document = new Document(value, { aliasDuplicateObjects: false, compat: 'yaml-1.1' });
  if (beside !== undefined) {
    visit(document, {
      Scalar(_, node) {
        const note = typeof node.value === 'string' ? beside.get(node.value) : undefined;
        if (note !== undefined && isScalar(node)) node.comment = ` ${note}`;
      },
    });
  }
  if (head.length > 0) document.commentBefore = comment(head);
  return document.toString({ lineWidth: 0, singleQuote: true, flowCollectionPadding: false });
}

/** Several documents in one file, as Kubernetes reads them. */
export const toYamlStream = (values: readonly object[], notes: YamlNotes = {}): string =>
  values.map((value, index) => toYaml(value, index === 0 ? notes : {})).join('---\n');
