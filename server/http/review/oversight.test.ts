/** The figures of oversight as they are asked for: by hand-made days, filtered, as CSV, and for whom they are. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { door, type Door } from '../../../test/api.ts';
import {
  approve,
  deliverAll,
  factsOf,
  notices,
  rejected,
  submitted,
  underReview,
  contactOf,
} from '../../../test/acts.ts';
import { makeScene, plain, type Scene } from '../../../test/scene.ts';
import { countSlice, recount } from '../../actions/review/count-days.ts';
import { noticeDelivered } from '../../actions/consent/deliver-notice.ts';
import { disputeClaim } from '../../actions/claims/dispute-claim.ts';
import { decideClaim } from '../../actions/review/decide-claim.ts';
import { refuse } from '../../actions/consent/refuse.ts';
import { requestInformation } from '../../actions/review/request-information.ts';
import { resubmitClaim } from '../../actions/claims/resubmit-claim.ts';
import { numberNewEvents } from '../../jobs/number-events.ts';
import { idOf } from '../frame/ids.ts';

let scene: Scene;
let senior: Door;
beforeAll(async () => {
  scene = await makeScene({ start: '2020-12-30T10:00:00Z' });
  senior = door(scene, scene.senior);
  await twoMonths();
  await count();
}, 60_000);
afterAll(() => scene.close());

async function count(): Promise<void> {
  while ((await numberNewEvents(scene.services)) > 0);
  while ((await countSlice(scene.services, 5)) > 0);
}

/**
 * December: a return, a rejection. January, which begins in Amsterdam an hour before UTC: an approval, a refusal, a
 * bounce, a dispute that is won.
 */
async function twoMonths(): Promise<void> {
  const returned = await underReview(scene, scene.a);
  factsOf(
    await requestInformation(
      scene.context(scene.reviewer),
      returned,
      { codes: ['missing-products', 'missing-partner-service'], comment: 'Which?' },
      plain,
    ),
  );
  const elsewhere = await scene.elsewhere();
  await scene.look(`update customer set country = 'DE', zone = 'Europe/Berlin' where tenant_id = $1`, [
    elsewhere.tenantId,
  ]);
  const no = await rejected(elsewhere, scene.b);
  scene.clock.set('2020-12-31T22:30:00Z');
  factsOf(await resubmitClaim(scene.context(scene.a.admin), returned, { comment: 'These.' }, plain));
  scene.clock.set('2020-12-31T23:30:00Z');
  await approve(scene, returned);
  await deliverAll(scene, returned);
  const [named] = (await notices(scene, returned)).filter((one) => one.named);
  if (!named) throw new Error('nobody was asked');
  factsOf(
    await refuse(
      scene.context(contactOf(scene, named)),
      returned,
      { lineIds: null, reason: 'Not ours.', confirmed: true },
      plain,
    ),
  );
  await noticeDelivered(
    scene.services,
    { tenantId: scene.tenantId, claimId: returned.id, noticeId: named.id },
    'bounced',
  );
  scene.clock.set('2021-01-04T09:00:00Z');
  factsOf(
    await disputeClaim(
      scene.context(scene.b.admin),
      no,
      { lineIds: null, justification: 'It is signed.' },
      plain,
    ),
  );
  const [line] = await scene.look<{ id: string }>('select id from claim_line where claim_id = $1', [no.id]);
  factsOf(
    await decideClaim(
      scene.context(scene.senior),
      no,
      { lines: [{ lineId: line?.id ?? '', decision: 'approve', codes: [], text: null }], comment: null },
      plain,
    ),
  );
  await submitted(await scene.elsewhere(), scene.a);
}

const january = { range: 'quarter', until: '2021-01' } as const;

