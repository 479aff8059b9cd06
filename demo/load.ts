/**
 * Fills an empty database with the demo world: partners and people, customers with subscriptions and usage, and claims in every
 * status, brought there by the real acts while a clock walks up to the present.
 */
import { programmes } from '../rules/programme/catalog.ts';
import type { Actor } from '../rules/rights/role.ts';
import { countSlice } from '../server/actions/review/count-days.ts';
import { importCustomers } from '../server/actions/operations/import-customers.ts';
import type { ImportReport } from '../server/actions/operations/import-list.ts';
import { importPartners } from '../server/actions/operations/import-partners.ts';
import { importSubscriptions } from '../server/actions/operations/import-subscriptions.ts';
import { importUsage } from '../server/actions/operations/import-usage.ts';
import type { Services } from '../server/actions/run/context.ts';
import { createPerson, type AccountParts } from '../server/auth/accounts.ts';
import { numberNewEvents } from '../server/jobs/number-events.ts';
import type { MailSettings } from '../server/jobs/plan-mail.ts';
import {
  readPartners,
  writeEnrollments,
  type EnrollmentRow,
  type LocationRow,
  type PartnerRow,
} from '../server/store/parties/partners.ts';
import { openDatabase, type Database } from '../server/store/postgres/tx.ts';
import { tellEnrolments } from './enrolments.ts';
import { Filing, type Draft } from './filing.ts';
import { demoPassword, grantOf, notEnrolled, people, type DemoPerson } from './people.ts';
import { rivalStories } from './rivals.ts';
import {
  sampleClaims,
  sampleCustomers,
  sampleList,
  sampleLocations,
  usageUntil,
  type SampleClaim,
} from './samples.ts';
import { tellRuns } from './runs.ts';
import { stories } from './stories.ts';
import { Refused, Story, type Stage } from './story.ts';
import { tellTerms } from './terms.ts';
import { during, Walk, walkingClock, walkingRandom } from './walk.ts';

export interface DemoParts {
  /** Signed in as the program; the demo opens connections of its own, on which its own time runs. */
  appUrl: string;
  services: Omit<Services, 'db' | 'clock' | 'random'>;
  auth: AccountParts['auth'];
  mail: MailSettings;
  /** The present, in milliseconds; what comes later is left to the running program. */
  now: number;
  log(line: string): void;
}

export interface DemoReport {
  customers: number;
  claims: number;
  refused: string[];
}

const lanes = 10;
const day = 24 * 60 * 60 * 1000;
/** Before the first of the stories. */
const walkBegins = 300 * day;

export async function loadDemo(parts: DemoParts): Promise<DemoReport> {
  const db = openDatabase({
    url: parts.appUrl,
    connections: lanes,
    clockNow: walkingClock.now,
    onError: (error) => parts.log(`Demo: ${error.message}`),
  });
  try {
    const services: Services = { ...parts.services, db, clock: walkingClock, random: walkingRandom };
    const present = <T>(work: () => Promise<T>): Promise<T> =>
      during(new Walk('lists', parts.now, parts.now), work);
    const { partners, locations } = await present(() => bringLists(services, parts.now));
    const later = usageUntil(parts.now);
    const usage = sampleList('usage', instantOf(parts.now));
    whole(await during(new Walk('usage', later, later), () => importUsage(services, usage)));
    await during(new Walk('people', parts.now - walkBegins, parts.now), () =>
      enrol(db, locations, parts.now),
    );
    const actors = await during(new Walk('people', parts.now - walkBegins, parts.now), () =>
      makePeople(parts, db, partners, locations),
    );
    const stage: Stage = {
      services,
      mail: parts.mail,
      locationId: (number) => find(locations, (one) => one.number === number).id,
      actor: (company, role) =>
        find(
          actors,
          (one) => one.person.company === company && one.person.role === role && !one.person.location,
        ).actor,
      actorNamed: (name) => find(actors, (one) => one.person.name === name).actor,
    };
    await tellTerms(stage, parts.now);
    await tellEnrolments(stage, parts.now);
    const report = await tellStories(stage, parts);
    await tellRuns(stage, parts.now);
    // What the owner's own systems say now; some drafts were made before.
    await present(() => importSubscriptions(services, sampleList('subscriptions', instantOf(parts.now))));
    while ((await numberNewEvents(services)) > 0);
    while ((await countSlice(services)) > 0);
    return report;
  } finally {
    await db.close();
  }
}

function instantOf(ms: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(ms));
}

function find<T>(list: T[], test: (one: T) => boolean): T {
  const found = list.find(test);
  if (found === undefined) throw new Error('the demo world names somebody or something that is not in it');
  return found;
}

async function bringLists(
  services: Services,
  now: number,
): Promise<{ partners: PartnerRow[]; locations: LocationRow[] }> {
  const at = instantOf(now);
  whole(await importPartners(services, sampleList('partners', at)));
  whole(await importCustomers(services, sampleList('customers', at)));
  whole(await importSubscriptions(services, sampleList('subscriptions-before', at)));
  return services.db.transact(
    { side: 'owner' },
    (tx) =>
      readPartners(
        tx,
        [],
        sampleLocations().map((one) => one.number),
      ),
    'read',
  );
}

