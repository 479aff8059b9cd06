-- Tenant tables: every key starts with tenant_id, the distribution key (portability rule 1). Foreign keys follow in 0003.

create table customer_contact (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  title text not null default '',
  email text not null check (email = lower(email)),
  added_by text not null,
  added_at timestamptz not null,
  removed_at timestamptz,
  primary key (tenant_id, id)
);
create unique index customer_contact_email on customer_contact (tenant_id, email) where removed_at is null;

create table subscription (
  tenant_id uuid not null,
  id uuid not null,
  product text not null,
  state text not null check (state in ('active', 'in-grace', 'ended', 'not-provisioned')),
  motion text not null check (motion in ('volume-licensing', 'web-direct', 'enterprise-agreement', 'csp')),
  starts_on date not null,
  ends_on date,
  paid_seats integer not null check (paid_seats >= 0),
  updated_at timestamptz not null,
  primary key (tenant_id, id)
);

create table usage_record (
  tenant_id uuid not null,
  item text not null,
  month date not null check (extract(day from month) = 1),
  monthly_active_users integer not null check (monthly_active_users >= 0),
  paid_available_units integer not null check (paid_available_units >= 0),
  imported_at timestamptz not null,
  primary key (tenant_id, item, month)
);

create table claim (
  tenant_id uuid not null,
  id uuid not null,
  number text not null,
  partner_id uuid not null,
  location_id uuid not null,
  name text not null,
  reference text,
  customer_domain text,
  solution_area text not null,
  activities text[] not null,
  programmes text[] not null,
  customer_contact jsonb,
  technical_contact jsonb,
  partner_contact jsonb,
  contact_domain_reason text,
  solution_seller_name text,
  revenue_customer_name text,
  isv_product_name text,
  acknowledgements text[] not null,
  recognition_only boolean not null,
  policy_id text not null,
  policy_pinned boolean not null,
  stage text not null check (stage in ('editing', 'submitted', 'under-review', 'partner-action-required', 'decided', 'disputed', 'withdrawn')),
  answer_to text check (answer_to in ('review', 'dispute')),
  requested text[] not null,
  version integer not null,
  submissions integer not null,
  requests integer not null,
  decisions integer not null,
  disputes_used integer not null,
  rounds integer not null,
  assignee_id uuid,
  assignee_name text,
  created_by_id text not null,
  created_by_name text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  submitted_at timestamptz,
  review_started_at timestamptz,
  decided_at timestamptz,
  history_length integer not null,
  history_hash text not null,
  -- What people read, as of the last write, and the changes that the clock alone will make: lists project to now from these.
  status text not null check (status in ('editing', 'submitted', 'under-review', 'partner-action-required', 'approved', 'rejected', 'disputed', 'rejected-final', 'withdrawn')),
  next_status text,
  next_at timestamptz,
  last_status text,
  last_at timestamptz,
  -- The soonest deadline that somebody has to meet, for lists and the queue.
  due_at timestamptz,
  due_kind text,
  contested boolean not null default false,
  search text not null,
  primary key (tenant_id, id),
  unique (tenant_id, number)
);
-- Fan-out lists, each with its index (portability rules 4 and 5).
create index claim_partner_updated on claim (partner_id, updated_at desc, id desc);
create index claim_partner_submitted on claim (partner_id, submitted_at desc, id desc);
create index claim_partner_due on claim (partner_id, due_at, id) where due_at is not null;
create index claim_partner_status on claim (partner_id, status, updated_at desc, id desc);
create index claim_updated on claim (updated_at desc, id desc) where stage <> 'editing';
create index claim_status on claim (status, updated_at desc, id desc);
create index claim_queue on claim (due_at, id) where stage in ('submitted', 'under-review', 'disputed');
create index claim_assignee on claim (assignee_id, due_at, id) where assignee_id is not null and stage in ('submitted', 'under-review', 'disputed');
create index claim_tenant_updated on claim (tenant_id, updated_at desc, id desc);
create index claim_number on claim (number);
create index claim_location_updated on claim (location_id, updated_at desc, id desc);
create index claim_submitted on claim (submitted_at desc, id desc) where submitted_at is not null;
create index claim_partner_due_kind on claim (partner_id, due_kind, due_at, id) where due_at is not null;
-- What is due but not yet written down: lists by status add it to the range of the stored word.
create index claim_next on claim (next_at) where next_at is not null;
create index claim_disputed on claim (due_at, id) where stage = 'disputed';
create index claim_unassigned on claim (due_at, id) where assignee_id is null and stage in ('submitted', 'under-review', 'disputed');
-- What a customer's administrator sees: claims for which the tenant was asked.
create index claim_tenant_asked on claim (tenant_id, updated_at desc, id desc) where rounds > 0;

