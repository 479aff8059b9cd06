/** The mail relay. What it answers is told apart by what can be done about it. */
import nodemailer from 'nodemailer';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type SMTPPool from 'nodemailer/lib/smtp-pool/index.js';

export interface OutgoingMail {
  envelopeTo: string;
  from: { name: string; address: string };
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  /** With angle brackets; the same on every try. */
  messageId: string;
  language: string;
  headers?: Record<string, string>;
}

export type MailResult =
  | { accepted: true; answer: string }
  /**
   * permanent: this address will never take it (a hard bounce). Otherwise try again: `trouble` says whether only this mail
   * is concerned or the relay as a whole.
   */
  | { accepted: false; permanent: true; answer: string }
  | { accepted: false; permanent: false; trouble: 'mail'; answer: string }
  | { accepted: false; permanent: false; trouble: 'relay'; kind: RelayTrouble; answer: string };

/** What keeps the relay from taking any mail, for whoever has to put it right. */
export type RelayTrouble = 'dns' | 'refused' | 'timeout' | 'tls' | 'sign-in' | 'answer' | 'connection';

export interface Mailer {
  /** No relay: what was sent can be read in the built-in mailbox only, so its words are kept. Links and codes stand in them. */
  keepsHere?: true;
  send(mail: OutgoingMail): Promise<MailResult>;
  close(): Promise<void>;
}

/** The demo has no relay: its mailbox page shows the rows that the delivery writes anyway. */
export function mailboxMailer(): Mailer {
  return {
    keepsHere: true,
    send: async () => ({ accepted: true, answer: '250 kept in the built-in mailbox' }),
    close: async () => undefined,
  };
}

export interface SmtpTimes {
  connectionMs: number;
  greetingMs: number;
  socketMs: number;
}
const patient: SmtpTimes = { connectionMs: 10_000, greetingMs: 10_000, socketMs: 30_000 };

/** A relay by URL, e.g. smtps://user:password@mail.example.com. STARTTLS is used wherever the relay offers it. */
export function smtpMailer(url: string, times: SmtpTimes = patient): Mailer {
  const transport = nodemailer.createTransport({
    url,
    pool: true,
    maxConnections: 10,
    maxMessages: 200,
    maxRequeues: 0,
    connectionTimeout: times.connectionMs,
    greetingTimeout: times.greetingMs,
    socketTimeout: times.socketMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as SMTPPool.Options);
  // A pooled connection that breaks while nothing is sent is opened again by the next mail.
  transport.on('error', () => undefined);
  return {
    async send(mail) {
      try {
        const envelope = { from: mail.from.address, to: [mail.envelopeTo] };
        const info = await transport.sendMail({ envelope, raw: await written(mail) });
        return { accepted: true, answer: info.response };
      } catch (error) {
        return denialOf(error as SmtpError);
      }
    },
    close: async () => transport.close(),
  };
}

/** Put together before it is sent: nodemailer would hand it to the socket in dozens of small pieces, and each is a call of the system. */
function written(mail: OutgoingMail): Promise<Buffer> {
  const composer = new MailComposer({
    from: mail.from,
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: mail.messageId,
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.language, ...mail.headers },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

/** What nodemailer says of a failure: the command it was at, and the relay's code and line where there was one. */
interface SmtpError extends Error {
  code?: string;
  command?: string;
  responseCode?: number;
  response?: string;
}

/**
 * RFC 5321, 4.2.1: 5yz is final, 4yz passes. Only a final answer about this recipient or this message is the recipient's
 * fault; a final answer to the connection, the sign-in or the sender means that the relay is not ready for us, and goes
 * away when it is put in order. Codes X.7.z (RFC 3463) are policy: they too say nothing about the address.
 */
export function denialOf(error: SmtpError): MailResult {
  const { command = '', responseCode: code } = error;
  const answer = error.response ?? error.message;
  if (error.code === 'EENVELOPE' && command === 'API' && answer.startsWith('Invalid recipient'))
    return { accepted: false, permanent: true, answer };
  const aboutThisMail = command === 'RCPT TO' || command === 'DATA';
  if (code === undefined || code === 421 || !aboutThisMail)
    return { accepted: false, permanent: false, trouble: 'relay', kind: troubleOf(error), answer };
  const policy = /\b5\.7\.\d{1,3}\b/.test(answer);
  if (code >= 500 && !policy && !/\b4\.\d\.\d{1,3}\b/.test(answer))
    return { accepted: false, permanent: true, answer };
  if (command === 'DATA')
    return { accepted: false, permanent: false, trouble: 'relay', kind: 'answer', answer };
  return { accepted: false, permanent: false, trouble: 'mail', answer };
}

function troubleOf({ code = '', message, responseCode }: SmtpError): RelayTrouble {
  if (code === 'EAUTH') return 'sign-in';
  if (responseCode !== undefined) return 'answer';
  if (code === 'ETLS' || /certificate|\bssl|\btls|wrong version number|handshake/i.test(message))
    return 'tls';
  if (code === 'EDNS' || /ENOTFOUND|EAI_AGAIN/.test(message)) return 'dns';
  if (/ECONNREFUSED/.test(message)) return 'refused';
  return code === 'ETIMEDOUT' || /timeout|timed out|ETIMEDOUT/i.test(message) ? 'timeout' : 'connection';
}
