/** Prints docs/rules.md from the rules; with --check it writes nothing and fails when the page is stale. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { coopPart } from './coop-rules.ts';
import { incentivesPart } from './incentive-rules.ts';
import { type ActRow, acts, actRows } from '../rules/claim/rights/act-table.ts';
import {
  type Activity,
  activities2019,
  activities2023,
  items,
  programmes,
  solutionAreas,
} from '../rules/programme/catalog.ts';
import { problemText, warningText } from '../rules/engine/code-text.ts';
import { informationText, rejectionText } from '../rules/programme/reason-text.ts';
import {
  actCodes,
  administrationCodes,
  chosenRejectionCodes,
  entryCodes,
  givenRejectionCodes,
  informationCodes,
  warningCodes,
} from '../rules/engine/codes.ts';
import type { ClockRule } from '../rules/time/deadline.ts';
import type { Stage } from '../rules/claim/facts.ts';
import {
  associationMoves,
  consentMoves,
  lineMoves,
  type LineMove,
} from '../rules/claim/rights/line-table.ts';
import { templates } from '../rules/claim/messages.ts';
import { type Policy, defaultPolicyId, policies } from '../rules/programme/policy.ts';
import type { Side } from '../rules/engine/side.ts';
import { scopeRows } from '../rules/rights/scopes.ts';
import {
  actText,
  associationText,
  clockText,
  conditionText,
  consentText,
  stageText,
} from '../rules/access/table-text.ts';

import { operationsPart } from './operations-part.ts';
import { code, list, table, words } from './markdown.ts';

const page = join(import.meta.dirname, '..', 'docs', 'rules.md');

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const yes = (value: boolean): string => (value ? 'yes' : 'no');

const sides: [Side, string][] = [
  ['partner', 'Partner'],
  ['owner', 'Programme owner'],
  ['customer', 'Customer'],
  ['system', 'Clock, mail and systems'],
];

function actTable(side: Side): string {
  const permission = {
    no: '',
    yes: ' with the permission to submit',
    'after-draft': ' (after the draft: with the permission to submit)',
  };
  const rows = actRows
    .filter((row) => row.side === side)
    .map((row) => [
      code(row.act),
      list(row.roles) + permission[row.maySubmit],
      list(row.stages, 'no claim'),
      list(row.to),
      row.when ? conditionText[row.when] : (actText[row.act] ?? ''),
      row.scope ? code(row.scope) : '',
    ]);
  return table(
    [
      'Act',
      'Roles',
      'In stage',
      'May lead to',
      side === 'system' ? 'What it does' : 'Only when',
      'Scope of a key',
    ],
    rows,
  );
}

/** The same table turned: what each role may do in each stage. */
function stageTable(side: Side): string {
  const roles = [...new Set(actRows.filter((row) => row.side === side).flatMap((row) => row.roles))];
  const stages = Object.keys(stageText) as Stage[];
  const rowsOf = (act: string, stage: Stage, role: string): ActRow[] =>
    actRows.filter(
      (row) =>
        row.act === act &&
        row.side === side &&
        (row.roles as string[]).includes(role) &&
        row.stages.includes(stage),
    );
  const star = (row: ActRow, stage: Stage, role: string): string =>
    role === 'incentives-user' &&
    (row.maySubmit === 'yes' || (row.maySubmit === 'after-draft' && stage !== 'editing'))
      ? ' *'
      : '';
  const may = (stage: Stage, role: string): string =>
    acts
      .flatMap((act) =>
        rowsOf(act, stage, role)
          .slice(0, 1)
          .map((row) => words(act) + star(row, stage, role)),
      )
      .join(', ') || '–';
  return table(
    ['Stage', ...roles.map((role) => capital(words(role)))],
    stages.map((stage) => [words(stage), ...roles.map((role) => may(stage, role))]),
  );
}

const id = (name: string): string => name.replaceAll('-', '_');

/** Mermaid: one arrow per pair of states, labelled with the acts. */
function diagram(edges: [string, string, string][], names: Record<string, string>, start: string): string {
  const labels = new Map<string, string[]>();
  for (const [from, to, act] of edges) {
    if (from === to) continue;
    const arrow = `${id(from)} --> ${id(to)}`;
    const known = labels.get(arrow) ?? [];
    labels.set(arrow, known.includes(act) ? known : [...known, act]);
  }
  return [
    '```mermaid',
    'stateDiagram-v2',
    `  [*] --> ${id(start)}`,
    ...Object.entries(names).map(([name, label]) => `  ${id(name)} : ${label}`),
    ...[...labels].map(([arrow, does]) => `  ${arrow} : ${does.map(words).join(', ')}`),
    '```',
  ].join('\n');
}

