/**
 * One word per act: each act of the table has its file, its test case and, where people do it, its route and its operation in the
 * contract. What the clock and the mail do has the place that is listed here.
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { acts, actRows, type Act } from '../rules/claim/rights/act-table.ts';

const root = join(import.meta.dirname, '..');

/** Acts that nobody calls: the action in which each happens, and the rule that writes it into the history. */
const places: Partial<Record<Act, { action: string; rule: string }>> = {
  'deliver-notice': { action: 'deliver-notice', rule: 'delivery' },
  'bounce-notice': { action: 'deliver-notice', rule: 'delivery' },
  'remind-customer': { action: 'sweep', rule: 'settle' },
  'close-window': { action: 'sweep', rule: 'round' },
  supersede: { action: 'sweep', rule: 'official' },
  'expire-answer': { action: 'sweep', rule: 'settle' },
  'finalise-rejection': { action: 'sweep', rule: 'settle' },
  'mark-overdue': { action: 'sweep', rule: 'settle' },
  'expire-undo': { action: 'sweep', rule: 'settle' },
  'expire-contact-correction': { action: 'sweep', rule: 'delivery' },
  'expire-arbitration-answer': { action: 'sweep', rule: 'arbitration' },
  'open-arbitration': { action: 'submit-claim', rule: 'arbitration' },
  'close-arbitration': { action: 'decide-claim', rule: 'arbitration' },
  'end-subscription': { action: 'subscription-ended', rule: 'association' },
  'scan-file': { action: 'scan-file', rule: 'file' },
  'undo-clock': { action: 'undo-clock', rule: 'undo-clock' },
};

/** Acts with somebody's name on them that follow from another change of theirs: nobody calls them either. */
const following: Partial<Record<Act, { action: string; rule: string }>> = {
  'release-claim': { action: 'release-claims', rule: 'review' },
};

/** Where the customer's word for an act differs by the way he came: by link, or signed in. */
const operations: Partial<Record<Act, string[]>> = {
  refuse: ['refuseByLink', 'refuseRequest'],
  agree: ['agreeByLink', 'agreeToRequest'],
  'not-me': ['notMeByLink'],
  'ask-question': ['askByLink', 'askAboutRequest'],
  'undo-decision': ['undoByLink', 'undoRequest'],
  'end-association': ['endByLink', 'endAssociation', 'endTenantAssociation'],
};

interface Contract {
  paths: Record<string, Record<string, { operationId?: string }>>;
}

/** The one file of this name below the folder, whatever its noun; empty when there is none. */
const readNamed = (folder: string, name: string): string =>
  globSync(`${folder}/*/${name}.ts`, { cwd: root }).map(read).join('\n');
const read = (path: string): string =>
  existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '';
const camel = (act: string): string => act.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Everything that is missing, one sentence each. */
export function checkActions(): string[] {
  const contract = JSON.parse(read('openapi.json')) as Contract;
  const offered = new Set(
    Object.values(contract.paths).flatMap((methods) =>
      Object.values(methods).map((operation) => operation.operationId),
    ),
  );
  const routes = globSync('server/http/**/*.ts', { cwd: root })
    .filter((path) => !path.endsWith('.test.ts'))
    .map(read)
    .join('\n');
  const cases = globSync('test/act-cases*.ts', { cwd: root }).map(read).join('\n');
  const problems: string[] = [];
  for (const act of acts) {
    const rows = actRows.filter((row) => row.act === act);
    if (rows.length === 0)
      problems.push(`${act}: no row of rules/claim/rights/act-table.ts allows it to anybody.`);
    const followed = following[act];
    if (followed) problems.push(...checkPlace(act, followed), ...checkCase(act, cases));
    else if (rows.every((row) => row.side === 'system')) problems.push(...checkSystemAct(act));
    else problems.push(...checkAct(act, { offered, routes, cases }));
  }
  for (const act of Object.keys(places)) {
    if (actRows.some((row) => row.act === act && row.side !== 'system'))
      problems.push(`${act}: people do it, so scripts/check-actions.ts must not list a place for it.`);
  }
  return problems;
}

function checkAct(
  act: Act,
  { offered, routes, cases }: { offered: Set<string | undefined>; routes: string; cases: string },
): string[] {
  const name = camel(act);
  const problems: string[] = [];
  if (
    !new RegExp(`export ((async )?function ${name}\\(|const ${name} = )`).test(
      readNamed('server/actions', act),
    )
  )
    problems.push(`${act}: server/actions has no ${act}.ts that exports ${name}.`);
  for (const operation of operations[act] ?? [name])
    if (!offered.has(operation)) problems.push(`${act}: openapi.json has no operation ${operation}.`);
  if (!routes.includes(`/${act}.ts'`))
    problems.push(`${act}: no route of server/http imports ${act}.ts of server/actions.`);
  return [...problems, ...checkCase(act, cases)];
}

function checkCase(act: Act, cases: string): string[] {
  const found = new RegExp(`act: '${act}'`).test(cases);
  return found ? [] : [`${act}: none of test/act-cases*.ts has a case.`];
}

function checkSystemAct(act: Act): string[] {
  const place = places[act];
  return place ? checkPlace(act, place) : [`${act}: scripts/check-actions.ts does not say where it happens.`];
}

function checkPlace(act: Act, place: { action: string; rule: string }): string[] {
  const problems: string[] = [];
  if (!readNamed('server/actions', place.action))
    problems.push(`${act}: server/actions has no ${place.action}.ts.`);
  if (!readNamed('rules', place.rule).includes(`'${act}'`))
    problems.push(`${act}: rules/${place.rule}.ts does not write it.`);
  return problems;
}

if (import.meta.main) {
  const problems = checkActions();
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
  else console.log(`${acts.length} acts are complete.`);
}
