import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';

type Mode = 'demo' | 'production';

const privacyBases = ['legitimate-interests', 'contract', 'legal-obligation'] as const;

interface Setting {
  /** What a value looks like, for people. */
  type: string;
  schema: z.ZodType<unknown, string>;
  description: string;
  /** For both modes, or for the demo only; without one the setting may be absent. */
  default?: string;
  demoDefault?: string;
  /** `true`: never shown. `url`: shown without its password. */
  secret?: true | 'url';
}

const DEMO_SECRET = 'opencpor-demo-secret-for-this-machine-only';
const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

const text = z.string().min(1);
const yesOrNo = z.enum(['true', 'false'], 'write true or false').transform((value) => value === 'true');
const oneOf = <const T extends string[]>(...words: T) => z.enum(words, `write one of ${words.join(', ')}`);
const wholeNumber = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'write a whole number')
    .transform(Number)
    .refine((value) => value >= from && value <= to, `write a number from ${from} to ${to}`);
const url = (protocols: string[], example: string) =>
  z.string().refine((value) => {
    const parsed = URL.parse(value);
    return parsed !== null && protocols.includes(parsed.protocol) && parsed.host !== '';
  }, `write an address such as ${example}`);

/** `id:base64` of 32 bytes, several with commas; the first one seals. null: not of that form. */
function readSealKeys(text: string): { id: string; bytes: Uint8Array }[] | null {
  const keys = text.split(',').map((part): { id: string; bytes: Uint8Array } | null => {
    const [, id, encoded] = /^\s*([a-z0-9-]{1,20}):([A-Za-z0-9+/_-]{43}=?)\s*$/.exec(part) ?? [];
    const bytes = Buffer.from(encoded ?? '', 'base64');
    return id !== undefined && id !== 'secret' && bytes.length === 32 ? { id, bytes } : null;
  });
  const whole = keys.filter((key) => key !== null);
  return whole.length === keys.length && new Set(whole.map(({ id }) => id)).size === keys.length
    ? whole
    : null;
}

