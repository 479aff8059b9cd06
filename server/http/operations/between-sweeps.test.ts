/** What is read between the instant at which the clock makes something true and the sweep that writes it down: every list says the same. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  answerCase,
  approve,
  contactOf,
  deliverAll,
  draft,
  factsOf,
  inWindow,
  notices,
  underReview,
} from '../../../test/acts.ts';
import { door } from '../../../test/api.ts';
import { makeScene, plain, type Party, type Scene } from '../../../test/scene.ts';
import type { ClaimRef } from '../../actions/run/context.ts';
import { decideClaim } from '../../actions/review/decide-claim.ts';
import { disputeClaim } from '../../actions/claims/dispute-claim.ts';
import { endAssociation } from '../../actions/associations/end-association.ts';
import { agree } from '../../actions/consent/agree.ts';
import { refuse } from '../../actions/consent/refuse.ts';
import { startReview } from '../../actions/review/start-review.ts';
import { submitClaim } from '../../actions/claims/submit-claim.ts';
import { sweep } from '../../actions/operations/sweep.ts';
import { undoDecision } from '../../actions/consent/undo-decision.ts';
import { idOf } from '../frame/ids.ts';

const start = '2020-12-01T10:00:00Z';
const afterTheWindow = '2020-12-12T10:00:00Z';

let scene: Scene;
beforeAll(async () => {
  scene = await makeScene({ start });
});
afterAll(() => scene.close());

/** One line is official, the other one was rejected and is disputed, so that the claim is in the queue as well. */
async function officialAndDisputed(here: Scene, party: Party): Promise<ClaimRef> {
  const ref = await underReview(here, party, [{ itemId: 'exchange-online' }, { itemId: 'teams' }]);
  const lines = await here.look<{ id: string; item_id: string }>(
    'select id, item_id from claim_line where claim_id = $1',
    [ref.id],
  );
  factsOf(
    await decideClaim(
      here.context(here.reviewer),
      ref,
      {
        lines: lines.map(({ id: lineId, item_id: item }) =>
          item === 'teams'
            ? { lineId, decision: 'reject', codes: ['insufficient-poe'], text: 'Not named.' }
            : { lineId, decision: 'approve', codes: [], text: null },
        ),
        comment: null,
      },
      plain,
    ),
  );
  await deliverAll(here, ref);
  factsOf(
    await agree(here.context(here.tenantAdmin), ref, { lineIds: null, code: null, confirmed: true }, plain),
  );
  factsOf(
    await disputeClaim(here.context(party.admin), ref, { lineIds: null, justification: 'Page two.' }, plain),
  );
  return ref;
}

/** The rival wins the bench and is approved; its window runs. */
async function rivalInWindow(here: Scene, party: Party): Promise<ClaimRef> {
  const ref = await underReview(here, party);
  await answerCase(here, ref, party);
  await approve(here, ref);
  await deliverAll(here, ref);
  return ref;
}

test('a line that has lost to its rival is shown as ended by every list, as by the claim itself', async () => {
  scene.clock.set(start);
  const here = await scene.elsewhere();
  const first = await officialAndDisputed(here, here.a);
  const second = await rivalInWindow(here, here.b);
  const [incumbent, rival, desk] = [
    door(here, here.a.admin),
    door(here, here.b.admin),
    door(here, here.senior),
  ];
  const ids = [first, second].map((ref) => idOf('claim', ref.tenantId, ref.id));
  const standings = async (): Promise<unknown[]> => {
    const [number] = await here.look<{ number: string }>('select number from claim where id = $1', [
      first.id,
    ]);
    const lists = await Promise.all([
      incumbent.api.claims.list({ limit: 200 }),
      incumbent.api.claims.list({ q: number?.number as string }),
      desk.api.claims.list({ limit: 200 }),
      desk.api.reviewQueue.list({ limit: 200 }),
      rival.api.claims.list({ limit: 200 }),
    ]);
    return lists.map((list) =>
      list.items
        .filter((one) => ids.includes(one.id))
        .map((one) => [ids.indexOf(one.id), one.outcomes.map(({ outcome }) => outcome)])
        .sort(),
    );
  };
  const lines = async (): Promise<unknown[]> =>
    (await incumbent.api.claims.read({ id: ids[0] as string })).lines.map(
      ({ outcome, association: { state, endedHow } }) => [outcome, state, endedHow],
    );
  const before = [0, ['official', 'disputed']];
  expect(await standings()).toEqual([
    [before],
    [before],
    [before, [1, ['waiting-for-customer']]],
    [before],
    [[1, ['waiting-for-customer']]],
  ]);
  here.clock.set(afterTheWindow);
  const shown = [await standings(), await lines()];
  const after = [0, ['ended', 'disputed']];
  expect(shown).toEqual([
    [[after], [after], [after, [1, ['official']]], [after], [[1, ['official']]]],
    [
      ['ended', 'ended', 'superseded'],
      ['disputed', 'none', null],
    ],
  ]);
  const [written] = await here.look<{ association: string }>(
    `select association from claim_line where claim_id = $1 and item_id <> 'teams'`,
    [first.id],
  );
  expect(written?.association).toBe('official');
  await sweep(here.services);
  expect([await standings(), await lines()]).toEqual(shown);
});

