import { describe, expect, it } from 'vitest';
import type { EntryCode } from '../engine/codes.ts';
import { type ClaimFields, type Entered, type LineFields, type OpenWorld, checkClaim } from './entry.ts';
import type { ClaimFile } from './facts.ts';
import type { Subscription } from './tenant-facts.ts';
import {
  exampleClaim,
  exampleTenant,
  exampleWorld,
  guid,
  location,
  policyOf,
  subscription,
} from './world.example.ts';

const file: ClaimFile = {
  id: 'f1',
  claimId: 'c1',
  name: 'proof.pdf',
  size: 10,
  mediaType: 'application/pdf',
  sha256: '00',
  note: '',
  scan: 'clean',
  uploadedAt: '2020-12-01T09:00:00Z',
  uploadedBy: 'Pia',
  sentAt: null,
  removedAt: null,
};
const person = { name: 'Nora Named', title: 'Head of IT', email: 'nora@contoso.example' };

type Change = Omit<Partial<Entered>, 'claim'> & { claim?: Partial<ClaimFields> };

function entered(change: Change = {}): Entered {
  const {
    id,
    tenantId,
    name,
    customerDomain,
    solutionArea,
    activities,
    customerContact,
    partnerContact,
    policy,
  } = exampleClaim() as Required<ReturnType<typeof exampleClaim>>;
  return {
    location: location(),
    policy,
    files: [file],
    lines: [{ id: 'l1', itemId: 'exchange-online', activity: 'usage', subscriptionId: null }],
    ...change,
    claim: {
      id,
      partnerId: 'partner-a',
      tenantId,
      name,
      customerDomain,
      solutionArea,
      activities,
      customerContact,
      technicalContact: null,
      partnerContact,
      contactDomainReason: null,
      solutionSellerName: null,
      revenueCustomerName: null,
      isvProductName: null,
      acknowledgements: [],
      recognitionOnly: false,
      programmes: ['osu-microsoft-365'],
      policyPinned: false,
      ...change.claim,
    },
  };
}

const line = (itemId: string, activity = 'usage', subscriptionId: string | null = null): LineFields => ({
  id: `${itemId}-${activity}`,
  itemId,
  activity,
  subscriptionId,
});

/** A Business Applications claim on these subscriptions. */
function dynamics(lines: LineFields[], change: Change = {}): Entered {
  const activities = [...new Set(lines.map((one) => one.activity))];
  return entered({
    ...change,
    lines,
    claim: {
      solutionArea: 'business-applications',
      activities,
      technicalContact: person,
      programmes: [],
      ...change.claim,
    },
  });
}

function withSubscriptions(subscriptions: Subscription[]): OpenWorld {
  return exampleWorld({ tenant: exampleTenant({ subscriptions }) });
}

const told = (world: OpenWorld, claim: Entered, phase: 'draft' | 'submit' = 'submit'): string[] =>
  checkClaim(world, claim, phase).problems.map(({ code, pointer }) => `${code} ${pointer}`);

describe('a claim that is right', () => {
  it('has no problem', () => {
    expect(checkClaim(exampleWorld(), entered(), 'submit')).toMatchObject({ problems: [], warnings: [] });
  });
  it('may leave out a subscription when only one can be meant', () => {
    expect(told(exampleWorld(), dynamics([line('sales')]))).toEqual([]);
  });
});

