/**
 * How the demo's locations got started with incentives: agreements, payout and tax profiles, and their validation, by the real acts. One
 * location waits for finance, one was sent something back, and one partner has no tax profile, so that every screen has something to show.
 */
import type { Outcome } from '../rules/engine/denial.ts';
import type { Actor } from '../rules/rights/role.ts';
import { acceptAgreement } from '../server/actions/incentives/accept-agreement.ts';
import { addPayoutProfile, addTaxProfile } from '../server/actions/incentives/add-profile.ts';
import { publishAgreement, textSum } from '../server/actions/incentives/agreements.ts';
import { returnEnrollment, validateProfile } from '../server/actions/incentives/validate-enrollment.ts';
import type { Context, Reply } from '../server/actions/run/context.ts';
import { Refused, Story, type Stage } from './story.ts';
import { during, Walk } from './walk.ts';

const day = 24 * 60 * 60 * 1000;
const programmes = ['osu-microsoft-365', 'osa-sell', 'osu-business-applications'];

export const agreementText = {
  en: `This is an agreement of the demo world; nothing in it binds anybody.

1. The partner claims only customers for whom it did the work, and keeps each proof of execution for 24 months.
2. Aldermoor computes what is earned month by month, by the terms of the programme that are in force for the month.
3. An amount is paid after its hold, to the account of the payout profile. What was paid in error is netted against later amounts.
4. The customer may end an association at any time. From then on nothing more is earned on it.`,
  nl: `Dit is een overeenkomst uit de demo; niemand is eraan gebonden.

1. De partner claimt alleen klanten voor wie het werk is gedaan en bewaart elk uitvoeringsbewijs 24 maanden.
2. Aldermoor berekent de vergoeding per maand, volgens de programmavoorwaarden die voor die maand gelden.
3. Een bedrag wordt na de wachttijd betaald op de rekening uit de betaalgegevens. Wat ten onrechte is betaald, wordt verrekend met latere bedragen.
4. De klant kan een koppeling op elk moment beëindigen. Vanaf dat moment levert die niets meer op.`,
};

interface Company {
  name: string;
  country: string;
  currency: string;
  numbers: string[];
  iban: string | null;
  taxId: string | null;
}

/** Account numbers are the samples of the standard's registry, and belong to nobody. */
const companies: Company[] = [
  {
    name: 'Kade Nine Consulting',
    country: 'NL',
    currency: 'EUR',
    numbers: ['4110001'],
    iban: 'NL91ABNA0417164300',
    taxId: 'NL004110001B01',
  },
  {
    name: 'Brightwater Partners',
    country: 'US',
    currency: 'EUR',
    numbers: ['4110002', '4110102'],
    iban: null,
    taxId: '98-4110002',
  },
  {
    name: 'Havelaar IT',
    country: 'NL',
    currency: 'EUR',
    numbers: ['4110003', '4110103'],
    iban: 'NL02ABNA0123456789',
    taxId: 'NL004110003B01',
  },
  {
    name: 'Sonnenfeld Systemhaus',
    country: 'DE',
    currency: 'EUR',
    numbers: ['4110004'],
    iban: 'DE89370400440532013000',
    taxId: 'DE411000401',
  },
  // Forgot its tax profile: nothing is earned until it is there.
  {
    name: 'Kestrel Cloud',
    country: 'GB',
    currency: 'EUR',
    numbers: ['4110005'],
    iban: 'GB29NWBK60161331926819',
    taxId: null,
  },
];

const answered = (): { reply: Reply } => ({ reply: { status: 200, headers: {}, body: '' } });

async function done(outcome: Promise<Outcome<Reply>>): Promise<void> {
  const found = await outcome;
  if (!found.ok) throw new Refused(found.denial.problems.map(({ code }) => code).join(', '));
}

export async function tellEnrolments(stage: Stage, present: number): Promise<void> {
  const walk = new Walk('enrolments', present - 298 * day, present);
  await during(walk, async () => {
    const admin = stage.actorNamed('Carla Mendes');
    for (const programme of programmes)
      await done(
        publishAgreement(
          context(stage, admin),
          programme,
          {
            text: agreementText,
            openToAll: programme === 'osa-sell',
            acceptBy: null,
            why: 'The first agreement.',
          },
          answered,
        ),
      );
    walk.pass(24 * 60);
  });
  for (const company of companies) {
    const own = new Walk(`enrolments ${company.name}`, present - 296 * day, present);
    await during(own, () => enrol(stage, own, company, present));
  }
  const late = new Walk('enrolment of the branch', present - 3 * day, present);
  await during(late, () => enrolBranch(stage, late));
}

function context(stage: Stage, actor: Actor): Context {
  return {
    ...stage.services,
    actor,
    requestId: 'demo',
    idempotency: null,
    ifMatch: null,
    validateOnly: false,
  };
}

interface Enrolling {
  stage: Stage;
  company: Company;
  ref: { locationId: string; programme: string };
  validUntil: string;
}

async function bring({ stage, company, ref, validUntil }: Enrolling): Promise<void> {
  const ctx = context(stage, stage.actor(company.name, 'incentives-admin'));
  const { name, country, currency, iban, taxId } = company;
  const sha256 = textSum(agreementText);
  await done(acceptAgreement(ctx, ref, { version: 1, sha256, confirmed: true }, answered));
  const account =
    iban === null ? { account: '000123456789', bankCode: '021000021' } : { account: null, bankCode: null };
  await done(
    addPayoutProfile(ctx, ref, { beneficiary: name, country, currency, iban, ...account }, answered),
  );
  if (taxId !== null)
    await done(
      addTaxProfile(ctx, ref, { country, taxId, form: 'Declaration of residence', validUntil }, answered),
    );
}

async function enrol(stage: Stage, walk: Walk, company: Company, present: number): Promise<void> {
  const finance = stage.actorNamed('Tomasz Nowak');
  const year = Temporal.Instant.fromEpochMilliseconds(present).toZonedDateTimeISO('UTC').year;
  for (const number of company.numbers)
    for (const programme of programmes) {
      const ref = { locationId: stage.locationId(number), programme };
      await bring({ stage, company, ref, validUntil: `${year + 2}-12-31` });
      const kinds = company.taxId === null ? (['payout'] as const) : (['payout', 'tax'] as const);
      for (const kind of kinds) await done(validateProfile(context(stage, finance), ref, kind, answered));
    }
  await delivered(stage, walk, stage.actor(company.name, 'incentives-admin').partnerId ?? '');
}

/** The branch that is enrolled in nothing yet: one programme waits for finance, one was sent back, one was not begun. */
async function enrolBranch(stage: Stage, walk: Walk): Promise<void> {
  const company = { ...(companies[0] as Company), numbers: [] };
  const finance = stage.actorNamed('Tomasz Nowak');
  const locationId = stage.locationId('4110101');
  for (const programme of ['osu-microsoft-365', 'osa-sell'])
    await bring({ stage, company, ref: { locationId, programme }, validUntil: '2031-12-31' });
  await done(
    returnEnrollment(
      context(stage, finance),
      { locationId, programme: 'osa-sell' },
      {
        reason: 'The account is held by another company. Add the account of the branch.',
        profiles: ['payout'],
      },
      answered,
    ),
  );
  await delivered(stage, walk, stage.actor(company.name, 'incentives-admin').partnerId ?? '');
}

/** What the mail system does meanwhile: the mails lie in the realm of the partner. */
async function delivered(stage: Stage, walk: Walk, realm: string): Promise<void> {
  await new Story(stage, realm, walk).deliver();
}
