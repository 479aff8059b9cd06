/**
 * Where each table lies when the database is distributed. A new table is named here, or a test fails: a tenant table goes to the node of
 * its tenant, a reference table is copied to every node, a local one stays on the coordinator, to which the program connects.
 */
export type Place = 'tenant' | 'reference' | 'local';

export const placeOf: Readonly<Record<string, Place>> = {
  // Small, shared, and joined with tenant tables; before the tables that point at them.
  partner: 'reference',
  location: 'reference',
  enrollment: 'reference',
  agreement: 'reference',
  customer: 'reference',
  customer_domain: 'reference',
  member: 'reference',

  // The first one makes the group of shards that the others join.
  claim: 'tenant',
  agreement_acceptance: 'tenant',
  arbitration_case: 'tenant',
  arbitration_party: 'tenant',
  association: 'tenant',
  claim_line: 'tenant',
  claim_tally: 'tenant',
  comment: 'tenant',
  consent_code: 'tenant',
  consent_round: 'tenant',
  customer_contact: 'tenant',
  customer_lookup: 'tenant',
  deadline: 'tenant',
  event: 'tenant',
  file: 'tenant',
  history: 'tenant',
  idempotency: 'tenant',
  item_lock: 'tenant',
  job: 'tenant',
  line_key: 'tenant',
  mail: 'tenant',
  notice: 'tenant',
  ledger: 'tenant',
  profile: 'tenant',
  run_entry: 'tenant',
  subject: 'tenant',
  subscription: 'tenant',
  task: 'tenant',
  usage_read: 'tenant',
  usage_record: 'tenant',

  // The programme's own settings and figures, people's accounts and keys: never joined with tenant tables.
  absence: 'local',
  activation: 'local',
  api_key: 'local',
  calendar: 'local',
  catalog: 'local',
  clock: 'local',
  day_count: 'local',
  event_month: 'local',
  feed: 'local',
  feed_reader: 'local',
  invitation: 'local',
  mail_text: 'local',
  mail_text_approval: 'local',
  policy: 'local',
  policy_change: 'local',
  reason_text: 'local',
  role_grant: 'local',
  saved_view: 'local',
  schema_migration: 'local',
  incentive_run: 'local',
  terms: 'local',
};

export const tablesIn = (place: Place): string[] =>
  Object.keys(placeOf).filter((name) => placeOf[name] === place);

/** The statement that lays a table of this name where it belongs; null for what stays. */
export function layOut(name: string): string | null {
  const place = placeOf[name];
  if (place === 'reference') return `select create_reference_table('public.${name}')`;
  if (place !== 'tenant') return null;
  const beside = name === 'claim' ? '' : ", colocate_with => 'public.claim'";
  return `select create_distributed_table('public.${name}', 'tenant_id'${beside})`;
}
