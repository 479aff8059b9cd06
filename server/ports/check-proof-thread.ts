/** The body of the checking thread, see check-proof.ts. */
import { parentPort } from 'node:worker_threads';
import { checkProof } from '../../rules/proof/proof.ts';
import type { ProofFacts } from '../../rules/proof/facts.ts';
import type { CheckAnswer, CheckOrder } from './check-proof.ts';

interface Told extends Omit<ProofFacts, 'sentOn' | 'sentOnByFile'> {
  sentOn: string;
  sentOnByFile: Record<string, string>;
}

parentPort?.on('message', ({ number, facts, documents }: CheckOrder) => {
  const { sentOn, sentOnByFile, ...rest } = facts as Told;
  const days = Object.entries(sentOnByFile).map(
    ([file, day]) => [file, Temporal.PlainDate.from(day)] as const,
  );
  const dates = { sentOn: Temporal.PlainDate.from(sentOn), sentOnByFile: Object.fromEntries(days) };
  const report = checkProof({ ...rest, ...dates }, documents);
  parentPort?.postMessage({ number, report } satisfies CheckAnswer);
});
