/** What administrators do, each as a case for the same tests (docs/invariants.md, test kinds). */
import type { Outcome } from '../rules/engine/denial.ts';
import type { Actor } from '../rules/rights/role.ts';
import { policies } from '../rules/programme/policy.ts';
import { builtInReasons } from '../rules/programme/reason-text.ts';
import { activatePolicy } from '../server/actions/programme/activate-policy.ts';
import { approveMailText } from '../server/actions/programme/approve-mail-text.ts';
import { changeCalendar } from '../server/actions/programme/change-calendar.ts';
import { changeCatalog } from '../server/actions/programme/change-catalog.ts';
import { changeReason } from '../server/actions/programme/change-reason.ts';
import type { Context, Reply } from '../server/actions/run/context.ts';
import { createPolicy } from '../server/actions/programme/create-policy.ts';
import { draftMailText } from '../server/actions/programme/draft-mail-text.ts';
import type { CreatePolicyInput } from '../server/actions/run/inputs.ts';
import { withdrawActivation } from '../server/actions/programme/withdraw-activation.ts';
import type { Scene } from './scene.ts';

export interface AdministrationCase {
  what: string;
  /** The version that was read, for If-Match; null where the act asks for none. */
  version: number | null;
  /** What has to be there before, and the act with the version it then has. */
  prepare?: (scene: Scene) => Promise<void>;
  call(ctx: Context): Promise<Outcome<Reply>>;
  /** The same act with something wrong in it. */
  wrong(ctx: Context): Promise<Outcome<Reply>>;
  code: string;
  /** Two at once with the same version: the second one has not seen the first. */
  second: string;
}

const values = <T>(value: T): { reply: Reply } => ({
  reply: { status: 200, headers: {}, body: JSON.stringify(value) },
});

export function administrator(scene: Scene, name = 'Pat Programme'): Actor {
  const { reviewer } = scene;
  return {
    ...reviewer,
    id: `00000000-0000-7000-8000-${Buffer.from(name).toString('hex').slice(0, 12).padEnd(12, '0')}`,
    name,
    grants: [{ role: 'programme-admin', locationId: null, programme: null, maySubmit: false }],
  };
}

const holidays = [
  { date: '2021-01-01', name: 'New Year' },
  { date: '2021-05-05', name: 'Liberation Day' },
];
const calendar = {
  workdays: [1, 2, 3, 4, 5],
  holidays,
  from: '2019-01-01',
  until: '2030-12-31',
  source: 'Staatscourant',
  why: 'A day was added.',
};

export function newPolicy(more: Partial<CreatePolicyInput> = {}): CreatePolicyInput {
  const base = policies.find(({ id }) => id === 'cpor-2020-07') as (typeof policies)[number];
  return {
    ...base,
    id: 'cpor-2030',
    name: 'CPOR 2030',
    basedOn: base.id,
    why: 'Longer answers.',
    partnerAnswer: { amount: 8, unit: 'business-days' },
    activities: base.activities.map(({ solutionArea, id }) => ({ solutionArea, id })),
    ...more,
  };
}

const reason = builtInReasons.rejection['insufficient-poe'] as (typeof builtInReasons.rejection)[string];
const reasonInput = {
  texts: { ...reason, en: { ...reason.en, title: 'Proof too thin' } },
  why: 'Partners did not understand it.',
};
const mail = { template: 'claim-approved', language: 'en' };
const mailInput = {
  text: { subject: '{subject}', body: '{greeting}\n\n{letter}\n\nQuestions? Ask your partner desk.' },
  why: 'They ask whom to ask.',
};

async function plan({ look }: Scene): Promise<void> {
  await look(`insert into activation values ('*', '2030-01-01', 'cpor-2023-10')`);
}

/** Written by somebody else than the one who then approves it. */
async function written(scene: Scene): Promise<void> {
  await draftMailText(scene.context(administrator(scene, 'An Author')), mail, mailInput, values);
}

