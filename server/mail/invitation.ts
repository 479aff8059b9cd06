/** The mail to somebody who is invited to sign in for the first time: by a colleague, or by the programme owner. */
import { cleanLine, cleanName, defang } from './clean.ts';
import { instantText, type Language } from './dates.ts';
import { link, text, type Letter } from './letter.ts';
import { renderLetter, type Rendered } from './render.ts';

export interface InvitationFacts {
  name: string;
  /** The partner; null for somebody of the programme owner. */
  company: string | null;
  /** The programme owner invites a partner's first people; afterwards their own account admin does. */
  byOwner: boolean;
  owner: string;
  invitedBy: string;
  url: string;
  expiresAt: string;
  zone: string;
}

interface Words {
  name: string;
  company: string;
  owner: string;
  invitedBy: string;
  url: string;
  until: string;
}
type Kind = 'byOwner' | 'colleague' | 'desk';

const letters: Record<Language, Record<Kind, (words: Words) => Letter>> = {
  en: {
    byOwner: ({ company, owner, invitedBy, ...words }) =>
      english(words, {
        subject: `Your access to the partner portal of ${owner}`,
        first: [
          `${invitedBy} of ${owner} has made you account administrator of ${company}.`,
          'You can invite your colleagues and give them their roles, and keep your company’s locations in view.',
        ],
        ask: owner,
      }),
    colleague: ({ company, owner, invitedBy, ...words }) =>
      english(words, {
        subject: `${invitedBy} invites you to the partner portal of ${owner}`,
        first: [
          `${invitedBy} of ${company} has invited you to work in the partner portal of ${owner}.`,
          'What you may do there, your account administrator has set for you.',
        ],
        ask: invitedBy,
      }),
    desk: ({ owner, invitedBy, ...words }) =>
      english(words, {
        subject: `Your access to the programme desk of ${owner}`,
        first: [
          `${invitedBy} has invited you to the desk where ${owner} handles the claims of its partners.`,
        ],
        ask: invitedBy,
      }),
  },
  nl: {
    byOwner: ({ company, owner, invitedBy, ...words }) =>
      dutch(words, {
        subject: `Uw toegang tot het partnerportaal van ${owner}`,
        first: [
          `${invitedBy} van ${owner} heeft u accountbeheerder van ${company} gemaakt.`,
          'U kunt collega’s uitnodigen en hun rollen geven, en houdt zicht op de vestigingen van uw bedrijf.',
        ],
        ask: owner,
      }),
    colleague: ({ company, owner, invitedBy, ...words }) =>
      dutch(words, {
        subject: `${invitedBy} nodigt u uit voor het partnerportaal van ${owner}`,
        first: [
          `${invitedBy} van ${company} heeft u uitgenodigd om te werken in het partnerportaal van ${owner}.`,
          'Wat u daar mag doen, heeft uw accountbeheerder voor u ingesteld.',
        ],
        ask: invitedBy,
      }),
    desk: ({ owner, invitedBy, ...words }) =>
      dutch(words, {
        subject: `Uw toegang tot de programmabalie van ${owner}`,
        first: [
          `${invitedBy} heeft u uitgenodigd voor de balie waar ${owner} de claims van partners behandelt.`,
        ],
        ask: invitedBy,
      }),
  },
};

type Common = Pick<Words, 'name' | 'url' | 'until'>;
interface Own {
  subject: string;
  first: string[];
  /** Who sends a new link. */
  ask: string;
}

function english({ name, url, until }: Common, { subject, first, ask }: Own): Letter {
  return {
    subject,
    blocks: [
      text(`Dear ${name},`),
      text(...first),
      text('Choose a password with this link to sign in for the first time:'),
      link('Choose your password', url),
      text(`The link works once, until ${until}. Afterwards ask ${ask} for a new one.`),
      text('If you did not expect this mail, you need not do anything.'),
    ],
  };
}

function dutch({ name, url, until }: Common, { subject, first, ask }: Own): Letter {
  return {
    subject,
    blocks: [
      text(`Geachte ${name},`),
      text(...first),
      text('Kies met deze link een wachtwoord om u voor het eerst aan te melden:'),
      link('Uw wachtwoord kiezen', url),
      text(`De link werkt één keer, tot ${until}. Vraag ${ask} daarna om een nieuwe.`),
      text('Verwachtte u deze e-mail niet, dan hoeft u niets te doen.'),
    ],
  };
}

export function invitationMail(language: Language, given: InvitationFacts): Rendered {
  const { company, byOwner, owner, expiresAt, zone } = given;
  const kind = company === null ? 'desk' : byOwner ? 'byOwner' : 'colleague';
  const letter = letters[language][kind]({
    name: cleanName(given.name),
    invitedBy: cleanName(given.invitedBy),
    company: defang(cleanLine(company ?? '')),
    owner: cleanLine(owner),
    url: given.url,
    until: instantText(language, expiresAt, zone),
  });
  return renderLetter(letter, language);
}
