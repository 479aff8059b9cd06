/** A history entry for the side that reads it: fields that are its business, people named as far as it knows them. */
import type { Actor } from '../../../rules/rights/role.ts';
import type { EntryRow } from '../../store/claims/claim-reads.ts';
import { idOf } from '../frame/ids.ts';
import { maskedSubscription } from './present-line.ts';
import { nameFor } from './present-comment.ts';

/** What changed in these is told to partners and customers; everything else is bookkeeping or somebody's secret. */
const openFields: Record<string, ReadonlySet<string>> = {
  claim: new Set([
    'name',
    'reference',
    'customerDomain',
    'solutionArea',
    'activities',
    'programmes',
    'customerContact',
    'technicalContact',
    'partnerContact',
    'contactDomainReason',
    'solutionSellerName',
    'revenueCustomerName',
    'isvProductName',
    'acknowledgements',
    'recognitionOnly',
    'policyId',
    'policyPinned',
    'stage',
    'requested',
    'submissions',
    'submittedAt',
    'reviewStartedAt',
    'decidedAt',
    'number',
  ]),
  lines: new Set([
    'itemKind',
    'itemId',
    'subscriptionId',
    'activity',
    'kind',
    'review',
    'rejectionCodes',
    'rejectionText',
    'rejectedAt',
    'evidence',
    'remedy',
    'disputeUntil',
    'final',
    'disputed',
    'consent',
    'consentBy',
    'consentEndsAt',
    'association',
    'evaluation',
    'arbitration',
  ]),
  rounds: new Set(['state', 'openedAt', 'namedContact', 'replacements', 'silence']),
  associations: new Set([
    'state',
    'officialFrom',
    'until',
    'endedHow',
    'endReason',
    'consentBy',
    'neverEarns',
  ]),
};
const hiddenFromOwner = new Set([
  'historyHash',
  'historyLength',
  'tenantId',
  'id',
  'claimId',
  'key',
  'lineId',
  'partnerId',
  'locationId',
]);

/** Of the details, what was said to this side; ids of others and addresses of trusted contacts are not. */
const openDetails = new Set([
  'codes',
  'points',
  'comment',
  'text',
  'lines',
  'lineId',
  'lineIds',
  'fields',
  'files',
  'fileId',
  'name',
  'size',
  'sha256',
  'note',
  'sentAt',
  'answers',
  'justification',
  'partly',
  'kind',
  'lastDay',
  'verdict',
  'won',
  'round',
  'dispute',
  'decision',
  'reason',
  'endsAt',
  'because',
  'purpose',
  'named',
  'trusted',
  'undelivered',
  'refused',
  'accepted',
  'agreed',
  'unconfirmed',
  'official',
]);
/** What the customer asks is between the customer and the programme owner. */
const customersOwn = new Set(['ask-question', 'answer-question']);

/** Why the other side ended an association is between that side and the owner (rules/claim/official.ts). */
function isTheirs({ act, actorSide }: EntryRow, reader: Actor): boolean {
  return act === 'end-association' && reader.side !== 'owner' && actorSide !== reader.side;
}

interface Change {
  part: string;
  of: string | null;
  field: string;
  before: unknown;
  after: unknown;
}

const parts: Record<string, string> = {
  claim: 'claim',
  lines: 'line',
  rounds: 'round',
  associations: 'association',
};

export interface EntryJson {
  number: number;
  act: string;
  at: string;
  recordedAt: string;
  actor: {
    side: string;
    role: string;
    name: string | null;
  };
  reason: string | null;
  changes: Change[];
  detail: Record<string, unknown>;
}

export function presentEntry(claim: { tenantId: string }, row: EntryRow, reader: Actor): EntryJson {
  return {
    number: row.number,
    act: row.act,
    at: row.at,
    recordedAt: row.recordedAt,
    actor: { side: row.actorSide, role: row.actorRole, name: nameFor(reader, row.actorSide, row.actorName) },
    reason: isTheirs(row, reader) ? null : row.reason,
    changes: Object.keys(row.after).flatMap((path) => changeOf(claim.tenantId, path, row, reader) ?? []),
    detail:
      reader.side === 'partner' && customersOwn.has(row.act)
        ? {}
        : detailOf(claim.tenantId, row.detail, reader),
  };
}

function changeOf(tenantId: string, path: string, row: EntryRow, reader: Actor): Change | null {
  const { before, after } = row;
  const [table = '', ...rest] = path.split('.');
  const field = rest.at(-1) ?? '';
  if (!(reader.side === 'owner' ? !hiddenFromOwner.has(field) : openFields[table]?.has(field))) return null;
  if (field === 'endReason' && isTheirs(row, reader)) return null;
  const of =
    rest.length < 2
      ? null
      : table === 'rounds'
        ? (rest[0] as string)
        : idOf('line', tenantId, rest[0] as string);
  const seen = (value: unknown): unknown => valueFor(tenantId, field, value ?? null, reader);
  return { part: parts[table] ?? table, of, field, before: seen(before[path]), after: seen(after[path]) };
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function valueFor(tenantId: string, field: string, value: unknown, reader: Actor): unknown {
  if (typeof value !== 'string') return value;
  if (field === 'subscriptionId') return reader.side === 'partner' ? maskedSubscription(value) : value;
  return field.endsWith('LineId') && uuid.test(value) ? idOf('line', tenantId, value) : value;
}

function detailOf(tenantId: string, detail: Record<string, unknown>, reader: Actor): Record<string, unknown> {
  const open = Object.entries(detail).filter(
    ([name]) =>
      reader.side === 'owner' || openDetails.has(name) || (name === 'page' && reader.side === 'customer'),
  );
  return Object.fromEntries(open.map(([name, value]) => [name, outside(tenantId, name, value)]));
}

/** Inside ids never leave: by the name of the field it is known what they are ids of. */
function outside(tenantId: string, name: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => outside(tenantId, name, one));
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([inner, one]) => [
        inner,
        outside(tenantId, inner === 'id' && name === 'files' ? 'fileId' : inner, one),
      ]),
    );
  }
  if (typeof value !== 'string' || !uuid.test(value)) return value;
  if (name === 'fileId') return idOf('file', tenantId, value);
  if (/^(line(s|Id|Ids)|refused|accepted|agreed|unconfirmed|official)$|LineId$/.test(name))
    return idOf('line', tenantId, value);
  return name === 'taskId' ? idOf('task', tenantId, value) : null;
}