create table claim_line (
  tenant_id uuid not null,
  id uuid not null,
  claim_id uuid not null,
  partner_id uuid not null,
  ordinal integer not null,
  item_kind text not null check (item_kind in ('workload', 'product')),
  item_id text not null,
  subscription_id uuid,
  activity text not null,
  kind text not null check (kind in ('usage', 'presales', 'revenue')),
  key text,
  review text not null check (review in ('undecided', 'approved', 'rejected', 'withdrawn')),
  rejection_codes text[] not null,
  rejection_text text,
  rejected_by text,
  rejected_at timestamptz,
  dispute_until timestamptz,
  final boolean not null,
  disputed boolean not null,
  consent text not null check (consent in ('not-asked', 'notice-pending', 'open', 'kept', 'refused', 'paused', 'unconfirmed')),
  consent_by text check (consent_by in ('silence', 'trusted-contact', 'tenant-admin', 'contact', 'code')),
  round integer,
  consent_ends_at timestamptz,
  association text not null check (association in ('none', 'official', 'ended')),
  evaluation text not null check (evaluation in ('not-due', 'due', 'eligible', 'ineligible')),
  arbitration text not null check (arbitration in ('none', 'waiting', 'won', 'lost')),
  primary key (tenant_id, id),
  check (review <> 'rejected' or cardinality(rejection_codes) > 0)
);
create index claim_line_claim on claim_line (tenant_id, claim_id, ordinal);

-- What a rival may know: that a key is held in some phase, and nothing of whose. Readable within the tenant; the line itself is not.
create table line_key (
  tenant_id uuid not null,
  line_id uuid not null,
  claim_id uuid not null,
  key text not null,
  phase text not null check (phase in ('undecided', 'pending', 'official')),
  contested boolean not null,
  primary key (tenant_id, line_id)
);
create index line_key_key on line_key (tenant_id, key);
-- Two rivals who submit at the same instant cannot both believe to be alone: the second one is tried again and opens the case.
create unique index line_key_alone on line_key (tenant_id, key) where not contested;

create table claim_file (
  tenant_id uuid not null,
  id uuid not null,
  claim_id uuid not null,
  partner_id uuid not null,
  name text not null,
  size bigint not null,
  media_type text not null,
  sha256 text not null,
  note text not null,
  scan text not null check (scan in ('waiting', 'clean', 'infected', 'unscanned')),
  uploaded_at timestamptz not null,
  uploaded_by text not null,
  sent_at timestamptz,
  removed_at timestamptz,
  reading jsonb,
  primary key (tenant_id, id)
);
create index claim_file_claim on claim_file (tenant_id, claim_id, uploaded_at);

create table comment (
  tenant_id uuid not null,
  id uuid not null,
  claim_id uuid not null,
  partner_id uuid not null,
  visibility text not null check (visibility in ('shared', 'internal', 'customer')),
  author_side text not null,
  author_id text not null,
  author_name text not null,
  text text not null,
  at timestamptz not null,
  primary key (tenant_id, id)
);
create index comment_claim on comment (tenant_id, claim_id, at, id);

-- Append-only by grant. `hash` chains each claim's entries: sha-256 over the previous hash and the entry's canonical JSON.
create table history (
  tenant_id uuid not null,
  claim_id uuid not null,
  number integer not null,
  id uuid not null,
  partner_id uuid not null,
  act text not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  actor_side text not null,
  actor_id text not null,
  actor_name text not null,
  actor_role text not null,
  reason text,
  before jsonb not null,
  after jsonb not null,
  detail jsonb not null,
  visible_to text[] not null,
  request_id text,
  previous_hash text not null,
  hash text not null,
  primary key (tenant_id, claim_id, number)
);

create table consent_round (
  tenant_id uuid not null,
  claim_id uuid not null,
  number integer not null,
  partner_id uuid not null,
  state text not null check (state in ('notice-pending', 'open', 'paused', 'closed', 'void')),
  opened_at timestamptz not null,
  named_contact jsonb not null,
  basis jsonb,
  ends_at timestamptz,
  replacements integer not null,
  primary key (tenant_id, claim_id, number)
);