/** Every setting of the program. What is not in this table is not read from the environment. */
export const SETTINGS = {
  MODE: {
    type: 'demo | production',
    schema: oneOf('demo', 'production'),
    default: 'demo',
    description:
      'demo: sample world, demo people, sandbox clock, built-in mailbox, loopback only. production: none of these',
  },
  HOST: {
    type: 'address',
    schema: text,
    default: '127.0.0.1',
    description: 'address to listen on; the demo allows loopback only',
  },
  PORT: {
    type: '0 to 65535',
    schema: wholeNumber(0, 65_535),
    default: '8080',
    description: 'port to listen on; 0 takes a free one',
  },
  PUBLIC_URL: {
    type: 'address',
    schema: url(['http:', 'https:'], 'https://cpor.example.com'),
    description:
      'address under which people reach the program; links in mails begin with it; https in production',
  },
  TRUSTED_PROXY: {
    type: 'addresses, comma-separated',
    schema: text
      .transform((value) => value.split(',').map((one) => one.trim()))
      .refine(
        (list) => list.every(isAddressOrRange),
        'write IP addresses or ranges such as 10.0.0.0/8, with commas between',
      ),
    description: 'proxies whose X-Forwarded-For is believed',
  },
  ROLES: {
    type: 'all | http | jobs',
    schema: oneOf('all', 'http', 'jobs'),
    default: 'all',
    description: 'what this process does: answer requests, do what is due, or both',
  },
  LOG_LEVEL: {
    type: 'error | warn | info | debug',
    schema: oneOf('error', 'warn', 'info', 'debug'),
    default: 'info',
    description: 'least important line that is logged',
  },
  LOG_FORMAT: {
    type: 'auto | json | text',
    schema: oneOf('auto', 'json', 'text'),
    default: 'auto',
    demoDefault: 'text',
    description: 'form of the log: JSON lines, or text for people; auto: text on a terminal, else JSON',
  },
  LOG_REQUESTS: {
    type: 'true | false',
    schema: yesOrNo,
    default: 'true',
    demoDefault: 'false',
    description: 'a line for every answered request; what concerns security is always logged',
  },
  METRICS_TOKEN: {
    type: 'text, 16 characters or more',
    schema: z.string().min(16, 'write 16 characters or more; "openssl rand -hex 24" makes some'),
    secret: true,
    description:
      'bearer token that opens /metrics; without it only programs on this machine read it, directly',
  },
  DATA_DIR: {
    type: 'folder',
    schema: text,
    default: './data',
    description: 'folder of the embedded database and of files',
  },
  DATABASE_URL: {
    type: 'postgresql://…',
    schema: url(['postgres:', 'postgresql:'], 'postgresql://owner:password@host:5432/cpor'),
    secret: 'url',
    description:
      "owner's connection to a PostgreSQL 15 or newer of your own; without it the embedded one is used",
  },
  DATABASE_APP_PASSWORD: {
    type: 'text',
    schema: text,
    secret: true,
    description: 'password of the role cpor_app on a server of your own',
  },
  DATABASE_AUTH_PASSWORD: {
    type: 'text',
    schema: text,
    secret: true,
    description: 'password of the role cpor_auth on a server of your own',
  },
  DATABASE_STATEMENT_SECONDS: {
    type: '0 to 3600',
    schema: wholeNumber(0, 3600),
    default: '30',
    description:
      'how long one statement of a request or job may take before the database ends it; 0 for no limit. An idle transaction is ended after twice that',
  },
  DATABASE_LOCK_SECONDS: {
    type: '0 to 3600',
    schema: wholeNumber(0, 3600),
    default: '10',
    description: 'how long a request or job waits for what another one holds; 0 for no limit',
  },
  DATABASE_PREPARE: {
    type: 'true | false',
    schema: yesOrNo,
    default: 'true',
    description:
      'whether statements are prepared once for each connection; false for a pooler that does not carry them (PgBouncer before 1.21)',
  },
  SECRET: {
    type: 'text, 32 characters or more',
    schema: z.string().min(32, 'write 32 characters or more; "openssl rand -base64 48" makes some'),
    demoDefault: DEMO_SECRET,
    secret: true,
    description: 'signs sessions and the links in mails',
  },
  SEAL_KEYS: {
    type: 'id:key, comma-separated',
    schema: text
      .transform(readSealKeys)
      .refine(
        (keys) => keys !== null,
        'write id:key with 32 bytes as base64; "openssl rand -base64 32" makes a key',
      ),
    secret: true,
    description:
      'keys of bank and tax data at rest; the first seals, the others only open; without them one is derived from SECRET; after a new first key run "cpor reseal"',
  },
  FILES: {
    type: 'folder | s3://bucket/prefix',
    schema: z
      .string()
      .refine(
        (value) => !value.includes('://') || /^s3:\/\/[a-z0-9.-]{3,63}(\/.*)?$/.test(value),
        'write a folder, or s3://bucket/prefix',
      ),
    description: 'where files are kept; without it the folder "files" in DATA_DIR',
  },
  S3_ENDPOINT: {
    type: 'address',
    schema: url(['http:', 'https:'], 'https://s3.eu-west-1.amazonaws.com'),
    description: 'S3-compatible store, when FILES is s3://…',
  },
  S3_REGION: { type: 'text', schema: text, default: 'us-east-1', description: 'region of that store' },
  S3_ACCESS_KEY_ID: { type: 'text', schema: text, description: 'access key of that store' },
  S3_SECRET_ACCESS_KEY: { type: 'text', schema: text, secret: true, description: 'secret key of that store' },
  CLAMAV: {
    type: 'host:port',
    schema: z
      .string()
      .regex(/^(?:[\w.-]+|\[[0-9a-f:]+\]):\d{1,5}$/i, 'write a host and a port such as localhost:3310'),
    description: 'ClamAV daemon that scans files; without it files are not scanned, and the program says so',
  },
  SMTP_URL: {
    type: 'smtp://… | smtps://…',
    schema: url(['smtp:', 'smtps:'], 'smtps://user:password@mail.example.com:465'),
    secret: 'url',
    description: 'mail relay; without it the demo keeps all mail in its own mailbox',
  },
  MAIL_FROM: {
    type: 'mail address',
    schema: z
      .string()
      .regex(
        /^(?:[^<>\r\n]+<)?[^\s<>@]+@[^\s<>@]+>?$/,
        'write an address such as OpenCPOR <cpor@example.com>',
      ),
    demoDefault: 'OpenCPOR demo <no-reply@opencpor.example>',
    description: 'sender of all mail',
  },
  OIDC_ISSUER: {
    type: 'address',
    schema: url(['http:', 'https:'], 'https://login.example.com'),
    description: 'identity provider for single sign-on',
  },
  OIDC_CLIENT_ID: {
    type: 'text',
    schema: text,
    description: 'name of this program at the identity provider',
  },
  OIDC_CLIENT_SECRET: {
    type: 'text',
    schema: text,
    secret: true,
    description: 'secret of this program at the identity provider',
  },
  SESSION_IDLE_MINUTES: {
    type: '5 to 720',
    schema: wholeNumber(5, 720),
    default: '120',
    description: 'a session ends after so many minutes without a request; after twelve hours in any case',
  },
  REQUIRE_SECOND_FACTOR: {
    type: 'none | owner | everyone',
    schema: oneOf('none', 'owner', 'everyone'),
    default: 'none',
    description: 'who must add a second factor before anything else; sign-in at the provider has its own',
  },
  OWNER_NAME: {
    type: 'text',
    schema: text,
    demoDefault: 'Aldermoor',
    description: 'the programme owner as mails and pages name it; without it the name in MAIL_FROM',
  },
  OWNER_LEGAL_NAME: {
    type: 'text',
    schema: text,
    demoDefault: 'Aldermoor Cloud B.V.',
    description: 'legal name of the programme owner, in every mail and page for customers',
  },
  OWNER_ADDRESS: {
    type: 'text',
    schema: text,
    demoDefault: 'Voorbeeldkade 1, 1000 AA Amsterdam, the Netherlands',
    description: 'postal address of the programme owner, in one line, in every mail and page for customers',
  },
  OWNER_PHONE: {
    type: 'text',
    schema: text,
    demoDefault: '+31 20 000 00 00',
    description: 'phone number at which a customer can ask whether a mail is genuine',
  },
  PRIVACY_CONTACT: {
    type: 'text',
    schema: text,
    demoDefault: 'privacy@aldermoor.example',
    description: 'address for questions about personal data, in every mail and page for customers',
  },
  SECURITY_CONTACT: {
    type: 'address or URL',
    schema: z
      .string()
      .regex(
        /^(?:https:\/\/\S+|(?:mailto:)?[^\s@:/]+@[^\s@:/]+)$/,
        'write an e-mail address or an https:// address',
      ),
    demoDefault: 'security@aldermoor.example',
    description:
      'where weaknesses of this installation are reported, in /.well-known/security.txt; without it there is no such file',
  },
  PRIVACY_BASIS: {
    type: privacyBases.join(' | '),
    schema: oneOf(...privacyBases),
    default: 'legitimate-interests',
    description:
      'legal basis on which the data of the contacts of customers is used, as the privacy notice gives it',
  },
  PRIVACY_KEPT_MONTHS: {
    type: 'whole number',
    schema: wholeNumber(1, 600),
    default: '84',
    description:
      "months for which a contact's data is kept after the request or the association has ended, as the privacy notice gives it",
  },
  OWNER_COUNTRY: {
    type: 'two letters',
    schema: z.string().refine(isCountry, 'write the two letters of a country (ISO 3166), such as NL'),
    demoDefault: 'NL',
    description: "country of the programme owner; its calendar counts the owner's own deadlines",
  },
  OWNER_TIME_ZONE: {
    type: 'zone',
    schema: z.string().refine(isTimeZone, 'write a time zone such as Europe/Amsterdam'),
    demoDefault: 'Europe/Amsterdam',
    description: 'time zone of the programme owner',
  },
  ARBITRATION_SECOND_READER: {
    type: 'true | false',
    schema: yesOrNo,
    default: 'true',
    description:
      'what a first reader decides in an arbitration is a proposal, which a senior reviewer, another person, confirms or returns',
  },
  DEMO_USERS: {
    type: 'true | false',
    schema: yesOrNo,
    default: 'false',
    demoDefault: 'true',
    description: 'one-click sign-in as the people of the demo world',
  },
  SANDBOX_CLOCK: {
    type: 'true | false',
    schema: yesOrNo,
    default: 'false',
    demoDefault: 'true',
    description: 'a clock that can be advanced',
  },
} satisfies Record<string, Setting>;

