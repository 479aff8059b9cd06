import { describe, expect, it } from 'vitest';
import { templates } from '../../rules/claim/messages.ts';
import { cleanLine, cleanName, defang, isAddress } from './clean.ts';
import { invitationMail } from './invitation.ts';
import { basis, everyMail, exampleFrame, exampleLines } from './frame.example.ts';
import { lettersEn } from './messages/en.ts';
import { lettersNl } from './messages/nl.ts';
import { renderMail } from './render.ts';

describe('every mail', () => {
  it('has words in both languages, and no others', () => {
    expect(Object.keys(lettersEn).sort()).toEqual(Object.keys(templates).sort());
    expect(Object.keys(lettersNl).sort()).toEqual(Object.keys(templates).sort());
  });

  it.each(everyMail())('$name can be read ($frame.language, $frame.side)', ({ name, params, frame }) => {
    const { subject, text, html } = renderMail(name, params, frame);
    for (const part of [subject, text, html]) {
      expect(part).not.toMatch(/undefined|\bnull\b|NaN|\[object|function|=>|\$\{/);
      expect(part.trim()).not.toBe('');
    }
    expect(subject).toContain(frame.claim.number);
    expect(subject.length).toBeLessThanOrEqual(200);
    expect(text).toContain(frame.recipient.name);
    expect(text.split('\n').filter((line) => line.length > 78 && !line.includes('://'))).toEqual([]);
    // The text is complete by itself: whatever the HTML says stands there too.
    const words = html
      .replaceAll(/<title>.*?<\/title>|<[^>]+>/gs, ' ')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&');
    const inText = new Set(text.split(/[^\p{L}\p{N}]+/u));
    expect(words.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && !inText.has(word))).toEqual([]);
    expect(html).not.toMatch(/<(?:img|script|link|iframe|form)\b|url\(|https?:\/\/(?!localhost:8080)/i);
    // No machine word where a person reads.
    expect(text.replaceAll(/https?:\S+/g, '')).not.toMatch(
      /[a-z]+-[a-z]+-(?:poe|dates|products|service)|[0-9a-f]{8}-[0-9a-f]{4}/,
    );
  });

  it('is really written in Dutch', () => {
    for (const { name, params, frame } of everyMail().filter((mail) => mail.frame.language === 'nl')) {
      const dutch = renderMail(name, params, frame);
      const english = renderMail(name, params, { ...frame, language: 'en' });
      expect(dutch.subject === english.subject && frame.claim.number !== english.subject).toBe(false);
      expect(dutch.text).not.toMatch(/\b(?:the|you|your|customer|until)\b/);
    }
  });
});

describe('the customer’s notice', () => {
  const checklist = {
    en: [
      /asks Fabrikam Cloud to be recorded as partner of record of Harbourseeds/,
      /you do not need to do anything/,
      /Why this exists/,
      /recognises, and may pay/,
      /E\. Sales \(claims@kade\.example\)/,
      /Exchange Online – Usage/,
      /Sales \(subscription ending in 1a2b\) – Presales/,
      /active users/,
      /182 +240 +250/,
      /five business days/,
      /Wed 30 Dec 2020/,
      /Refusing costs nothing/,
      /trusted contacts get a receipt by mail\. With it they can undo a refusal once, within two business days/,
      /at any time/,
      /Code: 204817/,
      /named you as its contact/,
      /Nederlandse versie: http:\/\/localhost:8080\/consent\/token\?lang=nl/,
    ],
    nl: [
      /gekoppeld als partner of record van Harbourseeds/,
      /hoeft u niets te doen/,
      /Waarom dit bestaat/,
      /vergoeding/,
      /E\. Sales \(claims@kade\.example\)/,
      /Exchange Online – Gebruik/,
      /Sales \(abonnement eindigend op 1a2b\)/,
      /actieve gebruikers/,
      /182 +240 +250/,
      /vijf werkdagen/,
      /wo 30 dec\. 2020/,
      /Weigeren kost u niets/,
      /bevestiging per e-mail.*een weigering één keer ongedaan maken, binnen twee werkdagen/,
      /op elk moment/,
      /Code: 204817/,
      /contactpersoon/,
      /English version: http:\/\/localhost:8080\/consent\/token\?lang=en/,
    ],
  };

  it.each(['en', 'nl'] as const)('says all that it must (%s)', (language) => {
    const { text, html } = renderMail(
      'customer-notice',
      { lines: exampleLines, accepted: [], acceptedBy: null, asked: 'approved' },
      exampleFrame({ language }),
    );
    const flat = text.replaceAll(/\s+/g, ' ');
    for (const point of checklist[language]) expect(flat).toMatch(point);
    expect(html).toContain('http://localhost:8080/consent/token');
  });

  it('has a code for trusted contacts only, and in no link', () => {
    const trusted = renderMail(
      'customer-notice',
      { lines: exampleLines, accepted: [], acceptedBy: null, asked: 'approved' },
      exampleFrame(),
    );
    expect(trusted.html.match(/href="[^"]*"/g)?.join()).not.toContain('204817');
    const named = renderMail(
      'customer-notice',
      { lines: exampleLines, accepted: [], acceptedBy: null, asked: 'approved' },
      exampleFrame({ code: null }),
    );
    expect(named.text).not.toMatch(/204817|Code:/);
  });

  it('promises no date where none can be found', () => {
    const { text } = renderMail(
      'customer-notice',
      { lines: exampleLines, accepted: [], acceptedBy: null, asked: 'approved' },
      exampleFrame({ endIfDeliveredNow: null }),
    );
    expect(text).not.toMatch(/2020/);
    expect(text.replaceAll(/\s+/g, ' ')).toContain('The page shows the exact date and how it was calculated');
  });

  it('carries nothing that the partner typed as a sentence or a link', () => {
    const name = cleanName('Call +31 6 or see https://evil.example/now <b>');
    expect(name).not.toMatch(/[:/<>+\d]/);
    expect(name).not.toMatch(/\w\.\w/);
    const { text, html } = renderMail(
      'customer-receipt',
      { decision: 'agreed', lines: exampleLines, byName: 'www.evil.example', until: basis, undoUntil: null },
      exampleFrame(),
    );
    expect(`${text}${html}`).not.toContain('www.evil.example');
  });
});

const hostile =
  'URGENT pay at https://evil.example/pay, HTTP://EVIL.example www.evil.example evil.example/now me@evil.example ' +
  'evil\uff0eexample tel:+31612345678 javascript:alert(1) mailto:x\r\nBcc: victim@bank.example\u2028\u202Ex';

/** Every text that is one of these values, put in the place of what stands there. */
function spoilt(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(spoilt);
  if (value === null || typeof value !== 'object')
    return typeof value === 'string' && /^(?:Some words|Page \d|No date)/.test(value) ? hostile : value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, spoilt(one)]));
}