-- One request, one Message-ID and one link per (round, recipient): invariant N-1.
create table notice (
  tenant_id uuid not null,
  id uuid not null,
  claim_id uuid not null,
  partner_id uuid not null,
  round integer not null,
  purpose text not null check (purpose in ('decide', 'undo')),
  undoes integer,
  email text not null check (email = lower(email)),
  name text not null,
  title text not null,
  named boolean not null,
  trusted boolean not null,
  state text not null check (state in ('queued', 'accepted', 'bounced', 'failed', 'void')),
  queued_at timestamptz not null,
  accepted_at timestamptz,
  bounced_at timestamptz,
  wrong_codes integer not null,
  undo_until timestamptz,
  primary key (tenant_id, id)
);
create index notice_claim on notice (tenant_id, claim_id);
create unique index notice_once on notice (tenant_id, claim_id, round, email) where purpose = 'decide';
create unique index notice_undo_once on notice (tenant_id, claim_id, undoes, email) where purpose = 'undo';

create table deadline (
  tenant_id uuid not null,
  claim_id uuid not null,
  kind text not null check (kind in ('review-start', 'review-decide', 'partner-answer', 'dispute-period', 'dispute-answer', 'opt-out', 'undo',
    'contact-correction', 'arbitration-answer')),
  round integer not null,
  party text not null,
  partner_id uuid not null,
  state text not null check (state in ('armed', 'fired', 'settled')),
  due_at timestamptz not null,
  basis jsonb not null,
  stopped_at timestamptz,
  primary key (tenant_id, claim_id, kind, round, party)
);
-- The sweep is one of the listed fan-outs: what is due.
create index deadline_due on deadline (due_at, tenant_id, claim_id) where state = 'armed' and stopped_at is null;

create table task (
  tenant_id uuid not null,
  id uuid not null,
  claim_id uuid not null,
  partner_id uuid not null,
  kind text not null check (kind in ('unconfirmed-contact', 'contact-bounced', 'bounce-after-official', 'replacement-contact', 'end-requested',
    'customer-question', 'arbitration', 'overdue')),
  subject text not null,
  detail jsonb not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  outcome text,
  primary key (tenant_id, id)
);
create index task_claim on task (tenant_id, claim_id);
create unique index task_open_once on task (tenant_id, claim_id, kind, subject) where closed_at is null;
create index task_open on task (opened_at, id) where closed_at is null;
create index task_open_kind on task (kind, opened_at, id) where closed_at is null;
create index task_closed on task (closed_at desc, id desc) where closed_at is not null;

create table association (
  tenant_id uuid not null,
  id uuid not null,
  claim_id uuid not null,
  line_id uuid not null,
  -- Counts the rows of a claim: a line can have a second one, when a refusal of an early acceptance was undone.
  ordinal integer not null,
  partner_id uuid not null,
  location_id uuid not null,
  key text not null,
  item_kind text not null check (item_kind in ('workload', 'product')),
  item_id text not null,
  subscription_id uuid,
  activity text not null,
  state text not null check (state in ('pending', 'official', 'ended', 'void')),
  official_from timestamptz,
  until timestamptz,
  ended_how text check (ended_how in ('customer', 'partner', 'superseded', 'subscription-ended', 'policy')),
  end_reason text,
  consent_by text,
  never_earns boolean not null,
  supersedes_line_id uuid,
  primary key (tenant_id, id),
  check (state not in ('official', 'ended') or official_from is not null),
  check ((state = 'ended') = (until is not null and ended_how is not null)),
  check (until is null or until >= official_from)
);
-- The last guard of exclusivity (A-1): one official and one pending row per key. The pending row names the one it supersedes.
create unique index association_official on association (tenant_id, key) where state = 'official';
create unique index association_pending on association (tenant_id, key) where state = 'pending';
-- One live row per line; a line has a second row over time when a refusal that struck an acceptance is undone.
create unique index association_live on association (tenant_id, line_id) where state in ('pending', 'official');
create index association_partner on association (partner_id, state, official_from desc, id desc);
create index association_all on association (state, official_from desc, id desc);
create index association_tenant on association (tenant_id, state, official_from desc, id desc);
create index association_line on association (tenant_id, line_id);

create table arbitration_case (
  tenant_id uuid not null,
  id uuid not null,
  key text not null,
  number integer not null,
  state text not null check (state in ('open', 'answers-awaited', 'decided', 'closed')),
  outcome text check (outcome in ('done', 'customer-refused', 'withdrawn')),
  opened_at timestamptz not null,
  decided_at timestamptz,
  decided_by_id text,
  decided_by_name text,
  winner_line_id uuid,
  primary key (tenant_id, id),
  unique (tenant_id, key, number)
);
create unique index arbitration_case_live on arbitration_case (tenant_id, key) where state in ('open', 'answers-awaited');
create index arbitration_case_opened on arbitration_case (opened_at desc, id desc);
create index arbitration_case_open on arbitration_case (opened_at desc, id desc) where state in ('open', 'answers-awaited');