describe('figures', () => {
  test("of decisions: by the owner's month, with the hours it took and those that were the desk's own", async () => {
    const { from, until, items } = await senior.api.oversight.decisions(january);
    expect([from, until]).toEqual(['2020-11-01', '2021-01-31']);
    expect(items).toEqual([
      {
        month: '2020-11',
        submitted: 0,
        decided: 0,
        medianHours: null,
        p90Hours: null,
        deskMedianHours: null,
        deskP90Hours: null,
      },
      {
        month: '2020-12',
        submitted: 2,
        decided: 1,
        medianHours: 0,
        p90Hours: 0,
        deskMedianHours: 0,
        deskP90Hours: 0,
      },
      // Filed on 30 December at 10:00, decided at 23:30 the day after; the partner was awaited for 36.5 hours of them.
      {
        month: '2021-01',
        submitted: 1,
        decided: 1,
        medianHours: 37,
        p90Hours: 37,
        deskMedianHours: 1,
        deskP90Hours: 1,
      },
    ]);
  });

  test('of reasons, refusals, disputes and notices', async () => {
    expect((await senior.api.oversight.reasons(january)).items).toEqual([
      { month: '2020-12', kind: 'rejection', code: 'insufficient-poe', count: 1 },
      {
        month: '2020-12',
        kind: 'return',
        code: 'missing-partner-service',
        count: 1,
      },
      { month: '2020-12', kind: 'return', code: 'missing-products', count: 1 },
    ]);
    expect((await senior.api.oversight.refusals(january)).items.at(-1)).toMatchObject({
      asked: 1,
      refused: 1,
      undone: 0,
    });
    expect((await senior.api.oversight.disputes(january)).items.at(-1)).toMatchObject({
      disputed: 1,
      overturned: 1,
      upheld: 0,
      lapsed: 0,
    });
    expect((await senior.api.oversight.notices(january)).items.at(-1)).toMatchObject({ bounced: 1 });
  });

  test('are those of one country, programme or activity, and of one month', async () => {
    const submittedIn = async (filter: object): Promise<number> =>
      (await senior.api.oversight.decisions({ ...january, ...filter })).items.reduce(
        (sum, one) => sum + one.submitted,
        0,
      );
    expect(await submittedIn({})).toBe(3);
    expect(await submittedIn({ country: 'DE' })).toBe(1);
    expect(await submittedIn({ activity: 'usage', programme: 'osu-microsoft-365' })).toBe(3);
    expect(await submittedIn({ programme: 'osa-sell' })).toBe(0);
    expect(await submittedIn({ range: 'month' })).toBe(1);
    expect((await senior.api.oversight.decisions({ range: 'month' })).from).toBe('2021-01-01');
    expect((await senior.api.oversight.decisions()).items).toHaveLength(12);
  });

  test('are the same when everything is counted again', async () => {
    const before = await senior.api.oversight.reasons(january);
    expect(await recount(scene.services, undefined, 1)).toBe(3);
    expect(await senior.api.oversight.reasons(january)).toEqual(before);
    await count();
    expect(await senior.api.oversight.reasons(january)).toEqual(before);
  });
});

test("the queue's age: by stage, by days since the clock was started, and against it", async () => {
  const rows = async (filter = {}): Promise<string[]> =>
    (await senior.api.oversight.queueAge(filter)).items.map(
      ({ stage, wait, clock, claims }) => `${stage} ${wait} ${clock} ${claims}`,
    );
  expect(await rows()).toEqual(['submitted 0-1 in-time 1']);
  scene.clock.set('2021-01-10T09:00:00Z');
  expect(await rows()).toEqual(['submitted 5-7 due-soon 1']);
  scene.clock.set('2021-01-26T09:00:00Z');
  expect(await rows()).toEqual(['submitted 15-more overdue 1']);
  expect(await rows({ country: 'DE' })).toEqual([]);
  scene.clock.set('2021-01-04T09:00:00Z');
});

test('every figure is a CSV file, too, with its name', async () => {
  for (const path of ['queue-age', 'decisions', 'reasons', 'refusals', 'disputes', 'notices']) {
    const response = await senior.ask(`/v1/oversight/${path}?country=NL`, {
      headers: { accept: 'text/csv' },
    });
    expect(response.headers.get('Content-Disposition')).toMatch(
      new RegExp(`^attachment; filename="${path}-20[\\d-]+\\.csv"$`),
    );
    const lines = (await response.text()).replace('\uFEFF', '').trimEnd().split('\r\n');
    expect(lines.length, path).toBeGreaterThan(1);
    expect(lines.every((line) => line.split(',').length === lines[0]?.split(',').length)).toBe(true);
  }
});

describe('for whom', () => {
  test('seniors, programme admins and the auditor; nobody else', async () => {
    for (const actor of [scene.senior, scene.auditor])
      expect((await door(scene, actor).ask('/v1/oversight/decisions')).status).toBe(200);
    for (const actor of [scene.reviewer, scene.a.admin, scene.tenantAdmin]) {
      for (const path of ['queue-age', 'decisions', 'notices'])
        expect((await door(scene, actor).ask(`/v1/oversight/${path}`)).status, path).toBe(403);
    }
    expect(
      (await door(scene, { ...scene.senior, scopes: ['claims:read'] }).ask('/v1/oversight/decisions')).status,
    ).toBe(403);
    expect((await door(scene, null).ask('/v1/oversight/decisions')).status).toBe(401);
  });

  test('no figure tells who worked: there is nothing of a person in any of them', async () => {
    const all = await Promise.all([
      senior.api.oversight.queueAge(),
      ...(['decisions', 'reasons', 'refusals', 'disputes', 'notices'] as const).map((name) =>
        senior.api.oversight[name](january),
      ),
    ]);
    const text = JSON.stringify([all, await scene.look('select * from day_count')]);
    for (const { name, id } of [scene.reviewer, scene.senior, scene.a.admin])
      expect(text.includes(name) || text.includes(id)).toBe(false);
    expect(text).not.toContain(idOf('claim', scene.tenantId, scene.tenantId).slice(4, 20));
  });

  test('what is asked wrongly is told at once', async () => {
    const response = await senior.ask(
      '/v1/oversight/decisions?range=week&until=2021-13&country=Holland&who=me',
    );
    expect(response.status).toBe(400);
    const { errors } = (await response.json()) as { errors: { pointer: string }[] };
    expect(errors.map(({ pointer }) => pointer).toSorted()).toEqual([
      '?/country',
      '?/range',
      '?/until',
      '?/who',
    ]);
  });
});
