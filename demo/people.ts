/** Who is in the demo world. Invented, like everything else in it. */
import type { Grant, Role } from '../rules/rights/role.ts';

/** Everybody's. The demo listens on this machine only, and production refuses demo people. */
export const demoPassword = 'opencpor-demo';

export interface DemoPerson {
  side: 'partner' | 'owner' | 'customer';
  /** A partner's name, or a customer's tenant ID. */
  company: string | null;
  name: string;
  email: string;
  language: string;
  role: Role;
  /** Number of the only location for which it is granted; every location without. */
  location?: string;
  maySubmit?: boolean;
  /** Partners whose claims this reviewer may not touch. */
  conflicts?: string[];
}

const account = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z ]/g, '')
    .trim()
    .replaceAll(/ +/g, '.');

function partner(
  company: string,
  domain: string,
  language: string,
  [accountAdmin, incentivesAdmin, incentivesUser, viewer]: [string, string, string, string],
): DemoPerson[] {
  const person = (name: string, role: Role, more: Partial<DemoPerson> = {}): DemoPerson => ({
    side: 'partner',
    company,
    name,
    email: `${account(name)}@${domain}`,
    language,
    role,
    ...more,
  });
  return [
    person(accountAdmin, 'account-admin'),
    person(incentivesAdmin, 'incentives-admin', { maySubmit: true }),
    person(incentivesUser, 'incentives-user'),
    person(viewer, 'report-viewer'),
  ];
}

function owner(name: string, role: Role, more: Partial<DemoPerson> = {}): DemoPerson {
  return {
    side: 'owner',
    company: null,
    name,
    email: `${account(name)}@aldermoor.example`,
    language: 'en',
    role,
    ...more,
  };
}

function admin(company: string, name: string, email: string, language: string): DemoPerson {
  return { side: 'customer', company, name, email, language, role: 'tenant-admin' };
}

export const people: DemoPerson[] = [
  ...partner('Kade Nine Consulting', 'kadenineconsulting.example', 'nl', [
    'Sanne Verhoeven',
    'Mila de Vries',
    'Joris Bakker',
    'Tim Kuipers',
  ]),
  ...partner('Brightwater Partners', 'brightwaterpartners.example', 'en', [
    'Dana Whitlock',
    'Marcus Hale',
    'Priya Raman',
    'Owen Castillo',
  ]),
  ...partner('Havelaar IT', 'havelaarit.example', 'nl', [
    'Femke Jansen',
    'Bas van Leeuwen',
    'Noor Haddad',
    'Lars Postma',
  ]),
  ...partner('Sonnenfeld Systemhaus', 'sonnenfeldsystemhaus.example', 'en', [
    'Katrin Vogel',
    'Jonas Richter',
    'Leonie Brandt',
    'Emre Yildiz',
  ]),
  ...partner('Kestrel Cloud', 'kestrelcloud.example', 'en', [
    'Gwen Abernathy',
    'Callum Reid',
    'Zara Hussain',
    'Toby Ellison',
  ]),
  // Two who hold less than their colleagues of the same role, and one who holds more.
  {
    side: 'partner',
    company: 'Kade Nine Consulting',
    name: 'Ruben Maas',
    email: 'ruben.maas@kadenineconsulting.example',
    language: 'nl',
    role: 'incentives-admin',
    location: '4110101',
    maySubmit: true,
  },
  {
    side: 'partner',
    company: 'Kestrel Cloud',
    name: 'Imogen Frost',
    email: 'imogen.frost@kestrelcloud.example',
    language: 'en',
    role: 'incentives-user',
    location: '4110005',
    maySubmit: true,
  },
  owner('Hanneke Smit', 'reviewer', { language: 'nl' }),
  owner('Daniel Osei', 'reviewer', { conflicts: ['Havelaar IT'] }),
  owner('Ingrid Solberg', 'senior-reviewer'),
  owner('Ravi Menon', 'senior-reviewer'),
  // Two: what one writes for customers, the other one approves.
  owner('Carla Mendes', 'programme-admin'),
  owner('Bram Olsson', 'programme-admin', { language: 'nl' }),
  // Three: who prepared a run does not approve it, and neither of the two decides its disputes.
  owner('Tomasz Nowak', 'finance'),
  owner('Maren Lindqvist', 'finance'),
  owner('Sjoerd Hoekstra', 'finance', { language: 'nl' }),
  owner('Yuki Arai', 'auditor'),
  admin('ae2eb154-7f15-4524-b4b9-b5df9e7769b1', 'Pieter de Jong', 'p.dejong@harbourseeds.example', 'nl'),
  admin('26bb7dbd-2d1c-4af0-953e-7c2a26a2c0bd', 'Harriet Lowe', 'h.lowe@sundermotors.example', 'en'),
  admin('2a3af4d4-6b0a-48e8-830e-07bc1e398f10', 'Sabine Keller', 's.keller@oosterzeetravel.example', 'de'),
  admin('c3baea9e-13de-4f86-ab10-31d0f646e1f4', 'Eline Mulder', 'e.mulder@saffronlabs.example', 'nl'),
  admin('1ece615d-b9a6-442e-9e7d-6b377936d536', 'Grace Holloway', 'g.holloway@amberbank.example', 'en'),
];

/** Those with whom a newcomer sees the whole job: who files, who reviews, and who is asked. */
export const startHere = ['Mila de Vries', 'Hanneke Smit', 'Pieter de Jong'].flatMap(
  (name) => people.find((person) => person.name === name)?.email ?? [],
);

/** The one location that is enrolled in nothing yet. */
export const notEnrolled = '4110101';

export function grantOf(person: DemoPerson, locationId: string | null): Grant {
  return { role: person.role, locationId, programme: null, maySubmit: person.maySubmit ?? false };
}
