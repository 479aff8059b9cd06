import {
  addComment,
  addFile,
  addInternalNote,
  createClaim,
  editClaim,
  removeFile,
  requestInformation,
  resubmitClaim,
  startReview,
  submitClaim,
} from './acts.example.ts';
import { describe, expect, it } from 'vitest';
import { type ClaimChanges } from './draft.ts';
import { maxFileBytes, scanFile } from './file.ts';
import { checkFold, checkHistory } from '../operations/history.ts';
import { noticeAccepted } from './delivery.ts';
import { stateOf } from './work.ts';
import {
  Story,
  claimOf2023,
  exampleClaim,
  exampleTenant,
  exampleWorld,
  exchange,
  grant,
  guid,
  location,
  ownerPerson,
  partnerPerson,
  policyOf,
  teams,
  tenantId,
} from './world.example.ts';

const partner = partnerPerson();
const reviewer = ownerPerson();
const claimId = 'c1';
const sharepoint = { id: 'l3', itemId: 'sharepoint-online', activity: 'usage', subscriptionId: null };

const edit = (story: Story, changes: ClaimChanges): Story => (
  story.act((world, now) => editClaim(world, { claimId, changes }, partner, now)),
  story
);
const refusedEdit = (story: Story, changes: ClaimChanges, actor = partner): string[] =>
  story
    .refused((world, now) => editClaim(world, { claimId, changes }, actor, now))
    .problems.map(({ code, pointer }) => `${code} ${pointer}`);
const submit = (story: Story): Story => (
  story.act((world, now) => submitClaim(world, { claimId }, partner, now)),
  story
);
const asked = (story: Story): Story => {
  submit(story).act((world, now) => startReview(world, { claimId }, reviewer, now));
  story.act((world, now) =>
    requestInformation(world, { claimId, codes: ['missing-products'], comment: 'Which?' }, reviewer, now),
  );
  return story;
};

describe('create-claim', () => {
  it('begins a draft that only the partner knows of', () => {
    const story = new Story();
    const step = story.act((world, now) => createClaim(world, exampleClaim(), partner, now));
    expect(step.entries.map((entry) => [entry.act, entry.actor.role])).toEqual([
      ['create-claim', 'incentives-admin'],
    ]);
    expect(step.events.map((event) => event.audience.side)).toEqual(['partner']);
    expect(story.facts().claim).toMatchObject({
      stage: 'editing',
      policyId: 'cpor-2020-07',
      policyPinned: false,
      programmes: ['osu-microsoft-365'],
    });
  });
  it('asks for location, customer, solution area and activity only', () => {
    const { id, number, policy, solutionArea, activities, customerDomain } = exampleClaim();
    const bare = {
      id,
      number,
      policy,
      solutionArea,
      activities,
      customerDomain,
      tenantId,
      location: location(),
    };
    expect(createClaim(exampleWorld(), bare, partner, '2020-12-01T00:00:00Z').ok).toBe(true);
  });
  it('refuses an unknown customer like one whose domain does not fit', () => {
    const story = new Story();
    const unknown = createClaim({ ...exampleWorld(), tenant: null }, exampleClaim(), partner, story.now);
    const mismatch = createClaim(
      exampleWorld(),
      exampleClaim({ customerDomain: 'fabrikam.example' }),
      partner,
      story.now,
    );
    expect(unknown).toEqual(mismatch);
    expect(unknown).toMatchObject({
      ok: false,
      denial: {
        kind: 'invalid',
        problems: [{ code: 'tenant-domain-mismatch', pointer: '/customerDomain' }],
      },
    });
  });
  it("is for the partner's own locations, and for whoever may file there", () => {
    const refused = (actor = partner, claim = exampleClaim()): unknown => {
      const outcome = createClaim(exampleWorld(), claim, actor, '2020-12-01T00:00:00Z');
      return outcome.ok ? null : [outcome.denial.kind, outcome.denial.problems[0]?.code];
    };
    expect(refused(partner, exampleClaim({ location: location('partner-b') }))).toEqual([
      'invalid',
      'value-invalid',
    ]);
    expect(refused(partnerPerson('partner-a', 'report-viewer'))).toEqual(['forbidden', 'role-missing']);
    expect(refused(partnerPerson('partner-a', 'incentives-user'))).toBeNull();
    expect(
      refused(
        partnerPerson('partner-a', 'incentives-user', {
          grants: [grant('incentives-user', { locationId: 'elsewhere' })],
        }),
      ),
    ).toEqual(['forbidden', 'role-missing']);
    expect(
      refused(
        partnerPerson('partner-a', 'incentives-user', {
          grants: [grant('incentives-user', { programme: 'osa-sell' })],
        }),
      ),
    ).toEqual(['forbidden', 'role-missing']);
  });
});

