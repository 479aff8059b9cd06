/** What can be said of a statement by its text alone (ARCHITECTURE.md, Growing past one machine). */

export type Rule =
  | 'several-commands'
  | 'writes-in-cte'
  | 'insert-select'
  | 'simple-case'
  | 'locks-many'
  | 'lateral-limit'
  | 'fans-out'
  | 'not-planned';

/** Without comments and the insides of strings, on one line. */
export function bare(text: string): string {
  return text
    .replaceAll(/--[^\n]*/g, ' ')
    .replaceAll(/\/\*[\s\S]*?\*\//g, ' ')
    .replaceAll(/'(?:[^']|'')*'/g, "''")
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Of a whole statement; `tenantTables` are the tables that are split. */
export function brokenByText(text: string, tenantTables: ReadonlySet<string>): Rule[] {
  const sql = bare(text);
  const rules: Rule[] = [];
  if (sql.replace(/;$/, '').includes(';')) rules.push('several-commands');
  if (/\bas (?:not )?(?:materialized )?\( ?(?:insert|update|delete|merge)\b/i.test(sql))
    rules.push('writes-in-cte');
  for (const [, table = '', rest = ''] of sql.matchAll(/\binsert into (\w+)([^;]*)/gi))
    if (tenantTables.has(table) && selects(rest)) rules.push('insert-select');
  // `case kind when 'x'` reaches a node as `case kind when (kind = 'x')`; `case when kind = 'x'` as it was meant.
  if (/\bcase [\w.]+ when\b/i.test(sql)) rules.push('simple-case');
  return [...new Set(rules)];
}

/** Does the insert take its rows from a query? What stands behind VALUES may ask, what stands before may not. */
function selects(rest: string): boolean {
  const source = /^(?: as \w+)? ?(?:\([^)]*\))? ?(?:overriding \w+ value )?(\w+)/i
    .exec(rest)?.[1]
    ?.toLowerCase();
  return source !== 'values' && source !== 'default';
}

/** Of a statement that goes to more than one partition. */
export function brokenByFanningOut(text: string): Rule[] {
  const sql = bare(text);
  const rules: Rule[] = [];
  if (/\bfor (?:no key )?(?:update|share|key share)\b/i.test(sql)) rules.push('locks-many');
  if (/\blateral ?\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\blimit\b/i.test(sql)) rules.push('lateral-limit');
  return rules;
}