describe('each entry code', () => {
  const sales = (more: Partial<Subscription> = {}, letter = 'a'): Subscription =>
    subscription(letter, 'sales', more);
  const named = dynamics([line('sales', 'usage', guid('a'))]);
  const cases: [EntryCode | 'value-invalid' | 'file-unscanned', string, OpenWorld, Entered][] = [
    [
      'tenant-domain-mismatch',
      '/customerDomain',
      exampleWorld(),
      entered({ claim: { customerDomain: 'fabrikam.example' } }),
    ],
    ['tenant-domain-mismatch', '/customerDomain', { ...exampleWorld(), tenant: null }, entered()],
    ['product-not-on-tenant', '/lines/0/itemId', withSubscriptions([]), dynamics([line('sales')])],
    [
      'subscription-required',
      '/lines/0/subscriptionId',
      withSubscriptions([sales(), sales({}, 'b')]),
      dynamics([line('sales')]),
    ],
    [
      'not-a-subscription-id',
      '/lines/0/subscriptionId',
      exampleWorld(),
      dynamics([line('sales', 'usage', 'my subscription')]),
    ],
    [
      'subscription-not-on-tenant',
      '/lines/0/subscriptionId',
      exampleWorld(),
      dynamics([line('sales', 'usage', guid('z'))]),
    ],
    [
      'subscription-wrong-product',
      '/lines/0/subscriptionId',
      exampleWorld(),
      dynamics([line('sales', 'usage', guid('b'))]),
    ],
    ['subscription-is-csp', '/lines/0/subscriptionId', withSubscriptions([sales({ motion: 'csp' })]), named],
    [
      'subscription-is-csp',
      '/lines/0/subscriptionId',
      withSubscriptions([sales({ motion: 'csp' })]),
      dynamics([line('sales')]),
    ],
    [
      'subscription-not-provisioned',
      '/lines/0/subscriptionId',
      withSubscriptions([sales({ state: 'not-provisioned' })]),
      named,
    ],
    [
      'subscription-inactive',
      '/lines/0/subscriptionId',
      withSubscriptions([sales({ state: 'ended' })]),
      named,
    ],
    [
      'subscription-inactive',
      '/lines/0/subscriptionId',
      withSubscriptions([sales({ state: 'ended' })]),
      dynamics([line('sales')]),
    ],
    [
      'already-associated-by-you',
      '/lines/0',
      exampleWorld({
        ownKeys: [{ key: 'workload:exchange-online:usage', claimId: 'c0', phase: 'official' }],
      }),
      entered(),
    ],
    [
      'already-claimed-by-you',
      '/lines/0',
      exampleWorld({ ownKeys: [{ key: 'workload:exchange-online:usage', claimId: 'c0', phase: 'pending' }] }),
      entered(),
    ],
    [
      'already-claimed-by-you',
      '/lines/1',
      exampleWorld(),
      entered({ lines: [line('teams'), { ...line('teams'), id: 'again' }] }),
    ],
    [
      'line-locked',
      '/lines/0',
      exampleWorld({
        tenant: exampleTenant({
          locks: [{ itemKind: 'workload', itemId: 'exchange-online', subscriptionId: null }],
        }),
      }),
      entered(),
    ],
    [
      'activity-not-allowed',
      '/lines/0/activity',
      exampleWorld(),
      entered({ lines: [line('exchange-online'), line('teams', 'presales')].reverse() }),
    ],
    [
      'activity-not-allowed',
      '/activities/1',
      exampleWorld(),
      entered({ claim: { activities: ['usage', 'use-or-consume'] } }),
    ],
    [
      'activity-not-allowed',
      '/solutionArea',
      exampleWorld(),
      entered({ claim: { solutionArea: 'modern-work-and-security' } }),
    ],
    [
      'activity-not-allowed',
      '/recognitionOnly',
      exampleWorld(),
      entered({ claim: { recognitionOnly: true } }),
    ],
    [
      'workload-unknown',
      '/lines/0/itemId',
      exampleWorld(),
      entered({ lines: [line('lotus-notes'), line('teams')] }),
    ],
    [
      'workload-unknown',
      '/lines/0/itemId',
      exampleWorld(),
      entered({ lines: [line('sales'), line('teams')] }),
    ],
    ['field-required', '/name', exampleWorld(), entered({ claim: { name: '  ' } })],
    ['field-required', '/customerDomain', exampleWorld(), entered({ claim: { customerDomain: null } })],
    ['field-required', '/lines', exampleWorld(), entered({ lines: [] })],
    [
      'field-required',
      '/customerContact/title',
      exampleWorld(),
      entered({ claim: { customerContact: { ...person, title: '' } } }),
    ],
    [
      'field-required',
      '/technicalContact/email',
      exampleWorld(),
      dynamics([line('sales')], { claim: { technicalContact: { ...person, email: '' } } }),
    ],
    [
      'value-invalid',
      '/partnerContact/email',
      exampleWorld(),
      entered({ claim: { partnerContact: { name: 'Pia', email: 'pia at partner' } } }),
    ],
    ['value-invalid', '/locationId', exampleWorld(), entered({ location: location('partner-b') })],
    [
      'value-invalid',
      '/lines/0/subscriptionId',
      exampleWorld(),
      entered({ lines: [line('teams', 'usage', guid('a'))] }),
    ],
    ['poe-required', '/files', exampleWorld(), entered({ files: [] })],
    [
      'poe-required',
      '/files',
      exampleWorld(),
      entered({ files: [{ ...file, removedAt: '2020-12-01T10:00:00Z' }] }),
    ],
    ['file-unscanned', '/files/0', exampleWorld(), entered({ files: [{ ...file, scan: 'waiting' }] })],
  ];
  it.each(cases)('%s at %s', (code, pointer, world, claim) => {
    expect(told(world, claim)).toEqual([`${code} ${pointer}`]);
  });

  it('subscription-motion-not-allowed', () => {
    const policy = policyOf('cpor-2020-07');
    const narrow = {
      ...policy,
      activities: policy.activities.map((one) =>
        one.motions ? { ...one, motions: ['web-direct' as const] } : one,
      ),
    };
    expect(told(withSubscriptions([sales()]), { ...named, policy: narrow })).toEqual([
      'subscription-motion-not-allowed /lines/0/subscriptionId',
    ]);
  });
  it('activities-cannot-be-combined', () => {
    const claim = dynamics([line('sales'), line('sales', 'revenue-association')], {
      claim: { solutionSellerName: 'S', revenueCustomerName: 'C', isvProductName: 'P' },
    });
    expect(told(exampleWorld(), claim)).toEqual(['activities-cannot-be-combined /activities']);
  });
  it('file-infected, and what is left is no proof', () => {
    expect(told(exampleWorld(), entered({ files: [{ ...file, scan: 'infected' }] }))).toEqual([
      'file-infected /files/0',
      'poe-required /files',
    ]);
  });
  it('acknowledgement-required, once for each', () => {
    const policy = policyOf('cpor-2023-10');
    const claim = entered({
      policy,
      lines: [line('teams', 'use-or-consume')],
      claim: {
        solutionArea: 'modern-work-and-security',
        activities: ['use-or-consume'],
        customerDomain: null,
      },
    });
    expect(told(exampleWorld(), claim)).toEqual(
      policy.acknowledgementsAsked.map(() => 'acknowledgement-required /acknowledgements'),
    );
  });
  it('revenue association asks for seller, customer and ISV product', () => {
    expect(told(exampleWorld(), dynamics([line('sales', 'revenue-association')]))).toEqual([
      'field-required /solutionSellerName',
      'field-required /revenueCustomerName',
      'field-required /isvProductName',
    ]);
  });
  it('tells everything at once', () => {
    const claim = entered({
      lines: [],
      files: [],
      claim: { name: '', customerContact: null, partnerContact: null },
    });
    expect(told(exampleWorld(), claim)).toEqual([
      'field-required /name',
      'field-required /lines',
      'field-required /customerContact/name',
      'field-required /customerContact/title',
      'field-required /customerContact/email',
      'field-required /partnerContact/name',
      'field-required /partnerContact/email',
      'poe-required /files',
    ]);
  });
});

