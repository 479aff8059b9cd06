/** The mail to a tenant's trusted people: somebody else has been added to them. */
import { cleanLine, cleanName } from './clean.ts';
import type { Language } from './dates.ts';
import { facts, link, text, type Letter } from './letter.ts';
import { renderLetter, type Rendered } from './render.ts';

export interface AddedContactFacts {
  reader: string;
  customer: string;
  owner: string;
  contact: { name: string; title: string; email: string };
  url: string;
}

const letters: Record<Language, (given: AddedContactFacts) => Letter> = {
  en: ({ reader, customer, owner, contact, url }) => ({
    subject: `New trusted contact of ${customer}`,
    blocks: [
      text(`Dear ${reader},`),
      text(
        `${owner} has added a trusted contact for ${customer}. When a partner asks to be recorded, this person is asked too, and can agree on your organisation’s behalf:`,
      ),
      facts(['Name', contact.name], ['Title', contact.title || '–'], ['E-mail', contact.email]),
      text('If that is right, you need not do anything.'),
      text('If it is not, object on this page. The contact is then removed at once:'),
      link('See the contact, and object', url),
    ],
  }),
  nl: ({ reader, customer, owner, contact, url }) => ({
    subject: `Nieuwe vertrouwde contactpersoon van ${customer}`,
    blocks: [
      text(`Geachte ${reader},`),
      text(
        `${owner} heeft een vertrouwde contactpersoon toegevoegd voor ${customer}. Wil een partner worden gekoppeld, dan krijgt ook deze persoon dat verzoek en kan die namens uw organisatie instemmen:`,
      ),
      facts(['Naam', contact.name], ['Functie', contact.title || '–'], ['E-mail', contact.email]),
      text('Klopt dit, dan hoeft u niets te doen.'),
      text('Klopt het niet, maak dan bezwaar op deze pagina. De contactpersoon wordt dan meteen verwijderd:'),
      link('De contactpersoon bekijken en bezwaar maken', url),
    ],
  }),
};

export function addedContactMail(language: Language, given: AddedContactFacts): Rendered {
  const { contact } = given;
  const clean = {
    ...given,
    reader: cleanName(given.reader),
    customer: cleanLine(given.customer, 200),
    contact: {
      name: cleanName(contact.name),
      title: cleanLine(contact.title, 120),
      email: cleanLine(contact.email, 254),
    },
  };
  return renderLetter(letters[language](clean), language);
}
