-- The schema after every migration, for reading: printed from the catalogue by `node scripts/print-schema.ts`. Do not edit.

-- owner: cpor_owner
create table public.absence (
  member_id uuid not null,
  from_day date not null,
  until_day date not null,
  substitute_id uuid,
  set_at timestamp with time zone not null,
  constraint absence_pkey PRIMARY KEY (member_id),
  constraint absence_check CHECK ((until_day >= from_day)),
  constraint absence_check1 CHECK ((substitute_id <> member_id)),
  constraint absence_member_id_fkey FOREIGN KEY (member_id) REFERENCES public.member(id)
);
CREATE INDEX absence_until ON public.absence USING btree (until_day);
alter table public.absence enable row level security;
alter table public.absence force row level security;
create policy auditor_reads on public.absence for select to cpor_auditor
  using (true);
create policy owner_all on public.absence for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])) THEN true
    ELSE false
END)
  with check ((current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])));
grant delete, insert, select, update on public.absence to cpor_app;
grant select on public.absence to cpor_auditor;

-- owner: cpor_owner
create table public.activation (
  programme text not null,
  in_force_from timestamp with time zone not null,
  policy_id text not null,
  made_at timestamp with time zone,
  made_by text,
  made_by_id text,
  why text,
  constraint activation_pkey PRIMARY KEY (programme, in_force_from),
  constraint activation_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES public.policy(id)
);
grant delete, insert, select on public.activation to cpor_app;
grant select on public.activation to cpor_auditor;

-- owner: cpor_owner
create table public.agreement (
  programme text not null,
  version integer not null,
  text jsonb not null,
  sha256 text not null,
  open_to_all boolean not null,
  accept_by date,
  made_by_id text not null,
  made_by text not null,
  made_at timestamp with time zone not null,
  why text not null,
  constraint agreement_pkey PRIMARY KEY (programme, version)
);
grant insert, select on public.agreement to cpor_app;
grant select on public.agreement to cpor_auditor;

-- owner: cpor_owner
create table public.agreement_acceptance (
  tenant_id uuid not null,
  location_id uuid not null,
  programme text not null,
  version integer not null,
  sha256 text not null,
  accepted_on date not null,
  accepted_at timestamp with time zone not null,
  by_id text not null,
  by_name text not null,
  constraint agreement_acceptance_pkey PRIMARY KEY (tenant_id, location_id, programme, version)
);
alter table public.agreement_acceptance enable row level security;
alter table public.agreement_acceptance force row level security;
create policy auditor_reads on public.agreement_acceptance for select to cpor_auditor
  using (true);
create policy owner_all on public.agreement_acceptance for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])) THEN true
    ELSE false
END)
  with check ((current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])));
create policy partner_own on public.agreement_acceptance for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'partner'::text) THEN (tenant_id = (NULLIF(current_setting('cpor.partner_id'::text, true), ''::text))::uuid)
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'partner'::text) AND (tenant_id = (NULLIF(current_setting('cpor.partner_id'::text, true), ''::text))::uuid)));
grant insert, select on public.agreement_acceptance to cpor_app;
grant select on public.agreement_acceptance to cpor_auditor;

-- owner: cpor_owner
create table public.api_key (
  id uuid not null,
  hash bytea not null,
  hint text not null,
  name text not null,
  member_id uuid not null,
  partner_id uuid,
  scopes text[] not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone,
  last_used_on date,
  parent_id uuid,
  constraint api_key_pkey PRIMARY KEY (id),
  constraint api_key_hash_key UNIQUE (hash),
  constraint api_key_member_id_fkey FOREIGN KEY (member_id) REFERENCES public.member(id),
  constraint api_key_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES public.api_key(id)
);
CREATE INDEX api_key_member ON public.api_key USING btree (member_id);
CREATE INDEX api_key_parent ON public.api_key USING btree (parent_id) WHERE (parent_id IS NOT NULL);
grant insert, select, update on public.api_key to cpor_app;
grant select on public.api_key to cpor_auditor;

-- owner: cpor_owner
create table public.arbitration_case (
  tenant_id uuid not null,
  id uuid not null,
  key text not null,
  number integer not null,
  state text not null,
  outcome text,
  opened_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  decided_by_id text,
  decided_by_name text,
  winner_line_id uuid,
  proposal jsonb,
  returned jsonb,
  constraint arbitration_case_pkey PRIMARY KEY (tenant_id, id),
  constraint arbitration_case_tenant_id_key_number_key UNIQUE (tenant_id, key, number),
  constraint arbitration_case_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'customer-refused'::text, 'withdrawn'::text]))),
  constraint arbitration_case_state_check CHECK ((state = ANY (ARRAY['open'::text, 'answers-awaited'::text, 'decided'::text, 'closed'::text])))
);
CREATE UNIQUE INDEX arbitration_case_live ON public.arbitration_case USING btree (tenant_id, key) WHERE (state = ANY (ARRAY['open'::text, 'answers-awaited'::text]));
CREATE INDEX arbitration_case_open ON public.arbitration_case USING btree (opened_at DESC, id DESC) WHERE (state = ANY (ARRAY['open'::text, 'answers-awaited'::text]));
CREATE INDEX arbitration_case_opened ON public.arbitration_case USING btree (opened_at DESC, id DESC);
CREATE INDEX arbitration_case_over ON public.arbitration_case USING btree (opened_at DESC, id DESC) WHERE (state = ANY (ARRAY['decided'::text, 'closed'::text]));
alter table public.arbitration_case enable row level security;
alter table public.arbitration_case force row level security;
create policy auditor_reads on public.arbitration_case for select to cpor_auditor
  using (true);
create policy customer_tenant on public.arbitration_case for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'customer'::text) THEN (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'customer'::text) AND (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)));
create policy owner_all on public.arbitration_case for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])) THEN true
    ELSE false
END)
  with check ((current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])));
grant insert, select, update on public.arbitration_case to cpor_app;
grant select on public.arbitration_case to cpor_auditor;

-- owner: cpor_owner
create table public.arbitration_party (
  tenant_id uuid not null,
  case_id uuid not null,
  line_id uuid not null,
  claim_id uuid not null,
  partner_id uuid not null,
  role text not null,
  state text not null,
  answer_by timestamp with time zone not null,
  answered_at timestamp with time zone,
  reason text,
  constraint arbitration_party_pkey PRIMARY KEY (tenant_id, case_id, line_id),
  constraint arbitration_party_role_check CHECK ((role = ANY (ARRAY['incumbent'::text, 'challenger'::text]))),
  constraint arbitration_party_state_check CHECK ((state = ANY (ARRAY['answer-awaited'::text, 'answered'::text, 'silent'::text, 'withdrawn'::text]))),
  constraint arbitration_party_tenant_id_case_id_fkey FOREIGN KEY (tenant_id, case_id) REFERENCES public.arbitration_case(tenant_id, id),
  constraint arbitration_party_tenant_id_line_id_fkey FOREIGN KEY (tenant_id, line_id) REFERENCES public.claim_line(tenant_id, id)
);
CREATE INDEX arbitration_party_claim ON public.arbitration_party USING btree (tenant_id, claim_id);
CREATE INDEX arbitration_party_partner ON public.arbitration_party USING btree (partner_id, answer_by DESC, case_id DESC);
alter table public.arbitration_party enable row level security;
alter table public.arbitration_party force row level security;
create policy auditor_reads on public.arbitration_party for select to cpor_auditor
  using (true);
create policy customer_tenant on public.arbitration_party for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'customer'::text) THEN (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'customer'::text) AND (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)));
create policy owner_all on public.arbitration_party for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])) THEN true
    ELSE false
END)
  with check ((current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])));
create policy partner_own on public.arbitration_party for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'partner'::text) THEN (partner_id = (NULLIF(current_setting('cpor.partner_id'::text, true), ''::text))::uuid)
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'partner'::text) AND (partner_id = (NULLIF(current_setting('cpor.partner_id'::text, true), ''::text))::uuid)));
grant insert, select, update on public.arbitration_party to cpor_app;
grant select on public.arbitration_party to cpor_auditor;

-- owner: cpor_owner
create table public.association (
  tenant_id uuid not null,
  id uuid not null,
  claim_id uuid not null,
  line_id uuid not null,
  ordinal integer not null,
  partner_id uuid not null,
  location_id uuid not null,
  key text not null,
  item_kind text not null,
  item_id text not null,
  subscription_id uuid,
  activity text not null,
  state text not null,
  official_from timestamp with time zone,
  until timestamp with time zone,
  ended_how text,
  end_reason text,
  consent_by text,
  never_earns boolean not null,
  supersedes_line_id uuid,
  constraint association_pkey PRIMARY KEY (tenant_id, id),
  constraint association_check CHECK (((state <> ALL (ARRAY['official'::text, 'ended'::text])) OR (official_from IS NOT NULL))),
  constraint association_check1 CHECK (((state = 'ended'::text) = ((until IS NOT NULL) AND (ended_how IS NOT NULL)))),
  constraint association_check2 CHECK (((until IS NULL) OR (until >= official_from))),
  constraint association_ended_how_check CHECK ((ended_how = ANY (ARRAY['customer'::text, 'partner'::text, 'superseded'::text, 'subscription-ended'::text, 'policy'::text, 'wrong-clock'::text]))),
  constraint association_item_kind_check CHECK ((item_kind = ANY (ARRAY['workload'::text, 'product'::text]))),
  constraint association_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'official'::text, 'ended'::text, 'void'::text]))),
  constraint association_tenant_id_line_id_fkey FOREIGN KEY (tenant_id, line_id) REFERENCES public.claim_line(tenant_id, id)
);
CREATE INDEX association_all ON public.association USING btree (state, official_from DESC, id DESC);
CREATE INDEX association_line ON public.association USING btree (tenant_id, line_id);
CREATE UNIQUE INDEX association_live ON public.association USING btree (tenant_id, line_id) WHERE (state = ANY (ARRAY['pending'::text, 'official'::text]));
CREATE UNIQUE INDEX association_official ON public.association USING btree (tenant_id, key) WHERE (state = 'official'::text);
CREATE INDEX association_partner ON public.association USING btree (partner_id, state, official_from DESC, id DESC);
CREATE UNIQUE INDEX association_pending ON public.association USING btree (tenant_id, key) WHERE (state = 'pending'::text);
CREATE INDEX association_superseding ON public.association USING btree (official_from) WHERE ((state = 'pending'::text) AND (supersedes_line_id IS NOT NULL));
CREATE INDEX association_tenant ON public.association USING btree (tenant_id, state, official_from DESC, id DESC);
alter table public.association enable row level security;
alter table public.association force row level security;
create policy auditor_reads on public.association for select to cpor_auditor
  using (true);
