/** English letters about a customer's period that is paused because no trusted contact is asked, and about its new start. */
import { blocks, lineList, text, until, type Letters } from '../letter.ts';
import { about, hello, open, subject } from './en-claim.ts';

const why = {
  'not-me':
    'No trusted contact of the customer is being asked any more: those who were asked say that somebody else decides. The customer’s period is therefore paused for:',
  'contact-removed':
    'The trusted contact may no longer speak for the customer, and no other trusted contact is being asked. The customer’s period is therefore paused for:',
};

export const pauseEn: Pick<Letters, 'window-paused' | 'window-asked-again'> = {
  'window-paused': (p, f) => ({
    subject: subject(f, 'The customer’s period is paused'),
    blocks: blocks(
      hello(f),
      text(why[p.why]),
      about(f),
      lineList(f, p.lines),
      f.side === 'partner'
        ? text(
            'The reviewers are looking for a contact who can speak for the customer. Once they have found one, the customer gets a new message and a full period, and you will hear from us again.',
            `If nobody has been found by ${until(f, p.lookUntil)}, these lines stay unconfirmed until a reviewer decides how to proceed. You do not need to do anything.`,
          )
        : text(
            'Please find out with the customer who speaks for it, and add that person as a trusted contact, who is then asked with a full period.',
            `If nobody has been found by ${until(f, p.lookUntil)}, the lines become unconfirmed.`,
          ),
      open(f),
    ),
  }),
  'window-asked-again': (p, f) => ({
    subject: subject(f, 'The customer is being asked again'),
    blocks: blocks(
      hello(f),
      text(
        'The customer’s period was paused. A contact who can speak for the customer is now being asked about:',
      ),
      about(f),
      lineList(f, p.lines),
      f.side === 'partner'
        ? text(
            'A new, full period begins when the message has been delivered. You then get a mail with its last day. You do not need to do anything.',
          )
        : text(
            'A new, full period begins when the message has been delivered. The claim then shows its last day.',
          ),
      open(f),
    ),
  }),
};
