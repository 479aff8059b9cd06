/** The body of a decision letter: for each line, or each reason, the rule, what was found, and what would change the result. */
import type { ApprovedMailLine, MailPoint, RejectedMailLine } from '../../../rules/claim/messages.ts';
import { facts, heading, lineText, type Block, type Frame } from '../letter.ts';
import { reasonOf, type ReasonFamily } from './reasons.ts';

export interface DecidedWords {
  rule: string;
  evidence: string;
  remedy: string;
  note: string;
  /** What every approval rests on. */
  shown: string;
  /** Of a request for information: what is wanting, and what puts it right. */
  missing: string;
  helps: string;
}

const remedyOf = (frame: Frame, family: ReasonFamily, codes: string[]): string =>
  [...new Set(codes.map((code) => reasonOf(frame, family, code).remedy))]
    .filter((text) => text !== '')
    .join(' ');

/** Only what there is to say: an empty row would be read as a forgotten one. */
function rows(...found: [label: string, value: string | null | undefined][]): Block {
  return facts(...found.flatMap(([label, value]): [string, string][] => (value ? [[label, value]] : [])));
}

export function rejectedBlocks(frame: Frame, lines: RejectedMailLine[], words: DecidedWords): Block[] {
  return lines.flatMap((line) => [
    heading(lineText(line, frame.language)),
    rows(
      [words.rule, line.codes.map((code) => reasonOf(frame, 'rejection', code).text).join(' ')],
      [words.evidence, line.evidence],
      [words.note, line.text],
      [words.remedy, line.remedy || remedyOf(frame, 'rejection', line.codes)],
    ),
  ]);
}

export function approvedBlocks(frame: Frame, lines: ApprovedMailLine[], words: DecidedWords): Block[] {
  return lines.flatMap((line) => [
    heading(lineText(line, frame.language)),
    rows([words.rule, words.shown], [words.evidence, line.evidence]),
  ]);
}

/** Mails that an older program queued name the codes alone. */
export function pointsOf({ codes, points }: { codes: string[]; points?: MailPoint[] }): MailPoint[] {
  return points ?? codes.map((code) => ({ code, evidence: null, remedy: null }));
}

export function pointBlocks(frame: Frame, points: MailPoint[], words: DecidedWords): Block[] {
  return points.map(({ code, evidence, remedy }) => {
    const reason = reasonOf(frame, 'information', code);
    return rows(
      [words.missing, reason.text],
      [words.evidence, evidence],
      [words.helps, remedy || reason.remedy],
    );
  });
}
