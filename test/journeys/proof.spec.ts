/** The proof of execution: what the partner is told before sending it, and how the desk looks at it. */
import { expect, test, type Page } from '@playwright/test';
import type { Claim, ClaimSummary } from '#sdk';
import { makeProof, type ProofContent } from '../../demo/proof.ts';
import { enter, expectAccessible, read } from './visit.ts';

const widths = [1440, 768, 390];
/** The files of the whole demo world are read after its first start, and come first. */
const untilRead = { timeout: 60_000 };

/** A proof that fits the claim, but for what is said here. */
async function proofFor(
  claim: Claim,
  more: Partial<ProofContent> = {},
): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const buffer = await makeProof(
    {
      partner: 'Kade Nine Consulting',
      locationNumber: claim.location.number,
      customer: claim.customer.name,
      domain: claim.customer.domain ?? '',
      tenantId: claim.customer.tenantId,
      items: claim.lines.map((line) => line.item.name),
      dutch: false,
      publicSector: true,
      signedBy: 'Iris Visser',
      signedOn: Temporal.Now.plainDateISO().subtract({ days: 20 }),
      ...more,
    },
    0,
  );
  return { name: 'statement.pdf', mimeType: 'application/pdf', buffer };
}

async function editing(page: Page): Promise<Claim> {
  const { items } = await read<{ items: ClaimSummary[] }>(page, '/v1/claims?status=editing');
  const drafts = await Promise.all(items.map(({ id }) => read<Claim>(page, `/v1/claims/${id}`)));
  const draft = drafts.find((claim) => claim.files.length === 0 && claim.lines.length > 0) ?? drafts[0];
  if (!draft) throw new Error('the demo has no draft for this partner');
  return draft;
}

test('the partner is told what a reviewer would find, leaves, and finds it again', async ({ browser }) => {
  const page = await enter(browser, 'Mila de Vries');
  const claim = await editing(page);
  await page.goto(`/claims/${claim.id}/edit?step=proof`);
  const advice = page.getByRole('region', { name: 'What a reviewer would find' });
  const form = page.waitForEvent('download');
  await page
    .getByRole('link', { name: /Download the form in/ })
    .first()
    .click();
  expect((await form).suggestedFilename()).toMatch(/^(proof-of-execution|bewijs-van-uitvoering)-.*\.pdf$/);

  await page.locator('input[data-upload]').setInputFiles(await proofFor(claim, { signedBy: null }));
  await expect(advice.getByText('statement.pdf')).toBeVisible();
  // The reading goes on without anybody looking.
  await page.goto('/claims');
  await page.goto(`/claims/${claim.id}/edit?step=proof`);
  await expect(advice.getByText('Likely to come back')).toBeVisible(untilRead);
  await expect(advice).toContainText("Customer's signature: The place for the signature is empty.");
  await expect(advice).toContainText('Page 1 of statement.pdf');
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Remove statement.pdf' }).click();
  await page.locator('input[data-upload]').setInputFiles(await proofFor(claim));
  await expect(advice.getByText('Everything a reviewer looks for was found.')).toBeVisible(untilRead);
  await page.goto(`/claims/${claim.id}/edit?step=review`);
  await expect(advice.getByText('Everything a reviewer looks for was found.')).toBeVisible();
  await expectAccessible(page);
  await page.context().close();
});

/** A claim that the desk may see, with a proof of the kind that was read. */
async function reviewed(page: Page): Promise<Claim> {
  const { items } = await read<{ items: ClaimSummary[] }>(page, '/v1/claims?status=under-review');
  for (const { id } of items) {
    const claim = await read<Claim>(page, `/v1/claims/${id}`);
    if (claim.files.some((file) => file.mediaType === 'application/pdf')) return claim;
  }
  throw new Error('the demo has no claim with a PDF under review');
}

test('the desk turns to the place of a finding, marks it, and ticks it off', async ({ browser }) => {
  const page = await enter(browser, 'Ingrid Solberg');
  const claim = await reviewed(page);
  await page.goto(`/claims/${claim.id}`);
  await page.getByRole('link', { name: 'Review the proof' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Review: / })).toBeVisible();
  const sheet = page.getByRole('img', { name: /, page 1$/ });
  await expect(sheet).toBeVisible();
  const checklist = page.getByRole('region', { name: 'Checklist' });
  await checklist.getByRole('button', { name: new RegExp(claim.customer.tenantId) }).click(untilRead);
  await expect(page.getByText('Marked on this page')).toBeVisible();
  expect(new URL(page.url()).searchParams.get('page')).toBe('1');
  // The thread stands beside the proof, to be read and written to without leaving it.
  const comments = page.getByRole('region', { name: 'Comments' });
  await comments.getByRole('button', { name: 'Internal note' }).click();
  await comments.getByLabel(/^Note/).fill('Page 1 names the tenant.');
  await comments.getByRole('button', { name: 'Add' }).click();
  await expect(comments.getByRole('article').filter({ hasText: 'Page 1 names the tenant.' })).toBeVisible();
  await checklist.getByLabel('Checked by me: Tenant ID').check();
  await expect(checklist.getByText(/^1 of \d+ checked by you$/)).toBeVisible();
  await page.reload();
  await expect(checklist.getByLabel('Checked by me: Tenant ID')).toBeChecked();

  const paper = page.getByRole('region', { name: /, page 1$/ });
  await paper.focus();
  const before = await sheet.boundingBox();
  await page.keyboard.press('+');
  await expect.poll(async () => (await sheet.boundingBox())?.width).toBeGreaterThan(before?.width ?? 0);
  await page.keyboard.press('0');
  await expect
    .poll(async () => Math.round((await sheet.boundingBox())?.width ?? 0))
    .toBe(Math.round(before?.width ?? 0));
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    await expect(sheet).toBeVisible();
    await expectAccessible(page);
  }
  await page.context().close();
});
