/** Every resource of the contract, in the order of the document. */
import { adminLog } from './programme/admin-log.ts';
import { absence } from './review/absence.ts';
import { apiKeys } from './parties/api-keys.ts';
import { arbitrations } from './arbitration/arbitrations.ts';
import { associations } from './associations/associations.ts';
import { calendars } from './programme/calendars.ts';
import { catalog } from './programme/catalog.ts';
import { catalogVersions } from './programme/catalog-versions.ts';
import { claimActs } from './claims/claim-acts.ts';
import { claimFiles } from './files/claim-files.ts';
import { claimParts } from './claims/claim-parts.ts';
import { claims } from './claims/claims.ts';
import { company } from './parties/company.ts';
import { consents } from './consent/consents.ts';
import { contactObjections } from './consent/contact-objections.ts';
import { customerLookups } from './parties/customer-lookups.ts';
import { customers } from './parties/customers.ts';
import { agreements } from './incentives/agreements.ts';
import { enrolments } from './incentives/enrolments.ts';
import { earnings } from './incentives/earnings.ts';
import { evaluations } from './incentives/evaluations.ts';
import { runs } from './incentives/runs.ts';
import { terms } from './incentives/terms.ts';
import { validations } from './incentives/validations.ts';
import { events } from './operations/events.ts';
import { mailTexts } from './programme/mail-texts.ts';
import { members } from './parties/members.ts';
import { notices } from './consent/notices.ts';
import { policies } from './programme/policies.ts';
import { proof } from './files/proof.ts';
import { reasons } from './programme/reasons.ts';
import { sandbox } from './operations/sandbox.ts';
import { savedViews } from './claims/saved-views.ts';
import { oversight } from './review/oversight.ts';
import { assignees } from './review/assignees.ts';
import { peopleChanges } from './parties/people-changes.ts';
import { partners } from './parties/partners.ts';
import type { Kit } from './frame/serve.ts';
import { tenant } from './consent/tenant.ts';
import { tenantControls } from './consent/tenant-controls.ts';
import { tenantReads } from './consent/tenant-reads.ts';
import { trends } from './associations/trends.ts';
import { workLists } from './review/work-lists.ts';

export function resources(kit: Kit): void {
  for (const hang of [
    catalog,
    company,
    // Before the members: their ids stand at the same place of the address.
    peopleChanges,
    members,
    assignees,
    absence,
    partners,
    enrolments,
    validations,
    agreements,
    terms,
    evaluations,
    runs,
    earnings,
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
    contactObjections,
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
