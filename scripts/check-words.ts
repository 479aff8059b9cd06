/** Words that texts, docs and comments do without, and what to write instead (CONTRIBUTING.md, "Language"). */
import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

const EVERYWHERE: [RegExp, string][] = [
  [/\banew\b/i, 'again'],
  [/\b(?:stands?|standing|stood) still\b/i, 'is paused'],
  [/\btelephones?\b/i, 'phone'],
  [/\bat an end\b/i, 'over, has ended'],
  [/\bsave that\b/i, 'except that'],
  [/\bthereof\b/i, 'of it'],
];
/** Of what people read, beyond those. */
const READ: [RegExp, string][] = [
  [/\b(?:is|are|was|were|be|been) told\b/i, 'sees, reads, gets a mail'],
  [/\bmay object\b/i, 'can refuse'],
  [/\baccepted by (?:a|an|the|your)\b/i, 'agreed by'],
  [/\bopt(?:s|ed)?[ -]out\b/i, 'refuse'],
];

const FILES = '{*.md,docs/*.md,docs/domain/*.md,{rules,server,web,sdk,cli,demo,test}/**/*.{ts,tsx,md}}';
const TEXTS =
  /^(?:web\/messages\/|server\/mail\/messages\/|server\/http\/consent\/page\/texts|rules\/engine\/code-text|rules\/rights\/table-text|rules\/programme\/reason-text|README\.md)/;
// Proof is written by others, in their words; what is printed follows its source.
const LEFT_OUT =
  /node_modules|^sdk\/generated\/|^test\/proof|^test\/fixtures\/|^rules\/proof\/|^CHANGELOG\.md$/;

/** Every such word below `root`, one sentence each with its place. */
export function checkWords(root: string): string[] {
  const problems: string[] = [];
  for (const path of globSync(FILES, { cwd: root })) {
    const file = path.split(sep).join('/');
    if (LEFT_OUT.test(file)) continue;
    const list = TEXTS.test(file) ? [...EVERYWHERE, ...READ] : EVERYWHERE;
    for (const [index, line] of readFileSync(join(root, path), 'utf8').split('\n').entries())
      for (const [word, instead] of list) {
        const found = word.exec(line);
        if (found) problems.push(`${file}:${index + 1}: "${found[0]}"; write "${instead}".`);
      }
  }
  return problems;
}

if (import.meta.main) {
  const problems = checkWords(join(import.meta.dirname, '..'));
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