describe('subscriptions (domain 7.1)', () => {
  const usage = dynamics([line('sales')]);
  it('two Sales subscriptions on the tenant, none named', () => {
    expect(
      told(
        withSubscriptions([subscription('a', 'sales'), subscription('b', 'sales', { state: 'in-grace' })]),
        usage,
      ),
    ).toEqual(['subscription-required /lines/0/subscriptionId']);
  });
  it('counts only those that could be claimed', () => {
    const others = [
      subscription('b', 'sales', { state: 'ended' }),
      subscription('c', 'sales', { motion: 'csp' }),
      subscription('d', 'sales', { state: 'not-provisioned' }),
    ];
    expect(
      told(
        withSubscriptions([subscription('a', 'sales', { motion: 'enterprise-agreement' }), ...others]),
        usage,
      ),
    ).toEqual([]);
  });
  it('warns in grace and goes on', () => {
    const checked = checkClaim(
      withSubscriptions([subscription('a', 'sales', { state: 'in-grace' })]),
      usage,
      'submit',
    );
    expect(checked.problems).toEqual([]);
    expect(checked.warnings.map((warning) => warning.code)).toContain('subscription-in-grace');
  });
  it('is always named under the policy of 2023', () => {
    const policy = policyOf('cpor-2023-10');
    const claim = dynamics([line('sales', 'usage-recognition')], {
      policy,
      claim: { acknowledgements: policy.acknowledgementsAsked },
    });
    expect(told(exampleWorld(), claim)).toEqual(['subscription-required /lines/0/subscriptionId']);
  });
  it('usage and presales of one subscription are two lines with two keys', () => {
    expect(told(exampleWorld(), dynamics([line('sales'), line('sales', 'presales')]))).toEqual([]);
  });
  it('a lock on the product locks each of its subscriptions, one on a subscription only that', () => {
    const lock = (subscriptionId: string | null): OpenWorld =>
      exampleWorld({
        tenant: exampleTenant({ locks: [{ itemKind: 'product', itemId: 'sales', subscriptionId }] }),
      });
    expect(told(lock(null), usage)).toEqual(['line-locked /lines/0']);
    expect(told(lock(guid('a')), usage)).toEqual(['line-locked /lines/0']);
    expect(told(lock(guid('b')), usage)).toEqual([]);
    expect(checkClaim(lock(null), usage, 'submit', ['sales']).problems).toEqual([]);
  });
});

