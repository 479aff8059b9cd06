/** Mails about an enrolment: to the partner's incentives admins, and to the programme owner's finance. Nothing of a profile is in them. */
import { cleanLine, cleanName, defang } from './clean.ts';
import type { Language } from './dates.ts';
import { link, text, type Letter } from './letter.ts';
import { renderLetter, type Rendered } from './render.ts';

export type EnrolmentLetter = 'enrolment-to-validate' | 'enrolment-approved' | 'enrolment-returned';

export interface EnrolmentFacts {
  name: string;
  owner: string;
  partner: string;
  location: string;
  programme: string;
  /** The first month that earns, as 2026-07; null where it is not known yet. */
  earningMonth: string | null;
  reason: string | null;
  url: string;
}

type Words = Omit<EnrolmentFacts, 'url'>;

const letters: Record<Language, Record<EnrolmentLetter, (words: Words) => Own>> = {
  en: {
    'enrolment-to-validate': ({ partner, location, programme }) => ({
      subject: `Validate the enrolment of ${partner} in ${programme}`,
      first: [
        `${partner} has brought what ${programme} asks for at ${location}.`,
        'Please check it within two business days, and approve it or send it back with a reason.',
      ],
      link: 'What waits for you',
    }),
    'enrolment-approved': ({ location, programme, earningMonth, owner }) => ({
      subject: `Your enrolment in ${programme} is approved`,
      first: [
        `${owner} has checked what you brought for ${location} in ${programme}.`,
        ...(earningMonth === null ? [] : [`Months from ${monthText('en', earningMonth)} on can earn.`]),
      ],
      link: 'Your locations and enrolments',
    }),
    'enrolment-returned': ({ location, programme, reason, owner }) => ({
      subject: `Your enrolment in ${programme} needs something from you`,
      first: [`${owner} has sent something back for ${location} in ${programme}:`],
      quote: reason,
      link: 'Your locations and enrolments',
    }),
  },
  nl: {
    'enrolment-to-validate': ({ partner, location, programme }) => ({
      subject: `Controleer de inschrijving van ${partner} voor ${programme}`,
      first: [
        `${partner} heeft voor ${location} alles aangeleverd wat ${programme} vraagt.`,
        'Controleer dit binnen twee werkdagen: keur het goed of stuur het met een reden terug.',
      ],
      link: 'Wat op u wacht',
    }),
    'enrolment-approved': ({ location, programme, earningMonth, owner }) => ({
      subject: `Uw inschrijving voor ${programme} is goedgekeurd`,
      first: [
        `${owner} heeft gecontroleerd wat u voor ${location} bij ${programme} hebt aangeleverd.`,
        ...(earningMonth === null
          ? []
          : [`Maanden vanaf ${monthText('nl', earningMonth)} kunnen een vergoeding opleveren.`]),
      ],
      link: 'Uw vestigingen en inschrijvingen',
    }),
    'enrolment-returned': ({ location, programme, reason, owner }) => ({
      subject: `Uw inschrijving voor ${programme} vraagt om actie`,
      first: [`${owner} heeft iets teruggestuurd voor ${location} bij ${programme}:`],
      quote: reason,
      link: 'Uw vestigingen en inschrijvingen',
    }),
  },
};

interface Own {
  subject: string;
  first: string[];
  quote?: string | null;
  link: string;
}

function monthText(language: Language, month: string): string {
  return Temporal.PlainDate.from(`${month}-01`).toLocaleString(language === 'nl' ? 'nl-NL' : 'en-GB', {
    month: 'long',
    year: 'numeric',
  });
}

export function enrolmentMail(
  language: Language,
  template: EnrolmentLetter,
  given: EnrolmentFacts,
): Rendered {
  const clean = (words: string): string => defang(cleanLine(words));
  const own = letters[language][template]({
    name: cleanName(given.name),
    owner: cleanLine(given.owner),
    partner: clean(given.partner),
    location: clean(given.location),
    programme: clean(given.programme),
    earningMonth: given.earningMonth,
    reason: given.reason,
  });
  const letter: Letter = {
    subject: own.subject,
    blocks: [
      text(`${language === 'nl' ? 'Geachte' : 'Dear'} ${cleanName(given.name)},`),
      text(...own.first),
      ...(own.quote ? [{ kind: 'quote' as const, text: defang(own.quote) }] : []),
      link(own.link, given.url),
    ],
  };
  return renderLetter(letter, language);
}