create policy customer_tenant on public.association for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'customer'::text) THEN (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'customer'::text) AND (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)));
create policy owner_all on public.association for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])) THEN true
    ELSE false
END)
  with check ((current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])));
create policy partner_own on public.association for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'partner'::text) THEN (partner_id = (NULLIF(current_setting('cpor.partner_id'::text, true), ''::text))::uuid)
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'partner'::text) AND (partner_id = (NULLIF(current_setting('cpor.partner_id'::text, true), ''::text))::uuid)));
grant insert, select, update on public.association to cpor_app;
grant select on public.association to cpor_auditor;

-- owner: cpor_owner
create table public.calendar (
  id text not null,
  version integer not null,
  data jsonb not null,
  made_by text not null,
  made_at timestamp with time zone not null,
  made_by_id text,
  why text,
  constraint calendar_pkey PRIMARY KEY (id, version)
);
grant insert, select on public.calendar to cpor_app;
grant select on public.calendar to cpor_auditor;

-- owner: cpor_owner
create table public.catalog (
  version integer not null,
  data jsonb not null,
  made_at timestamp with time zone not null,
  made_by text,
  made_by_id text,
  why text,
  constraint catalog_pkey PRIMARY KEY (version)
);
grant insert, select on public.catalog to cpor_app;
grant select on public.catalog to cpor_auditor;

-- owner: cpor_owner
create table public.claim (
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
  stage text not null,
  answer_to text,
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
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  submitted_at timestamp with time zone,
  review_started_at timestamp with time zone,
  decided_at timestamp with time zone,
  history_length integer not null,
  history_hash text not null,
  status text not null,
  next_status text,
  next_at timestamp with time zone,
  last_status text,
  last_at timestamp with time zone,
  due_at timestamp with time zone,
  due_kind text,
  contested boolean not null default false,
  search text not null,
  changed_since_request_at timestamp with time zone,
  submitted_keys jsonb,
  constraint claim_pkey PRIMARY KEY (tenant_id, id),
  constraint claim_tenant_id_number_key UNIQUE (tenant_id, number),
  constraint claim_answer_to_check CHECK ((answer_to = ANY (ARRAY['review'::text, 'dispute'::text]))),
  constraint claim_stage_check CHECK ((stage = ANY (ARRAY['editing'::text, 'submitted'::text, 'under-review'::text, 'partner-action-required'::text, 'decided'::text, 'disputed'::text, 'withdrawn'::text]))),
  constraint claim_status_check CHECK ((status = ANY (ARRAY['editing'::text, 'submitted'::text, 'under-review'::text, 'partner-action-required'::text, 'approved'::text, 'rejected'::text, 'disputed'::text, 'rejected-final'::text, 'withdrawn'::text]))),
  constraint claim_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES public.customer(tenant_id)
);
CREATE INDEX claim_assignee ON public.claim USING btree (assignee_id, due_at, id) WHERE ((assignee_id IS NOT NULL) AND (stage = ANY (ARRAY['submitted'::text, 'under-review'::text, 'disputed'::text])));
CREATE INDEX claim_assignee_asked ON public.claim USING btree (assignee_id, id) WHERE ((assignee_id IS NOT NULL) AND (stage = 'partner-action-required'::text));
CREATE INDEX claim_contested ON public.claim USING btree (updated_at DESC, id DESC) WHERE (contested AND (stage <> 'editing'::text));
CREATE INDEX claim_disputed ON public.claim USING btree (due_at, id) WHERE (stage = 'disputed'::text);
CREATE INDEX claim_location_updated ON public.claim USING btree (location_id, updated_at DESC, id DESC);
CREATE INDEX claim_next ON public.claim USING btree (next_at) WHERE (next_at IS NOT NULL);
CREATE INDEX claim_number ON public.claim USING btree (number, updated_at DESC, id DESC);
CREATE INDEX claim_partner_contested ON public.claim USING btree (partner_id, updated_at DESC, id DESC) WHERE contested;
CREATE INDEX claim_partner_due ON public.claim USING btree (partner_id, due_at, id) WHERE (due_at IS NOT NULL);
CREATE INDEX claim_partner_due_kind ON public.claim USING btree (partner_id, due_kind, due_at, id) WHERE (due_at IS NOT NULL);
CREATE INDEX claim_partner_next ON public.claim USING btree (partner_id, next_at) WHERE (next_at IS NOT NULL);
CREATE INDEX claim_partner_status ON public.claim USING btree (partner_id, status, updated_at DESC, id DESC);
CREATE INDEX claim_partner_submitted ON public.claim USING btree (partner_id, submitted_at DESC, id DESC);
CREATE INDEX claim_partner_updated ON public.claim USING btree (partner_id, updated_at DESC, id DESC);
CREATE INDEX claim_queue ON public.claim USING btree (due_at, id) WHERE (stage = ANY (ARRAY['submitted'::text, 'under-review'::text, 'disputed'::text]));
CREATE INDEX claim_reference ON public.claim USING btree (reference, updated_at DESC, id DESC) WHERE (reference IS NOT NULL);
CREATE INDEX claim_status ON public.claim USING btree (status, updated_at DESC, id DESC);
CREATE INDEX claim_submitted ON public.claim USING btree (submitted_at DESC, id DESC) WHERE (submitted_at IS NOT NULL);
CREATE INDEX claim_tenant_asked ON public.claim USING btree (tenant_id, updated_at DESC, id DESC) WHERE (rounds > 0);
CREATE INDEX claim_tenant_partner ON public.claim USING btree (tenant_id, partner_id, updated_at) WHERE (submitted_at IS NOT NULL);
CREATE INDEX claim_tenant_updated ON public.claim USING btree (tenant_id, updated_at DESC, id DESC);
CREATE INDEX claim_unassigned ON public.claim USING btree (due_at, id) WHERE ((assignee_id IS NULL) AND (stage = ANY (ARRAY['submitted'::text, 'under-review'::text, 'disputed'::text])));
CREATE INDEX claim_updated ON public.claim USING btree (updated_at DESC, id DESC) WHERE (stage <> 'editing'::text);
alter table public.claim enable row level security;
alter table public.claim force row level security;
create policy auditor_reads on public.claim for select to cpor_auditor
  using (true);
create policy customer_tenant on public.claim for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'customer'::text) THEN (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'customer'::text) AND (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)));
create policy owner_all on public.claim for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])) THEN true
    ELSE false
END)
  with check ((current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])));
create policy partner_own on public.claim for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'partner'::text) THEN (partner_id = (NULLIF(current_setting('cpor.partner_id'::text, true), ''::text))::uuid)
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'partner'::text) AND (partner_id = (NULLIF(current_setting('cpor.partner_id'::text, true), ''::text))::uuid)));
grant insert, select, update on public.claim to cpor_app;
grant select on public.claim to cpor_auditor;

-- owner: cpor_owner
create table public.claim_line (
  tenant_id uuid not null,
  id uuid not null,
  claim_id uuid not null,
  partner_id uuid not null,
  ordinal integer not null,
  item_kind text not null,
  item_id text not null,
  subscription_id uuid,
  activity text not null,
  kind text not null,
  key text,
  review text not null,
  rejection_codes text[] not null,
  rejection_text text,
  rejected_by text,
  rejected_at timestamp with time zone,
  dispute_until timestamp with time zone,
  final boolean not null,
  disputed boolean not null,
  consent text not null,
  consent_by text,
  round integer,
  consent_ends_at timestamp with time zone,
  association text not null,
  evaluation text not null,
  arbitration text not null,
  evidence text,
  remedy text,
  refusal_undone_at timestamp with time zone,
  constraint claim_line_pkey PRIMARY KEY (tenant_id, id),
  constraint claim_line_arbitration_check CHECK ((arbitration = ANY (ARRAY['none'::text, 'waiting'::text, 'won'::text, 'lost'::text]))),
  constraint claim_line_association_check CHECK ((association = ANY (ARRAY['none'::text, 'official'::text, 'ended'::text]))),
  constraint claim_line_check CHECK (((review <> 'rejected'::text) OR (cardinality(rejection_codes) > 0))),
  constraint claim_line_consent_by_check CHECK ((consent_by = ANY (ARRAY['silence'::text, 'trusted-contact'::text, 'tenant-admin'::text, 'contact'::text, 'code'::text]))),
  constraint claim_line_consent_check CHECK ((consent = ANY (ARRAY['not-asked'::text, 'notice-pending'::text, 'open'::text, 'agreed'::text, 'refused'::text, 'paused'::text, 'unconfirmed'::text]))),
  constraint claim_line_evaluation_check CHECK ((evaluation = ANY (ARRAY['not-due'::text, 'due'::text, 'eligible'::text, 'ineligible'::text]))),
  constraint claim_line_item_kind_check CHECK ((item_kind = ANY (ARRAY['workload'::text, 'product'::text]))),
  constraint claim_line_kind_check CHECK ((kind = ANY (ARRAY['usage'::text, 'presales'::text, 'revenue'::text]))),
  constraint claim_line_review_check CHECK ((review = ANY (ARRAY['undecided'::text, 'approved'::text, 'rejected'::text, 'withdrawn'::text]))),
  constraint claim_line_tenant_id_claim_id_fkey FOREIGN KEY (tenant_id, claim_id) REFERENCES public.claim(tenant_id, id)
);
CREATE INDEX claim_line_claim ON public.claim_line USING btree (tenant_id, claim_id, ordinal);
CREATE INDEX claim_line_waiting ON public.claim_line USING btree (tenant_id, claim_id) WHERE (consent = ANY (ARRAY['notice-pending'::text, 'open'::text, 'paused'::text, 'unconfirmed'::text]));
alter table public.claim_line enable row level security;
alter table public.claim_line force row level security;
create policy auditor_reads on public.claim_line for select to cpor_auditor
  using (true);
