/** A claim as it is answered: one shape for every reader; what a side may not see is null or left out of the lists. */
import { actionsOut } from '../frame/allowed-actions.ts';
import { dateOut, idOut, instantOut, shape, word, z } from '../frame/fields.ts';

export const code = (example: string) => z.string().openapi({ example });
const params = z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())]));

export const personSchema = shape('Person', {
  name: z.string().openapi({ example: 'Iris Visser' }),
  title: z.string().openapi({ example: 'IT manager' }),
  email: z.string().openapi({ example: 'i.visser@contoso.example' }),
});

export const partnerContactSchema = shape('PartnerContact', {
  name: z.string().openapi({ example: 'Joost Bakker' }),
  email: z.string().openapi({
    example: 'joost.bakker@northwind.example',
  }),
});

export const warningSchema = shape('Warning', {
  code: code('location-not-enrolled'),
  pointer: z.string().openapi({ example: '/locationId' }),
  message: z.string().openapi({ example: 'The location is not enrolled in this programme.' }),
  params: params.optional(),
});

export const itemSchema = shape('Item', {
  kind: word('workload', 'product'),
  id: code('exchange-online'),
  name: z.string().openapi({ example: 'Exchange Online' }),
});

export const actorSchema = shape('HistoryActor', {
  side: word('partner', 'owner', 'customer', 'system'),
  role: code('incentives-admin'),
  name: z.string().nullable().openapi({
    example: 'Joost Bakker',
    description: "null where the other side's people are not told.",
  }),
});

export const deadlineSchema = shape('Deadline', {
  kind: word(
    'review-start',
    'review-decide',
    'partner-answer',
    'dispute-period',
    'dispute-answer',
    'refusal-window',
    'undo',
    'contact-correction',
    'arbitration-answer',
  ),
  round: z.number().int().openapi({ example: 1 }),
  party: word('partner', 'owner', 'customer'),
  lineId: idOut('line')
    .nullable()
    .openapi({ description: "Where the clock is one line's own.", example: null }),
  state: word('armed', 'fired', 'settled'),
  startedAt: instantOut(),
  endsAt: instantOut(),
  lastDay: dateOut(),
  zone: z.string().openapi({ example: 'Europe/Amsterdam' }),
  calendar: shape('CalendarName', {
    id: z.string().openapi({ example: 'NL' }),
    version: z.number().int().openapi({ example: 1 }),
    checked: z
      .boolean()
      .openapi({ example: true, description: 'false: nobody has compared this calendar with the law yet.' }),
  }),
  rule: shape('ClockRule', {
    amount: z.number().int().openapi({ example: 5 }),
    unit: word('business-days', 'calendar-days'),
  }),
  skipped: z.array(
    shape('SkippedDay', {
      date: dateOut(),
      why: word('weekend', 'holiday', 'no-such-day'),
      name: z.string().nullable().openapi({ example: null }),
    }),
  ),
  stopped: z
    .boolean()
    .openapi({ example: false, description: 'Paused, for instance while an arbitration is open.' }),
  overdue: z.boolean().openapi({
    example: false,
    description: 'The programme owner is late, and what the clock waits for has not happened yet.',
  }),
  daysLate: z.number().int().nullable().openapi({
    example: null,
    description:
      'Days after the last day: so far, or once it happened, for good. null where nobody was late.',
  }),
  beyondCoverage: z.boolean().openapi({
    example: false,
    description: 'The calendar ends before this date: holidays may be missing.',
  }),
});

const foundSchema = z.string().nullable().openapi({
  example: 'Page 2 names Exchange Online only.',
  description: 'What the reviewer found, and where.',
});
const remedySchema = z.string().nullable().openapi({
  example: null,
  description:
    "What would change the result, in the reviewer's words; null: what the catalogue of reasons says.",
});

export const rejectionSchema = shape('Rejection', {
  codes: z.array(code('insufficient-poe')),
  text: z.string().nullable().openapi({
    example: 'The service is described for another tenant.',
  }),
  at: instantOut().nullable(),
  by: z.string().nullable().openapi({
    description: 'For the programme owner only.',
    example: null,
  }),
  disputeUntil: instantOut().nullable(),
  final: z.boolean().openapi({ example: false }),
});