export type SettingName = keyof typeof SETTINGS;
type Values = { [Name in SettingName]?: z.output<(typeof SETTINGS)[Name]['schema']> };

export interface Config {
  mode: Mode;
  host: string;
  port: number;
  publicUrl: string;
  trustedProxy: string[];
  roles: 'all' | 'http' | 'jobs';
  logLevel: 'error' | 'warn' | 'info' | 'debug';
  logFormat: 'auto' | 'json' | 'text';
  logRequests: boolean;
  metricsToken: string | undefined;
  securityContact: string | undefined;
  dataDir: string;
  /** Absent: the embedded PostgreSQL of `dataDir`. */
  databaseUrl: string | undefined;
  databaseAppPassword: string | undefined;
  databaseAuthPassword: string | undefined;
  databaseLimits: { statementSeconds: number; lockSeconds: number };
  databasePrepare: boolean;
  secret: string;
  sealKeys: { id: string; bytes: Uint8Array }[];
  files: { kind: 'folder'; path: string } | S3Files;
  clamav: { host: string; port: number } | undefined;
  smtpUrl: string | undefined;
  mailFrom: string;
  oidc: { issuer: string; clientId: string; clientSecret: string } | undefined;
  idleMinutes: number;
  secondFactorFor: 'none' | 'owner' | 'everyone';
  /** Absent: the name in MAIL_FROM. */
  ownerName: string | undefined;
  ownerCountry: string;
  /** Who the programme owner is to customers; null until all of it is set. */
  identity: {
    legalName: string;
    address: string;
    phone: string;
    privacy: { basis: (typeof privacyBases)[number]; keptMonths: number; contact: string };
  } | null;
  /** The settings that are wanting for it. */
  identityMissing: string[];
  ownerTimeZone: string;
  secondReader: boolean;
  demoUsers: boolean;
  sandboxClock: boolean;
  /** Every setting as text and where it comes from, for `describeConfig`. */
  settings: Partial<Record<SettingName, { text: string; origin: 'set' | 'default' }>>;
}

