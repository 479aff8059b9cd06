import { beforeAll, describe, expect, test } from 'vitest';
import { checklist } from '../../rules/proof/checklist.ts';
import { checkProof } from '../../rules/proof/proof.ts';
import { defaultLimits } from '../../server/ports/read-document.ts';
import { readDocx } from '../../server/ports/read-docx.ts';
import { readPdf } from '../../server/ports/read-pdf.ts';
import { docx } from '../proof/claims.ts';
import { corpus, type Paper, type Verdict } from './corpus.ts';
import { makePaper } from './make-paper.ts';

/** The bar: no false "ready" at all, and at most 3 in 100 good proofs that are said to come back. */
const mostFalseComeBack = 0.03;
/** A reader who leaves everything to people is never wrong, and of no use. */
const mostGoodLeftToPeople = 0.1;

interface Answer {
  paper: Paper;
  got: Verdict;
  codes: string;
}

const verdicts: Verdict[] = ['ready', 'back', 'person'];
const answers: Answer[] = [];

async function answerTo(paper: Paper): Promise<Answer> {
  const { bytes, type } = await makePaper(paper);
  // Not in threads of their own: two hundred small files are read sooner without them.
  const text = await (type === docx ? readDocx(bytes, defaultLimits) : readPdf(bytes, defaultLimits));
  const report = checkProof(paper.claim, [{ file: 'proof', ...text }]);
  const list = checklist(paper.claim, report, [text.readable ? 'read' : 'needs-a-person']);
  const words: Record<string, Verdict> = { ready: 'ready', 'would-come-back': 'back' };
  return { paper, got: words[list.verdict] ?? 'person', codes: list.codes.toSorted().join(' ') };
}

const isRight = ({ paper, got }: Answer): boolean => got === paper.verdict || paper.alsoRight.includes(got);
const line = ({ paper, got, codes }: Answer): string =>
  `${paper.name}: ${got}${codes && ` (${codes})`} instead of ${paper.verdict}`;

function confusion(some: Answer[]): string {
  const rows = verdicts.map((expected) => {
    const counts = verdicts.map((got) =>
      String(some.filter((one) => one.paper.verdict === expected && one.got === got).length).padStart(8),
    );
    return `${expected.padEnd(12)}${counts.join('')}`;
  });
  return [`${'should be'.padEnd(12)}${verdicts.map((got) => got.padStart(8)).join('')}`, ...rows].join('\n');
}

describe('proofs as partners send them', () => {
  beforeAll(async () => {
    for (const paper of corpus()) answers.push(await answerTo(paper));
    console.log(`${answers.length} papers\n${confusion(answers)}`);
    const heldOut = answers.filter(({ paper }) => paper.heldOut);
    console.log(`of these held out: ${heldOut.length}\n${confusion(heldOut)}`);
  });

  test('none is called ready that a reviewer would send back or look at', () => {
    expect(answers.length).toBeGreaterThanOrEqual(150);
    expect(answers.filter((one) => one.got === 'ready' && !isRight(one)).map(line)).toEqual([]);
  });

  test('hardly any good one is said to come back', () => {
    const wrong = answers.filter((one) => one.got === 'back' && !isRight(one));
    const good = answers.filter(({ paper }) => paper.verdict !== 'back');
    expect(wrong.length / good.length, wrong.map(line).join('\n')).toBeLessThanOrEqual(mostFalseComeBack);
  });

  test('what comes back comes back for the right reasons', () => {
    const other = answers.filter(
      (one) => one.got === 'back' && isRight(one) && one.paper.codes !== '' && one.codes !== one.paper.codes,
    );
    expect(other.map(line).length / answers.length, other.map(line).join('\n')).toBeLessThanOrEqual(0.02);
  });

  test('most are decided without a person', () => {
    const left = answers.filter((one) => one.got === 'person' && !isRight(one));
    expect(left.length / answers.length, left.map(line).join('\n')).toBeLessThanOrEqual(0.05);
  });

  test('few good ones are left to a person', () => {
    const good = answers.filter(({ paper }) => paper.verdict === 'ready');
    const left = good.filter((one) => one.got === 'person');
    expect(left.length / good.length, left.map(line).join('\n')).toBeLessThanOrEqual(mostGoodLeftToPeople);
  });
});
