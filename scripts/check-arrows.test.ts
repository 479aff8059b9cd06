import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkArrows } from './check-arrows.ts';
import { importsOf, withoutText } from './source-text.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'opencpor-arrows-'));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function tree(files: Record<string, string>): string[] {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return checkArrows(root);
}

describe('check-arrows', () => {
  it('lets the arrows point to the right', () => {
    expect(
      tree({
        'rules/claim/claim.ts': "import type { Code } from '../engine/codes.ts';",
        'rules/engine/codes.ts': 'export type Code = string;',
        'server/store/claims/claims.ts':
          "import pg from 'pg';\nimport { x } from '../../../rules/claim/claim.ts';",
        'server/ports/clock.ts': 'export const now = () => Temporal.Now.instant();',
        'server/mail/notice.ts': "import type { Code } from '../../rules/engine/codes.ts';",
        'server/auth/instance.ts': "import { betterAuth } from 'better-auth';\nimport pg from 'pg';",
        'server/actions/claims/submit-claim.ts':
          "import { a } from '../../store/claims/claims.ts';\nimport { b } from '../../ports/clock.ts';\nimport '../../../rules/claim/claim.ts';",
        'server/jobs/sweep.ts':
          "import { a } from '../actions/claims/submit-claim.ts';\nimport { n } from '../mail/notice.ts';",
        'server/http/claims/claims.ts':
          "import { a } from '../../actions/claims/submit-claim.ts';\nimport { auth } from '../../auth/instance.ts';\nimport { Hono } from 'hono';",
        'server/config.ts': "import { z } from 'zod';",
        'server/main.ts':
          "import './http/claims/claims.ts';\nimport './jobs/sweep.ts';\nimport './config.ts';\nimport '../demo/world.ts';",
        'demo/world.ts': "import '../server/actions/claims/submit-claim.ts';",
        'sdk/index.ts': "export * from './client.ts';",
        'sdk/client.ts': '',
        'web/pages/claims/claims.tsx':
          "import React from 'react';\nimport { client } from '#sdk';\nimport { c } from '../../../sdk/client.ts';\nimport './claims.css';",
        'cli/main.ts': "import { client } from '#sdk';\nimport { start } from '../server/main.ts';",
        'rules/claim/claim.test.ts':
          "import fc from 'fast-check';\nimport { db } from '../../test/database.ts';\nDate.now();",
      }),
    ).toEqual([]);
  });

  it('keeps a rule of a process from asking for a right', () => {
    const problems = tree({
      'rules/claim/claim.ts':
        "import { a } from '../rights/role.ts';\nimport { r } from '../rights/may-act.ts';\nimport { m } from './rights/may-act.ts';",
      'rules/rights/role.ts': '',
      'rules/rights/may-act.ts': '',
      'rules/claim/rights/may-act.ts': "import { r } from '../../rights/may-act.ts';",
      'rules/coop/decide.ts': "import { c } from '../access/may-call.ts';",
      'rules/access/may-call.ts': "import { c } from '../claim/claim.ts';",
    });
    expect(problems.map((problem) => problem.split(';')[0])).toEqual([
      'rules/claim/claim.ts:2: a rule may not import rules/rights/may-act.ts',
      'rules/claim/claim.ts:3: a rule may not import rules/claim/rights/may-act.ts',
      'rules/coop/decide.ts:1: rules/coop may not import rules/access/may-call.ts',
    ]);
    expect(problems[0]).toContain('rights are asked before it');
  });

  it('keeps rights from importing a process, and one process from importing another', () => {
    const problems = tree({
      'rules/incentives/compute.ts':
        "import { a } from '../claim/claim.ts';\nimport { m } from '../money/money.ts';\nimport { r } from '../rights/role.ts';",
      'rules/claim/claim.ts': "import { t } from '../incentives/terms.ts';",
      'rules/coop/fund.ts':
        "import { e } from '../incentives/ledger.ts';\nimport { m } from '../money/money.ts';",
      'rules/money/money.ts': "import { m } from '../time/month.ts';",
      'rules/rights/role.ts': "import { c } from '../claim/claim.ts';",
    });
    expect(problems.map((problem) => problem.split(';')[0])).toEqual([
      'rules/claim/claim.ts:1: a process may not import another process (rules/incentives/terms.ts)',
      'rules/coop/fund.ts:1: a process may not import another process (rules/incentives/ledger.ts)',
      'rules/incentives/compute.ts:1: a process may not import another process (rules/claim/claim.ts)',
      'rules/money/money.ts:1: rules/money may not import rules/time/month.ts',
      'rules/rights/role.ts:1: rules/rights may not import rules/claim/claim.ts',
    ]);
  });

  it('names the right room when one points to the left', () => {
    const problems = tree({
      'rules/claim/claim.ts': "import { a } from '../../server/store/claims/claims.ts';",
      'server/store/claims/claims.ts': "import { a } from '../../actions/claims/submit-claim.ts';",
      'server/actions/claims/submit-claim.ts':
        "import { Hono } from 'hono';\nimport { c } from '../../config.ts';\nimport { m } from '../../mail/notice.ts';",
      'server/mail/notice.ts': "import { q } from '../store/claims/claims.ts';",
      'server/http/claims/claims.ts': "import pg from 'pg';\nimport { s } from '../../jobs/sweep.ts';",
      'server/jobs/sweep.ts': '',
      'server/config.ts': '',
      'web/pages/claims/claims.tsx':
        "import { decide } from '../../../rules/claim/claim.ts';\nimport fs from 'node:fs';\nexport { x } from '../../../server/main.ts';",
      'server/main.ts': '',
      'sdk/client.ts': "import { z } from 'zod';",
      'cli/main.ts': "const rules = await import('../rules/claim/claim.ts');",
    });
    expect(problems).toEqual([
      'cli/main.ts:1: cli (the command line) may not import rules/claim/claim.ts from rules (decisions from facts and the time); ' +
        'it may import sdk, server/http, server/jobs, server/actions, server/store, server/ports, server/mail, server/auth, server/config.ts, server/main.ts, demo.',
      'rules/claim/claim.ts:1: rules (decisions from facts and the time) may not import server/store/claims/claims.ts from server/store (all SQL); ' +
        'move what needs both to server/actions or server/auth or server/jobs or server/http or server/main.ts or demo, or hand it over as an argument.',
      'sdk/client.ts:1: sdk has no dependencies; zod may not be imported there.',
      'server/actions/claims/submit-claim.ts:1: hono belongs to server/http and server/auth and server/main.ts only, not to server/actions.',
      'server/actions/claims/submit-claim.ts:2: server/actions (one act per file, reads too) may not import server/config.ts from server/config.ts (settings); ' +
        'take the value you need as an argument; main passes it.',
      'server/actions/claims/submit-claim.ts:3: server/actions (one act per file, reads too) may not import server/mail/notice.ts from server/mail (texts of messages); ' +
        'move what needs both to server/jobs or server/http or server/main.ts or cli, or hand it over as an argument.',
      'server/http/claims/claims.ts:1: pg belongs to server/store and server/auth only, not to server/http.',
      'server/http/claims/claims.ts:2: server/http (parse, call, present) may not import server/jobs/sweep.ts from server/jobs (what is due); ' +
        'move what needs both to server/main.ts or cli, or hand it over as an argument.',
      'server/mail/notice.ts:1: server/mail (texts of messages) may not import server/store/claims/claims.ts from server/store (all SQL); ' +
        'move what needs both to server/auth or server/jobs or server/http or server/main.ts or cli, or hand it over as an argument.',
      'server/store/claims/claims.ts:1: server/store (all SQL) may not import server/actions/claims/submit-claim.ts from server/actions (one act per file, reads too); ' +
        'move what needs both to server/jobs or server/http or server/main.ts or demo or cli, or hand it over as an argument.',
      'web/pages/claims/claims.tsx:1: web (the portal, a client like any other) may not import rules/claim/claim.ts from rules (decisions from facts and the time); ' +
        'it may import sdk.',
      'web/pages/claims/claims.tsx:2: web (the portal, a client like any other) may not import node:fs.',
      'web/pages/claims/claims.tsx:3: web (the portal, a client like any other) may not import server/main.ts from server/main.ts (the wiring); ' +
        'it may import sdk.',
    ]);
  });

  it('keeps the time, chance and the machine out of the rules', () => {
    const problems = tree({
      'rules/time/bad.ts': [
        'const a = Date.now();',
        'const b = new Date(0);',
        'const c = Math.random();',
        'const d = Temporal.Now.instant();',
        'const e = crypto.randomUUID();',
        'const f = process.env.X;',
        'const g = globalThis.Date;',
        'const h = Date();',
        'const i = `${Date.now()}`;',
        "const j = [/'/, Math . random()];",
      ].join('\n'),
      'rules/time/good.ts': [
        '// Date.now() is for others',
        "const a = 'new Date';",
        '/* Math.random */ const b = `process.env ${1} Temporal.Now`;',
        'const c = facts.process; const d = { process: 1, crypto: 2 }; const updated = claim.Date;',
        'const e: Temporal.PlainDate = Temporal.PlainDate.from(text);',
        "const f = /['`]Date.now()/;",
        'const g = a / b / c;',
        'const reviewDate = dueDate(facts);',
        "const h = `${{ a: `${'x'}` }.a} new Date`;",
      ].join('\n'),
      'rules/time/outside.ts':
        "import { readFileSync } from 'node:fs';\nimport Holidays from 'date-holidays';",
    });
    const what = (line: number, name: string) =>
      `rules/time/bad.ts:${line}: a rule takes facts and the time as arguments; ${name} belongs to server/ports.`;
    expect(problems).toEqual([
      what(1, 'Date'),
      what(2, 'Date'),
      what(3, 'Math.random'),
      what(4, 'Temporal.Now'),
      what(5, 'crypto'),
      what(6, 'process'),
      what(7, 'globalThis'),
      what(8, 'Date'),
      what(9, 'Date'),
      what(10, 'Math.random'),
      'rules/time/outside.ts:1: rules (decisions from facts and the time) may not import node:fs.',
      'rules/time/outside.ts:2: rules has no dependencies; date-holidays may not be imported there.',
    ]);
  });

  it('knows every room, and refuses drawers for anything', () => {
    expect(
      tree({
        'server/services/claims.ts': '',
        'server/http/frame/utils.ts': '',
        'server/http/frame/helpers/a.ts': '',
        'server/http/claims.ts': '',
        'server/http/stuff/a.ts': '',
        'web/ui/index.ts': '',
        'sdk/index.ts': '',
      }),
    ).toEqual([
      expect.stringMatching(/^server\/http\/claims.ts: server\/http is sorted by noun: frame, claims, /),
      'server/http/frame/helpers/a.ts: name the file after what it holds; there is no such kind of file here.',
      'server/http/frame/utils.ts: name the file after what it holds; there is no such kind of file here.',
      expect.stringMatching(/^server\/http\/stuff\/a.ts: server\/http is sorted by noun: frame, claims, /),
      expect.stringMatching(
        /^server\/services\/claims.ts: server\/services is no room; the rooms are rules, /,
      ),
      'web/ui/index.ts: no barrels; import the file that has what is needed.',
    ]);
  });

  it('holds the arrows between the nouns of a room and the floors of the portal', () => {
    expect(
      tree({
        'rules/time/deadline.ts': "import { act } from '../claim/act.ts';",
        'rules/claim/act.ts': "import { deadline } from '../time/deadline.ts';",
        'server/actions/files/read-proof.ts': "import { r } from '../claims/read-claim.ts';",
        'server/actions/claims/read-claim.ts': "import { r } from '../files/read-proof.ts';",
        'web/ui/table.tsx': "import { F } from '../forms/frame/form.tsx';",
        'web/forms/frame/form.tsx': "import { T } from '../../ui/table.tsx';",
      }),
    ).toEqual(
      [
        'rules/time/deadline.ts:1: rules/time may not import rules/claim/act.ts; it may import no other noun. Move what both need to a noun below them.',
        'server/actions/claims/read-claim.ts:1: server/actions/claims may not import server/actions/files/read-proof.ts; it may import associations, run. Move what both need to a noun below them.',
        'web/ui/table.tsx:1: web/ui may not import web/forms/frame/form.tsx; pages import forms, forms import ui, ui imports model.',
      ].toSorted(),
    );
  });

  it('says when a folder grows too long to scan', () => {
    const files = Array.from({ length: 46 }, (_, index) => [`server/ports/p${index}.ts`, '']);
    expect(tree(Object.fromEntries(files))).toEqual([
      'server/ports: 46 source files; split it, at most 45 fit.',
    ]);
  });
});

describe('source-text', () => {
  it('finds imports of every form, over several lines, and none in comments', () => {
    expect(
      importsOf(
        [
          "import a, { type B } from './a.ts';",
          'import {',
          '  c,',
          "} from './c.ts';",
          "import './d.ts';",
          "export * from './e.ts';",
          "export type { F } from './f.ts';",
          "const g = await import('./g.ts');",
          "// import './no.ts'",
          "/* import x from './no.ts' */",
          'const text = 1; import * as h from "./h.ts";',
          "const i = require('./i.ts');",
          'import.meta.url;',
        ].join('\n'),
      ).map(({ target, line }) => `${line} ${target}`),
    ).toEqual([
      '1 ./a.ts',
      '2 ./c.ts',
      '5 ./d.ts',
      '6 ./e.ts',
      '7 ./f.ts',
      '8 ./g.ts',
      '11 ./h.ts',
      '12 ./i.ts',
    ]);
  });

  it('keeps lines where they are', () => {
    const source = "a /* x\ny */ = `b\n${c}\nd`; // e\n'f'";
    expect(withoutText(source)).toBe('a     \n     = ` \n${c}\n `;     \n   ');
  });
});
