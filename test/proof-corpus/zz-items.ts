import { corpus } from './corpus.ts';
import { makePaper } from './make-paper.ts';
import { getDocumentProxy } from 'unpdf';
const paper = corpus().find((p) => p.name === process.argv[2])!;
const made = await makePaper(paper);
const pdf = await getDocumentProxy(Uint8Array.from(made.bytes), { verbosity: 0 });
const page = await pdf.getPage(1);
const { items } = await page.getTextContent();
for (const i of items.slice(0, Number(process.argv[3] ?? 40)) as any[]) console.log(JSON.stringify(i.str), i.transform[4].toFixed(1), i.transform[5].toFixed(1), i.width.toFixed(1), i.hasEOL);
