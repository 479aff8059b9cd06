/** What the journeys of the customer's side begin with: a request at a tenant of theirs, filed and approved by the people of the demo. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { createClient, type Api, type Claim } from '../../sdk/index.ts';

const proof = readFileSync(
  join(import.meta.dirname, '..', '..', 'demo', 'samples', 'poe', 'good-exchange-teams.pdf'),
);

/** The API with the session of somebody of the demo, for what a journey needs and does not look at. */
export async function apiFor(browser: Browser, name: string): Promise<Api> {
  const context = await browser.newContext();
  try {
    const people = (await (await context.request.get('/v1/demo/people')).json()) as {
      items: { memberId: string; name: string }[];
    };
    const person = people.items.find((one) => one.name === name);
    if (!person) throw new Error(`the demo knows nobody called ${name}`);
    const signedIn = await context.request.post('/v1/demo/sign-in', {
      data: { memberId: person.memberId },
      headers: { 'Sec-Fetch-Site': 'same-origin' },
    });
    expect(signedIn.status()).toBe(200);
    return await clientOf(context, new URL(signedIn.url()).origin);
  } finally {
    await context.close();
  }
}

async function clientOf(context: BrowserContext, origin: string): Promise<Api> {
  const cookies = (await context.cookies(origin)).map(({ name, value }) => `${name}=${value}`).join('; ');
  return createClient({ baseUrl: origin, headers: { Cookie: cookies, 'Sec-Fetch-Site': 'same-origin' } });
}

/** The API with the session of whoever is signed in on the page. */
export async function apiOf(page: Page): Promise<Api> {
  return clientOf(page.context(), new URL(page.url()).origin);
}

export interface Asking {
  /** Whoever files it, and at which location. */
  partner: string;
  location: string;
  tenant: { id: string; domain: string };
  workloads: string[];
  contact: { name: string; email: string };
  /** The customer's own, given in advance. */
  code?: string;
}

async function draftOf(api: Api, asking: Asking): Promise<Claim> {
  const { items } = await api.locations.list({ limit: 200 });
  const location = items.find((one) => one.number === asking.location);
  if (!location) throw new Error(`${asking.partner} has no location ${asking.location}`);
  const { email } = await api.me.read();
  return api.claims.create({
    body: {
      locationId: location.id,
      customerTenantId: asking.tenant.id,
      customerDomain: asking.tenant.domain,
      solutionArea: 'microsoft-365',
      activities: ['usage'],
      name: `${asking.workloads.join(', ')} at ${asking.tenant.domain}`,
      lines: asking.workloads.map((itemId) => ({ itemId })),
      customerContact: { ...asking.contact, title: 'IT manager' },
      partnerContact: { name: 'Claims desk', email },
    },
  });
}

/** Filed, ready to be submitted; the problems of a dry run of submitting it, by field and code. */
export async function fileDraft(
  browser: Browser,
  asking: Asking,
): Promise<{ api: Api; claim: Claim; problems: string[] }> {
  const api = await apiFor(browser, asking.partner);
  const { id } = await draftOf(api, asking);
  await api.files.add({ id, file: new Blob([proof], { type: 'application/pdf' }), fileName: 'proof.pdf' });
  const claim = await api.claims.read({ id });
  const problems = await api.claims
    .submit({ id, ifMatch: claim.version, validateOnly: true, body: { consentCode: asking.code ?? null } })
    .then(
      () => [],
      (error: { errors?: { pointer: string; code: string }[] }) =>
        (error.errors ?? []).map((one) => `${one.pointer} ${one.code}`),
    );
  return { api, claim, problems };
}

/** Filed by the partner and approved by the reviewer: from here on the customer is asked. */
export async function askTenant(browser: Browser, asking: Asking): Promise<Claim> {
  const { api, claim, problems } = await fileDraft(browser, asking);
  expect(problems).toEqual([]);
  const submitted = await api.claims.submit({
    id: claim.id,
    ifMatch: claim.version,
    body: { consentCode: asking.code ?? null },
  });
  const reviewer = await apiFor(browser, 'Hanneke Smit');
  const taken = await reviewer.claims.startReview({ id: claim.id, ifMatch: submitted.version, body: {} });
  return reviewer.claims.decide({
    id: claim.id,
    ifMatch: taken.version,
    body: { lines: taken.lines.map((line) => ({ lineId: line.id, decision: 'approve' as const })) },
  });
}