describe('edit-claim', () => {
  it('changes a draft, its lines included: one left out is gone', () => {
    const story = edit(new Story().draft(), {
      name: 'Other',
      lines: [sharepoint, exchange],
      contactDomainReason: null,
    });
    expect(story.facts().claim.name).toBe('Other');
    expect(story.facts().lines.map((line) => [line.id, line.ordinal])).toEqual([
      ['l3', 1],
      ['l1', 2],
    ]);
    expect(checkFold(story.history(), stateOf(story.facts()))).toEqual([]);
  });
  it('never changes customer, solution area and activity; sent unchanged they are no edit', () => {
    const story = new Story().draft();
    expect(
      refusedEdit(story, {
        tenantId: guid('x'),
        solutionArea: 'business-applications',
        activities: ['presales'],
      }),
    ).toEqual([
      'field-not-editable /customerTenantId',
      'field-not-editable /solutionArea',
      'field-not-editable /activities',
    ]);
    edit(story, { tenantId, solutionArea: 'microsoft-365', activities: ['usage'], name: 'Same customer' });
    expect(story.history().at(-1)?.detail).toEqual({ fields: ['name'] });
  });
  it('with nothing changed writes nothing', () => {
    const story = new Story().draft();
    const { length } = story.history();
    const { name, customerContact } = story.facts().claim;
    const step = story.act((world, now) =>
      editClaim(
        world,
        { claimId, changes: { name, customerContact, lines: [exchange, teams] } },
        partner,
        now,
      ),
    );
    expect([step.entries, step.events]).toEqual([[], []]);
    expect(story.history()).toHaveLength(length);
  });
  it("asks why another contact is on none of the customer's domains, also after submitting", () => {
    const outside = { name: 'Nora', title: 'Adviser', email: 'nora@freelance.example' };
    const story = submit(new Story().draft());
    expect(refusedEdit(story, { customerContact: outside })).toEqual(['field-required /contactDomainReason']);
    edit(story, { customerContact: outside, contactDomainReason: 'Runs their IT.' });
    expect(refusedEdit(story, { contactDomainReason: ' ' })).toEqual(['field-required /contactDomainReason']);
    edit(story, { technicalContact: null });
  });
  it('tells what is wrong in the fields that were changed, not in the others', () => {
    const story = new Story().draft(exampleClaim({ partnerContact: null }));
    expect(refusedEdit(story, { lines: [{ ...exchange, itemId: 'lotus-notes' }] })).toEqual([
      'workload-unknown /lines/0/itemId',
    ]);
    edit(story, { name: 'Fine' });
  });
  it('moves to a location only where the person may file', () => {
    const here = partnerPerson('partner-a', 'incentives-admin', {
      grants: [grant('incentives-admin', { locationId: 'partner-a-location' })],
    });
    const story = new Story().draft();
    expect(refusedEdit(story, { location: location('partner-a', { id: 'second' }) }, here)).toEqual([
      'role-missing ',
    ]);
    edit(story, { location: location('partner-a', { id: 'second' }) });
    expect(story.facts().claim.locationId).toBe('second');
    expect(refusedEdit(story, { location: location('partner-b') })).toEqual(['value-invalid /locationId']);
  });
});

