import { describe, expect, it } from 'vitest';
import { ConfigError, describeConfig, readConfig, SETTINGS } from './config.ts';

const GOOD_SECRET = 'q8Zr1vT0xYb6NfKp3WmLs9Hc7JdGa2Ue5RiVoXt4';

const PRODUCTION = {
  MODE: 'production',
  SECRET: GOOD_SECRET,
  PUBLIC_URL: 'https://cpor.vendor.test',
  SMTP_URL: 'smtps://user:pa55@mail.vendor.test:465',
  MAIL_FROM: 'OpenCPOR <cpor@vendor.test>',
  OWNER_COUNTRY: 'DE',
  OWNER_TIME_ZONE: 'Europe/Berlin',
};

function problemsOf(env: Record<string, string | undefined>): string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('readConfig', () => {
  it('needs nothing for the demo', () => {
    expect(readConfig({})).toMatchObject({
      mode: 'demo',
      host: '127.0.0.1',
      port: 8080,
      publicUrl: 'http://localhost:8080',
      roles: 'all',
      databaseUrl: undefined,
      smtpUrl: undefined,
      ownerCountry: 'NL',
      ownerTimeZone: 'Europe/Amsterdam',
      demoUsers: true,
      sandboxClock: true,
      trustedProxy: [],
      files: { kind: 'folder', path: `${process.cwd()}/data/files` },
      dataDir: `${process.cwd()}/data`,
    });
  });

  it('names what customers would not be told about who asks', () => {
    expect(readConfig({}).identity).toMatchObject({ legalName: 'Aldermoor Cloud B.V.' });
    const bare = readConfig({ ...PRODUCTION, OWNER_PHONE: '+49 30 000000' });
    expect(bare.identity).toBeNull();
    expect(bare.identityMissing).toEqual(['OWNER_LEGAL_NAME', 'OWNER_ADDRESS', 'PRIVACY_CONTACT']);
  });

  it('takes an empty value for none', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 8080, databaseUrl: undefined });
  });

  it('reads everything that is set', () => {
    expect(
      readConfig({
        ...PRODUCTION,
        HOST: '0.0.0.0',
        PORT: '443',
        PUBLIC_URL: 'https://cpor.vendor.test/',
        ROLES: 'jobs',
        LOG_LEVEL: 'debug',
        DATA_DIR: '/var/lib/cpor',
        DATABASE_URL: 'postgresql://owner:x@db:5432/cpor',
        DATABASE_APP_PASSWORD: 'a',
        DATABASE_AUTH_PASSWORD: 'b',
        CLAMAV: '[::1]:3310',
        FILES: 's3://bucket/some/prefix',
        S3_ENDPOINT: 'https://s3.test',
        S3_ACCESS_KEY_ID: 'id',
        S3_SECRET_ACCESS_KEY: 'key',
        OIDC_ISSUER: 'https://login.test',
        OIDC_CLIENT_ID: 'cpor',
        OIDC_CLIENT_SECRET: 'shh',
        TRUSTED_PROXY: '10.0.0.0/8, ::1',
      }),
    ).toMatchObject({
      mode: 'production',
      host: '0.0.0.0',
      port: 443,
      publicUrl: 'https://cpor.vendor.test',
      roles: 'jobs',
      logLevel: 'debug',
      dataDir: '/var/lib/cpor',
      databaseUrl: 'postgresql://owner:x@db:5432/cpor',
      databaseAppPassword: 'a',
      databaseAuthPassword: 'b',
      clamav: { host: '::1', port: 3310 },
      files: {
        kind: 's3',
        bucket: 'bucket',
        prefix: 'some/prefix',
        endpoint: 'https://s3.test',
        region: 'us-east-1',
        accessKeyId: 'id',
        secretAccessKey: 'key',
      },
      oidc: { issuer: 'https://login.test', clientId: 'cpor', clientSecret: 'shh' },
      trustedProxy: ['10.0.0.0/8', '::1'],
      demoUsers: false,
      sandboxClock: false,
      ownerCountry: 'DE',
    });
  });

  it('names every wrong setting at once, with what to do', () => {
    const problems = problemsOf({
      MODE: 'prod',
      PORT: '80800',
      ROLES: 'web',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://x/y',
      SECRET: 'short',
      FILES: 'ftp://x',
      CLAMAV: 'localhost',
      SMTP_URL: 'mail.test',
      MAIL_FROM: 'nobody',
      OWNER_COUNTRY: 'Netherlands',
      OWNER_TIME_ZONE: 'Europe/Atlantis',
      DEMO_USERS: 'yes',
      TRUSTED_PROXY: '10.0.0.0/33',
      PUBLIC_URL: 'cpor.test',
      OIDC_ISSUER: 'https://login.test',
    });
    expect(problems.map((problem) => problem.split(':')[0])).toEqual([
      'MODE',
      'PORT',
      'PUBLIC_URL',
      'TRUSTED_PROXY',
      'ROLES',
      'LOG_LEVEL',
      'DATABASE_URL',
      'SECRET',
      'FILES',
      'CLAMAV',
      'SMTP_URL',
      'MAIL_FROM',
      'OWNER_COUNTRY',
      'OWNER_TIME_ZONE',
      'DEMO_USERS',
      'OIDC_CLIENT_ID',
      'OIDC_CLIENT_SECRET',
    ]);
    expect(problems).toContain('PORT: write a number from 0 to 65535 (it is "80800").');
    expect(problems).toContain('MODE: write one of demo, production (it is "prod").');
    expect(problems.join()).not.toContain('short');
  });

  it.each(['-1', '1e3', '0x50', ' 80', '8080 ', '99999999999'])('refuses the port "%s"', (PORT) => {
    expect(problemsOf({ PORT })).toHaveLength(1);
  });

  it('keeps the demo on this machine', () => {
    expect(problemsOf({ HOST: '0.0.0.0' })).toEqual([
      'HOST: the demo is for this machine only; write 127.0.0.1, or set MODE=production (it is "0.0.0.0").',
    ]);
    for (const HOST of ['::1', 'localhost', '127.0.0.1']) expect(problemsOf({ HOST })).toEqual([]);
  });

  it('asks production for what it needs', () => {
    expect(problemsOf({ MODE: 'production' }).map((problem) => problem.split(':')[0])).toEqual([
      'SECRET',
      'PUBLIC_URL',
      'SMTP_URL',
      'MAIL_FROM',
      'OWNER_COUNTRY',
      'OWNER_TIME_ZONE',
    ]);
    expect(
      problemsOf({ ...PRODUCTION, DATABASE_URL: 'postgres://owner@db/cpor' }).map(
        (problem) => problem.split(':')[0],
      ),
    ).toEqual(['DATABASE_APP_PASSWORD', 'DATABASE_AUTH_PASSWORD']);
    expect(problemsOf(PRODUCTION)).toEqual([]);
  });

  it.each([
    ['SECRET', readConfig({}).secret],
    ['SECRET', 'please-change-me-please-change-me-1234567890'],
    ['SECRET', 'a'.repeat(64)],
    ['PUBLIC_URL', 'http://cpor.vendor.test'],
    ['DEMO_USERS', 'true'],
    ['SANDBOX_CLOCK', 'true'],
    ['MAIL_FROM', 'no-reply@opencpor.example'],
  ])('refuses in production %s=%s', (name, value) => {
    const problems = problemsOf({ ...PRODUCTION, [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name}: `));
  });

  it('says everything in one error', () => {
    expect(() => readConfig({ PORT: 'x', ROLES: 'y' })).toThrow(
      'The settings are not right:\n  PORT: write a whole number (it is "x").\n  ROLES: write one of all, http, jobs (it is "y").',
    );
  });
});

describe('describeConfig', () => {
  it('lists every setting and shows no secret', () => {
    const env = {
      ...PRODUCTION,
      DATABASE_URL: 'postgresql://owner:hunter2@db:5432/cpor?sslpassword=hunter2',
      DATABASE_APP_PASSWORD: 'hunter2',
      DATABASE_AUTH_PASSWORD: 'hunter2',
      S3_SECRET_ACCESS_KEY: 'hunter2',
      OIDC_ISSUER: 'https://login.test',
      OIDC_CLIENT_ID: 'cpor',
      OIDC_CLIENT_SECRET: 'hunter2',
    };
    const lines = describeConfig(readConfig(env));
    expect(lines.map((line) => line.name)).toEqual(Object.keys(SETTINGS));
    const all = JSON.stringify(lines);
    for (const secret of ['hunter2', 'pa55', GOOD_SECRET]) expect(all).not.toContain(secret);
    expect(lines.find((line) => line.name === 'SMTP_URL')).toMatchObject({
      value: 'smtps://user:********@mail.vendor.test:465',
      origin: 'set',
    });
    expect(lines.find((line) => line.name === 'PORT')).toMatchObject({ value: '8080', origin: 'default' });
    expect(lines.find((line) => line.name === 'CLAMAV')).toMatchObject({ value: '', origin: 'absent' });
  });
});
