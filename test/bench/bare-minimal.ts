/** The smallest service that keeps the promise: one claim row, one history row, exclusivity by a partial unique index. */
import type pg from 'pg';
import type { Answer, Send } from './bare.ts';

export const minimalSchema = `
  create schema bare;
  create table bare.claim (
    tenant_id uuid not null, id uuid not null, number text not null, partner_id uuid not null, location_id uuid not null,
    name text not null, reference text, customer_domain text, item text not null, activity text not null, contact jsonb,
    status text not null, version integer not null, created_by text not null, created_at timestamptz not null,
    updated_at timestamptz not null, submitted_at timestamptz, decided_at timestamptz, due_at timestamptz, window_ends_at timestamptz,
    primary key (tenant_id, id)
  );
  create unique index claim_exclusive on bare.claim (tenant_id, item, activity) where status in ('approved', 'official');
  create index claim_partner on bare.claim (partner_id, status, updated_at desc, id desc);
  create index claim_due on bare.claim (due_at, id) where due_at is not null;
  create index claim_window on bare.claim (window_ends_at) where window_ends_at is not null;
  create table bare.history (
    tenant_id uuid not null, claim_id uuid not null, number integer not null, act text not null, at timestamptz not null,
    actor text not null, before jsonb, after jsonb, primary key (tenant_id, claim_id, number)
  );
  create table bare.outbox (
    id bigint generated always as identity primary key, tenant_id uuid not null, claim_id uuid not null, type text not null, at timestamptz not null
  );`;

/** Every claim with its history as it lies in our own tables. */
export async function fillMinimal(admin: pg.Client): Promise<void> {
  await admin.query(
    `insert into bare.claim
     select c.tenant_id, c.id, c.number, c.partner_id, c.location_id, c.name, c.reference, c.customer_domain, l.item_id, l.activity,
       c.customer_contact, c.status, c.version, c.created_by_name, c.created_at, c.updated_at, c.submitted_at, c.decided_at, c.due_at, l.consent_ends_at
     from claim c join claim_line l on l.tenant_id = c.tenant_id and l.claim_id = c.id and l.ordinal = 1`,
  );
  await admin.query(
    `insert into bare.history
     select tenant_id, subject_id, number, act, at, actor_name, before, after from history
     where subject_kind = 'claim' and exists (select from bare.claim c where c.tenant_id = history.tenant_id and c.id = history.subject_id)`,
  );
}

/** Copies of the one claim of a customer for so many others. Answers their tenant ids. */
export async function copyMinimal(admin: pg.Client, source: string, count: number): Promise<string[]> {
  await admin.query('drop table if exists copies');
  await admin.query(
    'create temp table copies as select n, gen_random_uuid() as tenant_id from generate_series(1, $1::int) n',
    [count],
  );
  await admin.query(
    `insert into bare.claim
     select k.tenant_id, c.id, c.number, c.partner_id, c.location_id, c.name, c.reference, c.customer_domain, l.item_id, l.activity,
       c.customer_contact, c.status, c.version, c.created_by_name, c.created_at, c.updated_at, c.submitted_at, c.decided_at, c.due_at, l.consent_ends_at
     from claim c join claim_line l on l.tenant_id = c.tenant_id and l.claim_id = c.id and l.ordinal = 1, copies k where c.tenant_id = $1`,
    [source],
  );
  await admin.query(
    `insert into bare.history
     select k.tenant_id, h.subject_id, h.number, h.act, h.at, h.actor_name, h.before, h.after
     from history h, copies k where h.tenant_id = $1 and h.subject_kind = 'claim'`,
    [source],
  );
  const { rows } = await admin.query<{ tenant_id: string }>('select tenant_id from copies order by n');
  return rows.map((row) => row.tenant_id);
}

/** One statement, and so one transaction and one round trip: nothing is written when the version has moved on. */
const act = (set: string, from: string): string => `
  with changed as (
    update bare.claim set ${set}, version = version + 1, updated_at = now()
    where tenant_id = $1 and id = $2 and version = $3 and status = '${from}' returning tenant_id, id, version
  )
  insert into bare.history (tenant_id, claim_id, number, act, at, actor, before, after)
  select tenant_id, id, version, $4, now(), $5, $6, $7 from changed returning number`;

const acts: Record<string, { text: string; from: string; to: string }> = {
  submit: {
    text: act(`status = 'submitted', submitted_at = now(), due_at = now() + interval '5 days'`, 'editing'),
    from: 'editing',
    to: 'submitted',
  },
  decide: {
    text: act(
      `status = 'approved', decided_at = now(), due_at = null, window_ends_at = now() + interval '7 days'`,
      'under-review',
    ),
    from: 'under-review',
    to: 'approved',
  },
  refuse: {
    text: act(`status = 'rejected', window_ends_at = null`, 'approved'),
    from: 'approved',
    to: 'rejected',
  },
};

const columns = `tenant_id, id, number, partner_id, location_id, name, reference, customer_domain, item, activity, contact, status, version,
  created_by, created_at, updated_at, submitted_at, decided_at, due_at, window_ends_at`;

const reads: Record<string, string> = {
  detail: `select ${columns} from bare.claim where tenant_id = $1 and id = $2`,
  history:
    'select number, act, at, actor, before, after from bare.history where tenant_id = $1 and claim_id = $2 order by number limit 50',
  list: `select ${columns} from bare.claim where partner_id = $1 and status = $2 order by updated_at desc, id desc limit 50`,
  queue: `select ${columns} from bare.claim where due_at is not null order by due_at, id limit 50`,
};

export function minimal(send: Send): Record<string, Answer> {
  const answers: Record<string, Answer> = {};
  for (const [name, { text, from, to }] of Object.entries(acts))
    answers[`minimal-${name}`] = async ([tenant, id, version], body) => {
      const note = (body ? JSON.parse(body) : {}) as object;
      const values = [tenant, id, version, name, 'somebody', { status: from }, { status: to, ...note }];
      const { rows } = await send(text, values);
      return rows[0]
        ? { status: 200, body: JSON.stringify({ id, status: to, version: Number(version) + 1 }) }
        : { status: 409, body: '{"code":"version-conflict"}' };
    };
  for (const [name, text] of Object.entries(reads))
    answers[`minimal-${name}`] = async (params) => {
      const { rows } = await send(text, params);
      return { status: 200, body: JSON.stringify({ data: rows }) };
    };
  return answers;
}