async function catalogInput(
  scene: { db: Context['db'] },
  name: string,
): Promise<Parameters<typeof changeCatalog>[1]> {
  const rows = await scene.db.transact(
    { side: 'system' },
    (tx) =>
      tx.query<{ data: Parameters<typeof changeCatalog>[1] }>(
        'select data from catalog order by version desc limit 1',
      ),
    'read',
  );
  const data = rows[0]?.data as Parameters<typeof changeCatalog>[1];
  return {
    ...data,
    items: [...data.items, { id: 'loop', kind: 'workload', name, solutionArea: 'microsoft-365' }],
    why: 'It is sold now.',
  };
}

export const administrationCases: AdministrationCase[] = [
  {
    what: 'change-calendar',
    version: 1,
    code: 'date-twice',
    second: 'stale-version',
    call: (ctx) => changeCalendar(ctx, { id: 'DE' }, calendar, values),
    wrong: (ctx) =>
      changeCalendar(ctx, { id: 'DE' }, { ...calendar, holidays: [...holidays, ...holidays] }, values),
  },
  {
    what: 'create-policy',
    version: null,
    code: 'id-taken',
    second: 'id-taken',
    call: (ctx) => createPolicy(ctx, newPolicy(), values),
    wrong: (ctx) => createPolicy(ctx, newPolicy({ id: 'cpor-2019-10' }), values),
  },
  {
    what: 'activate-policy',
    version: 1,
    code: 'date-not-in-future',
    second: 'stale-version',
    call: (ctx) =>
      activatePolicy(
        ctx,
        { policyId: 'cpor-2023-10' },
        { programme: '*', from: '2030-07-01', why: 'The new year.' },
        values,
      ),
    wrong: (ctx) =>
      activatePolicy(
        ctx,
        { policyId: 'cpor-2023-10' },
        { programme: '*', from: '2020-12-01', why: 'The new year.' },
        values,
      ),
  },
  {
    what: 'withdraw-activation',
    version: 1,
    code: 'not-found',
    second: 'not-found',
    prepare: plan,
    call: (ctx) =>
      withdrawActivation(
        ctx,
        { policyId: 'cpor-2023-10' },
        { programme: '*', from: '2030-01-01', why: 'Not yet.' },
        values,
      ),
    wrong: (ctx) =>
      withdrawActivation(
        ctx,
        { policyId: 'cpor-2023-10' },
        { programme: '*', from: '2031-01-01', why: 'Not yet.' },
        values,
      ),
  },
  {
    what: 'change-catalog',
    version: 1,
    code: 'never-removed',
    second: 'stale-version',
    call: async (ctx) => changeCatalog(ctx, await catalogInput(ctx, 'Loop'), values),
    wrong: async (ctx) =>
      changeCatalog(ctx, { ...(await catalogInput(ctx, 'Loop')), programmes: [] }, values),
  },
  {
    what: 'change-reason',
    version: 1,
    code: 'field-required',
    second: 'stale-version',
    call: (ctx) => changeReason(ctx, { family: 'rejection', code: 'insufficient-poe' }, reasonInput, values),
    wrong: (ctx) =>
      changeReason(
        ctx,
        { family: 'rejection', code: 'insufficient-poe' },
        { ...reasonInput, texts: { ...reasonInput.texts, nl: { ...reason.nl, remedy: ' ' } } },
        values,
      ),
  },
  {
    what: 'draft-mail-text',
    version: 1,
    code: 'mail-field-missing',
    second: 'stale-version',
    call: (ctx) => draftMailText(ctx, mail, mailInput, values),
    wrong: (ctx) =>
      draftMailText(ctx, mail, { ...mailInput, text: { subject: '{subject}', body: 'Approved.' } }, values),
  },
  {
    what: 'approve-mail-text',
    version: 2,
    code: 'nothing-to-approve',
    second: 'nothing-to-approve',
    prepare: written,
    call: (ctx) => approveMailText(ctx, mail, { why: 'Read.' }, values),
    wrong: (ctx) =>
      approveMailText({ ...ctx, ifMatch: 1 }, { ...mail, language: 'nl' }, { why: 'Read.' }, values),
  },
];