create policy customer_tenant on public.claim_line for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'customer'::text) THEN (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'customer'::text) AND (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)));
create policy owner_all on public.claim_line for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])) THEN true
    ELSE false
END)
  with check ((current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])));
create policy partner_own on public.claim_line for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'partner'::text) THEN (partner_id = (NULLIF(current_setting('cpor.partner_id'::text, true), ''::text))::uuid)
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'partner'::text) AND (partner_id = (NULLIF(current_setting('cpor.partner_id'::text, true), ''::text))::uuid)));
grant delete, insert, select, update on public.claim_line to cpor_app;
grant select on public.claim_line to cpor_auditor;

-- owner: cpor_owner
create table public.claim_tally (
  tenant_id uuid not null,
  claim_id uuid not null,
  counted integer not null,
  constraint claim_tally_pkey PRIMARY KEY (tenant_id, claim_id)
);
alter table public.claim_tally enable row level security;
alter table public.claim_tally force row level security;
create policy auditor_reads on public.claim_tally for select to cpor_auditor
  using (true);
create policy owner_all on public.claim_tally for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])) THEN true
    ELSE false
END)
  with check ((current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])));
grant delete, insert, select, update on public.claim_tally to cpor_app;
grant select on public.claim_tally to cpor_auditor;

-- owner: cpor_owner
create table public.clock (
  single boolean not null default true,
  offset_ms bigint not null default 0,
  held_at timestamp with time zone,
  last_seen_at timestamp with time zone,
  held_why text,
  held_by uuid,
  held_seen_at timestamp with time zone,
  confirmations integer not null default 0,
  boot_id text,
  boot_at timestamp with time zone,
  constraint clock_pkey PRIMARY KEY (single),
  constraint clock_held_why_check CHECK ((held_why = ANY (ARRAY['jump'::text, 'set-back'::text, 'start'::text, 'database'::text]))),
  constraint clock_single_check CHECK (single)
);
grant insert, select, update on public.clock to cpor_app;
grant select on public.clock to cpor_auditor;

-- owner: cpor_owner
create table public.comment (
  tenant_id uuid not null,
  id uuid not null,
  subject_id uuid not null,
  partner_id uuid,
  visibility text not null,
  author_side text not null,
  author_id text not null,
  author_name text not null,
  text text not null,
  at timestamp with time zone not null,
  subject_kind text not null,
  constraint comment_pkey PRIMARY KEY (tenant_id, id),
  constraint comment_partner_check CHECK (((subject_kind <> 'claim'::text) OR (partner_id IS NOT NULL))),
  constraint comment_visibility_check CHECK ((visibility = ANY (ARRAY['shared'::text, 'internal'::text, 'customer'::text]))),
  constraint comment_tenant_id_subject_kind_subject_id_fkey FOREIGN KEY (tenant_id, subject_kind, subject_id) REFERENCES public.subject(tenant_id, kind, id)
);
CREATE INDEX comment_of_subject ON public.comment USING btree (tenant_id, subject_id, at, id);
alter table public.comment enable row level security;
alter table public.comment force row level security;
create policy auditor_reads on public.comment for select to cpor_auditor
  using (true);
create policy customer_tenant on public.comment for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'customer'::text) THEN (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'customer'::text) AND (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)));
create policy owner_all on public.comment for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])) THEN true
    ELSE false
END)
  with check ((current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])));
create policy partner_own on public.comment for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'partner'::text) THEN (partner_id = (NULLIF(current_setting('cpor.partner_id'::text, true), ''::text))::uuid)
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'partner'::text) AND (partner_id = (NULLIF(current_setting('cpor.partner_id'::text, true), ''::text))::uuid)));
grant insert, select on public.comment to cpor_app;
grant select on public.comment to cpor_auditor;

-- owner: cpor_owner
create table public.consent_code (
  tenant_id uuid not null,
  id uuid not null,
  hash bytea not null,
  partner_id uuid,
  items text[] not null,
  issued_by_id text not null,
  issued_by_name text not null,
  issued_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  redeemed_by_claim_id uuid,
  revoked_at timestamp with time zone,
  constraint consent_code_pkey PRIMARY KEY (tenant_id, id),
  constraint consent_code_tenant_id_hash_key UNIQUE (tenant_id, hash)
);
alter table public.consent_code enable row level security;
alter table public.consent_code force row level security;
create policy auditor_reads on public.consent_code for select to cpor_auditor
  using (true);
create policy customer_tenant on public.consent_code for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'customer'::text) THEN (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'customer'::text) AND (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)));
create policy owner_all on public.consent_code for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])) THEN true
    ELSE false
END)
  with check ((current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])));
create policy partner_codes on public.consent_code for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'partner'::text) THEN ((tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid) AND ((partner_id IS NULL) OR (partner_id = (NULLIF(current_setting('cpor.partner_id'::text, true), ''::text))::uuid)))
    ELSE false
END);
grant insert, select, update on public.consent_code to cpor_app;
grant select on public.consent_code to cpor_auditor;

-- owner: cpor_owner
create table public.consent_round (
  tenant_id uuid not null,
  claim_id uuid not null,
  number integer not null,
  partner_id uuid not null,
  state text not null,
  opened_at timestamp with time zone not null,
  named_contact jsonb not null,
  basis jsonb,
  ends_at timestamp with time zone,
  replacements integer not null,
  silence text,
  constraint consent_round_pkey PRIMARY KEY (tenant_id, claim_id, number),
  constraint consent_round_silence_check CHECK ((silence = 'refuses'::text)),
  constraint consent_round_state_check CHECK ((state = ANY (ARRAY['notice-pending'::text, 'open'::text, 'paused'::text, 'closed'::text, 'void'::text]))),
  constraint consent_round_tenant_id_claim_id_fkey FOREIGN KEY (tenant_id, claim_id) REFERENCES public.claim(tenant_id, id)
);
alter table public.consent_round enable row level security;
alter table public.consent_round force row level security;
create policy auditor_reads on public.consent_round for select to cpor_auditor
  using (true);
create policy customer_tenant on public.consent_round for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'customer'::text) THEN (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'customer'::text) AND (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)));
create policy owner_all on public.consent_round for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])) THEN true
    ELSE false
END)
  with check ((current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])));
create policy partner_own on public.consent_round for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'partner'::text) THEN (partner_id = (NULLIF(current_setting('cpor.partner_id'::text, true), ''::text))::uuid)
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'partner'::text) AND (partner_id = (NULLIF(current_setting('cpor.partner_id'::text, true), ''::text))::uuid)));
grant insert, select, update on public.consent_round to cpor_app;
grant select on public.consent_round to cpor_auditor;

-- owner: cpor_owner
create table public.customer (
  tenant_id uuid not null,
  code text not null,
  name text not null,
  country text not null,
  zone text not null,
  language text not null,
  public_sector boolean not null,
  items_with_usage text[] not null default '{}'::text[],
  updated_at timestamp with time zone not null,
  version integer not null default 1,
  agreement_required boolean not null default false,
  all_locked boolean not null default false,
  constraint customer_pkey PRIMARY KEY (tenant_id),
  constraint customer_code_key UNIQUE (code),
  constraint customer_country_check CHECK ((country ~ '^[A-Z]{2}$'::text))
);
CREATE INDEX customer_name ON public.customer USING btree (lower(name) COLLATE "C", tenant_id);
grant insert, select, update on public.customer to cpor_app;
grant select on public.customer to cpor_auditor;

-- owner: cpor_owner
create table public.customer_contact (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  title text not null default ''::text,
  email text not null,
  added_by text not null,
  added_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  added_by_id text,
  why text,
  confirmed_at timestamp with time zone,
  confirmed_by_id text,
  confirmed_by text,
  removed_by text,
  constraint customer_contact_pkey PRIMARY KEY (tenant_id, id),
  constraint customer_contact_email_check CHECK ((email = lower(email))),
  constraint customer_contact_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES public.customer(tenant_id)
);
CREATE UNIQUE INDEX customer_contact_email ON public.customer_contact USING btree (tenant_id, email) WHERE (removed_at IS NULL);
alter table public.customer_contact enable row level security;
alter table public.customer_contact force row level security;
create policy auditor_reads on public.customer_contact for select to cpor_auditor
  using (true);
create policy customer_tenant on public.customer_contact for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'customer'::text) THEN (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'customer'::text) AND (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)));
create policy owner_all on public.customer_contact for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])) THEN true
    ELSE false
END)
  with check ((current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])));
create policy partner_reads_tenant on public.customer_contact for select to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'partner'::text) THEN (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)
    ELSE false
END);
grant insert, select, update on public.customer_contact to cpor_app;
grant select on public.customer_contact to cpor_auditor;

-- owner: cpor_owner
create table public.customer_domain (
  domain text not null,
  tenant_id uuid not null,
  is_primary boolean not null,
  constraint customer_domain_pkey PRIMARY KEY (domain),
  constraint customer_domain_domain_check CHECK ((domain = lower(domain))),
  constraint customer_domain_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES public.customer(tenant_id)
);
CREATE INDEX customer_domain_beginning ON public.customer_domain USING btree (domain COLLATE "C");
CREATE INDEX customer_domain_tenant ON public.customer_domain USING btree (tenant_id);
grant delete, insert, select, update on public.customer_domain to cpor_app;
grant select on public.customer_domain to cpor_auditor;

-- owner: cpor_owner
create table public.customer_lookup (
  tenant_id uuid not null,
  id uuid not null,
  partner_id uuid not null,
  partner_name text not null,
  location_id uuid not null,
  reader_id text not null,
  reader_name text not null,
  at timestamp with time zone not null,
  item text not null default ''::text,
  constraint customer_lookup_pkey PRIMARY KEY (tenant_id, id)
);
CREATE INDEX customer_lookup_at ON public.customer_lookup USING btree (tenant_id, at DESC, id DESC);
CREATE INDEX customer_lookup_item ON public.customer_lookup USING btree (tenant_id, location_id, at);
CREATE INDEX customer_lookup_partner ON public.customer_lookup USING btree (tenant_id, partner_id, at DESC, id DESC);
CREATE INDEX customer_lookup_quota ON public.customer_lookup USING btree (location_id, at);
alter table public.customer_lookup enable row level security;
alter table public.customer_lookup force row level security;
create policy auditor_reads on public.customer_lookup for select to cpor_auditor
  using (true);
