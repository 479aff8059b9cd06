/** The part of docs/rules.md about co-op: how a fund's money moves, acts, clocks and codes. */
import { coopActs } from '../rules/coop/act-table.ts';
import { coopClocks } from '../rules/coop/clocks.ts';
import { coopEntryText, coopReasonText } from '../rules/coop/code-text.ts';
import { moves } from '../rules/coop/fund.ts';
import { code, list, table, words } from './markdown.ts';

const conditions = {
  'another-person': 'by another person than the one who decided',
  'in-time': 'while the time to dispute runs',
};
const reasons = { none: '', text: 'with a reason', codes: 'with reasons' };

export function coopPart(): string[] {
  return [
    '## Co-op',
    'Rules only (`rules/coop`): no page and no route uses them yet. A fund’s money is in one of five places, and only these moves exist.',
    table(
      ['Entry', 'From', 'To'],
      Object.entries(moves).map(([kind, { from, to }]) => [code(kind), from ?? 'outside', list(to)]),
    ),
    '### Co-op: acts and stages',
    'An asterisk: an incentives user needs the permission to submit.',
    table(
      ['Act', 'Roles', 'In stage', 'May lead to', 'What it is', 'Only'],
      coopActs.map((row) => [
        code(row.act) + (row.maySubmit === 'yes' ? ' *' : ''),
        list(row.roles),
        list(row.stages),
        list(row.to),
        row.text,
        [row.when === null ? '' : conditions[row.when], reasons[row.reason]]
          .filter((part) => part !== '')
          .join('; '),
      ]),
    ),
    '### Co-op: clocks',
    table(
      ['Clock', 'Length'],
      Object.entries(coopClocks).map(([name, { amount, unit }]) => [words(name), `${amount} ${words(unit)}`]),
    ),
    '### Co-op: what a claim is refused for',
    table(
      ['Code', 'Meaning'],
      Object.entries(coopEntryText).map(([name, texts]) => [code(name), texts.en]),
    ),
    '### Co-op: why it is sent back or rejected',
    table(
      ['Code', 'Meaning'],
      Object.entries(coopReasonText).map(([name, texts]) => [code(name), texts.en]),
    ),
  ];
}
