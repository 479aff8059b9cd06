/** The mail to somebody who is invited to sign in for the first time. */
import { cleanLine, cleanName, defang } from './clean.ts';
import { instantText, type Language } from './dates.ts';
import { link, text, type Letter } from './letter.ts';
import { renderLetter, type Rendered } from './render.ts';

export interface InvitationFacts {
  name: string;
  company: string;
  owner: string;
  invitedBy: string;
  url: string;
  expiresAt: string;
  zone: string;
}

const letters: Record<Language, (facts: InvitationFacts, until: string) => Letter> = {
  en: ({ name, company, owner, invitedBy, url }, until) => ({
    subject: `Your access to the partner portal of ${owner}`,
    blocks: [
      text(`Dear ${name},`),
      text(
        `${invitedBy} of ${owner} has made you account administrator of ${company}.`,
        'You can give your colleagues their roles, and keep your company’s locations in view.',
      ),
      text('Choose a password with this link to sign in for the first time:'),
      link('Choose your password', url),
      text(`The link works once, until ${until}. Afterwards ask ${owner} for a new one.`),
      text('If you did not expect this mail, you need not do anything.'),
    ],
  }),
  nl: ({ name, company, owner, invitedBy, url }, until) => ({
    subject: `Uw toegang tot het partnerportaal van ${owner}`,
    blocks: [
      text(`Geachte ${name},`),
      text(
        `${invitedBy} van ${owner} heeft u accountbeheerder van ${company} gemaakt.`,
        'U kunt uw collega’s hun rollen geven en houdt zicht op de vestigingen van uw bedrijf.',
      ),
      text('Kies met deze link een wachtwoord om u voor het eerst aan te melden:'),
      link('Uw wachtwoord kiezen', url),
      text(`De link werkt één keer, tot ${until}. Vraag ${owner} daarna om een nieuwe.`),
      text('Verwachtte u deze e-mail niet, dan hoeft u niets te doen.'),
    ],
  }),
};

export function invitationMail(language: Language, given: InvitationFacts): Rendered {
  const { name, invitedBy, company, owner, expiresAt, zone } = given;
  const clean = {
    ...given,
    name: cleanName(name),
    invitedBy: cleanName(invitedBy),
    company: defang(cleanLine(company)),
    owner: cleanLine(owner),
  };
  return renderLetter(letters[language](clean, instantText(language, expiresAt, zone)), language);
}