create policy customer_tenant on public.customer_lookup for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'customer'::text) THEN (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'customer'::text) AND (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)));
create policy owner_all on public.customer_lookup for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])) THEN true
    ELSE false
END)
  with check ((current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])));
create policy partner_own on public.customer_lookup for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'partner'::text) THEN (partner_id = (NULLIF(current_setting('cpor.partner_id'::text, true), ''::text))::uuid)
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'partner'::text) AND (partner_id = (NULLIF(current_setting('cpor.partner_id'::text, true), ''::text))::uuid)));
grant insert, select on public.customer_lookup to cpor_app;
grant select on public.customer_lookup to cpor_auditor;

-- owner: cpor_owner
create table public.day_count (
  measure text not null,
  day date not null,
  detail text not null,
  hours integer not null,
  country text not null,
  programmes text[] not null,
  activities text[] not null,
  count bigint not null,
  constraint day_count_pkey PRIMARY KEY (measure, day, detail, hours, country, programmes, activities),
  constraint day_count_count_check CHECK ((count > 0)),
  constraint day_count_hours_check CHECK ((hours >= 0))
);
alter table public.day_count enable row level security;
alter table public.day_count force row level security;
create policy auditor_reads on public.day_count for select to cpor_auditor
  using (true);
create policy owner_all on public.day_count for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])) THEN true
    ELSE false
END)
  with check ((current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])));
grant delete, insert, select, update on public.day_count to cpor_app;
grant select on public.day_count to cpor_auditor;

-- owner: cpor_owner
create table public.deadline (
  tenant_id uuid not null,
  subject_id uuid not null,
  kind text not null,
  round integer not null,
  party text not null,
  partner_id uuid,
  state text not null,
  due_at timestamp with time zone not null,
  basis jsonb not null,
  stopped_at timestamp with time zone,
  subject_kind text not null,
  constraint deadline_pkey PRIMARY KEY (tenant_id, subject_id, kind, round, party),
  constraint deadline_kind_of_claim CHECK (((subject_kind <> 'claim'::text) OR (kind = ANY (ARRAY['review-start'::text, 'review-decide'::text, 'partner-answer'::text, 'dispute-period'::text, 'dispute-answer'::text, 'refusal-window'::text, 'reminder'::text, 'undo'::text, 'contact-correction'::text, 'arbitration-answer'::text])))),
  constraint deadline_partner_check CHECK (((subject_kind <> 'claim'::text) OR (partner_id IS NOT NULL))),
  constraint deadline_state_check CHECK ((state = ANY (ARRAY['armed'::text, 'fired'::text, 'settled'::text]))),
  constraint deadline_tenant_id_subject_kind_subject_id_fkey FOREIGN KEY (tenant_id, subject_kind, subject_id) REFERENCES public.subject(tenant_id, kind, id)
);
CREATE INDEX deadline_due ON public.deadline USING btree (due_at, tenant_id, subject_id, subject_kind) WHERE ((state = 'armed'::text) AND (stopped_at IS NULL));
alter table public.deadline enable row level security;
alter table public.deadline force row level security;
create policy auditor_reads on public.deadline for select to cpor_auditor
  using (true);
create policy customer_tenant on public.deadline for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'customer'::text) THEN (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'customer'::text) AND (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)));
create policy owner_all on public.deadline for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])) THEN true
    ELSE false
END)
  with check ((current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])));
create policy partner_own on public.deadline for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'partner'::text) THEN (partner_id = (NULLIF(current_setting('cpor.partner_id'::text, true), ''::text))::uuid)
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'partner'::text) AND (partner_id = (NULLIF(current_setting('cpor.partner_id'::text, true), ''::text))::uuid)));
grant insert, select, update on public.deadline to cpor_app;
grant select on public.deadline to cpor_auditor;

-- owner: cpor_owner
create table public.enrollment (
  location_id uuid not null,
  programme text not null,
  state text not null,
  starts_on date,
  ends_on date,
  updated_at timestamp with time zone not null,
  version integer not null default 1,
  invited_on date,
  validating_since timestamp with time zone,
  earning_start date,
  return_reason text,
  constraint enrollment_pkey PRIMARY KEY (location_id, programme),
  constraint enrollment_state_check CHECK ((state = ANY (ARRAY['invited'::text, 'action-required'::text, 'validating-enrollment'::text, 'enrolled'::text, 'inactive'::text, 'ineligible'::text, 'discontinued'::text]))),
  constraint enrollment_location_id_fkey FOREIGN KEY (location_id) REFERENCES public.location(id)
);
CREATE INDEX enrollment_to_validate ON public.enrollment USING btree (validating_since) WHERE (state = 'validating-enrollment'::text);
grant insert, select, update on public.enrollment to cpor_app;
grant select on public.enrollment to cpor_auditor;

-- owner: cpor_owner
create table public.event (
  tenant_id uuid not null,
  id uuid not null,
  organisation text not null,
  number bigint,
  type text not null,
  subject_id uuid not null,
  line_id uuid,
  at timestamp with time zone not null,
  data jsonb not null,
  subject_kind text not null,
  constraint event_pkey PRIMARY KEY (tenant_id, id)
);
CREATE INDEX event_feed ON public.event USING btree (organisation, number) WHERE (number IS NOT NULL);
CREATE INDEX event_unnumbered ON public.event USING btree (id) WHERE (number IS NULL);
alter table public.event enable row level security;
alter table public.event force row level security;
create policy auditor_reads on public.event for select to cpor_auditor
  using (true);
create policy customer_tenant on public.event for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'customer'::text) THEN (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'customer'::text) AND (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)));
create policy owner_all on public.event for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])) THEN true
    ELSE false
END)
  with check ((current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])));
create policy partner_feed on public.event for select to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'partner'::text) THEN (organisation = ('partner:'::text || NULLIF(current_setting('cpor.partner_id'::text, true), ''::text)))
    ELSE false
END);
create policy partner_tells on public.event for insert to cpor_app
  with check ((current_setting('cpor.side'::text, true) = 'partner'::text));
grant insert, select, update on public.event to cpor_app;
grant select on public.event to cpor_auditor;

-- owner: cpor_owner
create table public.event_month (
  organisation text not null,
  month date not null,
  type text not null,
  lines bigint not null,
  constraint event_month_pkey PRIMARY KEY (organisation, month, type),
  constraint event_month_lines_check CHECK ((lines >= 0)),
  constraint event_month_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric))
);
alter table public.event_month enable row level security;
alter table public.event_month force row level security;
create policy auditor_reads on public.event_month for select to cpor_auditor
  using (true);
create policy owner_reads on public.event_month for select to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'owner'::text) THEN true
    ELSE false
END);
create policy partner_feed on public.event_month for select to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'partner'::text) THEN (organisation = ('partner:'::text || NULLIF(current_setting('cpor.partner_id'::text, true), ''::text)))
    ELSE false
END);
create policy system_all on public.event_month for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'system'::text) THEN true
    ELSE false
END)
  with check ((current_setting('cpor.side'::text, true) = 'system'::text));
grant insert, select, update on public.event_month to cpor_app;
grant select on public.event_month to cpor_auditor;

-- owner: cpor_owner
create table public.feed (
  organisation text not null,
  last_number bigint not null,
  counted_number bigint not null default 0,
  constraint feed_pkey PRIMARY KEY (organisation)
);
CREATE INDEX feed_uncounted ON public.feed USING btree (organisation) WHERE (counted_number < last_number);
grant insert, select, update on public.feed to cpor_app;
grant select on public.feed to cpor_auditor;

-- owner: cpor_owner
create table public.feed_reader (
  name text not null,
  organisation text not null,
  last_number bigint not null,
  constraint feed_reader_pkey PRIMARY KEY (name)
);
alter table public.feed_reader enable row level security;
alter table public.feed_reader force row level security;
create policy auditor_reads on public.feed_reader for select to cpor_auditor
  using (true);
create policy owner_all on public.feed_reader for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])) THEN true
    ELSE false
END)
  with check ((current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])));
grant insert, select, update on public.feed_reader to cpor_app;
grant select on public.feed_reader to cpor_auditor;

-- owner: cpor_owner
create table public.file (
  tenant_id uuid not null,
  id uuid not null,
  subject_id uuid not null,
  partner_id uuid,
  name text not null,
  size bigint not null,
  media_type text not null,
  sha256 text not null,
  note text not null,
  scan text not null,
  uploaded_at timestamp with time zone not null,
  uploaded_by text not null,
  sent_at timestamp with time zone,
  removed_at timestamp with time zone,
  reading jsonb,
  subject_kind text not null,
  constraint file_pkey PRIMARY KEY (tenant_id, id),
  constraint file_partner_check CHECK (((subject_kind <> 'claim'::text) OR (partner_id IS NOT NULL))),
  constraint file_scan_check CHECK ((scan = ANY (ARRAY['waiting'::text, 'clean'::text, 'infected'::text, 'unscanned'::text]))),
  constraint file_tenant_id_subject_kind_subject_id_fkey FOREIGN KEY (tenant_id, subject_kind, subject_id) REFERENCES public.subject(tenant_id, kind, id)
);
CREATE INDEX file_of_subject ON public.file USING btree (tenant_id, subject_id, uploaded_at);
alter table public.file enable row level security;
alter table public.file force row level security;
create policy auditor_reads on public.file for select to cpor_auditor
  using (true);
create policy customer_tenant on public.file for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'customer'::text) THEN (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'customer'::text) AND (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)));
create policy owner_all on public.file for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])) THEN true
    ELSE false
END)
  with check ((current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])));
