import { corpus } from './corpus.ts';
import { makePaper } from './make-paper.ts';
import { checkProof } from '../../rules/proof.ts';
import { checklist } from '../../rules/proof-checklist.ts';
import { readPdf } from '../../server/ports/read-pdf.ts';
import { readDocx } from '../../server/ports/read-docx.ts';
import { defaultLimits, unreadable } from '../../server/ports/read-document.ts';
const [, , mode = 'dev', filter = ''] = process.argv;
const table: Record<string, number> = {};
let n = 0;
const t0 = Date.now();
for (const paper of corpus()) {
  if (mode === 'dev' && paper.heldOut) continue;
  if (mode.startsWith('held') && !paper.heldOut) continue;
  if (filter && !paper.name.includes(filter)) continue;
  const made = await makePaper(paper);
  let text;
  try { text = made.type === 'application/pdf' ? await readPdf(made.bytes, defaultLimits) : await readDocx(made.bytes, defaultLimits); } catch (e) { text = unreadable('damaged'); console.log(paper.name, e); }
  const document = { file: 'proof', ...text };
  const report = checkProof(paper.claim, [document]);
  const list = checklist(paper.claim, report, [text.readable ? 'read' : 'needs-a-person']);
  const got = list.verdict === 'ready' ? 'ready' : list.verdict === 'would-come-back' ? 'back' : 'person';
  n++;
  const key = `${paper.verdict}${paper.alsoRight.length ? '(' + paper.alsoRight + ')' : ''} -> ${got}`;
  const right = got === paper.verdict || paper.alsoRight.includes(got as never);
  const codes = list.codes.toSorted().join(' ');
  const listOk = got !== 'back' || !paper.codes || codes === paper.codes;
  const kind = right ? (listOk ? 'right' : 'right, other list') : got === 'ready' ? 'FALSE READY' : got === 'back' ? 'FALSE BACK' : 'person instead of ' + paper.verdict;
  table[kind] = (table[kind] ?? 0) + 1;
  if (mode !== 'held-counts' && (filter || !right || !listOk)) {
    console.log(`${kind}: ${paper.name} (${paper.verdict} ${paper.codes}) got ${got} ${codes} ${((report as any).doubts ?? []).map((d: any) => d.check + ':' + d.why + ' "' + (d.place?.quote ?? '') + '"').join(' | ')}`);
    if (filter) { console.log(JSON.stringify(report, null, 1)); console.log(text.pages.map((p: any) => p.text).join('\n---\n')); }
  }
}
console.log(n, table, Date.now() - t0, 'ms');
