/** The API in front of a scene: every answer is held against the contract, and each person has the SDK's client. */
import { expect } from 'vitest';
import type { Actor } from '../rules/rights/role.ts';
import { createClient, type Api, type Claim } from '#sdk';
import { makeApp } from '../server/http/app.ts';
import { problemSchema } from '../server/http/frame/describe-problem.ts';
import { sharedIdOf } from '../server/http/frame/ids.ts';
import type { Kit } from '../server/http/frame/serve.ts';
import { problemStatusesOf } from '../server/http/frame/describe.ts';
import type { Scene } from './scene.ts';

export interface Door {
  api: Api;
  /** A bare request, for what the SDK would never send. */
  ask(path: string, init?: RequestInit): Promise<Response>;
}

export function door(scene: Scene, actor: Actor | null): Door {
  let kit: Kit | undefined;
  const errors: unknown[] = [];
  const app = makeApp(scene.services, async () => actor && { actor, session: null }, {
    budgets: null,
    onError: (error) => errors.push(error),
    mount: (made) => {
      kit = made;
    },
  });
  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    const response = await app.request(path, init);
    const [error] = errors.splice(0);
    if (error) throw error;
    // A copy of a stream would hold all of it, since nobody reads the copy.
    const csv = response.headers.get('Content-Type')?.startsWith('text/csv');
    await holdAgainst(
      kit as Kit,
      path,
      init.method ?? 'GET',
      csv ? new Response(null, response) : response.clone(),
    );
    return response;
  }
  const api = createClient({
    baseUrl: 'http://test',
    retries: 0,
    fetch: ((url: string, init: RequestInit) => ask(url.slice('http://test'.length), init)) as typeof fetch,
  });
  return { api, ask };
}

/** What is answered must be in the contract: the status, the shape, and no field more. */
async function holdAgainst(kit: Kit, path: string, method: string, response: Response): Promise<void> {
  const bare = path.split('?')[0] as string;
  const found = kit.served.find((one) => one.method === method && one.pattern.test(bare));
  expect(response.headers.get('Request-Id')).toMatch(/^[0-9a-f-]{36}$/);
  expect(response.headers.get('Content-Security-Policy')).toBeTruthy();
  if (!found) return;
  const { spec } = found;
  if (response.status >= 400) {
    expect(problemStatusesOf(spec)).toContain(response.status);
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    const body = (await response.json()) as object;
    expect(problemSchema.parse(body)).toEqual(body);
    return;
  }
  expect([spec.answer.status, ...(spec.dryRun ? [200] : [])]).toContain(response.status);
  for (const header of spec.answer.headers ?? [])
    if (header === 'ETag' && !path.includes('validateOnly=true'))
      expect(response.headers.get('ETag')).toMatch(/^"\d+"$/);
  if (!spec.answer.schema || spec.answer.contentType) return;
  if (response.headers.get('Content-Type')?.startsWith('text/csv'))
    return expect(spec.answer.csv).toBeTruthy();
  const body = (await response.json()) as object;
  expect(spec.answer.schema.parse(body)).toEqual(body);
}

export const pdf = (): Blob =>
  new Blob(['%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n'], { type: 'application/pdf' });

/** A draft with a file, made by the API itself. */
export async function newClaim(
  scene: Scene,
  who: Door,
  lines: { itemId: string }[],
  locationId = scene.a.locationId,
): Promise<Claim> {
  const claim = await who.api.claims.create({
    body: {
      locationId: sharedIdOf('location', locationId),
      customerTenantId: scene.tenantId.toUpperCase(),
      customerDomain: scene.domain,
      solutionArea: 'microsoft-365',
      activities: ['usage'],
      name: 'Mail for Harbourseeds',
      lines,
      customerContact: { name: 'Jan Koster', title: 'IT manager', email: `it-manager@${scene.domain}` },
      partnerContact: { name: 'E. Sales', email: 'claims@partner.example' },
    },
  });
  await who.api.files.add({ id: claim.id, file: pdf(), fileName: 'proof “signed”.pdf', note: 'signed' });
  return who.api.claims.read({ id: claim.id });
}

export async function submittedClaim(scene: Scene, who: Door, lines: { itemId: string }[]): Promise<Claim> {
  const claim = await newClaim(scene, who, lines);
  return who.api.claims.submit({ id: claim.id, ifMatch: claim.version, body: {} });
}
