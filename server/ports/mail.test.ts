import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { mailboxMailer, denialOf, smtpMailer, type Mailer, type OutgoingMail } from './mail.ts';

interface Relay {
  url: string;
  received: { to: string[]; from: string; mail: ParsedMail; raw: string }[];
  close(): Promise<void>;
}

async function relay(options: SMTPServerOptions = {}, port = 0): Promise<Relay> {
  const received: Relay['received'] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8');
        void simpleParser(raw).then((mail) => {
          const { mailFrom, rcptTo } = session.envelope;
          received.push({
            to: rcptTo.map(({ address }) => address),
            from: mailFrom ? mailFrom.address : '',
            mail,
            raw,
          });
          done();
        });
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', () => resolve());
  });
  const address = server.server.address() as { port: number };
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
}

const mail: OutgoingMail = {
  envelopeTo: 'jan@harbourseeds.example',
  from: { name: 'OpenCPOR', address: 'no-reply@cpor.example' },
  to: { name: 'Jan Köster', address: 'jan@harbourseeds.example' },
  subject: 'Klopt dit? – één vraag',
  text: 'Een tekst.\n.\nEn meer.',
  html: '<p>Een tekst.</p>',
  messageId: '<notice.a.b@cpor.example>',
  language: 'nl',
};

const fail = (code: number, text: string): Error => Object.assign(new Error(text), { responseCode: code });

let open: { close(): Promise<unknown> }[] = [];
const kept = <T extends { close(): Promise<unknown> }>(thing: T): T => {
  open.push(thing);
  return thing;
};
beforeEach(() => {
  open = [];
});
afterEach(async () => {
  for (const thing of open.reverse()) await thing.close();
});

const mailer = (url: string): Mailer =>
  kept(smtpMailer(url, { connectionMs: 2000, greetingMs: 2000, socketMs: 2000 }));

describe('the relay takes a mail', () => {
  it('as it was written, under its own Message-ID', async () => {
    const there = kept(await relay());
    const sender = mailer(there.url);
    const result = await sender.send(mail);
    expect(result).toMatchObject({ accepted: true });
    expect(await sender.send(mail)).toMatchObject({ accepted: true });
    const [first, second] = there.received;
    expect(first?.to).toEqual(['jan@harbourseeds.example']);
    expect(first?.from).toBe('no-reply@cpor.example');
    expect(first?.mail.subject).toBe(mail.subject);
    expect(first?.mail.text?.trim()).toBe(mail.text);
    expect(first?.mail.html).toContain('<p>Een tekst.</p>');
    expect(first?.mail.messageId).toBe(mail.messageId);
    expect(second?.mail.messageId).toBe(mail.messageId);
    expect(first?.mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(first?.mail.headers.has('list-unsubscribe')).toBe(false);
  });

  it('with no header but ours, whatever a name or subject holds', async () => {
    const there = kept(await relay());
    const evil = 'x\r\nBcc: victim@example.com\r\n\r\nbody';
    await mailer(there.url).send({
      ...mail,
      subject: evil,
      to: { name: evil, address: 'jan@harbourseeds.example' },
    });
    const [got] = there.received;
    expect(got?.to).toEqual(['jan@harbourseeds.example']);
    expect(got?.mail.headers.has('bcc')).toBe(false);
    expect(got?.raw).not.toMatch(/^Bcc:/im);
  });
});

describe('the relay says no', () => {
  const refusing = (code: number, text: string): SMTPServerOptions => ({
    onRcptTo: (_address, _session, done) => done(fail(code, text)),
  });

  it('for good, about the address: a hard bounce', async () => {
    const there = kept(await relay(refusing(550, '5.1.1 no such user')));
    expect(await mailer(there.url).send(mail)).toMatchObject({
      accepted: false,
      permanent: true,
      answer: expect.stringContaining('no such user'),
    });
  });

  it('for now, about the address: only this mail waits', async () => {
    const there = kept(await relay(refusing(450, '4.2.0 greylisted')));
    expect(await mailer(there.url).send(mail)).toMatchObject({
      accepted: false,
      permanent: false,
      trouble: 'mail',
    });
  });

  it('by policy, which says nothing about the address', async () => {
    const there = kept(await relay(refusing(550, '5.7.1 relaying denied')));
    expect(await mailer(there.url).send(mail)).toMatchObject({
      accepted: false,
      permanent: false,
      trouble: 'mail',
    });
  });

  it.each([550, 451])('to the sender with %d: the relay is not ready for us', async (code) => {
    const there = kept(
      await relay({ onMailFrom: (_address, _session, done) => done(fail(code, 'not now')) }),
    );
    expect(await mailer(there.url).send(mail)).toMatchObject({
      accepted: false,
      permanent: false,
      trouble: 'relay',
    });
  });

  it('by not being there, and takes it when it is back', async () => {
    const first = await relay();
    const sender = mailer(first.url);
    expect(await sender.send(mail)).toMatchObject({ accepted: true });
    await first.close();
    expect(await sender.send(mail)).toMatchObject({ accepted: false, permanent: false, trouble: 'relay' });
    const back = kept(await relay({}, Number(new URL(first.url).port)));
    expect(await sender.send(mail)).toMatchObject({ accepted: true });
    expect(back.received).toHaveLength(1);
  });

  it('by saying nothing at all', async () => {
    const { createServer } = await import('node:net');
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => {
      silent.listen(0, '127.0.0.1', () => resolve());
    });
    kept({
      close: () =>
        new Promise<void>((resolve) => {
          silent.close(() => resolve());
        }),
    });
    const sender = kept(
      smtpMailer(`smtp://127.0.0.1:${(silent.address() as { port: number }).port}`, {
        connectionMs: 300,
        greetingMs: 300,
        socketMs: 300,
      }),
    );
    expect(await sender.send(mail)).toMatchObject({ accepted: false, permanent: false, trouble: 'relay' });
  });
});

describe('an answer is understood', () => {
  const said = (command: string, responseCode: number, response: string): ReturnType<typeof denialOf> =>
    denialOf(Object.assign(new Error('failed'), { command, responseCode, response }));

  it.each([
    ['RCPT TO', 553, '553 5.1.3 bad address', true],
    ['DATA', 554, '554 5.6.0 unreadable', true],
    ['RCPT TO', 452, '452 4.2.2 mailbox full', 'mail'],
    ['RCPT TO', 421, '421 shutting down', 'relay'],
    ['AUTH PLAIN', 535, '535 5.7.8 wrong password', 'relay'],
    ['DATA', 451, '451 4.3.0 try later', 'relay'],
    ['MAIL FROM', 552, '552 quota', 'relay'],
    ['CONN', 554, '554 no service', 'relay'],
  ] as const)('%s %d', (command, code, response, meaning) => {
    const result = said(command, code, response);
    expect(result).toMatchObject(
      meaning === true
        ? { accepted: false, permanent: true }
        : {
            accepted: false,
            permanent: false,
            trouble: meaning,
            ...(meaning === 'relay' && { kind: 'answer' }),
          },
    );
  });
});

it('the demo’s mailbox takes everything', async () => {
  expect(await mailboxMailer().send(mail)).toMatchObject({ accepted: true });
});
