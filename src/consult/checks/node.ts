/**
 * A file, or an answer, as a tree: what checks walk through. Lists have their positions as names, so one kind of path
 * fits all.
 */
export interface Node {
  /** Where it begins. */
  readonly line: number;
  readonly children: ReadonlyMap<string, Node>;
  /** Of what has no parts. */
  readonly text?: string;
  /** Where its text begins, when that is below. */
  readonly textLine?: number;
}

const none: ReadonlyMap<string, Node> = new Map();

export const leaf = (text: string, line: number, textLine = line): Node => ({ line, textLine, text, children: none });

export const branch = (line: number, children: Iterable<readonly [string, Node]>): Node => ({
  line,
  children: new Map(children),
});

export const list = (items: readonly Node[], line = items[0]?.line ?? 1): Node =>
  branch(
    line,
    items.map((item, at) => [String(at), item]),
  );
