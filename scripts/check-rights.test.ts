import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkRights } from './check-rights.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'opencpor-rights-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function tree(files: Record<string, string>): string[] {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return checkRights(root);
}

it('lets roles be shown, and named in messages and tests', () => {
  expect(
    tree({
      'web/messages/en/words.ts': "export const roles = { 'programme-admin': 'Programme admin' };",
      'web/model/review/queue.test.ts': "const me = { role: 'reviewer' };",
      'web/pages/review/colleagues.tsx': 'roles.map(({ role }) => wordFor(t.words.roles, role))',
    }),
  ).toEqual([]);
});

it('finds a role that is named, and one that is compared', () => {
  expect(
    tree({
      'web/pages/review/oversight.tsx':
        "const readers = new Set(['auditor']);\nme.roles.some((one) => one.role === word)",
    }),
  ).toEqual([
    expect.stringMatching(/^web\/pages\/review\/oversight\.tsx:1 names the role auditor/),
    expect.stringMatching(/^web\/pages\/review\/oversight\.tsx:2 compares roles/),
  ]);
});