function claimDiagram(of: Side[]): string {
  const rows = actRows.filter((row) => of.includes(row.side));
  const edges = rows.flatMap((row: ActRow) =>
    row.stages.flatMap((from) => row.to.map((to): [string, string, string] => [from, to, row.act])),
  );
  const met = new Set(edges.filter(([from, to]) => from !== to).flatMap(([from, to]) => [from, to]));
  const names = Object.fromEntries(
    (Object.keys(stageText) as Stage[])
      .filter((stage) => met.has(stage))
      .map((stage) => [stage, stage === 'decided' ? 'approved, rejected or rejected final' : words(stage)]),
  );
  return diagram(edges, names, of.includes('owner') ? 'submitted' : 'editing');
}

function lineDiagram(): string {
  const of = <State extends string>(
    moves: LineMove<State>[],
    as: (state: State) => string,
  ): [string, string, string][] =>
    moves.flatMap((move) =>
      move.from.flatMap((from) =>
        move.acts.map((act): [string, string, string] => [as(from), as(move.to), act]),
      ),
    );
  const association = (state: string): string => (state === 'none' ? 'agreed' : state);
  const edges = [...of(consentMoves, (state) => state), ...of(associationMoves, association)].filter(
    ([from, to, act]) =>
      !(from === 'official' && act === 'undo-decision') &&
      !(to === 'official' && act === 'decide-claim' && from !== 'agreed'),
  );
  const names = Object.fromEntries(
    [...Object.keys(consentText), 'official', 'ended'].map((state) => [state, words(state)]),
  );
  return diagram(edges, names, 'not-asked');
}

const clock = ({ amount, unit }: ClockRule): string => `${amount} ${words(unit)}`;

const policyRows: [string, (policy: Policy) => string][] = [
  ['first status word', (policy) => capital(policy.firstStatusWord)],
  ['wait in Submitted', (policy) => clock(policy.waitInSubmitted)],
  ['review', (policy) => clock(policy.review)],
  ['partner answer', (policy) => clock(policy.partnerAnswer)],
  ['refusal window', (policy) => clock(policy.refusalWindow)],
  [
    'window starts',
    (policy) =>
      policy.windowStarts === 'approval'
        ? 'at approval, once the notices are delivered'
        : 'at submission, once the notices are delivered',
  ],
  [
    'silence of the customer',
    (policy) => (policy.silence === 'accepts' ? 'accepts' : 'refuses: explicit agreement needed'),
  ],
  ['notice promises that refusing stays possible', (policy) => yes(policy.refuseLater)],
  ['editable in Submitted', (policy) => list(policy.editableInSubmitted, 'nothing')],
  ['editable in Partner action required', (policy) => list(policy.editableInActionRequired, 'nothing')],
  [
    'dispute a rejection',
    (policy) =>
      policy.dispute
        ? `${clock(policy.dispute.period)}, ${policy.dispute.times === null ? 'any number of times' : policy.dispute.times === 1 ? 'once' : `${policy.dispute.times} times`}`
        : '–',
  ],
  ['dispute answered in', (policy) => (policy.dispute ? clock(policy.dispute.answer) : '–')],
  ['age of the signature on a proof', (policy) => `${policy.poeAgeMonths} months`],
  ['already claimed by another', (policy) => policy.alreadyClaimedByAnother],
  [
    'partner ends an association itself',
    (policy) =>
      policy.partnerEndsAssociation === 'ends'
        ? 'yes, with a reason; shown as "Rejected final"'
        : "asks: a reviewer's task",
  ],
  ['domain asked', (policy) => yes(policy.domainAsked)],
  ['technical contact asked for products', (policy) => yes(policy.technicalContactAsked)],
  ['acknowledgements', (policy) => list(policy.acknowledgementsAsked)],
  ['recognition only possible', (policy) => yes(policy.recognitionOnlyAllowed)],
  ['subscription always named', (policy) => yes(policy.subscriptionIdAlwaysRequired)],
  ['undo of a decision', (policy) => clock(policy.undo)],
  ['"not me" per round', (policy) => String(policy.replacementsPerRound)],
];

function activityTable(activities: Activity[]): string {
  const nameOf = (idOf: string | null, from: { id: string; name: string }[]): string =>
    from.find((one) => one.id === idOf)?.name ?? '–';
  return table(
    [
      'Solution area',
      'Activity',
      'Programme',
      'Pays',
      'Lines are',
      'Purchase motion',
      'Attribution kind',
      'Combines with',
    ],
    activities.map((one) => [
      nameOf(one.solutionArea, solutionAreas),
      one.name,
      nameOf(one.programme, programmes),
      yes(one.pays),
      `${one.level}s`,
      one.motions === null ? 'any' : list(one.motions),
      one.kind,
      list(one.combinesWith),
    ]),
  );
}

const codeTable = <Name extends string>(codes: readonly Name[], text: Record<Name, string>): string =>
  table(
    ['Code', 'Meaning'],
    codes.map((one) => [code(one), text[one]]),
  );

