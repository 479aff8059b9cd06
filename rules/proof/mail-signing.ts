/** Agreement by mail: only what the customer's own people wrote above the first quote, and the last word of theirs. */
import type { Place, ProofFacts } from './facts.ts';
import type { Signing } from './signature.ts';
import type { Reader } from './signature-cells.ts';
import { foldedLine, placeOf, type Line } from './text.ts';
import { answerOf, mayAgree, runningText, type Answer } from './agreement.ts';
import { namesCompany } from './company-names.ts';
import { isAddressOf, type Message } from './mail.ts';

type Sender = 'customer' | 'other' | 'unknown';

interface Answered {
  message: Message;
  sender: Sender;
  answer: Answer;
  place: Place;
}

export function mailSignings(
  facts: ProofFacts,
  file: string,
  messages: Message[],
  reader: Reader,
): Signing[] {
  const answered = newestFirst(messages).map((message): Answered => {
    const said = answerOf(ownText(message), reader.parties.customer);
    const at =
      message.own.find((line) => said.sentence !== '' && startsIn(line, said.sentence)) ?? message.from;
    const quote = said.sentence === '' ? message.from.text : said.sentence;
    return {
      message,
      sender: senderOf(facts, message, reader),
      answer: said.answer,
      place: placeOf(file, at.page, quote),
    };
  });
  const last = answered.find(({ sender, answer }) => sender === 'customer' && answer !== 'nothing');
  if (last) return [signingOf(last, file)];
  // What was not understood may still have been a yes.
  const perhaps = answered.find(
    ({ sender, message }) => sender === 'customer' && !message.quoted && mayAgree(ownText(message)),
  );
  if (perhaps) return [signingOf({ ...perhaps, answer: 'unclear' }, file)];
  const unknown = answered.find(
    ({ sender, answer }) => sender === 'unknown' && answer !== 'nothing' && answer !== 'refuses',
  );
  if (unknown) return [{ ...signingOf(unknown, file), doubt: 'signer-unclear' }];
  const foreign = answered.find(({ sender, answer }) => sender === 'other' && answer === 'agrees');
  if (!foreign) return [];
  return [{ ...nobody(foreign.place), denied: 'not-by-customer' }];
}

function signingOf({ message, answer, place }: Answered, file: string): Signing {
  if (answer === 'refuses') return { ...nobody(place), denied: 'refused' };
  const signing: Signing = {
    signed: place,
    date: message.sent?.date ?? null,
    datePlace: message.sent ? placeOf(file, message.sent.line.page, message.sent.line.text) : null,
    place,
  };
  if (answer === 'conditional') return { ...signing, doubt: 'conditional' };
  if (answer === 'unclear') return { ...signing, doubt: 'not-understood' };
  return message.quoted ? { ...signing, doubt: 'quoted' } : signing;
}

function nobody(place: Place): Signing {
  return { signed: null, date: null, datePlace: null, place };
}

/** Conversations are printed from the oldest on, replies with the newest above. */
function newestFirst(messages: Message[]): Message[] {
  const tops = messages.filter((message) => !message.quoted);
  const dated = messages.every((message) => message.sent !== null);
  const inOrder = tops.length > 1 ? messages.toReversed() : [...messages];
  if (!dated) return inOrder;
  return inOrder.toSorted((a, b) =>
    Temporal.PlainDate.compare(b.sent?.date.date ?? epoch, a.sent?.date.date ?? epoch),
  );
}

const epoch = Temporal.PlainDate.from('1970-01-01');

function ownText(message: Message): string {
  return runningText(message.own);
}

function startsIn(line: Line, sentence: string): boolean {
  const start = sentence.trim().slice(0, 24).toLowerCase();
  return line.text.replaceAll(/\s+/g, ' ').toLowerCase().includes(start);
}

/** By its address; where the print shows none, by the company under the message. */
function senderOf(facts: ProofFacts, message: Message, reader: Reader): Sender {
  const { customer, partner } = reader.parties;
  if (message.address !== null && facts.tenantDomains.length > 0)
    return isAddressOf(message.address, facts.tenantDomains) ? 'customer' : 'other';
  const below = [message.sender, ...message.own.slice(-8).map((line) => foldedLine(line))].join('\n');
  if (namesCompany(below, partner) >= 0) return namesCompany(below, customer) >= 0 ? 'unknown' : 'other';
  if (message.address !== null) return 'unknown';
  return namesCompany(below, customer) >= 0 ? 'customer' : 'unknown';
}