export interface S3Files {
  kind: 's3';
  bucket: string;
  prefix: string;
  endpoint: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/** Lists every wrong setting by its name, each with what to do. */
export class ConfigError extends Error {
  readonly problems: string[];

  constructor(problems: string[]) {
    super(`The settings are not right:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

export function readConfig(env: Record<string, string | undefined>): Config {
  const problems: string[] = [];
  const mode: Mode = env.MODE === 'production' ? 'production' : 'demo';
  const settings: Config['settings'] = {};
  const values: Values = {};
  for (const [name, setting] of Object.entries(SETTINGS) as [SettingName, Setting][]) {
    const given = env[name] === '' ? undefined : env[name];
    const usual = mode === 'demo' ? (setting.demoDefault ?? setting.default) : setting.default;
    const used = given ?? usual;
    if (used === undefined) continue;
    settings[name] = { text: used, origin: given === undefined ? 'default' : 'set' };
    const parsed = setting.schema.safeParse(used);
    if (parsed.success) Object.assign(values, { [name]: parsed.data });
    else
      problems.push(
        `${name}: ${parsed.error.issues[0]?.message ?? 'not right'}${setting.secret ? '' : ` (it is "${used}")`}.`,
      );
  }
  problems.push(
    ...(mode === 'production' ? productionProblems(values, settings) : demoProblems(values)),
    ...jointProblems(values, settings),
  );
  if (problems.length > 0) throw new ConfigError(problems);
  return assemble(mode, values, settings);
}

function demoProblems(values: Values): string[] {
  return values.HOST !== undefined && !LOOPBACK.includes(values.HOST)
    ? [
        `HOST: the demo is for this machine only; write 127.0.0.1, or set MODE=production (it is "${values.HOST}").`,
      ]
    : [];
}

const identitySettings = ['OWNER_LEGAL_NAME', 'OWNER_ADDRESS', 'OWNER_PHONE', 'PRIVACY_CONTACT'] as const;

function identityOf(values: Values): Pick<Config, 'identity' | 'identityMissing'> {
  const identityMissing = identitySettings.filter((name) => !values[name]);
  const {
    OWNER_LEGAL_NAME: legalName,
    OWNER_ADDRESS: address,
    OWNER_PHONE: phone,
    PRIVACY_CONTACT: contact,
  } = values;
  if (!legalName || !address || !phone || !contact) return { identity: null, identityMissing };
  const basis = values.PRIVACY_BASIS ?? 'legitimate-interests';
  return {
    identity: {
      legalName,
      address,
      phone,
      privacy: { basis, keptMonths: values.PRIVACY_KEPT_MONTHS ?? 84, contact },
    },
    identityMissing,
  };
}

function productionProblems(values: Values, settings: Config['settings']): string[] {
  const needed: SettingName[] = [
    'SECRET',
    'PUBLIC_URL',
    'SMTP_URL',
    'MAIL_FROM',
    'OWNER_COUNTRY',
    'OWNER_TIME_ZONE',
  ];
  if (settings.DATABASE_URL) needed.push('DATABASE_APP_PASSWORD', 'DATABASE_AUTH_PASSWORD');
  const problems = needed
    .filter((name) => !settings[name])
    .map((name) => `${name}: set it; production needs it (${SETTINGS[name].description}).`);
  const { SECRET: secret, PUBLIC_URL: publicUrl } = values;
  if (
    secret &&
    (secret === DEMO_SECRET || /change.?me|sample|example|demo/i.test(secret) || new Set(secret).size < 12)
  ) {
    problems.push('SECRET: this is a sample or easy to guess; "openssl rand -base64 48" makes a good one.');
  }
  if (publicUrl?.startsWith('http:'))
    problems.push(`PUBLIC_URL: production needs https (it is "${publicUrl}").`);
  if (values.DEMO_USERS) problems.push('DEMO_USERS: production has no demo people; remove the setting.');
  if (values.SANDBOX_CLOCK) problems.push('SANDBOX_CLOCK: production runs on real time; remove the setting.');
  if (/[@.]example\b/.test(values.MAIL_FROM ?? ''))
    problems.push(
      `MAIL_FROM: this is a sample; write the sender's real address (it is "${values.MAIL_FROM}").`,
    );
  return problems;
}

/** Settings that only make sense together. */
function jointProblems(values: Values, settings: Config['settings']): string[] {
  const problems: string[] = [];
  if (values.FILES?.startsWith('s3://')) {
    for (const name of ['S3_ENDPOINT', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const) {
      if (!settings[name]) problems.push(`${name}: set it; FILES is ${values.FILES}.`);
    }
  }
  const oidc = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;
  if (oidc.some((name) => settings[name])) {
    for (const name of oidc)
      if (!settings[name]) problems.push(`${name}: set it; single sign-on needs ${oidc.join(', ')}.`);
  }
  return problems;
}

function assemble(mode: Mode, values: Values, settings: Config['settings']): Config {
  const take = <Name extends SettingName>(name: Name): NonNullable<Values[Name]> => {
    const value = values[name];
    if (value === undefined || value === null)
      throw new ConfigError([`${name}: set it (${SETTINGS[name].description}).`]);
    return value;
  };
  const port = take('PORT');
  const dataDir = resolve(take('DATA_DIR'));
  return {
    mode,
    port,
    dataDir,
    settings,
    host: take('HOST'),
    publicUrl: (values.PUBLIC_URL ?? `http://localhost:${port}`).replace(/\/+$/, ''),
    trustedProxy: values.TRUSTED_PROXY ?? [],
    roles: take('ROLES'),
    logLevel: take('LOG_LEVEL'),
    logFormat: take('LOG_FORMAT'),
    logRequests: take('LOG_REQUESTS'),
    metricsToken: values.METRICS_TOKEN,
    securityContact: values.SECURITY_CONTACT,
    databaseUrl: values.DATABASE_URL,
    databaseAppPassword: values.DATABASE_APP_PASSWORD,
    databaseAuthPassword: values.DATABASE_AUTH_PASSWORD,
    databaseLimits: {
      statementSeconds: take('DATABASE_STATEMENT_SECONDS'),
      lockSeconds: take('DATABASE_LOCK_SECONDS'),
    },
    databasePrepare: take('DATABASE_PREPARE'),
    secret: take('SECRET'),
    sealKeys: values.SEAL_KEYS ?? [],
    files: filesOf(values, dataDir, take),
    clamav: hostAndPort(values.CLAMAV),
    smtpUrl: values.SMTP_URL,
    mailFrom: take('MAIL_FROM'),
    oidc:
      values.OIDC_ISSUER === undefined
        ? undefined
        : {
            issuer: values.OIDC_ISSUER,
            clientId: take('OIDC_CLIENT_ID'),
            clientSecret: take('OIDC_CLIENT_SECRET'),
          },
    idleMinutes: take('SESSION_IDLE_MINUTES'),
    secondFactorFor: take('REQUIRE_SECOND_FACTOR'),
    ownerName: values.OWNER_NAME,
    ownerCountry: take('OWNER_COUNTRY'),
    ...identityOf(values),
    ownerTimeZone: take('OWNER_TIME_ZONE'),
    secondReader: take('ARBITRATION_SECOND_READER'),
    demoUsers: take('DEMO_USERS'),
    sandboxClock: take('SANDBOX_CLOCK'),
  };
}

function filesOf(
  values: Values,
  dataDir: string,
  take: (name: 'S3_ENDPOINT' | 'S3_REGION' | 'S3_ACCESS_KEY_ID' | 'S3_SECRET_ACCESS_KEY') => string,
): Config['files'] {
  if (!values.FILES?.startsWith('s3://'))
    return { kind: 'folder', path: resolve(values.FILES ?? resolve(dataDir, 'files')) };
  const [bucket = '', ...prefix] = values.FILES.slice('s3://'.length).split('/');
  return {
    kind: 's3',
    bucket,
    prefix: prefix.join('/'),
    endpoint: take('S3_ENDPOINT'),
    region: take('S3_REGION'),
    accessKeyId: take('S3_ACCESS_KEY_ID'),
    secretAccessKey: take('S3_SECRET_ACCESS_KEY'),
  };
}

function hostAndPort(value: string | undefined): Config['clamav'] {
  if (value === undefined) return undefined;
  const colon = value.lastIndexOf(':');
  return { host: value.slice(0, colon).replace(/^\[|\]$/g, ''), port: Number(value.slice(colon + 1)) };
}

export interface SettingLine {
  name: SettingName;
  value: string;
  origin: 'set' | 'default' | 'absent';
  type: string;
  description: string;
}

/** One line per setting, for `cpor config`; secrets are masked. */
export function describeConfig(config: Config): SettingLine[] {
  return (Object.entries(SETTINGS) as [SettingName, Setting][]).map(
    ([name, { type, description, secret }]) => {
      const used = config.settings[name];
      return {
        name,
        value: used ? masked(used.text, secret) : '',
        origin: used?.origin ?? 'absent',
        type,
        description,
      };
    },
  );
}

function masked(value: string, secret: Setting['secret']): string {
  if (secret === true) return '********';
  if (secret !== 'url') return value;
  const parsed = new URL(value);
  if (parsed.password !== '') parsed.password = '********';
  // A password may also stand among the parameters.
  for (const key of parsed.searchParams.keys())
    if (/pass|secret|key/i.test(key)) parsed.searchParams.set(key, '********');
  return parsed.href;
}

function isAddressOrRange(value: string): boolean {
  const [address = '', bits, ...rest] = value.split('/');
  const family = isIP(address);
  return (
    family !== 0 &&
    rest.length === 0 &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128)))
  );
}

const countryNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
/** Regions that have a name and are no country: unions, test codes. */
const noCountries = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ']);

function isCountry(value: string): boolean {
  if (!/^[A-Z]{2}$/.test(value) || noCountries.has(value) || countryNames.of(value) === undefined)
    return false;
  // Codes of old, and aliases such as UK, stand for another one.
  return Intl.getCanonicalLocales(`und-${value}`)[0] === `und-${value}`;
}

function isTimeZone(value: string): boolean {
  return Intl.supportedValuesOf('timeZone').includes(value) || value === 'UTC';
}
