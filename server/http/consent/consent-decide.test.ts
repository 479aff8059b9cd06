import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contactOf, factsOf, notices, type NoticeRow } from '../../../test/acts.ts';
import { confirm, formOf, formsOf, visit, type Form, type Visit } from '../../../test/consent-visit.ts';
import { makeScene, plain, type Scene } from '../../../test/scene.ts';
import { sixDigitCode } from '../../actions/consent/consent-link.ts';
import { refuse } from '../../actions/consent/refuse.ts';
import { programVersion } from '../../mail/program-version.ts';
import { sha256 } from '../../mail/sent-words.ts';
import { sweep } from '../../actions/operations/sweep.ts';
import { textsNl } from './page/texts-nl.ts';

let scene: Scene;
let v: Visit;
beforeAll(async () => {
  scene = await makeScene({ start: '2020-12-16T10:00:00Z' });
});
afterAll(() => scene.close());
beforeEach(async () => {
  v = await visit(scene);
});
afterEach(() => scene.clock.set('2020-12-16T10:00:00Z'));

describe('deciding', () => {
  it('refuses all', async () => {
    const { text } = await v.get(v.link(v.named));
    const answer = await v.send(
      v.link(v.named),
      formOf(text, 'refuse'),
      [['line', 'all'], confirm, ['reason', 'We do not know them.']],
      { origin: 'null', 'sec-fetch-site': 'same-origin' },
    );
    expect(answer.status).toBe(303);
    expect(await v.consents()).toEqual(['refused', 'refused']);
    const after = await v.get(answer.location as string);
    expect(after.text).toContain(textsNl.done.refuse);
    expect(formsOf(after.text).map((one) => one.act)).toEqual(['ask']);
    expect(
      await scene.look(
        `select count(*)::int as n from history where subject_id = $1 and act = 'refuse' and reason = 'We do not know them.'`,
        [v.ref.id],
      ),
    ).toEqual([{ n: 1 }]);
  });

  it('keeps with the decision which page it was made on, and nothing that this program did not write', async () => {
    const path = `${v.link(v.named)}?lang=en`;
    const { text } = await v.get(path);
    const shown = / name="shown" value="([^"]*)"/.exec(text)?.[1] ?? '';
    const details = (): Promise<{ page: unknown }[]> =>
      scene.look(
        `select detail->'page' as page from history where subject_id = $1 and act in ('refuse', 'ask-question') order by number`,
        [v.ref.id],
      );
    await v.send(v.link(v.named), formOf(text, 'ask'), [
      ['text', 'Who are they?'],
      ['shown', shown.replace(/^./, (first) => (first === '0' ? '1' : '0'))],
    ]);
    await v.send(v.link(v.named), formOf(text, 'refuse'), [['line', 'all'], confirm]);
    expect(await details()).toEqual([
      { page: null },
      {
        page: {
          version: `program ${programVersion}`,
          language: 'en',
          sha256: sha256(text.replaceAll(shown, '')),
        },
      },
    ]);
  });

  it('refuses one and leaves the other', async () => {
    const { text } = await v.get(v.link(v.named));
    const refuse = formOf(text, 'refuse') as Form;
    expect(
      (await v.send(v.link(v.named), refuse, [['line', refuse.lines[2] as string], confirm])).status,
    ).toBe(303);
    expect(await v.consents()).toEqual(['open', 'refused']);
  });

  it('keeps what was chosen and written when something is missing', async () => {
    const { text } = await v.get(v.link(v.named));
    const refuse = formOf(text, 'refuse') as Form;
    const answer = await v.send(v.link(v.named), refuse, [
      ['line', refuse.lines[1] as string],
      ['reason', '<b>"Why"</b>'],
    ]);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('&lt;b&gt;&quot;Why&quot;&lt;/b&gt;');
    expect(formOf(answer.text, 'refuse')?.fields.filter(([name]) => name === 'line')).toEqual([
      ['line', refuse.lines[1]],
    ]);
    expect(answer.text).toContain(textsNl.errors['confirmation-required']);
    expect(answer.text).toContain('href="#refuse-confirm"');
  });

  it('accepts early with the code, five wrong ones lock it, refusing stays possible', async () => {
    const right = sixDigitCode(scene.services.secret, v.trusted.id);
    const wrong = right === '000000' ? '000001' : '000000';
    for (let index = 0; index < 5; index += 1) {
      const { text } = await v.get(v.link(v.trusted));
      const answer = await v.send(v.link(v.trusted), formOf(text, 'agree'), [confirm, ['code', wrong]]);
      expect(answer.status).toBe(422);
      expect(answer.text).toContain(textsNl.errors['code-wrong']);
      expect(answer.text).not.toContain(`value="${wrong}"`);
    }
    const { text } = await v.get(v.link(v.trusted));
    expect(text).toContain(textsNl.agree.locked);
    expect(text).not.toContain('name="code"');
    const locked = await v.send(v.link(v.trusted), formOf(text, 'agree'), [confirm, ['code', right]]);
    expect(locked.status).toBe(409);
    expect(await v.consents()).toEqual(['open', 'open']);
    expect((await v.send(v.link(v.trusted), formOf(text, 'refuse'), [['line', 'all'], confirm])).status).toBe(
      303,
    );
    expect(await v.consents()).toEqual(['refused', 'refused']);
  });

  it('with the right code it is official at once, and can be ended later', async () => {
    const { text } = await v.get(v.link(v.trusted));
    const code = sixDigitCode(scene.services.secret, v.trusted.id);
    const answer = await v.send(v.link(v.trusted), formOf(text, 'agree'), [
      confirm,
      ['code', `${code.slice(0, 3)} ${code.slice(3)}`],
    ]);
    expect(answer.status).toBe(303);
    expect(await scene.look('select association from claim_line where claim_id = $1', [v.ref.id])).toEqual([
      { association: 'official' },
      { association: 'official' },
    ]);
    // Within the window any contact may still refuse; afterwards it is offered as an end.
    expect(formsOf((await v.get(v.link(v.named))).text).map((one) => one.act)).toEqual(['refuse', 'ask']);
    scene.clock.set('2020-12-28T10:00:00Z');
    await sweep(scene.services);
    // The address that only the partner gave has nothing left to do; whoever is trusted may end it.
    const dead = await v.get(v.link(v.named));
    expect(dead.status).toBe(410);
    expect(dead.text).toContain(textsNl.gone.why.recorded);
    const later = await v.get(v.link(v.trusted));
    const end = formOf(later.text, 'end') as Form;
    expect((await v.send(v.link(v.trusted), end)).status).toBe(422);
    expect((await v.send(v.link(v.trusted), end, [['line', end.lines[0] as string], confirm])).status).toBe(
      303,
    );
    expect(
      await scene.look('select association from claim_line where claim_id = $1 order by ordinal', [v.ref.id]),
    ).toEqual([{ association: 'ended' }, { association: 'official' }]);
  });

  it('shows what the clock has made true, whether a job has written it or not', async () => {
    scene.clock.set('2020-12-24T00:00:00Z');
    const { text } = await v.get(v.link(v.trusted));
    expect(text).toContain('gekoppeld sinds do 24 dec. 2020, 00:00 (Amsterdam)');
    expect(formsOf(text).map((one) => one.act)).toEqual(['end', 'ask']);
  });

  it('a page that is behind is told, except when it refuses', async () => {
    const { text } = await v.get(v.link(v.trusted));
    const stale = await v.get(v.link(v.named));
    const refuse = formOf(text, 'refuse') as Form;
    expect(
      (await v.send(v.link(v.trusted), refuse, [['line', refuse.lines[1] as string], confirm])).status,
    ).toBe(303);
    const kept = await v.send(v.link(v.named), formOf(stale.text, 'agree'), [confirm]);
    expect(kept.status).toBe(409);
    expect(kept.text).toContain(textsNl.stale);
    expect((await v.send(v.link(v.named), formOf(kept.text, 'agree'), [confirm])).status).toBe(303);
    const behind = formOf(stale.text, 'refuse') as Form;
    expect(
      (await v.send(v.link(v.named), behind, [['line', behind.lines[2] as string], confirm])).status,
    ).toBe(303);
    expect(await v.consents()).toEqual(['refused', 'refused']);
  });

  it('refusing twice says that it is done', async () => {
    const { text } = await v.get(v.link(v.named));
    const refuse = formOf(text, 'refuse') as Form;
    await v.send(v.link(v.named), refuse, [['line', 'all'], confirm]);
    const again = await v.send(v.link(v.named), refuse, [['line', 'all'], confirm]);
    expect(again.status).toBe(409);
    expect(again.text).toContain(textsNl.errors['already-decided']);
  });
});

