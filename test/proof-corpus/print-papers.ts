/** Prints the papers that are pages of a browser: `node test/proof-corpus/print-papers.ts`. The prints are committed. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { corpus } from './corpus.ts';

const folder = new URL('printed/', import.meta.url);
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium' });
const page = await browser.newPage();
for (const paper of corpus()) {
  if (paper.form !== 'html') continue;
  await page.setContent(`<html><body style="font:11pt sans-serif">${paper.body}</body></html>`);
  const bytes = await page.pdf({ format: 'A4', margin: { top: '18mm', left: '18mm', right: '18mm' } });
  writeFileSync(new URL(`${paper.name}.pdf`, folder), fixed(bytes));
}
await browser.close();

/** Without the time of printing, so that printing again changes nothing. */
function fixed(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1').replaceAll(/\(D:\d{14}[^)]*\)/g, "(D:20260101000000+00'00')");
  return Buffer.from(text, 'latin1');
}
