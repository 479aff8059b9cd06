import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { OpenAPIHono } from '@hono/zod-openapi';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { portal } from './portal.ts';
import type { Env } from './serve.ts';

const folder = mkdtempSync(join(tmpdir(), 'opencpor-portal-'));
const script = 'export const word = "portal";\n'.repeat(200);
let app: OpenAPIHono<Env>;

beforeAll(() => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>OpenCPOR</title>');
  writeFileSync(join(folder, 'assets', 'main-abc.js'), script);
  writeFileSync(join(folder, 'paths.json'), JSON.stringify(['/', '/claims', '/claims/$claimId', '/sign-in']));
  app = new OpenAPIHono<Env>();
  portal(app, folder);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  Promise.resolve(app.request(path, { headers }));

test('files come with their type, packed, and may be kept when their name changes with their content', async () => {
  const asset = await get('/assets/main-abc.js', { 'accept-encoding': 'gzip' });
  expect(Object.fromEntries(asset.headers)).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'content-encoding': 'gzip',
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'Accept-Encoding',
  });
  expect(gunzipSync(await asset.arrayBuffer()).toString()).toBe(script);
  expect(await (await get('/assets/main-abc.js')).text()).toBe(script);
  expect(
    (await get('/assets/main-abc.js', { 'if-none-match': asset.headers.get('etag') as string })).status,
  ).toBe(304);
});

test('every path of the portal is its page', async () => {
  for (const path of ['/', '/claims/clm_abc', '/sign-in?error=x']) {
    const page = await get(path);
    expect([
      page.status,
      page.headers.get('cache-control'),
      page.headers.get('content-security-policy'),
    ]).toEqual([200, 'no-cache', expect.stringContaining("script-src 'self'")]);
    expect(await page.text()).toContain('OpenCPOR');
  }
});

test('an address without a page is a 404: with the portal for whoever asks for a page, without it for a program', async () => {
  for (const path of [
    '/V1/Claims',
    '/scim/v2/Users',
    '/.env',
    '/startupz',
    '/claims/clm_abc/x',
    '/paths.json',
  ]) {
    const program = await get(path, { accept: 'application/json' });
    expect([path, program.status, program.headers.get('content-type')]).not.toContain(200);
    expect(await program.text()).not.toContain('<title>');
    const person = await get(path, { accept: 'text/html,application/xhtml+xml' });
    expect([path, person.status]).toEqual([path, 404]);
  }
  const page = await get('/clams', { accept: 'text/html' });
  expect([page.status, await page.text()]).toEqual([404, expect.stringContaining('OpenCPOR')]);
});

test('what belongs to others, is not there or lies outside is not answered', async () => {
  for (const path of [
    '/v1/nothing',
    '/api/auth/x',
    '/assets/gone.js',
    '/../package.json',
    '/%2e%2e/package.json',
    '/assets/..%2f..%2fpackage.json',
    '/favicon.ico',
  ]) {
    expect([path, (await get(path)).status]).toEqual([path, 404]);
  }
});

test('a portal that was not built says so', async () => {
  const bare = new OpenAPIHono<Env>();
  portal(bare, join(folder, 'nowhere'));
  expect((await bare.request('/')).status).toBe(503);
});