function clockTable(): string {
  const zone = {
    'programme owner': "the owner's setting",
    partner: 'country and zone of the location',
    customer: 'country and zone of the tenant',
  };
  return table(
    ['Clock', 'Whose time', 'Calendar and zone', 'Length (policy)', 'Starts with', 'When it is over'],
    Object.entries(clockText).flatMap(([kind, texts]) =>
      texts.map((text) => [code(kind), text.whose, zone[text.whose], text.length, text.starts, text.over]),
    ),
  );
}

const mailTable = (): string =>
  table(
    ['Mail', 'To'],
    Object.entries(templates).map(([name, template]) => [code(name), list(template.to)]),
  );

function actsPart(): string[] {
  return [
    '## Stages',
    table(
      ['Stage', 'Meaning'],
      Object.entries(stageText).map(([stage, text]) => [words(stage), text]),
    ),
    '## Acts',
    'What is not in these tables is forbidden. Whoever lacks a role sees which, and who can grant it.',
    ...sides.flatMap(([side, name]) => [`### ${name}`, actTable(side)]),
    '## Roles by stage',
    'An asterisk: only with the permission to submit. Conditions of the tables above apply.',
    ...sides
      .filter(([side]) => side !== 'system')
      .flatMap(([side, name]) => [`### ${name}: may, by stage`, stageTable(side)]),
  ];
}

function diagramsPart(): string[] {
  return [
    '## Diagrams',
    '### What the partner does with a claim',
    claimDiagram(['partner']),
    '### What the programme owner and the clock do with a claim',
    claimDiagram(['owner', 'system']),
    '### What the customer is asked, per line',
    lineDiagram(),
    '## Moves of a line',
    'Any other move is refused when it is recorded, and nothing is written.',
    table(
      ['Part', 'From', 'To', 'By'],
      Object.entries(lineMoves).flatMap(([part, moves]) =>
        (moves as LineMove<string>[]).map((move) => [
          words(part),
          move.from.map(words).join(', '),
          words(move.to),
          move.acts.map(words).join(', '),
        ]),
      ),
    ),
    table(
      ['State of a line', 'Meaning'],
      [...Object.entries(consentText), ...Object.entries(associationText).slice(1)].map(([state, text]) => [
        words(state),
        text,
      ]),
    ),
  ];
}

function print(): string {
  const named = policies.map((policy) => policy.id + (policy.id === defaultPolicyId ? ' (default)' : ''));
  const parts = [
    '# Rules',
    'Printed from `rules/` by `scripts/print-rules.ts`. Do not edit: change the rules and print again.',
    ...actsPart(),
    ...operationsPart(),
    ...diagramsPart(),
    '## Policies',
    'An activation says from when a programme follows a policy; submitting pins it to the claim.',
    table(
      ['Parameter', ...named],
      policyRows.map(([name, of]) => [name, ...policies.map(of)]),
    ),
    '## Activities',
    '### 2019 to 2023',
    activityTable(activities2019),
    '### From 10 October 2023',
    activityTable(activities2023),
    '## Workloads and products',
    table(
      ['Name', 'Id', 'Kind'],
      items.map((item) => [item.name, code(item.id), item.kind]),
    ),
    '## Exclusivity',
    'Inside one tenant at most one association is official per key, and at most one line waits for its window. A key is the workload, or the subscription, with the attribution kind of the activity: ' +
      '`workload:<workload>:<kind>` or `subscription:<subscription id>:<kind>`, where the kind is `usage`, `presales` or `revenue`.',
    '## Clocks',
    'The day of the event is day 0; a deadline ends with its last local day, and is over from the first instant of the next.',
    clockTable(),
    '## Codes',
    '### Entry errors',
    codeTable(entryCodes, problemText),
    '### Warnings',
    codeTable(warningCodes, warningText),
    '### More information needed',
    codeTable(informationCodes, informationText),
    '### Rejection, chosen by people',
    codeTable(chosenRejectionCodes, rejectionText),
    '### Rejection, given by the system, the customer or an arbitration',
    codeTable(givenRejectionCodes, rejectionText),
    '### Refused acts',
    codeTable(actCodes, problemText),
    '### Refused changes of an administrator',
    codeTable(administrationCodes, problemText),
    ...incentivesPart(),
    ...coopPart(),
    '## Scopes of API keys',
    table(
      ['Scope', 'Sides', 'Opens'],
      scopeRows.map((row) => [code(row.scope), list(row.sides), row.opens]),
    ),
    '## Mails',
    mailTable(),
  ];
  return `${parts.join('\n\n')}\n`;
}

const printed = print();
if (process.argv.includes('--check')) {
  let current = '';
  try {
    current = readFileSync(page, 'utf8');
  } catch {
    console.error('docs/rules.md is missing');
  }
  if (current !== printed) {
    console.error('docs/rules.md is stale: run `node scripts/print-rules.ts`.');
    process.exitCode = 1;
  }
} else {
  mkdirSync(dirname(page), { recursive: true });
  writeFileSync(page, printed);
}
