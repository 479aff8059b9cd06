/** What signing in asks for and answers with, and how people and roles are shown. */
import type { Identified } from '../../auth/identify.ts';
import type { Me } from '../../actions/parties/read-me.ts';
import type { DemoPerson } from '../../store/parties/members.ts';
import {
  email,
  exampleId,
  idOut,
  instantOut,
  request,
  shape,
  sharedId,
  text,
  word,
  z,
} from '../frame/fields.ts';
import { sharedIdOf } from '../frame/ids.ts';

const side = word('partner', 'owner', 'customer');
const personName = z.string().openapi({ example: 'Anna Jansen' });
const languageWord = z.string().openapi({ example: 'en' });
const company = z
  .string()
  .nullable()
  .openapi({ example: 'Northwind Traders' } as object);
const yes = z.boolean().openapi({ example: true });
const no = z.boolean().openapi({ example: false });
const roleWord = word(
  'account-admin',
  'incentives-admin',
  'incentives-user',
  'report-viewer',
  'reviewer',
  'senior-reviewer',
  'programme-admin',
  'finance',
  'auditor',
  'tenant-admin',
);

/** As typed: what is no address, or no password that could ever be, is answered like a wrong one. */
const secret = z.string().min(1).max(128).openapi({ format: 'password' });
const codeField = text(20).openapi({
  description: 'Six digits of the authenticator app, or a backup code.',
  example: '492039',
});

export const signInSchema = request('SignIn', {
  email: text(254).openapi({ format: 'email' }),
  password: secret,
});
export const secondFactorSchema = request('SecondFactor', { code: codeField });
export const singleSignOnSchema = request('SingleSignOn', {
  returnTo: z
    .string()
    .max(500)
    .regex(/^\/(?![/\\])[\x21-\x7e]*$/)
    .optional()
    .openapi({ description: 'Path to go to afterwards.', example: '/claims' }),
});
export const demoSignInSchema = request('DemoSignIn', { memberId: sharedId('member') });
export const passwordSchema = request('ChangePassword', {
  currentPassword: secret,
  newPassword: z.string().min(12).max(128).openapi({ format: 'password' }),
  revokeKeys: z.boolean().optional().openapi({ example: false }),
});
export const confirmSchema = request('ConfirmTwoFactor', { code: codeField });
export const ownPasswordSchema = request('OwnPassword', { password: secret });

export const signedInSchema = shape('SignedIn', {
  state: word('signed-in', 'second-factor').openapi({
    description: 'second-factor: the code of the authenticator app is asked for next.',
  }),
});
export const goThereSchema = shape('GoThere', {
  url: z
    .string()
    .openapi({ format: 'uri', example: 'https://login.example.com/authorize?client_id=opencpor' }),
});
export const twoFactorSchema = shape('TwoFactorStart', {
  uri: z.string().openapi({
    example: 'otpauth://totp/OpenCPOR:a.jansen%40northwind.example?secret=…',
    description: 'otpauth address for the authenticator app, as text or as a picture.',
  }),
  backupCodes: z
    .array(z.string())
    .openapi({ example: ['4kQ2b-9xTfA'], description: 'Each works once. Shown this time only.' }),
});

export const backupCodesSchema = shape('BackupCodes', {
  backupCodes: z
    .array(z.string())
    .openapi({ example: ['4kQ2b-9xTfA'], description: 'Each works once. Shown this time only.' }),
});

export const sessionSchema = shape('Session', {
  member: shape('SignedInMember', {
    id: idOut('member'),
    name: personName,
    email: email(),
    side,
    language: languageWord,
  }).nullable(),
  twoFactor: no,
  expiresAt: instantOut().nullable(),
  hasPassword: z
    .boolean()
    .openapi({ example: true, description: "False for whoever signs in at the company's provider only." }),
  mustAddSecondFactor: no.openapi({ description: 'Nothing else is open before one was added.' }),
  singleSignOn: z.boolean().openapi({ example: false, description: "Is the company's own sign-in offered?" }),
  demo: z.boolean().openapi({ example: true, description: "Are the demo's people offered, one click each?" }),
});