create policy partner_own on public.file for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'partner'::text) THEN (partner_id = (NULLIF(current_setting('cpor.partner_id'::text, true), ''::text))::uuid)
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'partner'::text) AND (partner_id = (NULLIF(current_setting('cpor.partner_id'::text, true), ''::text))::uuid)));
grant insert, select, update on public.file to cpor_app;
grant select on public.file to cpor_auditor;

-- owner: cpor_owner
create table public.history (
  tenant_id uuid not null,
  subject_id uuid not null,
  number integer not null,
  id uuid not null,
  partner_id uuid,
  act text not null,
  at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
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
  seal jsonb,
  subject_kind text not null,
  label text,
  member_id uuid,
  constraint history_pkey PRIMARY KEY (tenant_id, subject_id, number),
  constraint history_partner_check CHECK (((subject_kind <> 'claim'::text) OR (partner_id IS NOT NULL))),
  constraint history_tenant_id_subject_kind_subject_id_fkey FOREIGN KEY (tenant_id, subject_kind, subject_id) REFERENCES public.subject(tenant_id, kind, id)
);
CREATE INDEX history_administration ON public.history USING btree (id DESC) WHERE (subject_kind = ANY (ARRAY['customer'::text, 'partner'::text, 'people'::text, 'programme'::text, 'calendar'::text, 'policy'::text, 'catalog'::text, 'reason'::text, 'mail-text'::text]));
CREATE INDEX history_administration_member ON public.history USING btree (member_id, id DESC) WHERE (member_id IS NOT NULL);
CREATE INDEX history_administration_subject ON public.history USING btree (label, id DESC) WHERE (subject_kind = ANY (ARRAY['customer'::text, 'partner'::text, 'people'::text, 'programme'::text, 'calendar'::text, 'policy'::text, 'catalog'::text, 'reason'::text, 'mail-text'::text]));
alter table public.history enable row level security;
alter table public.history force row level security;
create policy auditor_reads on public.history for select to cpor_auditor
  using (true);
create policy customer_tenant on public.history for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'customer'::text) THEN ((tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid) AND (subject_kind = ANY (ARRAY['claim'::text, 'tenant'::text])))
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'customer'::text) AND (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid) AND (subject_kind = ANY (ARRAY['claim'::text, 'tenant'::text]))));
create policy owner_all on public.history for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])) THEN true
    ELSE false
END)
  with check ((current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])));
create policy partner_own on public.history for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'partner'::text) THEN (partner_id = (NULLIF(current_setting('cpor.partner_id'::text, true), ''::text))::uuid)
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'partner'::text) AND (partner_id = (NULLIF(current_setting('cpor.partner_id'::text, true), ''::text))::uuid)));
grant insert, select on public.history to cpor_app;
grant select on public.history to cpor_auditor;

-- owner: cpor_owner
create table public.idempotency (
  tenant_id uuid not null,
  organisation text not null,
  operation text not null,
  key text not null,
  body_hash text not null,
  status integer not null,
  headers jsonb not null,
  body text not null,
  at timestamp with time zone not null,
  constraint idempotency_pkey PRIMARY KEY (tenant_id, organisation, operation, key),
  constraint idempotency_realm_check CHECK ((tenant_id <> '00000000-0000-0000-0000-000000000000'::uuid))
);
CREATE INDEX idempotency_age ON public.idempotency USING btree (at);
alter table public.idempotency enable row level security;
alter table public.idempotency force row level security;
create policy auditor_reads on public.idempotency for select to cpor_auditor
  using (true);
create policy customer_tenant on public.idempotency for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'customer'::text) THEN (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'customer'::text) AND (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)));
create policy owner_all on public.idempotency for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])) THEN true
    ELSE false
END)
  with check ((current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])));
create policy partner_replays on public.idempotency for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'partner'::text) THEN (organisation = ('partner:'::text || NULLIF(current_setting('cpor.partner_id'::text, true), ''::text)))
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'partner'::text) AND (organisation = ('partner:'::text || NULLIF(current_setting('cpor.partner_id'::text, true), ''::text)))));
grant delete, insert, select on public.idempotency to cpor_app;
grant select on public.idempotency to cpor_auditor;

-- owner: cpor_owner
create table public.incentive_run (
  programme text not null,
  month text not null,
  number integer not null,
  state text not null,
  version integer not null,
  revision integer not null,
  preview jsonb not null,
  digest text not null,
  prepared_by_id text not null,
  prepared_by text not null,
  prepared_at timestamp with time zone not null,
  approved_by_id text,
  approved_by text,
  approved_at timestamp with time zone,
  posted_at timestamp with time zone,
  reason text,
  constraint incentive_run_pkey PRIMARY KEY (programme, month, number),
  constraint incentive_run_month_check CHECK ((month ~ '^\d{4}-\d{2}$'::text)),
  constraint incentive_run_state_check CHECK ((state = ANY (ARRAY['preview'::text, 'awaiting-approval'::text, 'posting'::text, 'posted'::text, 'discarded'::text])))
);
CREATE UNIQUE INDEX incentive_run_open ON public.incentive_run USING btree (programme) WHERE (state = ANY (ARRAY['preview'::text, 'awaiting-approval'::text, 'posting'::text]));
CREATE INDEX incentive_run_posting ON public.incentive_run USING btree (approved_at) WHERE (state = 'posting'::text);
grant insert, select, update on public.incentive_run to cpor_app;
grant select on public.incentive_run to cpor_auditor;

-- owner: cpor_owner
create table public.invitation (
  id uuid not null,
  member_id uuid not null,
  email text not null,
  invited_by_id text not null,
  invited_by_name text not null,
  invited_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  revoked_at timestamp with time zone,
  partner_id uuid,
  constraint invitation_pkey PRIMARY KEY (id)
);
CREATE INDEX invitation_member ON public.invitation USING btree (member_id, invited_at DESC);
alter table public.invitation enable row level security;
alter table public.invitation force row level security;
create policy auditor_reads on public.invitation for select to cpor_auditor
  using (true);
create policy owner_all on public.invitation for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])) THEN true
    ELSE false
END)
  with check ((current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])));
create policy partner_own on public.invitation for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'partner'::text) THEN (partner_id = (NULLIF(current_setting('cpor.partner_id'::text, true), ''::text))::uuid)
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'partner'::text) AND (partner_id = (NULLIF(current_setting('cpor.partner_id'::text, true), ''::text))::uuid)));
grant insert, select, update on public.invitation to cpor_app;
grant select on public.invitation to cpor_auditor;

-- owner: cpor_owner
create table public.item_lock (
  tenant_id uuid not null,
  item_kind text not null,
  item_id text not null,
  subscription text not null,
  locked_by text not null,
  locked_at timestamp with time zone not null,
  constraint item_lock_pkey PRIMARY KEY (tenant_id, item_kind, item_id, subscription),
  constraint item_lock_item_kind_check CHECK ((item_kind = ANY (ARRAY['workload'::text, 'product'::text])))
);
alter table public.item_lock enable row level security;
alter table public.item_lock force row level security;
create policy auditor_reads on public.item_lock for select to cpor_auditor
  using (true);
create policy customer_tenant on public.item_lock for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'customer'::text) THEN (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'customer'::text) AND (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)));
create policy owner_all on public.item_lock for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])) THEN true
    ELSE false
END)
  with check ((current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])));
create policy partner_reads_tenant on public.item_lock for select to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'partner'::text) THEN (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)
    ELSE false
END);
grant delete, insert, select, update on public.item_lock to cpor_app;
grant select on public.item_lock to cpor_auditor;

-- owner: cpor_owner
create table public.job (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  subject_id uuid,
  payload jsonb not null,
  state text not null,
  run_at timestamp with time zone not null,
  leased_until timestamp with time zone,
  attempts integer not null,
  last_error text,
  made_at timestamp with time zone not null,
  done_at timestamp with time zone,
  relay_trouble text,
  subject_kind text,
  constraint job_pkey PRIMARY KEY (tenant_id, id),
  constraint job_kind_check CHECK ((kind = ANY (ARRAY['mail'::text, 'scan'::text, 'read'::text, 'release'::text]))),
  constraint job_realm_check CHECK ((tenant_id <> '00000000-0000-0000-0000-000000000000'::uuid)),
  constraint job_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text, 'failed'::text]))),
  constraint job_subject_check CHECK (((subject_kind IS NULL) = (subject_id IS NULL)))
);
CREATE INDEX job_done ON public.job USING btree (done_at) WHERE (state = 'done'::text);
CREATE INDEX job_due ON public.job USING btree (run_at, tenant_id, id) WHERE ((state = 'waiting'::text) AND (kind <> 'read'::text));
CREATE INDEX job_due_read ON public.job USING btree (run_at, tenant_id, id) WHERE ((state = 'waiting'::text) AND (kind = 'read'::text));
CREATE INDEX job_of_subject ON public.job USING btree (tenant_id, subject_id);
alter table public.job enable row level security;
alter table public.job force row level security;
create policy auditor_reads on public.job for select to cpor_auditor
  using (true);
create policy customer_tenant on public.job for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'customer'::text) THEN (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'customer'::text) AND (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)));
create policy owner_all on public.job for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])) THEN true
    ELSE false
END)
  with check ((current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])));
create policy partner_queues on public.job for insert to cpor_app
  with check ((current_setting('cpor.side'::text, true) = 'partner'::text));
grant delete, insert, select, update on public.job to cpor_app;
grant select on public.job to cpor_auditor;

-- owner: cpor_owner
create table public.ledger (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  programme text not null,
  run_month text not null,
  run_number integer not null,
  association_id uuid not null,
  claim_line_id uuid not null,
  partner_id uuid not null,
  location_id uuid not null,
  lever text not null,
  earned_month text not null,
  item text not null,
  units text not null,
  rate text,
  minor bigint not null,
  currency text not null,
  earned_minor bigint not null,
  earned_currency text not null,
  exchange_rate text,
  exchange_date date,
  terms_version integer not null,
  inputs_digest text not null,
  booked_on date not null,
  payable_from date not null,
  constraint ledger_pkey PRIMARY KEY (tenant_id, id),
  constraint ledger_kind_check CHECK ((kind = ANY (ARRAY['earning'::text, 'adjustment'::text, 'clawback'::text])))
);
CREATE UNIQUE INDEX ledger_booked_once ON public.ledger USING btree (tenant_id, association_id, lever, earned_month, programme, run_month, run_number);
CREATE INDEX ledger_of_partner ON public.ledger USING btree (partner_id, id DESC);
CREATE INDEX ledger_of_run ON public.ledger USING btree (programme, run_month, run_number);
alter table public.ledger enable row level security;
alter table public.ledger force row level security;
create policy auditor_reads on public.ledger for select to cpor_auditor
  using (true);