export const lineSchema = shape('Line', {
  id: idOut('line'),
  ordinal: z.number().int().openapi({ example: 1 }),
  item: itemSchema,
  subscriptionId: z.string().nullable().openapi({
    example: null,
    description:
      'As the partner typed it in the draft; afterwards partners see its last four characters. The only claimable one is found at submit.',
  }),
  activity: code('usage'),
  kind: word('usage', 'presales', 'revenue'),
  outcome: word(
    'undecided',
    'notice-pending',
    'paused',
    'unconfirmed',
    'waiting-for-customer',
    'official',
    'ended',
    'refused-by-customer',
    'rejected',
    'rejected-final',
    'disputed',
    'withdrawn',
  ),
  review: word('undecided', 'approved', 'rejected', 'withdrawn'),
  rejection: rejectionSchema.nullable(),
  evidence: foundSchema,
  remedy: remedySchema,
  disputed: z.boolean().openapi({ example: false }),
  consent: shape('LineConsent', {
    state: word('not-asked', 'notice-pending', 'open', 'agreed', 'refused', 'paused', 'unconfirmed'),
    by: z.string().nullable().openapi({ example: 'silence' }),
    endsAt: instantOut().nullable(),
    round: z.number().int().nullable().openapi({ example: 1 }),
    silence: word('accepts', 'refuses').nullable().openapi({
      description: 'What whoever was asked about this line was told that silence means; null: nobody was.',
      example: 'accepts',
    }),
  }),
  association: shape('LineAssociation', {
    id: idOut('association').nullable(),
    state: word('none', 'official', 'ended'),
    from: instantOut().nullable(),
    until: instantOut().nullable().openapi({ example: null }),
    endedHow: z.string().nullable().openapi({ example: null }),
  }),
  evaluation: word('not-due', 'due', 'eligible', 'ineligible'),
  arbitration: word('none', 'waiting', 'won', 'lost'),
});

export const requestPointSchema = shape('RequestPoint', {
  code: code('missing-partner-service'),
  evidence: foundSchema,
  remedy: remedySchema,
});

/** A part as it was added, with the version of its claim from then on. */
export function addedSchema<T extends z.ZodRawShape>(name: string, part: z.ZodObject<T>) {
  return part
    .extend({
      claimVersion: z.number().int().openapi({
        example: 8,
        description: 'The version of the claim that this made, for the If-Match of the next act.',
      }),
    })
    .openapi(name);
}

