import { expect, test } from 'vitest';
import { misspelt } from './misspelt.ts';

test.each([
  ['PORTT', 'PORT'],
  ['OWNERCOUNTRY', 'OWNER_COUNTRY'],
  ['database_url', 'DATABASE_URL'],
  ['DATBASE_URL', 'DATABASE_URL'],
  ['SMPT_URL', 'SMTP_URL'],
  ['TRUSTED_PROXYS', 'TRUSTED_PROXY'],
  ['OIDC_CLIENTID', 'OIDC_CLIENT_ID'],
])('%s was meant to be %s', (name, meant) => {
  expect(misspelt({ [name]: 'x' })).toEqual([
    `${name} is no setting and is not read; did you mean ${meant}?`,
  ]);
});

test.each([
  'PORT',
  'PATH',
  'HOME',
  'HOSTNAME',
  'NODE',
  'NODE_ENV',
  'SHELL',
  'MAIL',
  'PWD',
  'KUBERNETES_PORT',
  'npm_config_cache',
  'LOGNAME',
])('%s is right, or somebody else’s', (name) => {
  expect(misspelt({ [name]: 'x' })).toEqual([]);
});