export function presentSession(
  found: Identified | null,
  offered: { singleSignOn: boolean; demo: boolean },
): z.output<typeof sessionSchema> {
  return {
    member: found && {
      id: sharedIdOf('member', found.memberId),
      name: found.actor.name,
      email: found.email,
      side: found.actor.side,
      language: found.language,
    },
    twoFactor: found?.session?.twoFactor ?? false,
    expiresAt: found?.session?.expiresAt ?? null,
    hasPassword: found?.session?.hasPassword ?? false,
    mustAddSecondFactor: found?.session?.mustEnrol ?? false,
    singleSignOn: offered.singleSignOn,
    demo: offered.demo,
  };
}

const operationList = (description: string) =>
  z.array(z.string().openapi({ example: 'listClaims' })).openapi({ description });

const location = shape('MemberLocation', {
  id: idOut('location'),
  number: z.string().openapi({ example: '4012345' }),
  name: z.string().openapi({ example: 'Northwind Utrecht' }),
  country: z.string().openapi({ example: 'NL' }),
});

export const meSchema = shape('Me', {
  id: idOut('member'),
  name: personName,
  email: email(),
  side,
  partnerId: idOut('partner').nullable(),
  customerId: idOut('customer').nullable(),
  companyName: company,
  zone: z
    .string()
    .nullable()
    .openapi({
      description:
        'By whose clock the pages are read: that of the tenant or of the programme owner; null: the reader’s own.',
      example: 'Europe/Amsterdam',
    } as object),
  roles: z.array(
    shape('HeldRole', {
      role: roleWord,
      location: location.nullable().openapi({ description: 'null: every location.' }),
      programme: z
        .string()
        .nullable()
        .openapi({ example: null, description: 'null: every programme.' } as object),
      maySubmit: yes,
    }),
  ),
  missing: z.array(
    shape('MissingRole', {
      role: roleWord,
      permission: z
        .string()
        .nullable()
        .openapi({
          example: null,
          description: '`submit`: the role is held, the permission to submit is not.',
        } as object),
      locations: z
        .array(location)
        .nullable()
        .openapi({ description: 'Where it is missing; null: everywhere.' }),
      grantedBy: z
        .array(shape('Grantor', { name: personName, email: email() }))
        .openapi({ description: 'People of the company who can give it.' }),
      opens: operationList('What it would let the reader call that they cannot call now.'),
    }),
  ),
  mayOpen: operationList(
    'Every operation that the reader may call at all, by its operationId; what may be done with one thing its `allowedActions` say.',
  ),
  scopes: z
    .array(z.string())
    .nullable()
    .openapi({ example: null, description: 'Of an API key; null for a person.' } as object),
  readOnly: no,
  demo: yes,
});

export function presentMe(me: Me): z.output<typeof meSchema> {
  const place = <L extends { id: string }>(found: L): L => ({
    ...found,
    id: sharedIdOf('location', found.id),
  });
  return {
    id: sharedIdOf('member', me.memberId),
    name: me.name,
    email: me.email,
    side: me.side,
    companyName: me.companyName,
    zone: me.zone,
    partnerId: me.partnerId && sharedIdOf('partner', me.partnerId),
    customerId: me.tenantId && sharedIdOf('customer', me.tenantId),
    roles: me.roles.map((held) => ({ ...held, location: held.location && place(held.location) })),
    missing: me.missing.map((miss) => ({
      ...miss,
      locations: miss.locations?.map(place) ?? null,
      grantedBy: miss.grantedBy.map((person) => ({ name: person.name, email: person.email })),
      opens: miss.opens,
    })),
    mayOpen: me.mayOpen,
    scopes: me.scopes,
    readOnly: me.readOnly,
    demo: me.demo,
  };
}

export const demoPeopleSchema = shape('DemoPeople', {
  items: z.array(
    shape('DemoPerson', {
      memberId: idOut('member'),
      side,
      name: personName,
      email: email(),
      language: languageWord,
      companyName: company,
      roles: z.array(roleWord),
      startHere: z
        .boolean()
        .openapi({ description: 'One of those with whom a newcomer sees the whole job.', example: true }),
    }),
  ),
});

export function presentDemoPeople(
  people: DemoPerson[],
  startHere: readonly string[],
): z.output<typeof demoPeopleSchema> {
  return {
    items: people.map(({ id, company, ...person }) => ({
      ...person,
      memberId: sharedIdOf('member', id),
      companyName: company,
      startHere: startHere.includes(person.email),
    })),
  };
}

export const exampleMember = exampleId('member');
