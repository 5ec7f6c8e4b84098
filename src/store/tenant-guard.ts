import {
  AliasNode,
  AndNode,
  BinaryOperationNode,
  ColumnNode,
  DeleteQueryNode,
  InsertQueryNode,
  OperatorNode,
  ParensNode,
  RawNode,
  ReferenceNode,
  SelectQueryNode,
  TableNode,
  UpdateQueryNode,
  ValueNode,
  type JoinNode,
  type KyselyPlugin,
  type OperationNode,
} from 'kysely';

/** A query that could reach the rows of another tenant. It is never sent. */
export class TenantMissing extends Error {
  constructor(what: string) {
    super(`${what}; every query says whose rows it is about: .where('tenant', '=', tenant)`);
    this.name = 'TenantMissing';
  }
}

const isNode = (thing: unknown): thing is OperationNode =>
  typeof thing === 'object' && thing !== null && 'kind' in thing && typeof thing.kind === 'string';

const childrenOf = (node: OperationNode): readonly OperationNode[] => Object.values(node).flat().filter(isNode);

/** What has to hold: the parts of a condition that are joined by "and". */
function mustHold(node: OperationNode | undefined): readonly OperationNode[] {
  if (node === undefined) return [];
  if (AndNode.is(node)) return [...mustHold(node.left), ...mustHold(node.right)];
  return ParensNode.is(node) ? mustHold(node.node) : [node];
}

/** The name by which the query knows a table; undefined for a query in its place, which is looked at by itself. */
function nameOf(node: OperationNode): string | undefined {
  if (TableNode.is(node)) return node.table.identifier.name;
  if (!AliasNode.is(node) || !TableNode.is(node.node)) return undefined;
  return 'name' in node.alias && typeof node.alias.name === 'string' ? node.alias.name : undefined;
}

/** Whose tenant a side of a comparison is: a table's, one that was given, or neither. */
type Side = { readonly table: string } | 'given' | undefined;

function sideOf(node: OperationNode, only: string | undefined): Side {
  if (ValueNode.is(node)) return 'given';
  if (!ReferenceNode.is(node) || !ColumnNode.is(node.column) || node.column.column.name !== 'tenant') return undefined;
  const table = node.table?.table.identifier.name ?? only;
  return table === undefined ? undefined : { table };
}

interface Query {
  readonly tables: readonly OperationNode[];
  readonly joins: readonly JoinNode[];
  readonly where: OperationNode | undefined;
}

function queryOf(node: OperationNode): Query | undefined {
  const none: readonly OperationNode[] = [];
  if (SelectQueryNode.is(node))
    return { tables: node.from?.froms ?? none, joins: node.joins ?? [], where: node.where?.where };
  if (DeleteQueryNode.is(node))
    return {
      tables: [...node.from.froms, ...(node.using?.tables ?? none)],
      joins: node.joins ?? [],
      where: node.where?.where,
    };
  if (UpdateQueryNode.is(node))
    return {
      tables: [...(node.table === undefined ? none : [node.table]), ...(node.from?.froms ?? none)],
      joins: node.joins ?? [],
      where: node.where?.where,
    };
  return undefined;
}

/** The tables of which the query sees one tenant's rows only, together with those of the queries around it. */
function heldTables({ tables, joins, where }: Query, around: ReadonlySet<string>): ReadonlySet<string> {
  const all = [...tables, ...joins.map(({ table }) => table)];
  const only = all.length === 1 && all[0] !== undefined ? nameOf(all[0]) : undefined;
  const held = new Set(around);
  const hold = (condition: OperationNode, mayHold: (table: string) => boolean): void => {
    if (!BinaryOperationNode.is(condition)) return;
    const { leftOperand, operator, rightOperand } = condition;
    if (!OperatorNode.is(operator) || operator.operator !== '=') return;
    const sides = [sideOf(leftOperand, only), sideOf(rightOperand, only)] as const;
    for (const [one, other] of [sides, sides.toReversed()]) {
      if (typeof one !== 'object' || other === undefined || !mayHold(one.table)) continue;
      if (other === 'given' || held.has(other.table)) held.add(one.table);
    }
  };
  // As often as there are tables: each may hold the next.
  for (const _ of all) {
    for (const condition of mustHold(where)) hold(condition, () => true);
    for (const { table: joined, on } of joins) {
      // What a join asks of other tables does not keep their rows out.
      for (const condition of mustHold(on?.on)) hold(condition, (table) => table === nameOf(joined));
    }
  }
  for (const table of all) {
    const name = nameOf(table);
    if (name !== undefined && !held.has(name)) throw new TenantMissing(`${name} is read or changed for all tenants`);
  }
  return held;
}

function checkInsert({ into, columns = [], onConflict }: InsertQueryNode): void {
  const names = (list: readonly ColumnNode[]): readonly string[] => list.map(({ column }) => column.name);
  const table = into?.table.identifier.name ?? 'a table';
  if (!names(columns).includes('tenant')) throw new TenantMissing(`a row of ${table} is written without its tenant`);
  if (onConflict?.updates !== undefined && !names(onConflict.columns ?? []).includes('tenant'))
    throw new TenantMissing(`a row of ${table} is replaced without its tenant`);
}

const namesTables = /\b(?:from|into|join|update)\b/iu;

function check(node: OperationNode, around: ReadonlySet<string>): void {
  if (RawNode.is(node) && node.sqlFragments.some((text) => namesTables.test(text)))
    throw new TenantMissing('SQL in words cannot be checked');
  if (InsertQueryNode.is(node)) checkInsert(node);
  const query = queryOf(node);
  const held = query === undefined ? around : heldTables(query, around);
  for (const child of childrenOf(node)) check(child, held);
}

/** Lets through what stays within a tenant, on whichever database, before it is sent. */
export const tenantGuard: KyselyPlugin = {
  transformQuery: ({ node }) => {
    check(node, new Set());
    return node;
  },
  transformResult: ({ result }) => Promise.resolve(result),
};