create policy owner_all on public.ledger for all to cpor_app
  using ((current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])))
  with check ((current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])));
create policy partner_reads on public.ledger for select to cpor_app
  using (((current_setting('cpor.side'::text, true) = 'partner'::text) AND (partner_id = (NULLIF(current_setting('cpor.partner_id'::text, true), ''::text))::uuid)));
grant insert, select on public.ledger to cpor_app;
grant select on public.ledger to cpor_auditor;

-- owner: cpor_owner
create table public.line_key (
  tenant_id uuid not null,
  line_id uuid not null,
  claim_id uuid not null,
  key text not null,
  phase text not null,
  contested boolean not null,
  constraint line_key_pkey PRIMARY KEY (tenant_id, line_id),
  constraint line_key_phase_check CHECK ((phase = ANY (ARRAY['undecided'::text, 'pending'::text, 'official'::text]))),
  constraint line_key_tenant_id_line_id_fkey FOREIGN KEY (tenant_id, line_id) REFERENCES public.claim_line(tenant_id, id)
);
CREATE UNIQUE INDEX line_key_alone ON public.line_key USING btree (tenant_id, key) WHERE (NOT contested);
CREATE INDEX line_key_key ON public.line_key USING btree (tenant_id, key);
alter table public.line_key enable row level security;
alter table public.line_key force row level security;
create policy auditor_reads on public.line_key for select to cpor_auditor
  using (true);
create policy customer_tenant on public.line_key for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'customer'::text) THEN (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'customer'::text) AND (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)));
create policy owner_all on public.line_key for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])) THEN true
    ELSE false
END)
  with check ((current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])));
create policy partner_keys on public.line_key for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'partner'::text) THEN (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'partner'::text) AND (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)));
grant delete, insert, select, update on public.line_key to cpor_app;
grant select on public.line_key to cpor_auditor;

-- owner: cpor_owner
create table public.location (
  id uuid not null,
  partner_id uuid not null,
  number text not null,
  name text not null,
  country text not null,
  zone text not null,
  version integer not null default 1,
  drafts_day date,
  drafts_used integer not null default 0,
  withdrawals_day date,
  withdrawals_used integer not null default 0,
  constraint location_pkey PRIMARY KEY (id),
  constraint location_number_key UNIQUE (number),
  constraint location_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
  constraint location_number_check CHECK ((number ~ '^[0-9]{4,12}$'::text)),
  constraint location_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES public.partner(id)
);
CREATE INDEX location_number_beginning ON public.location USING btree (number COLLATE "C");
CREATE INDEX location_of_partner ON public.location USING btree (partner_id, number);
grant insert, select, update on public.location to cpor_app;
grant select on public.location to cpor_auditor;

-- owner: cpor_owner
create table public.mail (
  tenant_id uuid not null,
  id uuid not null,
  message_id text not null,
  subject_id uuid,
  template text not null,
  language text not null,
  sender text not null,
  recipient text not null,
  subject text not null,
  body_text text,
  body_html text,
  at timestamp with time zone not null,
  outcome text not null,
  relay_answer text not null,
  notice_id uuid,
  text_version text,
  text_sha256 text,
  html_sha256 text,
  words text,
  subject_kind text,
  constraint mail_pkey PRIMARY KEY (tenant_id, id),
  constraint mail_tenant_id_message_id_key UNIQUE (tenant_id, message_id),
  constraint mail_outcome_check CHECK ((outcome = ANY (ARRAY['accepted'::text, 'refused'::text]))),
  constraint mail_realm_check CHECK ((tenant_id <> '00000000-0000-0000-0000-000000000000'::uuid)),
  constraint mail_subject_check CHECK (((subject_kind IS NULL) = (subject_id IS NULL)))
);
CREATE INDEX mail_at ON public.mail USING btree (at DESC, id DESC);
CREATE INDEX mail_notice ON public.mail USING btree (tenant_id, notice_id, at) WHERE (notice_id IS NOT NULL);
alter table public.mail enable row level security;
alter table public.mail force row level security;
create policy auditor_reads on public.mail for select to cpor_auditor
  using (true);
create policy customer_tenant on public.mail for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'customer'::text) THEN (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'customer'::text) AND (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)));
create policy owner_all on public.mail for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])) THEN true
    ELSE false
END)
  with check ((current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])));
grant insert, select on public.mail to cpor_app;
grant select on public.mail to cpor_auditor;

-- owner: cpor_owner
create table public.mail_text (
  template text not null,
  language text not null,
  version integer not null,
  data jsonb,
  made_by_id text not null,
  made_by text not null,
  made_at timestamp with time zone not null,
  why text not null,
  constraint mail_text_pkey PRIMARY KEY (template, language, version),
  constraint mail_text_version_check CHECK ((version > 1))
);
alter table public.mail_text enable row level security;
alter table public.mail_text force row level security;
create policy auditor_reads on public.mail_text for select to cpor_auditor
  using (true);
create policy owner_all on public.mail_text for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])) THEN true
    ELSE false
END)
  with check ((current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])));
grant insert, select on public.mail_text to cpor_app;
grant select on public.mail_text to cpor_auditor;

-- owner: cpor_owner
create table public.mail_text_approval (
  template text not null,
  language text not null,
  version integer not null,
  approved_by_id text not null,
  approved_by text not null,
  approved_at timestamp with time zone not null,
  constraint mail_text_approval_pkey PRIMARY KEY (template, language, version)
);
alter table public.mail_text_approval enable row level security;
alter table public.mail_text_approval force row level security;
create policy auditor_reads on public.mail_text_approval for select to cpor_auditor
  using (true);
create policy owner_all on public.mail_text_approval for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])) THEN true
    ELSE false
END)
  with check ((current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])));
grant insert, select on public.mail_text_approval to cpor_app;
grant select on public.mail_text_approval to cpor_auditor;

-- owner: cpor_owner
create table public.member (
  id uuid not null,
  account_id text,
  side text not null,
  partner_id uuid,
  tenant_id uuid,
  name text not null,
  email text not null,
  language text not null default 'en'::text,
  disabled_at timestamp with time zone,
  conflict_partner_ids uuid[] not null default '{}'::uuid[],
  created_at timestamp with time zone not null,
  version integer not null default 1,
  capacity integer,
  constraint member_pkey PRIMARY KEY (id),
  constraint member_account_id_key UNIQUE (account_id),
  constraint member_capacity_check CHECK (((capacity >= 1) AND (capacity <= 999))),
  constraint member_check CHECK (((side = 'partner'::text) = (partner_id IS NOT NULL))),
  constraint member_check1 CHECK (((side = 'customer'::text) = (tenant_id IS NOT NULL))),
  constraint member_side_check CHECK ((side = ANY (ARRAY['partner'::text, 'owner'::text, 'customer'::text])))
);
CREATE UNIQUE INDEX member_email ON public.member USING btree (lower(email), side) WHERE ((account_id IS NOT NULL) OR (disabled_at IS NULL));
CREATE INDEX member_owner ON public.member USING btree (name, id) WHERE (side = 'owner'::text);
CREATE INDEX member_partner ON public.member USING btree (partner_id) WHERE (partner_id IS NOT NULL);
CREATE INDEX member_tenant ON public.member USING btree (tenant_id) WHERE (tenant_id IS NOT NULL);
grant insert, select, update on public.member to cpor_app;
grant select on public.member to cpor_auditor;

-- owner: cpor_owner
create table public.notice (
  tenant_id uuid not null,
  id uuid not null,
  claim_id uuid not null,
  partner_id uuid not null,
  round integer not null,
  purpose text not null,
  undoes integer,
  email text not null,
  name text not null,
  title text not null,
  named boolean not null,
  trusted boolean not null,
  state text not null,
  queued_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  bounced_at timestamp with time zone,
  wrong_codes integer not null,
  undo_until timestamp with time zone,
  replacement boolean not null default false,
  not_me_at timestamp with time zone,
  confirmed_at timestamp with time zone,
  answered_at timestamp with time zone,
  reminded_at timestamp with time zone,
  closed_at timestamp with time zone,
  constraint notice_pkey PRIMARY KEY (tenant_id, id),
  constraint notice_email_check CHECK ((email = lower(email))),
  constraint notice_purpose_check CHECK ((purpose = ANY (ARRAY['decide'::text, 'undo'::text]))),
  constraint notice_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'accepted'::text, 'bounced'::text, 'failed'::text, 'void'::text]))),
  constraint notice_tenant_id_claim_id_round_fkey FOREIGN KEY (tenant_id, claim_id, round) REFERENCES public.consent_round(tenant_id, claim_id, number)
);
CREATE INDEX notice_claim ON public.notice USING btree (tenant_id, claim_id);
CREATE UNIQUE INDEX notice_once ON public.notice USING btree (tenant_id, claim_id, round, email) WHERE (purpose = 'decide'::text);
CREATE UNIQUE INDEX notice_undo_once ON public.notice USING btree (tenant_id, claim_id, undoes, email) WHERE (purpose = 'undo'::text);
alter table public.notice enable row level security;
alter table public.notice force row level security;
create policy auditor_reads on public.notice for select to cpor_auditor
  using (true);
create policy customer_tenant on public.notice for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'customer'::text) THEN (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'customer'::text) AND (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)));
create policy owner_all on public.notice for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])) THEN true
    ELSE false
END)
  with check ((current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])));
create policy partner_own on public.notice for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'partner'::text) THEN (partner_id = (NULLIF(current_setting('cpor.partner_id'::text, true), ''::text))::uuid)
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'partner'::text) AND (partner_id = (NULLIF(current_setting('cpor.partner_id'::text, true), ''::text))::uuid)));
grant insert, select, update on public.notice to cpor_app;
grant select on public.notice to cpor_auditor;

