/** The customer's page as a browser uses it, over a claim of two lines whose window is open. */
import { askQuestion } from '../server/actions/consent/ask-question.ts';
import { makeToken } from '../server/actions/consent/consent-link.ts';
import type { ClaimRef } from '../server/actions/run/context.ts';
import { endAssociation } from '../server/actions/associations/end-association.ts';
import { agree } from '../server/actions/consent/agree.ts';
import { notMe } from '../server/actions/consent/not-me.ts';
import { refuse } from '../server/actions/consent/refuse.ts';
import { undoDecision } from '../server/actions/consent/undo-decision.ts';
import { makeApp } from '../server/http/app.ts';
import { consentPage } from '../server/http/consent/consent-page.ts';
import type { Limits } from '../server/http/frame/limits.ts';
import { exampleFrame } from '../server/mail/frame.example.ts';
import { inWindow, notices, type NoticeRow } from './acts.ts';
import type { Scene } from './scene.ts';

export interface Form {
  act: string;
  action: string;
  fields: [string, string][];
  lines: string[];
}
export interface Answer {
  status: number;
  text: string;
  location: string | null;
  headers: Headers;
}

export interface Visit {
  ref: ClaimRef;
  named: NoticeRow;
  trusted: NoticeRow;
  app: ReturnType<typeof makeApp>;
  link(notice: { id: string }, tenantId?: string): string;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  send(
    path: string,
    form: Form | undefined,
    more?: [string, string][],
    headers?: Record<string, string>,
  ): Promise<Answer>;
  /** Everything that a decision could change. */
  state(): Promise<string>;
  consents(): Promise<string[]>;
}

export const confirm: [string, string] = ['confirm', 'yes'];

/** Empties the tables of claims, and makes the one that is asked about. */
export async function visit(scene: Scene, limits: Limits | null = null): Promise<Visit> {
  await scene.look(
    'truncate subject, claim, claim_line, line_key, file, comment, history, consent_round, notice, deadline, task, association, arbitration_case, arbitration_party, job, event, mail cascade',
  );
  const app = makeApp(scene.services, async () => null, {
    budgets: null,
    mount: (kit) =>
      kit.app.route(
        '/consent',
        consentPage(scene.services, {
          acts: { agree, refuse, notMe, askQuestion, undoDecision, endAssociation },
          owner: 'Fabrikam Cloud',
          identity: exampleFrame().identity,
          limits,
        }),
      ),
  });
  const ref = await inWindow(scene, scene.a, [{ itemId: 'exchange-online' }, { itemId: 'teams' }]);
  const rows = await notices(scene, ref);
  const answer = async (path: string, init: RequestInit): Promise<Answer> => {
    const response = await app.request(path, init);
    return {
      status: response.status,
      text: await response.text(),
      location: response.headers.get('location'),
      headers: response.headers,
    };
  };
  return {
    ref,
    app,
    named: rows.find((row) => row.named) as NoticeRow,
    trusted: rows.find((row) => row.trusted) as NoticeRow,
    link: (notice, tenantId = ref.tenantId) =>
      `/consent/${makeToken(scene.services.secret, { tenantId, noticeId: notice.id })}`,
    get: (path, headers = {}) => answer(path, { headers }),
    send: (path, form, more = [], headers = {}) => {
      if (!form) throw new Error('there is no such form');
      const given = new Set(more.map(([name]) => name));
      const body = new URLSearchParams([
        ...form.fields.filter(([name]) => !given.has(name)),
        ...more,
      ]).toString();
      return answer(`${path}${form.action}`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      });
    },
    state: async () =>
      JSON.stringify(
        await scene.look(
          `select (select jsonb_agg(to_jsonb(c) order by id) from claim c) as claims, (select jsonb_agg(to_jsonb(l) order by id) from claim_line l) as lines,
         (select jsonb_agg(to_jsonb(n) order by id) from notice n) as notices, (select count(*) from history) as history, (select count(*) from job) as jobs,
         (select jsonb_agg(to_jsonb(d) order by subject_id, kind, round, party) from deadline d) as deadlines`,
        ),
      ),
    consents: async () =>
      (
        await scene.look<{ consent: string }>(
          'select consent from claim_line where claim_id = $1 order by ordinal',
          [ref.id],
        )
      ).map((row) => row.consent),
  };
}

/** The forms of a page as a browser would send them: ticked boxes and filled fields only. */
export function formsOf(text: string): Form[] {
  return [...text.matchAll(/<form method="post" action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)].map(
    ([, action = '', inner = '']) => {
      const fields: [string, string][] = [];
      const lines: string[] = [];
      for (const [input] of inner.matchAll(/<input[^>]*>/g)) {
        const attribute = (name: string): string | undefined =>
          new RegExp(` ${name}="([^"]*)"`).exec(input)?.[1];
        const kind = attribute('type');
        const name = attribute('name') ?? '';
        if (name === 'line') lines.push(attribute('value') ?? '');
        if ((kind === 'checkbox' || kind === 'radio') && !/ checked/.test(input)) continue;
        fields.push([name, attribute('value') ?? '']);
      }
      for (const [, name = '', value = ''] of inner.matchAll(
        /<textarea[^>]* name="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g,
      ))
        fields.push([name, value]);
      return { act: fields.find(([name]) => name === 'act')?.[1] ?? '', action, fields, lines };
    },
  );
}

export const formOf = (text: string, act: string): Form | undefined =>
  formsOf(text).find((one) => one.act === act);