describe('not me, and a question', () => {
  it('passes the request on to a colleague; the old link is void', async () => {
    const { text } = await v.get(v.link(v.named));
    const answer = await v.send(v.link(v.named), formOf(text, 'not-me'), [
      ['name', 'Els Bakker'],
      ['title', 'CIO'],
      ['email', 'els@harbourseeds.example'],
      confirm,
    ]);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain(
      textsNl.passedOn.text({ named: true, passedOn: true, clock: 'waits', until: null, othersAsked: 1 }),
    );
    const gone = await v.get(v.link(v.named));
    expect(gone.status).toBe(410);
    expect(gone.text).toContain(textsNl.gone.why['passed-on']);
    expect((await notices(scene, v.ref)).map((row) => row.email)).toContain('els@harbourseeds.example');
    const waiting = await v.get(v.link(v.trusted));
    expect(waiting.status).toBe(200);
    expect(waiting.text).not.toContain('23 dec. 2020');
  });

  it('another address becomes a task, and the link stays', async () => {
    const { text } = await v.get(v.link(v.named));
    expect(
      (
        await v.send(v.link(v.named), formOf(text, 'not-me'), [
          ['name', 'Els'],
          ['title', ''],
          ['email', 'els@elsewhere.example'],
          confirm,
        ])
      ).status,
    ).toBe(200);
    expect((await v.get(v.link(v.named))).status).toBe(200);
    // By the last one whose silence counts: the answer says that the period is paused, and so does the page.
    const trusted = await v.get(v.link(v.trusted));
    const last = await v.send(v.link(v.trusted), formOf(trusted.text, 'not-me'), [confirm]);
    expect(last.text).toContain(
      textsNl.passedOn.text({ named: false, passedOn: false, clock: 'paused', until: null, othersAsked: 0 }),
    );
    expect((await v.get(v.link(v.trusted))).text).toContain(textsNl.pausedNobody);
    scene.clock.set('2021-02-01T10:00:00Z');
    await sweep(scene.services);
    expect(await v.consents()).toEqual(['unconfirmed', 'unconfirmed']);
    expect(await scene.look(`select kind from task where kind = 'replacement-contact' limit 1`)).toEqual([
      { kind: 'replacement-contact' },
    ]);
  });

  it('says at the field what is wrong with an address', async () => {
    const { text } = await v.get(v.link(v.named));
    const answer = await v.send(v.link(v.named), formOf(text, 'not-me'), [
      ['name', ''],
      ['email', 'nonsense'],
      ['title', 'x'],
      confirm,
    ]);
    expect(answer.status).toBe(422);
    expect(answer.text).toMatch(/id="not-me-email-error">[^<]+adres/);
    expect(answer.text).toMatch(/id="not-me-name-error">/);
    expect(answer.text).toMatch(/<details class="box screen"\s+open>/);
  });

  it('takes a question', async () => {
    const { text } = await v.get(v.link(v.named));
    const answer = await v.send(v.link(v.named), formOf(text, 'ask'), [
      ['text', 'Wat ziet deze partner precies?'],
    ]);
    expect(answer.status).toBe(303);
    expect((await v.get(answer.location as string)).text).toContain(textsNl.done.ask);
    expect(await scene.look('select visibility, text from comment')).toEqual([
      { visibility: 'customer', text: 'Wat ziet deze partner precies?' },
    ]);
  });
});

