/** Every resource of the contract, in the order of the document. */
import { adminLog } from './admin-log.ts';
import { absence } from './absence.ts';
import { apiKeys } from './api-keys.ts';
import { arbitrations } from './arbitrations.ts';
import { associations } from './associations.ts';
import { calendars } from './calendars.ts';
import { catalog } from './catalog.ts';
import { catalogVersions } from './catalog-versions.ts';
import { claimActs } from './claim-acts.ts';
import { claimFiles } from './claim-files.ts';
import { claimParts } from './claim-parts.ts';
import { claims } from './claims.ts';
import { company } from './company.ts';
import { consents } from './consents.ts';
import { customerLookups } from './customer-lookups.ts';
import { customers } from './customers.ts';
import { events } from './events.ts';
import { mailTexts } from './mail-texts.ts';
import { members } from './members.ts';
import { notices } from './notices.ts';
import { policies } from './policies.ts';
import { proof } from './proof.ts';
import { reasons } from './reasons.ts';
import { sandbox } from './sandbox.ts';
import { savedViews } from './saved-views.ts';
import { oversight } from './oversight.ts';
import { partners } from './partners.ts';
import type { Kit } from './serve.ts';
import { tenant } from './tenant.ts';
import { tenantControls } from './tenant-controls.ts';
import { tenantReads } from './tenant-reads.ts';
import { trends } from './trends.ts';
import { workLists } from './work-lists.ts';

export function resources(kit: Kit): void {
  for (const hang of [
    catalog,
    company,
    members,
    absence,
    partners,
    customerLookups,
    customers,
    claims,
    claimActs,
    claimFiles,
    proof,
    claimParts,
    workLists,
    arbitrations,
    notices,
    consents,
    associations,
    savedViews,
    trends,
    tenant,
    tenantControls,
    tenantReads,
    events,
    oversight,
    apiKeys,
    sandbox,
    calendars,
    policies,
    catalogVersions,
    reasons,
    mailTexts,
    adminLog,
  ])
    hang(kit);
}
