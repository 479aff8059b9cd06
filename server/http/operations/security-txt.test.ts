import { OpenAPIHono } from '@hono/zod-openapi';
import { expect, test } from 'vitest';
import type { Env } from '../frame/serve.ts';
import { securityTxt } from './security-txt.ts';

const parts = {
  clock: { now: () => Date.parse('2026-03-06T09:30:00.250Z') },
  publicUrl: 'https://cpor.aldermoor.example',
} as Parameters<typeof securityTxt>[1];
const ask = async (contact: string | null): Promise<Response> => {
  const app = new OpenAPIHono<Env>();
  securityTxt(app, parts, contact);
  return app.request('/.well-known/security.txt');
};

test('names the contact, and for how long it holds', async () => {
  const answer = await ask('security@aldermoor.example');
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(await answer.text()).toBe(
    [
      'Contact: mailto:security@aldermoor.example',
      'Expires: 2026-09-02T09:30:00Z',
      'Preferred-Languages: en, nl',
      'Canonical: https://cpor.aldermoor.example/.well-known/security.txt',
      '',
    ].join('\n'),
  );
  expect(await (await ask('https://aldermoor.example/report')).text()).toContain(
    'Contact: https://aldermoor.example/report\n',
  );
});

test('is not there without a contact', async () => {
  expect((await ask(null)).status).toBe(404);
});