describe('a draft', () => {
  it('may lack what only submitting needs, but not be wrong', () => {
    const claim = entered({
      lines: [line('lotus-notes')],
      files: [],
      claim: { name: '', customerContact: null, partnerContact: { name: '', email: 'x' } },
    });
    expect(told(exampleWorld(), claim, 'draft')).toEqual([
      'workload-unknown /lines/0/itemId',
      'value-invalid /partnerContact/email',
    ]);
  });
  it('needs location, customer, solution area and activity', () => {
    expect(
      told(exampleWorld(), entered({ claim: { customerDomain: null, activities: [] }, lines: [] }), 'draft'),
    ).toEqual(['field-required /customerDomain', 'field-required /activities']);
  });
});

describe('what a rival may learn (domain 8)', () => {
  const held = {
    othersKeys: [{ key: 'workload:exchange-online:usage', claimId: 'c9', phase: 'official' as const }],
  };
  it('a claim that is complete and right gets a warning', () => {
    expect(
      checkClaim(exampleWorld(held), entered(), 'draft').warnings.map((warning) => warning.code),
    ).toEqual(['held-by-another-partner']);
    expect(told(exampleWorld(held), entered())).toEqual([]);
  });
  it('one that is not gets none, so that nobody can look around with half a draft', () => {
    expect(checkClaim(exampleWorld(held), entered({ files: [] }), 'draft').warnings).toEqual([]);
    expect(
      checkClaim(exampleWorld(held), entered({ claim: { customerDomain: 'fabrikam.example' } }), 'draft')
        .warnings,
    ).toEqual([]);
  });
  it('is an error where the policy blocks, and then too only when nothing else is wrong', () => {
    const policy = policyOf('cpor-2019-10');
    expect(told(exampleWorld(held), entered({ policy }))).toEqual(['held-by-another-partner /lines/0']);
    expect(told(exampleWorld(held), entered({ policy, files: [] }))).toEqual(['poe-required /files']);
  });
  it('looks the same whoever holds it, and in whatever phase', () => {
    const phases = (['undecided', 'pending', 'official'] as const).map((phase) =>
      JSON.stringify(
        checkClaim(
          exampleWorld({
            othersKeys: [
              { key: 'workload:exchange-online:usage', claimId: 'c8', phase },
              ...(phase === 'official' ? held.othersKeys : []),
            ],
          }),
          entered(),
          'submit',
        ),
      ),
    );
    expect(new Set(phases).size).toBe(1);
  });
  it('an unknown tenant answers like a mismatched pair, also with lines that would be wrong', () => {
    const claim = dynamics([line('sales', 'usage', guid('z'))], {
      claim: { customerDomain: 'fabrikam.example' },
    });
    const unknown = checkClaim({ ...exampleWorld(), tenant: null }, claim, 'submit');
    expect(unknown).toEqual(checkClaim(exampleWorld(), claim, 'submit'));
    expect(unknown.problems.map(({ code }) => code)).toEqual(['tenant-domain-mismatch']);
  });
});

describe('warnings', () => {
  const warned = (world: OpenWorld, claim: Entered): string[] =>
    checkClaim(world, claim, 'submit').warnings.map(({ code, pointer }) => `${code} ${pointer}`);
  it('location-not-enrolled', () => {
    expect(warned(exampleWorld(), entered({ location: location('partner-a', { enrolledIn: [] }) }))).toEqual([
      'location-not-enrolled /locationId',
    ]);
  });
  it('location-other-region', () => {
    expect(warned(exampleWorld(), entered({ location: location('partner-a', { country: 'US' }) }))).toEqual([
      'location-other-region /locationId',
    ]);
  });
  it('contact-domain-differs asks for a reason', () => {
    const claim = entered({ claim: { customerContact: { ...person, email: 'nora@freelance.example' } } });
    const [warning] = checkClaim(exampleWorld(), claim, 'submit').warnings;
    expect(warning).toEqual({
      code: 'contact-domain-differs',
      pointer: '/customerContact/email',
      params: { domain: 'freelance.example', reasonGiven: 'no' },
    });
    const missing = { code: 'field-required', pointer: '/contactDomainReason' };
    const { problems } = checkClaim(exampleWorld(), claim, 'submit');
    expect(problems).toEqual([missing]);
    expect(checkClaim(exampleWorld(), claim, 'draft').problems).toEqual([]);
    // A claim that was submitted without one is not sent back for it.
    const pinned = { ...claim, claim: { ...claim.claim, policyPinned: true } };
    expect(checkClaim(exampleWorld(), pinned, 'submit').problems).toEqual([]);
    const said = { ...claim, claim: { ...claim.claim, contactDomainReason: 'Runs their IT.' } };
    expect(checkClaim(exampleWorld(), said, 'submit').problems).toEqual([]);
  });
  it('no-data-yet: a workload without usage is claimable', () => {
    expect(warned(exampleWorld(), entered({ lines: [line('intune')] }))).toEqual([
      'no-data-yet /lines/0/itemId',
    ]);
  });
});