create table arbitration_party (
  tenant_id uuid not null,
  case_id uuid not null,
  line_id uuid not null,
  claim_id uuid not null,
  partner_id uuid not null,
  role text not null check (role in ('incumbent', 'challenger')),
  state text not null check (state in ('answer-awaited', 'answered', 'silent', 'withdrawn')),
  answer_by timestamptz not null,
  answered_at timestamptz,
  reason text,
  primary key (tenant_id, case_id, line_id)
);
create index arbitration_party_claim on arbitration_party (tenant_id, claim_id);
create index arbitration_party_partner on arbitration_party (partner_id, answer_by desc, case_id desc);

create table item_lock (
  tenant_id uuid not null,
  item_kind text not null check (item_kind in ('workload', 'product')),
  item_id text not null,
  -- Empty for the item as a whole.
  subscription text not null,
  locked_by text not null,
  locked_at timestamptz not null,
  primary key (tenant_id, item_kind, item_id, subscription)
);

create table consent_code (
  tenant_id uuid not null,
  id uuid not null,
  hash bytea not null,
  partner_id uuid,
  items text[] not null,
  issued_by_id text not null,
  issued_by_name text not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  redeemed_by_claim_id uuid,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, hash)
);

-- What the tenant admin did outside any claim: locks and codes. Append-only like history.
create table tenant_history (
  tenant_id uuid not null,
  id uuid not null,
  act text not null,
  at timestamptz not null,
  actor_id text not null,
  actor_name text not null,
  actor_role text not null,
  detail jsonb not null,
  primary key (tenant_id, id)
);

-- Every read of usage by a partner, for the customer to see (domain.md 9).
create table usage_read (
  tenant_id uuid not null,
  id uuid not null,
  association_id uuid not null,
  partner_id uuid not null,
  partner_name text not null,
  reader_id text not null,
  reader_name text not null,
  item text not null,
  from_month date not null,
  until_month date not null,
  at timestamptz not null,
  primary key (tenant_id, id)
);
create index usage_read_at on usage_read (tenant_id, at desc, id desc);

-- Look-ups of a customer by partners: limited, and visible to the customer. Look-ups that match nobody carry the nil tenant.
create table customer_lookup (
  tenant_id uuid not null,
  id uuid not null,
  partner_id uuid not null,
  partner_name text not null,
  location_id uuid not null,
  reader_id text not null,
  reader_name text not null,
  at timestamptz not null,
  primary key (tenant_id, id)
);
create index customer_lookup_quota on customer_lookup (location_id, at);
create index customer_lookup_at on customer_lookup (tenant_id, at desc, id desc);

create table idempotency (
  tenant_id uuid not null,
  organisation text not null,
  operation text not null,
  key text not null,
  body_hash text not null,
  status integer not null,
  headers jsonb not null,
  body text not null,
  at timestamptz not null,
  primary key (tenant_id, organisation, operation, key)
);
create index idempotency_age on idempotency (at);

-- The outbox and all other background work, on real time; deadlines of the domain run on trusted time in their own table.
create table job (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('mail', 'scan')),
  claim_id uuid,
  payload jsonb not null,
  state text not null check (state in ('waiting', 'done', 'failed')),
  run_at timestamptz not null,
  leased_until timestamptz,
  attempts integer not null,
  last_error text,
  made_at timestamptz not null,
  done_at timestamptz,
  primary key (tenant_id, id)
);
create index job_due on job (run_at, tenant_id, id) where state = 'waiting';
create index job_done on job (done_at) where state = 'done';
create index job_claim on job (tenant_id, claim_id);

-- Mails as the built-in mailbox of the demo shows them; with SMTP only what was handed over and what the relay said.
create table mail (
  tenant_id uuid not null,
  id uuid not null,
  message_id text not null,
  claim_id uuid,
  template text not null,
  language text not null,
  sender text not null,
  recipient text not null,
  subject text not null,
  body_text text,
  body_html text,
  at timestamptz not null,
  outcome text not null check (outcome in ('accepted', 'refused')),
  relay_answer text not null,
  primary key (tenant_id, id),
  unique (tenant_id, message_id)
);
create index mail_at on mail (at desc, id desc);

-- The pull feed. number is null until the numbering job gives the next gapless one of the organisation.
create table event (
  tenant_id uuid not null,
  id uuid not null,
  organisation text not null,
  number bigint,
  type text not null,
  claim_id uuid,
  line_id uuid,
  at timestamptz not null,
  data jsonb not null,
  primary key (tenant_id, id)
);
create index event_feed on event (organisation, number) where number is not null;
create index event_unnumbered on event (id) where number is null;
