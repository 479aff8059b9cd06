/** A letter made of a text with named fields and of the parts that the program writes itself (rules/claim/mail-text.ts). */
import { filled, paragraphsOf, type MailText } from '../../rules/claim/mail-text.ts';
import { heading, list, text, type Block, type Frame, type Letter } from './letter.ts';

export interface Fields {
  values: Record<string, string>;
  /** A part may be empty: what is not there for this reader leaves nothing behind. */
  parts: Record<string, Block[]>;
}

export function worded({ subject, body }: MailText, { values, parts }: Fields): Letter {
  const blocks = paragraphsOf(body, new Set(Object.keys(parts))).flatMap((paragraph): Block[] => {
    switch (paragraph.kind) {
      case 'part':
        return parts[paragraph.name] ?? [];
      case 'heading':
        return [heading(filled(paragraph.text, values))];
      case 'list':
        return [list(paragraph.items.map((item) => filled(item, values)))];
      case 'text':
        return [text(filled(paragraph.text, values).trim())];
    }
  });
  return { subject: filled(subject, values), blocks };
}

/** What every mail can name. */
export function valuesOf({ recipient, owner, claim }: Frame): Record<string, string> {
  const { number, name, customer, partner, location } = claim;
  return { recipient: recipient.name, owner, number, claim: name, customer, partner, location };
}