test('a line that lives again is shown with its present association, not with the one that was struck', async () => {
  scene.clock.set(start);
  const here = await scene.elsewhere();
  const ref = await inWindow(here, here.a);
  const notice = (await notices(here, ref)).find((one) => one.trusted && !one.named);
  factsOf(
    await agree(here.context(here.tenantAdmin), ref, { lineIds: null, code: null, confirmed: true }, plain),
  );
  factsOf(
    await refuse(
      here.context(contactOf(here, notice as NonNullable<typeof notice>)),
      ref,
      { lineIds: null, reason: null, confirmed: true },
      plain,
    ),
  );
  const partner = door(here, here.a.admin);
  const id = idOf('claim', ref.tenantId, ref.id);
  const association = async (): Promise<unknown> =>
    (await partner.api.claims.read({ id })).lines[0]?.association;
  expect(await association()).toMatchObject({ state: 'ended', endedHow: 'customer' });
  factsOf(await undoDecision(here.context(here.tenantAdmin), ref, { confirmed: true }, plain));
  expect(await association()).toEqual({ id: null, state: 'none', from: null, until: null, endedHow: null });
  here.clock.set(afterTheWindow);
  await sweep(here.services);
  const rows = await here.look<{ id: string; state: string }>(
    'select id, state from association where claim_id = $1 order by ordinal',
    [ref.id],
  );
  expect(rows.map((row) => row.state)).toEqual(['ended', 'official']);
  expect(await association()).toMatchObject({
    id: idOf('association', ref.tenantId, rows[1]?.id as string),
    state: 'official',
    until: null,
    endedHow: null,
  });
});

test('an association that its partner ended is listed with the word of the claim', async () => {
  const later = await makeScene({ start, policyId: 'cpor-2023-10' });
  try {
    const ref = await draft(later, later.a, [{ itemId: 'exchange-online' }], {
      solutionArea: 'modern-work-and-security',
      activities: ['use-or-consume'],
      acknowledgements: ['customer-informed', 'information-correct'],
    });
    factsOf(await submitClaim(later.context(later.a.admin), ref, {}, plain));
    factsOf(await startReview(later.context(later.reviewer), ref, {}, plain));
    await approve(later, ref);
    await deliverAll(later, ref);
    factsOf(
      await agree(
        later.context(later.tenantAdmin),
        ref,
        { lineIds: null, code: null, confirmed: true },
        plain,
      ),
    );
    const [line] = await later.look<{ id: string }>('select id from claim_line where claim_id = $1', [
      ref.id,
    ]);
    factsOf(
      await endAssociation(
        later.context(later.a.admin),
        ref,
        { lineId: line?.id as string, reason: 'Left' },
        plain,
      ),
    );
    const partner = door(later, later.a.admin);
    const [listed] = (await partner.api.claims.list({})).items;
    expect([listed?.status, listed?.outcomes.map(({ outcome }) => outcome)]).toEqual([
      'rejected-final',
      ['rejected-final'],
    ]);
  } finally {
    await later.close();
  }
});