describe('undoing', () => {
  async function undoLink(): Promise<string> {
    factsOf(
      await refuse(
        scene.context(contactOf(scene, v.named)),
        v.ref,
        { lineIds: null, reason: null, confirmed: true },
        plain,
      ),
    );
    const rows = await scene.look<NoticeRow>(
      `select id, email, trusted, named from notice where purpose = 'undo' and email = $1`,
      [v.trusted.email],
    );
    return v.link(rows[0] as NoticeRow);
  }

  it('takes back a refusal, by a box and not by opening', async () => {
    const undo = await undoLink();
    const before = await v.state();
    const page = await v.get(undo);
    expect(page.text).toContain(textsNl.undo.intro.refused);
    expect(page.text).toContain('vr 18 dec. 2020');
    expect((await v.send(undo, formOf(page.text, 'undo'))).status).toBe(422);
    expect(await v.state()).toBe(before);
    const answer = await v.send(undo, formOf(page.text, 'undo'), [confirm]);
    expect(answer.status).toBe(303);
    expect(await v.consents()).toEqual(['open', 'open']);
    expect((await v.get(undo)).text).toContain(textsNl.undo.nothing);
  });

  it('is over after two business days', async () => {
    const undo = await undoLink();
    scene.clock.set('2020-12-19T00:00:00Z');
    const page = await v.get(undo);
    expect(page.text).toContain(textsNl.undo.over);
    expect(formsOf(page.text)).toEqual([]);
  });
});
