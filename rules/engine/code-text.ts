/**
 * One sentence for every code, in English: what it means, and where it helps, what to do. Published in docs/rules.md and sent
 * as the detail of a problem; other languages stand beside the texts of the portal and the mails. Words in {braces} are
 * parameters of the problem and are left out of a sentence that has none.
 */
import type { Code, WarningCode } from './codes.ts';

export const problemText: Record<Code, string> = {
  'tenant-domain-mismatch':
    'This customer is not known with this domain and tenant ID. Check both: they must belong together.',
  'product-not-on-tenant': 'The customer has no subscription for this product.',
  'subscription-required':
    'Name the subscription ID: it is not clear which subscription of this product is meant.',
  'not-a-subscription-id': 'A subscription ID has 32 hexadecimal digits in groups of 8-4-4-4-12.',
  'subscription-not-on-tenant': 'The customer has no subscription with this ID.',
  'subscription-wrong-product': 'The subscription with this ID is for another product.',
  'subscription-is-csp':
    'The subscription was bought through a Cloud Solution Provider and cannot be claimed for this activity.',
  'subscription-not-provisioned': 'The subscription is not provisioned yet. Claim it when it is.',
  'subscription-inactive': 'The subscription has ended. Only one that is active or in grace can be claimed.',
  'subscription-motion-not-allowed':
    'The way in which the subscription was bought does not fit this activity.',
  'already-associated-by-you': 'Your company is already the partner of record for {item}.',
  'already-claimed-by-you':
    'Your company already has an open claim for {item}, maybe from another location, or it is in this claim twice.',
  'line-locked': 'The customer has locked {item} against claims. Ask the customer for a one-time code.',
  'activity-not-allowed': 'This activity is not offered here by the policy in force.',
  'activities-cannot-be-combined': 'These activities cannot stand in one claim. Make a claim for each.',
  'workload-unknown': 'There is no such workload or product for this activity.',
  'field-required': 'Fill in this field.',
  'field-not-editable': 'This cannot be changed now.',
  'not-in-this-state': 'The claim is in a state in which this is not possible.',
  'poe-required': 'Add at least one proof of execution.',
  'acknowledgement-required': 'Confirm this statement before you submit.',
  'file-type-not-allowed':
    'Send a PDF, DOCX, PNG or JPEG file that is not empty; the type is found from the content.',
  'file-too-large': 'The file is larger than {megabytes} MB.',
  'file-infected': 'The scanner found harmful content in this file. Remove it and add a clean one.',
  'file-name-differs': "The file's name ends like another kind of file than its content is. Rename it.",
  'file-active-content':
    'The PDF runs a script, starts a program or carries other files. Print it to a new PDF and send that.',
  'file-image-unusable': 'The picture is damaged, or too large to be shown. Send it smaller, or as a PDF.',
  'file-limit-reached': 'A claim holds at most {files} files and {megabytes} MB. Remove one first.',
  'held-by-another-partner':
    'Another partner holds {item}, and the policy in force does not allow a second claim.',
  'submitted-too-often':
    'Your company has submitted {item} {times} times within {days} days. It can be submitted again after {lastDay} ({zone}).',
  'no-longer-offered': 'This was withdrawn from new claims. Choose something else.',
  'role-missing':
    'You need another role for this: {roles}. The {grantedBy} of your organisation can grant it.',
  'read-only-key': 'This API key can only read.',
  'scope-missing': 'This API key lacks the scope {scope}.',
  'not-yours': 'There is no such claim.',
  'other-person-required':
    'Another person has to do this: not the one who rejected or proposed it, and nobody who belongs to the partner.',
  'reason-required': 'Give a reason.',
  'reason-unknown': 'This reason cannot be chosen here.',
  'line-unknown': 'The claim has no such line.',
  'line-not-open': 'This line cannot be chosen: it is not open for this.',
  'dispute-period-over': 'The time to dispute is over.',
  'dispute-number-used': 'The policy of this claim allows no further dispute.',
  'answer-required':
    'Say something, add a new file, or change the claim: an empty answer would only start the review clock again.',
  'justification-required': 'Say why the decision should change, or add new proof.',
  'arbitration-undecided': 'The line is contested: the arbitration has to be decided first.',
  'arbitration-answers-awaited': 'The line is contested, and the time to answer is still running.',
  'arbitration-proposed':
    'A first reader has proposed a decision: another person has to confirm or return it.',
  'pending-line-exists':
    'Another claim for the same line is with the customer: wait until its window closes.',
  'partner-holds-line':
    'The same partner is already the partner of record for this by another claim: reject the line.',
  'window-over': 'The time to decide is over. The association can be ended instead.',
  'window-not-open': 'The customer is not being asked about this now.',
  'code-wrong': 'This is not the six-digit code of the mail.',
  'code-locked':
    'A wrong code was entered five times: accepting early is locked on this link. Doing nothing, or refusing, stays possible.',
  'not-a-trusted-contact':
    'Only a contact known to the programme owner, or an administrator of the tenant, can do this.',
  'trusted-contact-needed':
    'Nobody is asked any more whose silence would count: add a trusted contact first.',
  'contact-not-on-domain': "The address is on none of the customer's verified domains.",
  'contact-already-asked': 'This person has been asked already.',
  'contact-has-account':
    'This person has an account with the programme owner or with a partner, and cannot speak for a customer.',
  'contact-of-owner': 'This address is at the programme owner, who never decides in a customer’s place.',
  'contact-of-partner': 'This address is at a partner, who cannot speak for a customer.',
  'address-not-of-partner':
    'This address is not known as your company’s. Name one of your people who has an account here. An address at {domains} fits too. The programme owner adds further domains of your company.',
  'replacements-used': 'The request was passed on as often as the policy allows.',
  'undo-period-over': 'The time to undo this decision is over.',
  'undo-needs-trusted-contact':
    "A refusal can be undone only by a contact the programme trusts, or by the tenant's administrator.",
  'undo-used': 'This refusal was undone before. A second refusal stands.',
  'key-gone': 'Meanwhile another claim has taken this, so the refusal cannot be undone.',
  'already-decided': 'This was decided already.',
  'nothing-to-do': 'There is nothing here to which this could apply.',
  'link-void': 'This link is no longer valid.',
  'confirmation-required': 'Make a choice and tick the box.',
  'value-invalid': 'This value does not fit here. It can be one of: {words}.',
  'value-too-long': 'This text is too long.',
  'name-taken': 'This name is taken already. Choose another one.',
  'last-programme-admin':
    'Nobody else could administer the programme then. Make another person programme admin first.',
  'last-account-admin': 'Nobody else could give roles then. Make another person account admin first.',
  'password-easy':
    'This password is easy to guess: it is made of words that many people use, of your own name, address or company, or of keys in a row. Use several words that have nothing to do with each other.',
  'too-many-views': 'At most {max} views can be saved. Delete one first.',
  'absence-over': 'The last day lies in the past, or before the first one.',
  'absence-too-long': 'An absence lasts a year at most.',
  'substitute-unknown': 'Choose a colleague who reviews claims, other than yourself.',
  'substitute-absent': 'This colleague is absent in the same time. Choose another one, or nobody.',
  'file-unscanned': 'The file is still being scanned. Try again in a moment.',
  'not-found': 'There is nothing at this address.',
  'stale-version': 'Somebody changed this in the meantime. Load it again and repeat your change.',
  'consent-code-wrong':
    'This one-time code is not valid for this claim: it is unknown, used, revoked or expired.',
  'idempotency-key-reused': 'This idempotency key was used for another request.',
  'number-taken': 'There is a location with this number already. Numbers are given once.',
  'domain-taken': 'This domain is verified for another customer. A domain belongs to one customer only.',
  'email-taken': 'Somebody has this address already.',
  'already-enrolled': 'This location has an enrolment in this programme already. Change that one.',
  'enrollment-step': 'An enrolment in this state cannot become that. It can become: {allowed}.',
  'dates-out-of-order': 'The last day lies before the first.',
  'nothing-changed': 'Nothing would change. Change something, or leave it.',
  'workday-required': 'Name at least one working day: without one no deadline could ever end.',
  'workday-unknown': 'Days of the week are numbered 1 (Monday) to 7 (Sunday), each once.',
  'coverage-invalid': 'The list of holidays needs a first and a last day, in this order.',
  'date-invalid': 'This is no date. Write it as year-month-day, for example 2027-04-27.',
  'date-outside-coverage': 'This date lies outside the days that the list covers.',
  'tenant-id-malformed':
    "This is no tenant ID: it is written like 7d1f3a52-90c4-4d5b-9d3e-6c1f2b8a4e10. Copy it from the customer's directory.",
  'domain-malformed': 'This is no domain: write it like contoso.com, without anything before or after it.',
  'domain-public': 'Anybody can have an address at {domain}: name the company’s own domains only.',
  'key-end-too-late':
    'A key lives a year at most, and one that was made with a key no longer than that key. Choose {latest} or earlier.',
  'key-ended': 'This key was revoked or has expired.',
  'lookup-quota-used':
    'This location has used up its checks of customers for 24 hours. Retry-After says when the next is possible.',
  'drafts-of-day-used':
    'This location has made {most} drafts on this business day, and can make the next one after {lastDay} ({zone}). Retry-After says in how many seconds.',
  'withdrawals-of-day-used':
    'This location has withdrawn {most} submitted claims on this business day, and can withdraw the next one after {lastDay} ({zone}). Retry-After says in how many seconds.',
  'date-twice': 'This date is in the list already.',
  'date-not-in-future': 'Choose a day after today: what has begun cannot be changed.',
  'date-taken':
    'A policy is activated from this very day already. Choose another day, or take that activation back.',
  'id-invalid': 'Use 2 to 60 lower-case letters, digits and single hyphens, beginning with a letter.',
  'id-taken': 'This is in use already.',
  'never-removed':
    'Nothing is ever removed, because claims may name it: {names}. Withdraw it from new claims instead.',
  'fixed-once-made': 'This cannot be changed after it was made, because claims rely on it.',
  'not-known': 'There is no such thing: {name}.',
  'not-offered': 'This was withdrawn from new claims and cannot be added: {name}.',
  'mail-field-unknown': 'There is no field {names} in this mail.',
  'mail-field-missing': 'The reader must be told this: {names}.',
  'mail-field-not-alone': 'These fields need a paragraph of their own: {names}.',
  'mail-field-twice': 'These fields may stand once only: {names}.',
  'text-not-plain': 'Write plain text: no addresses of pages, no markup.',
  'approver-is-author': 'Another person than the author has to approve this.',
  'nothing-to-approve': 'There is no draft that waits for approval.',
};

export const warningText: Record<WarningCode, string> = {
  'line-locked':
    'The customer has locked {item} against claims. Submitting it needs a one-time code of their administrator.',
  'submitted-too-often':
    'Your company has submitted {item} {times} times within {days} days. It can be submitted again after {lastDay} ({zone}).',
  'not-told':
    "This location has used up its day's checks of customers, so nothing is told about what the customer has or who else claims it.",
  'held-by-another-partner':
    'Another partner holds or claims {item}. You may submit; the programme owner then decides between you.',
  'location-not-enrolled':
    'The location is not enrolled in the programme: the association would not earn until it is.',
  'location-other-region': 'The location is in another country than the customer.',
  'contact-domain-differs':
    "The contact's address is on none of the customer's domains. Give a reason; a contact the programme owner knows is asked as well.",
  'subscription-in-grace': 'The subscription is in grace and may end soon.',
  'no-data-yet': 'No usage of {item} is known: there is no data to show yet.',
  'assignee-absent': 'The person to whom it was assigned is away: {from} to {until}.',
  'assignee-full': '{name} now has {claims} claims in hand, and {capacity} is the most.',
  'calendar-coverage-ends': 'The list of public holidays ends before this date: it may move to a later day.',
};