describe('editable after submitting (domain 4.2)', () => {
  const contact = { customerContact: { name: 'New', title: 'CIO', email: 'new@contoso.example' } };
  const lines = { lines: [exchange, sharepoint] };
  const moved = { location: location('partner-a', { id: 'second' }) };
  const table: [string, 'submitted' | 'asked', ClaimChanges, boolean][] = [
    ['cpor-2019-10', 'submitted', contact, false],
    ['cpor-2019-10', 'submitted', lines, false],
    ['cpor-2019-10', 'submitted', moved, false],
    ['cpor-2019-10', 'asked', contact, false],
    ['cpor-2019-10', 'asked', lines, false],
    ['cpor-2020-07', 'submitted', contact, true],
    ['cpor-2020-07', 'submitted', lines, true],
    ['cpor-2020-07', 'submitted', moved, true],
    ['cpor-2020-07', 'asked', contact, true],
    ['cpor-2020-07', 'asked', lines, true],
    ['cpor-2020-07', 'asked', moved, true],
    ['cpor-2020-07', 'submitted', { name: 'x' }, false],
    ['cpor-2020-07', 'asked', { customerDomain: 'contoso.test' }, false],
  ];
  it.each(table)('%s, %s: %j is %s', (policyId, stage, changes, allowed) => {
    const story = new Story().draft(exampleClaim({ policy: policyOf(policyId) }));
    if (stage === 'submitted') submit(story);
    else asked(story);
    const outcome = story.try((world, now) => editClaim(world, { claimId, changes }, partner, now));
    expect(outcome.ok ? 'editable' : outcome.denial.problems[0]?.code).toBe(
      allowed ? 'editable' : 'field-not-editable',
    );
    expect(checkHistory(story.history())).toEqual([]);
  });
  it('a line taken out after submitting is withdrawn, a new one gets its key at once', () => {
    const story = edit(submit(new Story().draft()), lines);
    expect(story.facts().lines.map((line) => [line.id, line.review, line.key])).toEqual([
      ['l1', 'undecided', 'workload:exchange-online:usage'],
      ['l2', 'withdrawn', 'workload:teams:usage'],
      ['l3', 'undecided', 'workload:sharepoint-online:usage'],
    ]);
  });
  it('leaves at least one line to decide: taking back all is withdrawing', () => {
    expect(refusedEdit(asked(new Story().draft()), { lines: [] })).toEqual(['field-required /lines']);
    expect(refusedEdit(submit(new Story().draft()), { lines: [] })).toContain('field-required /lines');
  });
  it('is not possible under review, nor by a user who may not submit', () => {
    const story = submit(new Story().draft());
    expect(refusedEdit(story, contact, partnerPerson('partner-a', 'incentives-user'))).toEqual([
      'role-missing ',
    ]);
    edit(story, contact).act((world, now) => startReview(world, { claimId }, reviewer, now));
    expect(refusedEdit(story, lines)).toEqual(['not-in-this-state ']);
  });
  it('2023: lines that changed are asked in a new round with the answer, the others stay; a new contact asks all again', () => {
    const use = 'use-or-consume';
    const deliver = (story: Story): void => {
      for (const { round, email, state } of story.facts().notices) {
        if (state === 'queued')
          story.act((world, now) => noticeAccepted(world, { claimId, round, email, purpose: 'decide' }, now));
      }
    };
    const story = new Story().draft(claimOf2023());
    submit(story);
    deliver(story);
    story.act((world, now) => startReview(world, { claimId }, reviewer, now));
    story.act((world, now) =>
      requestInformation(world, { claimId, codes: ['missing-products'], comment: 'Which?' }, reviewer, now),
    );
    edit(story, {
      lines: [
        { ...exchange, activity: use },
        { ...sharepoint, activity: use },
      ],
    });
    story.act((world, now) => resubmitClaim(world, { claimId }, partner, now));
    expect(story.facts().lines.map((line) => [line.id, line.review, line.round])).toEqual([
      ['l1', 'undecided', 1],
      ['l2', 'withdrawn', null],
      ['l3', 'undecided', 2],
    ]);
    story.act((world, now) =>
      requestInformation(world, { claimId, codes: ['missing-products'], comment: 'Which?' }, reviewer, now),
    );
    edit(story, contact).act((world, now) => resubmitClaim(world, { claimId }, partner, now));
    expect(story.facts().lines.map((line) => [line.id, line.round])).toEqual([
      ['l1', 3],
      ['l2', null],
      ['l3', 3],
    ]);
    expect(story.facts().rounds.map((round) => [round.state, round.namedContact.email])).toEqual([
      ['void', 'nora@contoso.example'],
      ['void', 'nora@contoso.example'],
      ['notice-pending', 'new@contoso.example'],
    ]);
    expect(checkHistory(story.history())).toEqual([]);
  });
});