export const fileSchema = shape('ClaimFile', {
  id: idOut('file'),
  name: z.string().openapi({ example: 'proof-of-execution.pdf' }),
  note: z.string().openapi({ example: 'Signed statement of work' }),
  size: z.number().int().openapi({ example: 48213 }),
  mediaType: z.string().openapi({ example: 'application/pdf' }),
  sha256: z.string().openapi({ example: 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9' }),
  scan: word('clean', 'waiting', 'infected', 'unscanned'),
  uploadedAt: instantOut(),
  uploadedBy: z.string().nullable().openapi({ example: 'Joost Bakker' }),
  sealedAt: instantOut().nullable().openapi({
    description: 'Sent with a submit, an answer or a dispute; cannot be removed from then on.',
  }),
  copyOf: idOut('file').nullable().openapi({
    example: null,
    description: 'The earlier file of the claim with the very same bytes. A copy is no new proof.',
  }),
});

export const noticeSchema = shape('Notice', {
  id: idOut('notice').nullable(),
  round: z.number().int().openapi({ example: 1 }),
  purpose: word('decide', 'undo'),
  recipient: personSchema
    .nullable()
    .openapi({ description: 'Trusted contacts of the customer are not shown to partners.' }),
  named: z.boolean().openapi({ example: true }),
  trusted: z.boolean().openapi({ example: false }),
  state: word('accepted', 'queued', 'bounced', 'failed', 'void'),
  queuedAt: instantOut(),
  acceptedAt: instantOut().nullable(),
  bouncedAt: instantOut().nullable().openapi({ example: null }),
});

export const roundSchema = shape('Round', {
  number: z.number().int().openapi({ example: 1 }),
  state: word('open', 'notice-pending', 'paused', 'closed', 'void'),
  openedAt: instantOut(),
  namedContact: personSchema,
  endsAt: instantOut().nullable(),
  replacements: z.number().int().openapi({ example: 0 }),
  silence: word('accepts', 'refuses').openapi({
    description: 'What whoever is asked in this round was told that silence means.',
  }),
});

export const taskOfClaimSchema = shape('ClaimTask', {
  id: idOut('task').nullable(),
  kind: word(
    'unconfirmed-contact',
    'contact-bounced',
    'bounce-after-official',
    'replacement-contact',
    'end-requested',
    'customer-question',
    'arbitration',
    'overdue',
  ),
  openedAt: instantOut(),
  closedAt: instantOut().nullable().openapi({ example: null }),
  outcome: z.string().nullable().openapi({ example: null }),
  detail: z.record(z.string(), z.unknown()),
});

export const standingSchema = shape('Standing', {
  undecided: z.number().int(),
  noticePending: z.number().int(),
  waitingForCustomer: z.number().int(),
  paused: z.number().int(),
  unconfirmed: z.number().int(),
  official: z.number().int(),
  ended: z.number().int(),
  refused: z.number().int(),
  rejected: z.number().int(),
  rejectedFinal: z.number().int(),
  disputed: z.number().int(),
  withdrawn: z.number().int(),
  contested: z.number().int(),
  disputeUntil: instantOut().nullable(),
  customerMayRefuseUntil: instantOut().nullable(),
  due: shape('Due', {
    kind: code('review-start'),
    party: word('partner', 'owner', 'customer'),
    endsAt: instantOut(),
  }).nullable(),
  overdue: z.array(shape('Overdue', { kind: code('review-start'), since: instantOut() })),
  waitingForArbitration: z.boolean().openapi({ example: false }),
});

export const customerRefSchema = shape('CustomerRef', {
  id: idOut('customer'),
  tenantId: z.string().openapi({ example: '7d1f3a52-90c4-4d5b-9d3e-6c1f2b8a4e10' }),
  name: z.string().openapi({ example: 'Contoso Logistics' }),
  domain: z.string().nullable().openapi({ example: 'contoso.example' }),
  country: z.string().openapi({ example: 'NL' }),
  zone: z.string().openapi({ example: 'Europe/Amsterdam' }),
  publicSector: z.boolean().openapi({ example: false }),
});

const locationFields = {
  id: idOut('location'),
  number: z.string().openapi({ example: '4012345' }),
  name: z.string().openapi({ example: 'Northwind Utrecht' }),
  country: z.string().openapi({ example: 'NL' }),
};
export const locationRefSchema = shape('LocationRef', locationFields);

const claimLocationSchema = shape('ClaimLocation', {
  ...locationFields,
  mayOpen: z.array(z.string().openapi({ example: 'submitClaim' })).openapi({
    description:
      'For the partner: which of createClaim, editClaim and submitClaim the reader may call for this location.',
  }),
});

export const partnerRefSchema = shape('PartnerRef', {
  id: idOut('partner'),
  name: z.string().openapi({ example: 'Northwind Services' }),
});
export const memberRefSchema = shape('MemberRef', {
  id: idOut('member').nullable(),
  name: z.string().openapi({ example: 'Mara Lindqvist' }),
});

export const statusWords = [
  'submitted',
  'editing',
  'under-review',
  'partner-action-required',
  'approved',
  'rejected',
  'disputed',
  'rejected-final',
  'withdrawn',
] as const;

const head = {
  id: idOut('claim'),
  number: z.string().openapi({ example: 'CON-7KM2Q9' }),
  version: z.number().int().openapi({ example: 7, description: 'The ETag without its quotes.' }),
  name: z.string().openapi({ example: 'Exchange rollout 2026' }),
  reference: z.string().nullable().openapi({ example: 'CRM-10442' }),
  status: word(...statusWords),
  statusWord: z.string().openapi({
    example: 'submitted',
    description: 'The word to show: a draft is called as its policy calls it.',
  }),
  contested: z.boolean().openapi({
    example: false,
    description: 'A line is claimed by somebody else, too. By whom is told to nobody.',
  }),
  customer: customerRefSchema,
  location: claimLocationSchema,
  partner: partnerRefSchema.nullable().openapi({ description: 'For the programme owner.' }),
  solutionArea: code('microsoft-365'),
  activities: z.array(code('usage')),
  programmes: z.array(code('osu-microsoft-365')),
  assignee: memberRefSchema.nullable().openapi({ description: 'For the programme owner.' }),
  assignableTo: word('anybody', 'self', 'nobody').openapi({
    description: 'For the programme owner: to whom the reader may assign it.',
  }),
  createdAt: instantOut(),
  createdBy: z.string().nullable().openapi({ example: 'Joost Bakker' }),
  updatedAt: instantOut(),
  submittedAt: instantOut().nullable(),
  reviewStartedAt: instantOut().nullable(),
  decidedAt: instantOut().nullable(),
};

export const claimSchema = shape('Claim', {
  ...head,
  stage: word(
    'submitted',
    'editing',
    'under-review',
    'partner-action-required',
    'decided',
    'disputed',
    'withdrawn',
  ),
  standing: standingSchema,
  lines: z.array(lineSchema),
  customerContact: personSchema.nullable(),
  technicalContact: personSchema.nullable(),
  partnerContact: partnerContactSchema.nullable(),
  contactDomainReason: z.string().nullable().openapi({ example: null }),
  solutionSellerName: z.string().nullable().openapi({ example: null }),
  revenueCustomerName: z.string().nullable().openapi({ example: null }),
  isvProductName: z.string().nullable().openapi({ example: null }),
  acknowledgements: z.array(code('customer-informed')),
  recognitionOnly: z.boolean().openapi({ example: false }),
  policy: shape('ClaimPolicy', {
    id: code('cpor-2020-07'),
    name: z.string().openapi({ example: 'CPOR July 2020' }),
    pinned: z.boolean().openapi({ example: true }),
    windowStarts: word('approval', 'submission'),
    domainAsked: z.boolean().openapi({ example: true }),
    technicalContactAsked: z.boolean().openapi({ example: true }),
    acknowledgementsAsked: z.array(code('customer-informed')),
    recognitionOnlyAllowed: z.boolean().openapi({ example: false }),
    subscriptionIdAlwaysRequired: z.boolean().openapi({ example: false }),
    disputeTimes: z
      .number()
      .int()
      .nullable()
      .openapi({ example: null, description: 'null: any number; 0: none.' }),
  }),
  deadlines: z.array(deadlineSchema),
  files: z.array(fileSchema),
  rounds: z.array(roundSchema),
  notices: z.array(noticeSchema),
  openRequest: shape('OpenRequest', {
    codes: z.array(code('missing-partner-service')),
    askedAt: instantOut().nullable(),
    answerBy: instantOut().nullable(),
    changedSince: z.boolean().openapi({
      example: false,
      description:
        'Whether a field of the claim was changed since: an answer then needs no words and no file.',
    }),
    text: z.string().nullable().openapi({ example: 'Please describe the migration service.' }),
    points: z
      .array(requestPointSchema)
      .openapi({ description: 'Words about single reasons, where the reviewer gave them.' } as object),
  }).nullable(),
  tasks: z.array(taskOfClaimSchema).openapi({ description: 'For the programme owner; empty for others.' }),
  editableFields: z.array(code('lines')).openapi({
    description:
      'location, lines, contacts, files, comments, or * for everything, as the policy and the stage allow.',
  }),
  allowedActions: actionsOut(),
  warnings: z.array(warningSchema),
  letters: z
    .array(
      shape('Letter', {
        to: z.string().openapi({ example: 'joost.bakker@northwind.example' }),
        language: z.string().openapi({ example: 'en' }),
        subject: z.string().openapi({ example: '[CON-7KM2Q9] Approved: Contoso Logistics' }),
        text: z.string().openapi({ example: 'Dear Joost Bakker,\n\nThe reviewer has approved these lines:' }),
      }),
    )
    .optional()
    .openapi({
      description: 'On a dry run of an act that writes to the partner: exactly what would be sent.',
      example: undefined,
    } as object),
});

export const claimSummarySchema = shape('ClaimSummary', {
  ...head,
  items: z.array(itemSchema),
  outcomes: z.array(
    shape('OutcomeCount', {
      outcome: code('official'),
      lines: z.number().int().openapi({ example: 2 }),
      until: instantOut().nullable(),
    }),
  ),
  dueAt: instantOut().nullable(),
  dueKind: z.string().nullable().openapi({ example: 'review-start' }),
  dueZone: z.string().nullable().openapi({
    example: 'Europe/Amsterdam',
    description: 'Time zone of the side whose time it is: the last day is the one that ends there.',
  }),
  overdue: z.boolean().openapi({ example: false }),
  conflict: z.boolean().openapi({
    example: false,
    description: 'For the programme owner: you belong to this partner, so another person reviews its claims.',
  }),
});

export type ClaimJson = z.input<typeof claimSchema>;
export type ClaimSummaryJson = z.input<typeof claimSummarySchema>;
export type LineJson = z.input<typeof lineSchema>;
export type DeadlineJson = z.input<typeof deadlineSchema>;
export type FileJson = z.input<typeof fileSchema>;
export type NoticeJson = z.input<typeof noticeSchema>;