-- owner: cpor_owner
create table public.partner (
  id uuid not null,
  name text not null,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  mail_domains text[] not null default '{}'::text[],
  constraint partner_pkey PRIMARY KEY (id)
);
CREATE INDEX partner_name ON public.partner USING btree (lower(name) COLLATE "C", id);
grant insert, select, update on public.partner to cpor_app;
grant select on public.partner to cpor_auditor;

-- owner: cpor_owner
create table public.policy (
  id text not null,
  data jsonb not null,
  made_at timestamp with time zone not null,
  made_by text,
  made_by_id text,
  why text,
  based_on text,
  constraint policy_pkey PRIMARY KEY (id)
);
grant insert, select on public.policy to cpor_app;
grant select on public.policy to cpor_auditor;

-- owner: cpor_owner
create table public.policy_change (
  version integer not null,
  at timestamp with time zone not null,
  constraint policy_change_pkey PRIMARY KEY (version),
  constraint policy_change_version_check CHECK ((version > 1))
);
grant insert, select on public.policy_change to cpor_app;
grant select on public.policy_change to cpor_auditor;

-- owner: cpor_owner
create table public.profile (
  tenant_id uuid not null,
  id uuid not null,
  location_id uuid not null,
  programme text not null,
  kind text not null,
  state text not null,
  currency text,
  valid_until date,
  sealed text not null,
  key_id text not null,
  added_on date not null,
  added_at timestamp with time zone not null,
  added_by_id text not null,
  added_by text not null,
  decided_at timestamp with time zone,
  decided_by text,
  return_reason text,
  counted_from date,
  constraint profile_pkey PRIMARY KEY (tenant_id, id),
  constraint profile_kind_check CHECK ((kind = ANY (ARRAY['payout'::text, 'tax'::text]))),
  constraint profile_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'valid'::text, 'returned'::text, 'replaced'::text])))
);
CREATE UNIQUE INDEX profile_open ON public.profile USING btree (tenant_id, location_id, programme, kind) WHERE (state = ANY (ARRAY['waiting'::text, 'returned'::text]));
CREATE INDEX profile_to_validate ON public.profile USING btree (added_at) WHERE (state = 'waiting'::text);
CREATE UNIQUE INDEX profile_valid ON public.profile USING btree (tenant_id, location_id, programme, kind) WHERE (state = 'valid'::text);
alter table public.profile enable row level security;
alter table public.profile force row level security;
create policy auditor_reads on public.profile for select to cpor_auditor
  using (true);
create policy owner_all on public.profile for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])) THEN true
    ELSE false
END)
  with check ((current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])));
create policy partner_own on public.profile for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'partner'::text) THEN (tenant_id = (NULLIF(current_setting('cpor.partner_id'::text, true), ''::text))::uuid)
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'partner'::text) AND (tenant_id = (NULLIF(current_setting('cpor.partner_id'::text, true), ''::text))::uuid)));
grant insert, select on public.profile to cpor_app;
grant select on public.profile to cpor_auditor;

-- owner: cpor_owner
create table public.reason_text (
  family text not null,
  code text not null,
  version integer not null,
  data jsonb not null,
  made_by_id text not null,
  made_by text not null,
  made_at timestamp with time zone not null,
  why text not null,
  constraint reason_text_pkey PRIMARY KEY (family, code, version),
  constraint reason_text_family_check CHECK ((family = ANY (ARRAY['information'::text, 'rejection'::text]))),
  constraint reason_text_version_check CHECK ((version > 1))
);
grant insert, select on public.reason_text to cpor_app;
grant select on public.reason_text to cpor_auditor;

-- owner: cpor_owner
create table public.role_grant (
  member_id uuid not null,
  role text not null,
  location_id uuid,
  programme text,
  may_submit boolean not null default false,
  granted_by text not null,
  granted_at timestamp with time zone not null,
  constraint role_grant_role_check CHECK ((role = ANY (ARRAY['account-admin'::text, 'incentives-admin'::text, 'incentives-user'::text, 'report-viewer'::text, 'reviewer'::text, 'senior-reviewer'::text, 'programme-admin'::text, 'finance'::text, 'auditor'::text, 'tenant-admin'::text]))),
  constraint role_grant_member_id_fkey FOREIGN KEY (member_id) REFERENCES public.member(id)
);
CREATE UNIQUE INDEX role_grant_once ON public.role_grant USING btree (member_id, role, COALESCE(location_id, '00000000-0000-0000-0000-000000000000'::uuid), COALESCE(programme, ''::text));
grant delete, insert, select on public.role_grant to cpor_app;
grant select on public.role_grant to cpor_auditor;

-- owner: cpor_owner
create table public.run_entry (
  tenant_id uuid not null,
  programme text not null,
  month text not null,
  number integer not null,
  revision integer not null,
  association_id uuid not null,
  lever text not null,
  earned_month text not null,
  partner_id uuid not null,
  entry jsonb not null,
  constraint run_entry_pkey PRIMARY KEY (tenant_id, programme, month, number, revision, association_id, lever, earned_month)
);
CREATE INDEX run_entry_of_run ON public.run_entry USING btree (programme, month, number, revision, tenant_id, association_id, lever, earned_month);
alter table public.run_entry enable row level security;
alter table public.run_entry force row level security;
create policy auditor_reads on public.run_entry for select to cpor_auditor
  using (true);
create policy owner_all on public.run_entry for all to cpor_app
  using ((current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])))
  with check ((current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])));
grant insert, select on public.run_entry to cpor_app;
grant select on public.run_entry to cpor_auditor;

-- owner: cpor_owner
create table public.saved_view (
  member_id uuid not null,
  id uuid not null,
  side text not null,
  partner_id uuid,
  list text not null,
  name text not null,
  search text not null,
  version integer not null,
  made_at timestamp with time zone not null,
  constraint saved_view_pkey PRIMARY KEY (member_id, id),
  constraint saved_view_check CHECK (((side = 'partner'::text) = (partner_id IS NOT NULL))),
  constraint saved_view_list_check CHECK ((list ~ '^[a-z][a-z-]{0,39}$'::text)),
  constraint saved_view_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 60))),
  constraint saved_view_search_check CHECK ((char_length(search) <= 2000)),
  constraint saved_view_side_check CHECK ((side = ANY (ARRAY['partner'::text, 'owner'::text])))
);
CREATE UNIQUE INDEX saved_view_name ON public.saved_view USING btree (member_id, list, lower(name));
alter table public.saved_view enable row level security;
alter table public.saved_view force row level security;
create policy auditor_reads on public.saved_view for select to cpor_auditor
  using (true);
create policy owner_own on public.saved_view for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'owner'::text) THEN (side = 'owner'::text)
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'owner'::text) AND (side = 'owner'::text)));
create policy partner_own on public.saved_view for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'partner'::text) THEN (partner_id = (NULLIF(current_setting('cpor.partner_id'::text, true), ''::text))::uuid)
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'partner'::text) AND (partner_id = (NULLIF(current_setting('cpor.partner_id'::text, true), ''::text))::uuid)));
create policy system_all on public.saved_view for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'system'::text) THEN true
    ELSE false
END)
  with check ((current_setting('cpor.side'::text, true) = 'system'::text));
grant delete, insert, select, update on public.saved_view to cpor_app;
grant select on public.saved_view to cpor_auditor;

-- owner: cpor_owner
create table public.schema_migration (
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone not null default now(),
  constraint schema_migration_pkey PRIMARY KEY (name)
);
grant select on public.schema_migration to cpor_auditor;

-- owner: cpor_owner
create table public.subject (
  tenant_id uuid not null,
  kind text not null,
  id uuid not null,
  name text,
  history_length integer,
  history_hash text,
  carried_over integer,
  constraint subject_pkey PRIMARY KEY (tenant_id, kind, id),
  constraint subject_head_check CHECK ((num_nonnulls(name, history_length, history_hash, carried_over) = ANY (ARRAY[0, 4]))),
  constraint subject_kind_check CHECK ((kind = ANY (ARRAY['claim'::text, 'tenant'::text, 'customer'::text, 'partner'::text, 'people'::text, 'programme'::text, 'calendar'::text, 'policy'::text, 'catalog'::text, 'reason'::text, 'mail-text'::text, 'enrolment'::text])))
);
CREATE UNIQUE INDEX subject_name ON public.subject USING btree (tenant_id, kind, name) WHERE (name IS NOT NULL);
alter table public.subject enable row level security;
alter table public.subject force row level security;
create policy auditor_reads on public.subject for select to cpor_auditor
  using (true);
create policy customer_tenant on public.subject for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'customer'::text) THEN ((tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid) AND (kind = ANY (ARRAY['claim'::text, 'tenant'::text])))
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'customer'::text) AND (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid) AND (kind = ANY (ARRAY['claim'::text, 'tenant'::text]))));
create policy owner_all on public.subject for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])) THEN true
    ELSE false
END)
  with check ((current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])));
create policy partner_begins on public.subject for insert to cpor_app
  with check (((current_setting('cpor.side'::text, true) = 'partner'::text) AND (kind = 'claim'::text)));
grant insert, select on public.subject to cpor_app;
grant select on public.subject to cpor_auditor;

-- owner: cpor_owner
create table public.subscription (
  tenant_id uuid not null,
  id uuid not null,
  product text not null,
  state text not null,
  motion text not null,
  starts_on date not null,
  ends_on date,
  paid_seats integer not null,
  updated_at timestamp with time zone not null,
  reader_ids uuid[] not null default '{}'::uuid[],
  constraint subscription_pkey PRIMARY KEY (tenant_id, id),
  constraint subscription_motion_check CHECK ((motion = ANY (ARRAY['volume-licensing'::text, 'web-direct'::text, 'enterprise-agreement'::text, 'csp'::text]))),
  constraint subscription_paid_seats_check CHECK ((paid_seats >= 0)),
  constraint subscription_state_check CHECK ((state = ANY (ARRAY['active'::text, 'in-grace'::text, 'ended'::text, 'not-provisioned'::text]))),
  constraint subscription_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES public.customer(tenant_id)
);
alter table public.subscription enable row level security;
alter table public.subscription force row level security;
create policy auditor_reads on public.subscription for select to cpor_auditor
  using (true);
