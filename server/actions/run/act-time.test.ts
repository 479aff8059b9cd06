import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { approve, deliverAll, factsOf, underReview } from '../../../test/acts.ts';
import { makeScene, plain, type Scene } from '../../../test/scene.ts';
import { agree } from '../consent/agree.ts';
import { refuse } from '../consent/refuse.ts';
import { sweep } from '../operations/sweep.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await makeScene();
});
afterAll(() => scene.close());

test('a clock that was set back makes no act earlier than what the claim has seen', async () => {
  const ref = await underReview(scene, scene.a);
  await approve(scene, ref);
  scene.clock.set('2020-12-01T10:01:30Z');
  await deliverAll(scene, ref);
  scene.clock.set('2020-12-01T10:00:20Z');
  const kept = factsOf(
    await agree(scene.context(scene.tenantAdmin), ref, { lineIds: null, code: null, confirmed: true }, plain),
  );
  expect(kept.associations.map((one) => one.officialFrom)).toEqual(['2020-12-01T10:01:30Z']);
  const told = await scene.look<{ at: Date }>(
    'select at from history where subject_id = $1 order by number',
    [ref.id],
  );
  const times = told.map(({ at }) => at.getTime());
  expect(times).toEqual(times.toSorted((one, other) => one - other));
});

test('a refusal counts at its arrival: one that waits for its claim across the end of the window is not too late', async () => {
  scene.clock.set('2021-02-01T10:00:00Z');
  await sweep(scene.services);
  const other = await scene.elsewhere();
  const ref = await underReview(other, other.a, [{ itemId: 'exchange-online' }, { itemId: 'teams' }]);
  await approve(other, ref);
  await deliverAll(other, ref);
  const lines = await scene.look<{ id: string; ends: Date }>(
    'select id, consent_ends_at as ends from claim_line where claim_id = $1 order by ordinal',
    [ref.id],
  );
  const [kept, refused] = lines.map((line) => line.id);
  const end = lines[0]?.ends.toISOString() ?? '';
  const moment = (ms: number): string => Temporal.Instant.from(end).add({ milliseconds: ms }).toString();
  const refuseAt = (arrived: string, lineId: string | undefined): ReturnType<typeof refuse> =>
    refuse(
      other.context(other.tenantAdmin, { arrivedAt: Date.parse(arrived) }),
      ref,
      { lineIds: [lineId ?? ''], reason: null, confirmed: true },
      plain,
    );
  scene.clock.set(moment(-340));
  const holder = new pg.Client({ connectionString: scene.database.adminUrl });
  await holder.connect();
  await holder.query('begin');
  await holder.query('select from claim where id = $1 for update', [ref.id]);
  const waiting = refuseAt(moment(-340), refused);
  await sleep(200);
  scene.clock.set(moment(4000));
  expect(await sweep(scene.services)).toBe(0);
  await holder.query('commit');
  await holder.end();
  expect((await waiting).ok).toBe(true);
  expect(await refuseAt(moment(1), kept)).toMatchObject({ denial: { problems: [{ code: 'window-over' }] } });
  expect(await sweep(scene.services)).toBe(0);
  scene.clock.set(moment(5000));
  expect(await sweep(scene.services)).toBe(1);
  const rows = await scene.look<{ line_id: string; state: string; official_from: Date | null }>(
    'select line_id, state, official_from from association where claim_id = $1 order by ordinal',
    [ref.id],
  );
  expect(rows.map((row) => [row.line_id, row.state, row.official_from?.toISOString()])).toEqual([
    [kept, 'official', new Date(end).toISOString()],
    [refused, 'void', undefined],
  ]);
  const [said] = await scene.look<{ at: Date }>(
    `select at from history where subject_id = $1 and act = 'refuse'`,
    [ref.id],
  );
  expect(said?.at.toISOString()).toBe(new Date(moment(-340)).toISOString());
});
