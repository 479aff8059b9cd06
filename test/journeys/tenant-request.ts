/** What the journeys of the customer's side begin with: a request at a tenant of theirs, filed and approved by the people of the demo. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Browser, type Page } from '@playwright/test';
import { createClient, type Api, type Claim } from '../../sdk/index.ts';
import { enter, expectAccessible } from './visit.ts';

const proof = readFileSync(
  join(import.meta.dirname, '..', '..', 'demo', 'samples', 'poe', 'good-exchange-teams.pdf'),
);

/** The API with the session of whoever is signed in on the page. */
export async function apiOf(page: Page): Promise<Api> {
  const { origin } = new URL(page.url());
  const cookies = (await page.context().cookies(origin))
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ');
  return createClient({ baseUrl: origin, headers: { Cookie: cookies, 'Sec-Fetch-Site': 'same-origin' } });
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
      partnerContact: { name: 'Claims desk', email: 'claims@partner.example' },
    },
  });
}

/** Filed, ready to be submitted; the problems of a dry run of submitting it, by field and code. */
export async function fileDraft(
  browser: Browser,
  asking: Asking,
): Promise<{ api: Api; claim: Claim; problems: string[] }> {
  const page = await enter(browser, asking.partner);
  const api = await apiOf(page);
  await page.context().close();
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
  const desk = await enter(browser, 'Hanneke Smit');
  const reviewer = await apiOf(desk);
  await desk.context().close();
  const taken = await reviewer.claims.startReview({ id: claim.id, ifMatch: submitted.version, body: {} });
  return reviewer.claims.decide({
    id: claim.id,
    ifMatch: taken.version,
    body: { lines: taken.lines.map((line) => ({ lineId: line.id, decision: 'approve' as const })) },
  });
}

/** A desk, a tablet, a telephone, and a desk at 200 % zoom: twice as large is half as many pixels. */
const sizes = [
  { width: 1440, height: 900 },
  { width: 768, height: 1024 },
  { width: 390, height: 844 },
  { width: 720, height: 450 },
];

export async function expectAccessibleEverywhere(page: Page): Promise<void> {
  const before = page.viewportSize();
  for (const size of sizes) {
    await page.setViewportSize(size);
    await expectAccessible(page);
  }
  if (before) await page.setViewportSize(before);
}