describe('what people typed', () => {
  const live =
    /https?:\/\/(?!localhost:8080)|evil[.\uff0e]example|\w@(?:evil|bank)|(?:tel|javascript|mailto):\S|[\u2028\u202e]/i;

  it.each(everyMail())(
    'is no live link in $name ($frame.language, $frame.side)',
    ({ name, params, frame }) => {
      const { claim, recipient } = frame;
      const { subject, text, html } = renderMail(name, spoilt(params) as Record<string, unknown>, {
        ...frame,
        recipient: { ...recipient, name: hostile },
        claim: {
          ...claim,
          name: hostile,
          partner: hostile,
          location: hostile,
          partnerContact: { name: hostile, email: 'claims@kade.example' },
        },
      });
      for (const part of [subject, text, html]) expect(part).not.toMatch(live);
      expect(subject).not.toMatch(/[\u0000-\u001f\u007f]/);
      expect(html.match(/href="(?!http:\/\/localhost:8080)/g)).toBeNull();
    },
  );

  it.each([
    [hostile, true],
    [hostile, false],
    [null, false],
  ])('is no live link in an invitation (%#)', (company, byOwner) => {
    const { subject, text, html } = invitationMail('en', {
      name: hostile,
      company,
      byOwner,
      invitedBy: hostile,
      owner: 'Fabrikam Cloud',
      url: 'http://localhost:8080/invitation/token',
      expiresAt: '2020-12-30T23:00:00Z',
      zone: 'Europe/Amsterdam',
    });
    for (const part of [subject, text, html]) expect(part).not.toMatch(live);
  });

  it.each([
    ['Plain words. And e.g. 3.5 at 12:30, ratio 1:2.', null],
    ['see https://evil.example/pay', 'see https[:]//evil[.]example/pay'],
    ['a@b.example', 'a[at]b[.]example'],
    ['missing-products: here', null],
  ])('%j stays readable', (value, shown) => {
    if (!value.includes('e.g.')) expect(defang(value)).toBe(shown ?? value);
    else expect(defang(value)).toContain('3.5 at 12:30, ratio 1:2.');
  });

  it('breaks no header and no markup', () => {
    const evil = 'a\r\nBcc: victim@example.com\u2028x\u202Ey<script>alert(1)</script>';
    const frame = exampleFrame({ side: 'partner', language: 'en' });
    const { subject, html } = renderMail(
      'claim-submitted',
      { lines: exampleLines, reviewStartsBy: basis },
      { ...frame, claim: { ...frame.claim, name: evil, customer: evil } },
    );
    expect(subject).not.toMatch(/[\r\n\u2028\u202e]/);
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;');
    expect(cleanLine(evil)).toBe('a Bcc: victim@example.com xy<script>alert(1)</script>');
  });

  it.each([
    'a@b.example\r\nRCPT TO:<x@y.example>',
    'a@b.example, c@d.example',
    'a b@c.example',
    '<a@b.example>',
    'a@',
    '@b',
    `${'a'.repeat(65)}@b.example`,
  ])('%j is no address', (value) => {
    expect(isAddress(value)).toBe(false);
  });

  it('lets real addresses through', () => {
    expect(isAddress("o'brien+cpor@mail.example.com")).toBe(true);
  });
});

it('keeps a mail it does not know for a newer program', () => {
  expect(() => renderMail('from-the-future', {}, exampleFrame())).toThrow(/from-the-future/);
});

describe('what ended, and what remains', () => {
  const [exchange, sales] = exampleLines;
  const one = { lines: exchange ? [exchange] : [], rest: sales ? [sales] : [] };
  const ended = { ...one, endedAt: '2020-12-24T10:00:00Z', how: 'customer', reason: null };

  it('one of two lines is named in the subject, and the other is said to stay', () => {
    const { subject, text } = renderMail('association-ended', ended, exampleFrame());
    expect(subject).toBe('[HS-7KM2Q9] Ended: Kade Nine Consulting as partner of record for Exchange Online');
    expect(text).toMatch(/Still official under this request:\n\n- Sales/);
    const dutch = renderMail('association-ended', ended, exampleFrame({ language: 'nl' }));
    expect(dutch.subject).toContain(
      'Beëindigd: Kade Nine Consulting als partner of record voor Exchange Online',
    );
    expect(dutch.text).toMatch(/Uw organisatie heeft de koppeling beëindigd/);
    expect(dutch.text).toMatch(/blijft wel gekoppeld:\n\n- Sales/);
  });

  it('a refusal of what had been accepted is one mail, which does not deny the association', () => {
    const params = { lines: one.lines, ended: one.lines, rest: one.rest, all: false, reason: null };
    const { subject, text } = renderMail('customer-refused', params, exampleFrame({ side: 'partner' }));
    expect(subject).toBe('[HS-7KM2Q9] The customer refused Exchange Online');
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      'Their association has ended, and no incentive is due for them: - Exchange',
    );
    expect(text).toMatch(/Not affected:\n\n- Sales/);
  });

  it('an approval that is official at once is not said to wait for the customer', () => {
    const params = { lines: one.lines, official: one.lines, text: null, customerUntil: null };
    const { text } = renderMail('claim-approved', params, exampleFrame({ side: 'partner' }));
    expect(text).toContain('Official from now on');
    expect(text).not.toContain('If nobody refuses');
  });
});

describe('a notice of what a code accepted in advance', () => {
  it('begins with that, asks nothing, and has no code for accepting early', () => {
    for (const language of ['en', 'nl'] as const) {
      const frame = exampleFrame({ language });
      const { text } = renderMail(
        'customer-notice-accepted',
        { lines: exampleLines, by: 'P. de Jong', official: true },
        frame,
      );
      const first = text.split('\n\n')[1]?.replaceAll('\n', ' ');
      expect(first).toMatch(
        language === 'en' ? /^P\. de Jong agreed in advance/ : /^P\. de Jong heeft er vooraf/,
      );
      expect(text).not.toContain('204817');
      expect(text).not.toMatch(/asks Fabrikam|vraagt Fabrikam/);
    }
  });
});

it('every mail to a customer says who asks, how to check it, and what becomes of the reader’s data; others do not', () => {
  for (const { name, params, frame } of everyMail()) {
    const { text } = renderMail(name, params, frame);
    const flat = text.replaceAll(/\s+/g, ' ');
    for (const part of [
      'Fabrikam Cloud B.V., Voorbeeldkade 1, 1000 AA Amsterdam',
      '+31 20 000 00 00',
      'localhost:8080/consent',
      frame.language === 'nl' ? 'noem kenmerk HS-7KM2Q9' : 'quote reference HS-7KM2Q9',
      'privacy@fabrikam.example',
      frame.language === 'nl' ? 'AVG, artikel 6' : 'GDPR, article 6',
    ])
      expect([name, part, flat.includes(part)]).toEqual([name, part, frame.side === 'customer']);
  }
});
