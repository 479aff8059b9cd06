import { agree, notMe, refuse, undoDecision, withdrawClaim } from './acts.example.ts';
import { expect, it } from 'vitest';
import { settle } from './settle.ts';
import {
  armed,
  bounce,
  deliver,
  expectSound,
  lastRound,
  mails,
  named,
  trusted,
  windowEnd,
  windowOpen,
} from './stories.example.ts';
import { type Story, contactPerson, partnerPerson } from './world.example.ts';

const claimId = 'c1';
const nora = contactPerson(named, false);
const tessa = contactPerson(trusted);
/** The last business day of the window that `windowOpen` opens. */
const lastDay = '2020-12-23T00:00:00Z';
const before = '2020-12-22T09:00:00Z';
const reminders = (story: Story, from = 0): string[] =>
  mails(story, from).filter((mail) => mail.startsWith('customer-reminder'));
const says = (lineIds: string[] | null = null) => ({ claimId, lineIds, confirmed: true });

it('reminds everybody who was asked once, at the start of the last business day', () => {
  const story = windowOpen();
  expect(lastRound(story)?.window?.lastDay).toBe('2020-12-23');
  expect(reminders(story.at('2020-12-22T23:59:59.999Z'))).toEqual([]);
  expect(reminders(story.at(lastDay))).toEqual([
    `customer-reminder > ${named}`,
    `customer-reminder > ${trusted}`,
  ]);
  expect(story.said.messages.at(-1)?.params).toMatchObject({ until: lastRound(story)?.window });
  expect(reminders(story.at(windowEnd))).toHaveLength(2);
  expect(story.history(claimId).filter(({ act }) => act === 'remind-customer')).toMatchObject([
    { at: lastDay },
  ]);
  expectSound(story);
});

it('leaves out whoever has answered, and says nothing more once nobody is left', () => {
  const story = windowOpen().at(before);
  story.act((world, now) => agree(world, { ...says(), code: null }, nora, now));
  expect(reminders(story.at(lastDay))).toEqual([`customer-reminder > ${trusted}`]);

  const both = windowOpen().at(before);
  for (const actor of [nora, tessa])
    both.act((world, now) => agree(world, { ...says(), code: null }, actor, now));
  expect(armed(both).filter((clock) => clock.startsWith('reminder'))).toEqual([]);
  expect(reminders(both.at(windowEnd))).toEqual([]);
  expect(both.history(claimId).some(({ act }) => act === 'remind-customer')).toBe(false);
  expectSound(both);
});

it('reminds only about what is still open', () => {
  const story = windowOpen().at(before);
  const [first] = story.facts(claimId).lines;
  if (!first) throw new Error('no line');
  story.act((world, now) => refuse(world, says([first.id]), tessa, now));
  story.at(lastDay);
  expect(reminders(story)).toEqual([`customer-reminder > ${named}`]);
  const told = story.said.messages.flatMap((one) =>
    one.template === 'customer-reminder' ? [one.params] : [],
  );
  expect(told.flatMap(({ lines }) => lines.map(({ lineId }) => lineId))).toEqual(['l2']);
});

it.each<[string, (story: Story) => unknown]>([
  ['refused', (story) => story.act((world, now) => refuse(world, says(), nora, now))],
  [
    'agreed to with the code',
    (story) => story.act((world, now) => agree(world, { ...says(), code: 'right' }, tessa, now)),
  ],
  [
    'withdrawn',
    (story) =>
      story.act((world, now) => withdrawClaim(world, { claimId, reason: 'no longer' }, partnerPerson(), now)),
  ],
  ['paused by a bounce', (story) => bounce(story, named)],
  [
    'paused by "not me"',
    (story) =>
      story.act((world, now) => notMe(world, { claimId, replacement: null, confirmed: true }, tessa, now)),
  ],
])('never reminds of a request that was %s', (_, what) => {
  const story = windowOpen().at(before);
  what(story);
  expect(armed(story).filter((clock) => clock.startsWith('reminder'))).toEqual([]);
  expect(reminders(story.at('2021-01-10T00:00:00Z'))).toEqual([]);
  expectSound(story);
});

it('follows the window when it becomes longer, and reminds nobody twice', () => {
  const story = windowOpen().at(lastDay);
  expect(reminders(story)).toHaveLength(2);
  story.at('2020-12-23T09:00:00Z');
  const replacement = { name: 'Olga Other', title: 'CIO', email: 'olga@contoso.test' };
  story.act((world, now) => notMe(world, { claimId, replacement, confirmed: true }, nora, now));
  deliver(story.at('2020-12-23T10:00:00Z'), claimId, ['olga@contoso.test']);
  expect(lastRound(story)?.window?.lastDay).toBe('2020-12-30');
  expect(reminders(story.at('2020-12-30T00:00:00Z'))).toEqual([
    `customer-reminder > ${named}`,
    `customer-reminder > ${trusted}`,
    'customer-reminder > olga@contoso.test',
  ]);
  expectSound(story);
});

it('has none of its own for an undone refusal, whose new end everybody has just read', () => {
  const story = windowOpen().at(before);
  story.act((world, now) => refuse(world, says(), tessa, now));
  story.act((world, now) => undoDecision(world, { claimId, confirmed: true }, contactPerson(trusted), now));
  expect(reminders(story.at('2021-01-10T00:00:00Z'))).toEqual([]);
});

it('changes nothing that a list foresees', () => {
  const { world } = windowOpen();
  const reminded = settle(world, lastDay).world.claims[0];
  expect(reminded?.lines).toEqual(world.claims[0]?.lines);
});