describe('files', () => {
  const file = {
    id: 'f9',
    name: 'more.pdf',
    size: 5,
    mediaType: 'application/pdf',
    sha256: '0',
    note: '',
    scan: 'clean' as const,
  };
  const told = (more: Partial<typeof file> & { scan?: never }): string[] =>
    new Story()
      .draft()
      .refused((world, now) => addFile(world, { claimId, file: { ...file, ...more } }, partner, now))
      .problems.map((problem) => problem.code);
  it('are of four types, not empty, at most 25 MB', () => {
    expect(told({ mediaType: 'text/html' })).toEqual(['file-type-not-allowed']);
    expect(told({ size: 0 })).toEqual(['file-type-not-allowed']);
    expect(told({ size: maxFileBytes + 1 })).toEqual(['file-too-large']);
  });
  it('can be removed until an act has sent them', () => {
    const story = new Story().draft().file('f2');
    story.act((world, now) => removeFile(world, { claimId, fileId: 'f2' }, partner, now));
    submit(story);
    expect(
      story.refused((world, now) => removeFile(world, { claimId, fileId: 'c1-f1' }, partner, now)),
    ).toMatchObject({
      kind: 'conflict',
      problems: [{ code: 'field-not-editable', params: { because: 'sealed' } }],
    });
    const unsent = new Story().draft();
    expect(
      unsent.refused((world, now) => removeFile(world, { claimId, fileId: 'f2' }, partner, now)).kind,
    ).toBe('hidden');
  });
  it('added to a submitted claim are sent at once, while asked they wait for the answer', () => {
    expect(submit(new Story().draft()).file('f2').facts().files[1]?.sentAt).toBe('2020-12-01T09:00:00Z');
    expect(asked(new Story().draft()).file('f2').facts().files[1]?.sentAt).toBeNull();
  });
  it('cannot be added to a submitted claim where the policy says so', () => {
    const story = submit(new Story().draft(exampleClaim({ policy: policyOf('cpor-2019-10') })));
    expect(
      story.refused((world, now) => addFile(world, { claimId, file }, partner, now)).problems[0]?.code,
    ).toBe('field-not-editable');
  });
  it("keep the scanner's first verdict", () => {
    const story = new Story().draft();
    story.act((world, now) =>
      addFile(world, { claimId, file: { ...file, scan: 'waiting' as 'clean' } }, partner, now),
    );
    story.act((world, now) => scanFile(world, { claimId, fileId: 'f9', verdict: 'infected' }, now));
    story.act((world, now) => scanFile(world, { claimId, fileId: 'f9', verdict: 'clean' }, now));
    expect(story.facts().files[1]?.scan).toBe('infected');
    expect(
      story
        .refused((world, now) => submitClaim(world, { claimId }, partner, now))
        .problems.map((problem) => problem.code),
    ).toEqual(['file-infected']);
  });
});

