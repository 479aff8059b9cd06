import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { checkReferences } from './check-references.ts';

function tree(files: Record<string, string>): string[] {
  const root = mkdtempSync(join(tmpdir(), 'references-'));
  const all = {
    'docs/domain/lifecycle.md': '## 5 Lifecycle\n### 5.2 Transitions\n| 6 | a | b (7a) |\n',
    'docs/invariants.md': '| A-1 | one holder |\n',
    'package.json': '{"scripts":{"check":"x"}}',
    ...files,
  };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return checkReferences(root);
}

it('accepts what exists', () => {
  const code = '/** The answer came late (domain 5.2:6, domain 5.2:7a; A-1). */\nconst key = "B-7";\n';
  const docs = 'See `rules/claim/settle.ts`, [the lifecycle](docs/domain/lifecycle.md) and `npm run check`.';
  expect(tree({ 'rules/claim/settle.ts': code, 'README.md': docs })).toEqual([]);
});

it('names each citation, path and script that does not exist, with its place', () => {
  const code = '// domain 5.9\n// domain 5.2:16\n// A-9\n';
  const docs = 'Run `npm run chekc`.\nSee `rules/claim/gone.ts` and [this](docs/gone.md).';
  expect(tree({ 'rules/claim/settle.ts': code, 'README.md': docs })).toEqual([
    'rules/claim/settle.ts:1: docs/domain has no section for "domain 5.9".',
    'rules/claim/settle.ts:2: section 5.2 of docs/domain has no row 16.',
    'rules/claim/settle.ts:3: docs/invariants.md does not list A-9.',
    'README.md:1: package.json has no script chekc.',
    'README.md:2: rules/claim/gone.ts does not exist.',
    'README.md:2: docs/gone.md does not exist.',
  ]);
});