function whole(report: ImportReport): void {
  if (report.problem !== null || report.counts.refused > 0)
    throw new Error(`the demo's ${report.list} were refused: ${report.problem ?? report.counts.refused}`);
}

/** For the fiscal year of the present day, 1 July to 30 June (domain 3). */
async function enrol(db: Database, locations: LocationRow[], now: number): Promise<void> {
  const today = instantOf(now).toZonedDateTimeISO('UTC').toPlainDate();
  const first = today.month >= 7 ? today.year : today.year - 1;
  const rows = locations.flatMap((location) =>
    programmes.map((programme): EnrollmentRow => ({
      locationId: location.id,
      programme: programme.id,
      state: location.number === notEnrolled ? 'invited' : 'enrolled',
      startsOn: location.number === notEnrolled ? null : `${first}-07-01`,
      endsOn: location.number === notEnrolled ? null : `${first + 1}-06-30`,
    })),
  );
  await db.transact({ side: 'owner' }, {}, (tx, at) => writeEnrollments(tx, rows, at));
}

interface Played {
  person: DemoPerson;
  actor: Actor;
}

async function makePeople(
  parts: DemoParts,
  db: Database,
  partners: PartnerRow[],
  locations: LocationRow[],
): Promise<Played[]> {
  const accounts: AccountParts = { auth: parts.auth, db, clock: walkingClock, random: walkingRandom };
  const partnerId = (name: string): string => find(partners, (one) => one.name === name).id;
  const played: Played[] = [];
  for (const person of people) {
    const grants = [
      grantOf(person, person.location ? find(locations, (one) => one.number === person.location).id : null),
    ];
    const conflictPartnerIds = (person.conflicts ?? []).map(partnerId);
    const company =
      person.side === 'partner'
        ? { partnerId: partnerId(person.company as string) }
        : person.side === 'customer'
          ? { tenantId: person.company as string }
          : {};
    const { side, name, email, language } = person;
    const made = await createPerson(accounts, {
      side,
      ...company,
      name,
      email,
      language,
      password: demoPassword,
      grants,
      conflictPartnerIds,
      grantedBy: 'demo',
    });
    if (!made.ok)
      throw new Error(
        `the demo's ${email} could not be made: ${made.denial.problems.map((problem) => problem.code).join(', ')}`,
      );
    const actor: Actor = {
      side,
      id: made.value.memberId,
      name,
      email,
      ...company,
      grants,
      readOnly: false,
      scopes: null,
      conflictPartnerIds,
    };
    played.push({ person, actor });
  }
  return played;
}

/** Customers do not know of each other, so their stories run side by side. */
async function tellStories(stage: Stage, parts: DemoParts): Promise<DemoReport> {
  const waiting = sampleClaims();
  const report: DemoReport = { customers: waiting.length, claims: 0, refused: [] };
  const customers = sampleCustomers();
  const lane = async (): Promise<void> => {
    for (let claim = waiting.shift(); claim; claim = waiting.shift()) {
      const draft: Draft = {
        ...claim,
        partner: partnerAt(claim.locationNumber),
        customer: find([...customers.values()], (one) => one.tenantId === claim?.tenantId),
      };
      const walk = new Walk(claim.reference, parts.now - walkBegins, parts.now);
      await during(walk, () => tell(new Story(stage, claim.tenantId, walk), draft, report, parts));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return report;
}

const partnerAt = (number: string): string => find(sampleLocations(), (one) => one.number === number).partner;

async function tell(story: Story, draft: Draft, report: DemoReport, parts: DemoParts): Promise<void> {
  const number = Number(draft.reference.slice(-5));
  const filings: Filing[] = [];
  const cast = (one: Draft): Filing => {
    const filing = new Filing(story, one);
    filings.push(filing);
    return filing;
  };
  const listed = cast(draft);
  try {
    const rivals = rivalStories[number];
    if (rivals) await rivals({ listed, another: (more) => cast(anotherDraft(draft, more)) });
    else await stories[number]?.(listed);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    // The calendar of some date may not fit a story; the claim then stands where it got to.
    report.refused.push(`${draft.reference}: ${error.message}`);
    parts.log(`Demo: the story of ${draft.reference} ended early: ${error.message}`);
  }
  await story.until(parts.now);
  await story.deliver();
  report.claims += filings.filter((filing) => filing.id !== '').length;
}

/** A claim of another partner, or another claim of the same one, at the same customer. */
function anotherDraft(
  listed: Draft,
  more: Partial<SampleClaim> & { partner: string; workloads?: string[] },
): Draft {
  const { workloads, ...fields } = more;
  const domain = `${more.partner.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}.example`;
  return {
    ...listed,
    solutionArea: 'microsoft-365',
    activity: 'usage',
    technicalContact: null,
    solutionSellerName: null,
    revenueCustomerName: null,
    isvProductName: null,
    partnerContact: { name: 'Claims desk', email: `claims@${domain}` },
    items: (workloads ?? []).map((itemId) => ({ itemId, subscriptionId: null })),
    ...fields,
  };
}