describe('words', () => {
  it('of partner and reviewer are shared, notes stay with the owner', () => {
    const story = asked(new Story().draft());
    story.act((world, now) => addComment(world, { claimId, text: 'We are on it.' }, partner, now));
    story.act((world, now) => addInternalNote(world, { claimId, text: 'Looks thin.' }, reviewer, now));
    expect(story.said.comments.slice(-2).map((comment) => comment.visibility)).toEqual([
      'shared',
      'internal',
    ]);
    expect(story.history().at(-1)?.visibleTo).toEqual(['owner']);
    expect(story.said.events.at(-1)?.type).toBe('comment.added');
  });
  it('are refused to the partner where the policy says nothing may be added', () => {
    const story = submit(new Story().draft(exampleClaim({ policy: policyOf('cpor-2019-10') })));
    expect(
      story.refused((world, now) => addComment(world, { claimId, text: 'Hello' }, partner, now)).problems[0]
        ?.code,
    ).toBe('field-not-editable');
    expect(
      story.refused((world, now) => addComment(world, { claimId, text: '' }, reviewer, now)).problems[0]
        ?.code,
    ).toBe('field-required');
  });
});

describe('submit-claim', () => {
  it('stores the subscription that is meant, and keeps it when its siblings change', () => {
    const line = { id: 'l1', itemId: 'sales', activity: 'usage', subscriptionId: null };
    const story = submit(
      new Story().draft(
        exampleClaim({
          solutionArea: 'business-applications',
          lines: [line],
          technicalContact: { name: 'T', title: 'Admin', email: 't@contoso.example' },
        }),
      ),
    );
    expect(story.facts().lines[0]).toMatchObject({
      subscriptionId: guid('a'),
      key: `subscription:${guid('a')}:usage`,
    });
    edit(story, { lines: [line], customerContact: { name: 'N', title: 'CIO', email: 'n@contoso.example' } });
    expect(story.history().at(-1)?.detail).toEqual({ fields: ['customerContact'] });
    expect(story.facts().lines[0]?.subscriptionId).toBe(guid('a'));
  });
  it('takes the acknowledgements with it', () => {
    const story = new Story().draft(claimOf2023({ acknowledgements: [] }));
    expect(
      story
        .refused((world, now) => submitClaim(world, { claimId }, partner, now))
        .problems.map((problem) => problem.code),
    ).toEqual(['acknowledgement-required', 'acknowledgement-required']);
    story.act((world, now) =>
      submitClaim(
        world,
        { claimId, acknowledgements: policyOf('cpor-2023-10').acknowledgementsAsked },
        partner,
        now,
      ),
    );
  });
  it('is refused twice, and with a wrong code', () => {
    const story = new Story().draft();
    expect(
      story.refused((world, now) => submitClaim(world, { claimId, consentCodeId: 'unknown' }, partner, now))
        .problems,
    ).toEqual([{ code: 'consent-code-wrong', pointer: '/consentCode' }]);
    submit(story);
    expect(story.refused((world, now) => submitClaim(world, { claimId }, partner, now))).toMatchObject({
      kind: 'conflict',
      problems: [{ code: 'not-in-this-state' }],
    });
  });
  it("opens a locked item with the customer's code", () => {
    const lock = { itemKind: 'workload' as const, itemId: 'exchange-online', subscriptionId: null };
    const code = {
      id: 'code',
      partnerId: 'partner-a',
      items: ['exchange-online'],
      issuedBy: { id: 'adam', name: 'Adam' },
      expiresAt: '2021-01-01T00:00:00Z',
      redeemedByClaimId: null,
      revokedAt: null,
    };
    const story = new Story(
      undefined,
      exampleWorld({ tenant: exampleTenant({ locks: [lock], codes: [code] }) }),
    );
    story.draft(exampleClaim({ lines: [teams] }));
    // The draft may name what is locked: the code comes with submitting.
    edit(story, { lines: [exchange] });
    expect(
      story
        .refused((world, now) => submitClaim(world, { claimId }, partner, now))
        .problems.map((problem) => problem.code),
    ).toEqual(['line-locked']);
    story.act((world, now) => submitClaim(world, { claimId, consentCodeId: 'code' }, partner, now));
    expect(story.world.tenant.codes[0]?.redeemedByClaimId).toBe('c1');
  });
});