create policy customer_tenant on public.subscription for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'customer'::text) THEN (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'customer'::text) AND (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)));
create policy owner_all on public.subscription for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])) THEN true
    ELSE false
END)
  with check ((current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])));
create policy partner_reads_seats on public.subscription for select to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'partner'::text) THEN ((NULLIF(current_setting('cpor.partner_id'::text, true), ''::text))::uuid = ANY (reader_ids))
    ELSE false
END);
create policy partner_reads_tenant on public.subscription for select to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'partner'::text) THEN (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)
    ELSE false
END);
grant insert, select, update on public.subscription to cpor_app;
grant select on public.subscription to cpor_auditor;

-- owner: cpor_owner
create table public.task (
  tenant_id uuid not null,
  id uuid not null,
  subject_id uuid not null,
  partner_id uuid,
  kind text not null,
  subject text not null,
  detail jsonb not null,
  opened_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  outcome text,
  subject_kind text not null,
  constraint task_pkey PRIMARY KEY (tenant_id, id),
  constraint task_kind_of_claim CHECK (((subject_kind <> 'claim'::text) OR (kind = ANY (ARRAY['unconfirmed-contact'::text, 'contact-bounced'::text, 'bounce-after-official'::text, 'replacement-contact'::text, 'end-requested'::text, 'customer-question'::text, 'arbitration'::text, 'overdue'::text])))),
  constraint task_partner_check CHECK (((subject_kind <> 'claim'::text) OR (partner_id IS NOT NULL))),
  constraint task_tenant_id_subject_kind_subject_id_fkey FOREIGN KEY (tenant_id, subject_kind, subject_id) REFERENCES public.subject(tenant_id, kind, id)
);
CREATE INDEX task_closed ON public.task USING btree (closed_at DESC, id DESC) WHERE (closed_at IS NOT NULL);
CREATE INDEX task_closed_kind ON public.task USING btree (kind, closed_at DESC, id DESC) WHERE (closed_at IS NOT NULL);
CREATE INDEX task_of_subject ON public.task USING btree (tenant_id, subject_id);
CREATE INDEX task_open ON public.task USING btree (opened_at, id) WHERE (closed_at IS NULL);
CREATE INDEX task_open_kind ON public.task USING btree (kind, opened_at, id) WHERE (closed_at IS NULL);
CREATE UNIQUE INDEX task_open_once ON public.task USING btree (tenant_id, subject_id, kind, subject) WHERE (closed_at IS NULL);
alter table public.task enable row level security;
alter table public.task force row level security;
create policy auditor_reads on public.task for select to cpor_auditor
  using (true);
create policy customer_tenant on public.task for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'customer'::text) THEN (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'customer'::text) AND (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)));
create policy owner_all on public.task for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])) THEN true
    ELSE false
END)
  with check ((current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])));
create policy partner_own on public.task for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'partner'::text) THEN (partner_id = (NULLIF(current_setting('cpor.partner_id'::text, true), ''::text))::uuid)
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'partner'::text) AND (partner_id = (NULLIF(current_setting('cpor.partner_id'::text, true), ''::text))::uuid)));
grant insert, select, update on public.task to cpor_app;
grant select on public.task to cpor_auditor;

-- owner: cpor_owner
create table public.terms (
  programme text not null,
  version integer not null,
  state text not null,
  data jsonb not null,
  made_by_id text not null,
  made_by text not null,
  made_at timestamp with time zone not null,
  why text not null,
  decided_by text,
  decided_at timestamp with time zone,
  reason text,
  constraint terms_pkey PRIMARY KEY (programme, version),
  constraint terms_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'approved'::text, 'discarded'::text])))
);
CREATE UNIQUE INDEX terms_draft ON public.terms USING btree (programme) WHERE (state = 'draft'::text);
CREATE UNIQUE INDEX terms_from ON public.terms USING btree (programme, ((data ->> 'from'::text))) WHERE (state = 'approved'::text);
grant insert, select on public.terms to cpor_app;
grant select on public.terms to cpor_auditor;

-- owner: cpor_owner
create table public.usage_read (
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
  at timestamp with time zone not null,
  constraint usage_read_pkey PRIMARY KEY (tenant_id, id),
  constraint usage_read_tenant_id_association_id_fkey FOREIGN KEY (tenant_id, association_id) REFERENCES public.association(tenant_id, id)
);
CREATE INDEX usage_read_association ON public.usage_read USING btree (tenant_id, association_id, at DESC, id DESC);
CREATE INDEX usage_read_at ON public.usage_read USING btree (tenant_id, at DESC, id DESC);
CREATE INDEX usage_read_partner ON public.usage_read USING btree (tenant_id, partner_id, at DESC, id DESC);
alter table public.usage_read enable row level security;
alter table public.usage_read force row level security;
create policy auditor_reads on public.usage_read for select to cpor_auditor
  using (true);
create policy customer_tenant on public.usage_read for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'customer'::text) THEN (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'customer'::text) AND (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)));
create policy owner_all on public.usage_read for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])) THEN true
    ELSE false
END)
  with check ((current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])));
create policy partner_own on public.usage_read for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'partner'::text) THEN (partner_id = (NULLIF(current_setting('cpor.partner_id'::text, true), ''::text))::uuid)
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'partner'::text) AND (partner_id = (NULLIF(current_setting('cpor.partner_id'::text, true), ''::text))::uuid)));
grant insert, select on public.usage_read to cpor_app;
grant select on public.usage_read to cpor_auditor;

-- owner: cpor_owner
create table public.usage_record (
  tenant_id uuid not null,
  item text not null,
  month date not null,
  monthly_active_users integer not null,
  paid_available_units integer not null,
  imported_at timestamp with time zone not null,
  reader_ids uuid[] not null default '{}'::uuid[],
  constraint usage_record_pkey PRIMARY KEY (tenant_id, item, month),
  constraint usage_record_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint usage_record_monthly_active_users_check CHECK ((monthly_active_users >= 0)),
  constraint usage_record_paid_available_units_check CHECK ((paid_available_units >= 0)),
  constraint usage_record_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES public.customer(tenant_id)
);
alter table public.usage_record enable row level security;
alter table public.usage_record force row level security;
create policy auditor_reads on public.usage_record for select to cpor_auditor
  using (true);
create policy customer_tenant on public.usage_record for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'customer'::text) THEN (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)
    ELSE false
END)
  with check (((current_setting('cpor.side'::text, true) = 'customer'::text) AND (tenant_id = (NULLIF(current_setting('cpor.tenant_id'::text, true), ''::text))::uuid)));
create policy owner_all on public.usage_record for all to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])) THEN true
    ELSE false
END)
  with check ((current_setting('cpor.side'::text, true) = ANY (ARRAY['owner'::text, 'system'::text])));
create policy partner_reads_usage on public.usage_record for select to cpor_app
  using (
CASE
    WHEN (current_setting('cpor.side'::text, true) = 'partner'::text) THEN ((NULLIF(current_setting('cpor.partner_id'::text, true), ''::text))::uuid = ANY (reader_ids))
    ELSE false
END);
grant insert, select, update on public.usage_record to cpor_app;
grant select on public.usage_record to cpor_auditor;

-- owner: cpor_auth
create table auth.account (
  id text not null,
  account_id text not null,
  provider_id text not null,
  user_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  password text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint account_pkey PRIMARY KEY (id),
  constraint account_provider_id_account_id_key UNIQUE (provider_id, account_id),
  constraint account_check CHECK (((access_token IS NULL) AND (refresh_token IS NULL) AND (id_token IS NULL))),
  constraint account_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.account_user(id) ON DELETE CASCADE
);
CREATE INDEX account_user_id ON auth.account USING btree (user_id);

-- owner: cpor_auth
create table auth.account_user (
  id text not null,
  name text not null,
  email text not null,
  email_verified boolean not null,
  image text,
  two_factor_enabled boolean not null default false,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint account_user_pkey PRIMARY KEY (id),
  constraint account_user_email_key UNIQUE (email),
  constraint account_user_email_check CHECK ((email = lower(email)))
);

-- owner: cpor_auth
create table auth.session (
  id text not null,
  token text not null,
  user_id text not null,
  ip_address text,
  user_agent text,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  proved_at timestamp with time zone,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_token_key UNIQUE (token),
  constraint session_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.account_user(id) ON DELETE CASCADE
);
CREATE INDEX session_expires_at ON auth.session USING btree (expires_at);
CREATE INDEX session_user_id ON auth.session USING btree (user_id);

-- owner: cpor_auth
create table auth.sign_in_attempt (
  key text not null,
  count integer not null,
  counted_at timestamp with time zone not null,
  next_at timestamp with time zone not null,
  constraint sign_in_attempt_pkey PRIMARY KEY (key)
);
CREATE INDEX sign_in_attempt_counted_at ON auth.sign_in_attempt USING btree (counted_at);

-- owner: cpor_auth
create table auth.two_factor (
  id text not null,
  secret text not null,
  backup_codes text not null,
  user_id text not null,
  verified boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamp with time zone,
  constraint two_factor_pkey PRIMARY KEY (id),
  constraint two_factor_user_id_key UNIQUE (user_id),
  constraint two_factor_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.account_user(id) ON DELETE CASCADE
);

-- owner: cpor_auth
create table auth.used_code (
  user_id text not null,
  code text not null,
  used_at timestamp with time zone not null,
  constraint used_code_pkey PRIMARY KEY (user_id, code),
  constraint used_code_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.account_user(id) ON DELETE CASCADE
);
CREATE INDEX used_code_used_at ON auth.used_code USING btree (used_at);

-- owner: cpor_auth
create table auth.verification (
  id text not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint verification_pkey PRIMARY KEY (id)
);
CREATE INDEX verification_expires_at ON auth.verification USING btree (expires_at);
CREATE INDEX verification_identifier ON auth.verification USING btree (identifier);
