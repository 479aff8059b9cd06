/** The part of docs/rules.md about incentives: levers, acts, and why something earns nothing. */
import { incentiveActs } from '../rules/incentives/act-table.ts';
import { type Subject, stages } from '../rules/incentives/act-row.ts';
import { holdReasons, ineligibleCodes, nilCodes, type ReasonCode } from '../rules/incentives/codes.ts';
import { incentiveCodes } from '../rules/engine/codes.ts';
import { problemText } from '../rules/engine/code-text.ts';
import { earningReasons, holdText } from '../rules/incentives/reason-text.ts';
import { leverText } from '../rules/incentives/lever-text.ts';
import { levers } from '../rules/incentives/terms.ts';
import { code, table } from './markdown.ts';

const words = (names: readonly string[]): string => names.map((name) => name.replaceAll('-', ' ')).join(', ');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const conditions = {
  'by-another-person': 'by another person than the one who prepared it',
  'by-nobody-of-the-run': 'by a person who neither prepared nor approved the run of the amount',
};

function actTable(subject: Subject): string {
  return table(
    ['Act', 'Roles', 'In stage', 'May lead to', 'What it is', 'Only'],
    incentiveActs
      .filter((row) => row.subject === subject)
      .map((row) => [
        code(row.act),
        words(row.roles),
        words(row.stages),
        words(row.to),
        row.text,
        [row.when === null ? '' : conditions[row.when], row.reason === 'text' ? 'with a reason' : '']
          .filter((part) => part !== '')
          .join('; '),
      ]),
  );
}

function reasonTable(codes: readonly ReasonCode[]): string {
  return table(
    ['Code', 'What is the case', 'What would change it', 'Who'],
    codes.map((name) => {
      const { texts, repairer } = earningReasons[name];
      return [
        code(name),
        texts.en.text,
        texts.en.remedy.replace(/[[\]]/g, '') || '–',
        repairer === 'nobody' ? '–' : repairer,
      ];
    }),
  );
}

export function incentivesPart(): string[] {
  return [
    '## Incentives',
    'Terms are dated data; the rates are not part of the program.',
    '### Levers',
    table(
      ['Lever', 'Units of a month', 'Amount'],
      levers.map((name) => [code(name), leverText[name].units, leverText[name].amount]),
    ),
    ...(Object.keys(stages) as Subject[]).flatMap((subject) => [
      `### ${capital(subject)}: acts and stages`,
      actTable(subject),
    ]),
    '### Why a month cannot earn',
    reasonTable(ineligibleCodes),
    '### Why a month earns nothing, or less',
    reasonTable(nilCodes),
    '### Why an amount is on hold',
    table(
      ['Code', 'Meaning'],
      holdReasons.map((name) => [code(name), holdText[name].en]),
    ),
    '### Refused terms, runs, disputes and profiles',
    table(
      ['Code', 'Meaning'],
      incentiveCodes.map((name) => [code(name), problemText[name]]),
    ),
  ];
}
