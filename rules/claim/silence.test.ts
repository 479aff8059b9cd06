/** Where silence does not count: by policy, or because the tenant demands an agreement (domain 5.3). */
import { agree, changeSafeguards, refuse, submitClaim } from './acts.example.ts';
import { describe, expect, it } from 'vitest';
import { schedule, statusOf } from './status.ts';
import {
  expectSound,
  lastRound,
  line,
  mails,
  named,
  row,
  submitted,
  trusted,
  windowEnd,
  windowOpen,
} from './stories.example.ts';
import {
  Story,
  contactPerson,
  exampleClaim,
  exampleTenant,
  exampleWorld,
  partnerPerson,
  policyOf,
  tenantAdmin,
} from './world.example.ts';

const claimId = 'c1';
const nora = contactPerson(named, false);
const tessa = contactPerson(trusted);
const demanding = (): Story =>
  windowOpen(exampleWorld({ tenant: exampleTenant({ agreementRequired: true }) }));
const byPolicy = (): Story =>
  windowOpen(exampleWorld(), exampleClaim({ policy: { ...policyOf('cpor-2020-07'), silence: 'refuses' } }));
const says = (code: 'right' | null = null) => ({ claimId, lineIds: null, confirmed: true, code });

describe.each([
  ['a policy', byPolicy],
  ['the tenant', demanding],
])('where %s wants an explicit agreement', (_, open) => {
  it('silence refuses: nothing is ever official, nobody can dispute it, and everybody reads why', () => {
    const story = open();
    expect(lastRound(story)?.silence).toBe('refuses');
    expect(row(story)?.officialFrom).toBeNull();
    expect(schedule(story.world, claimId).flatMap(({ lines }) => lines)).toEqual([]);
    const from = story.said.messages.length;
    story.at(windowEnd);
    for (const id of ['l1', 'l2']) {
      expect(line(story, id)).toMatchObject({
        consent: 'refused',
        consentBy: 'silence',
        association: 'none',
        rejectionCodes: ['customer-silent'],
        final: true,
      });
      expect(row(story, id)?.state).toBe('void');
    }
    expect(statusOf(story.facts(claimId))).toBe('rejected-final');
    expect(mails(story, from).filter((mail) => mail.startsWith('customer-silent'))).toEqual([
      'customer-silent > partner-contact',
      'customer-silent > assignee-or-reviewers',
      `customer-silent > ${named}`,
      `customer-silent > ${trusted}`,
    ]);
    expect(mails(story, from).join()).not.toContain('association-official');
    expectSound(story);
  });

  it('the word of a trusted contact is enough, with the code at once and without it at the end', () => {
    const story = open().at('2020-12-17T09:00:00Z');
    story.act((world, now) => agree(world, says(), tessa, now));
    expect(row(story)?.officialFrom).toBe(windowEnd);
    story.at(windowEnd);
    expect(row(story)).toMatchObject({ state: 'official', consentBy: 'trusted-contact' });
    expectSound(story);

    const early = open().at('2020-12-17T09:00:00Z');
    early.act((world, now) => agree(world, says('right'), tessa, now));
    expect(row(early)).toMatchObject({ state: 'official', officialFrom: '2020-12-17T09:00:00Z' });
  });

  it('the word of the address that the partner typed is not', () => {
    const story = open().at('2020-12-17T09:00:00Z');
    story.act((world, now) => agree(world, says(), nora, now));
    expect(row(story)?.officialFrom).toBeNull();
    story.at(windowEnd);
    expect(line(story)).toMatchObject({ consent: 'refused', consentBy: 'silence' });
    expectSound(story);
  });

  it('a refusal stays a refusal', () => {
    const story = open().at('2020-12-17T09:00:00Z');
    story.act((world, now) => refuse(world, { claimId, lineIds: ['l1'], confirmed: true }, nora, now));
    story.at(windowEnd);
    expect(line(story, 'l1').rejectionCodes).toEqual(['customer-refused']);
    expect(line(story, 'l2').rejectionCodes).toEqual(['customer-silent']);
    expectSound(story);
  });
});

const admin = tenantAdmin();
const switches = (allLocked: boolean, agreementRequired: boolean) => (world: Story['world'], now: string) =>
  changeSafeguards(world, { allLocked, agreementRequired }, admin, now);

it('the demand holds for a period that runs, and dropping it takes nothing back from who was asked meanwhile', () => {
  const story = windowOpen().at('2020-12-17T09:00:00Z');
  expect(row(story)?.officialFrom).toBe(windowEnd);
  const from = story.said.messages.length;
  story.act(switches(false, true));
  expect(mails(story, from)).toEqual([
    'agreement-demanded > partner-contact',
    `agreement-demanded > ${named}`,
    `agreement-demanded > ${trusted}`,
  ]);
  expect(row(story)?.officialFrom).toBeNull();
  story.act(switches(false, false));
  expect(lastRound(story)?.silence).toBe('refuses');
  story.at(windowEnd);
  expect(line(story).consentBy).toBe('silence');
  expect(line(story).consent).toBe('refused');
  expectSound(story);
});

it('and changes nothing that is official, or whose period was over', () => {
  const story = windowOpen().at(windowEnd);
  story.act(switches(false, true));
  expect(row(story)).toMatchObject({ state: 'official', consentBy: 'silence' });
  expect(story.refused(switches(false, true)).problems[0]?.code).toBe('nothing-to-do');
});

it('everything locked: nothing can be submitted, whatever it names', () => {
  const story = new Story(
    '2020-12-01T09:00:00Z',
    exampleWorld({ tenant: exampleTenant({ allLocked: true }) }),
  );
  story.draft(exampleClaim());
  const denial = story.refused((world, now) => submitClaim(world, { claimId }, partnerPerson(), now));
  expect(denial.problems.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
    'line-locked /lines/0',
    'line-locked /lines/1',
  ]);
  expect(() => submitted('2020-12-01T09:00:00Z')).not.toThrow();
});
