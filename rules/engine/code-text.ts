/**
 * One sentence for every code, in English: what it means, and where it helps, what to do. Published in docs/rules.md and sent
 * as the detail of a problem; other languages are with the texts of the portal and the mails. Words in {braces} are
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
  'subscription-not-provisioned': 'The subscription is not provisioned yet. Claim it once it is.',
  'subscription-inactive':
    'The subscription has ended. Only an active subscription, or one in its grace period, can be claimed.',
  'subscription-motion-not-allowed': 'This activity does not allow the way the subscription was bought.',
  'already-associated-by-you': 'Your company is already the partner of record for {item}.',
  'already-claimed-by-you':
    'Your company already has an open claim for {item}, maybe from another location, or it is in this claim twice.',
  'line-locked': 'The customer has locked {item} against claims. Ask the customer for a one-time code.',
  'activity-not-allowed': 'The policy in force does not offer this activity here.',
  'activities-cannot-be-combined': 'These activities cannot be in the same claim. File a claim for each.',
  'workload-unknown': 'There is no such workload or product for this activity.',
  'field-required': 'Fill in this field.',
  'field-not-editable': 'This cannot be changed now.',
  'not-in-this-state': 'This is not possible in its current state.',
  'poe-required': 'Add at least one proof of execution.',
  'acknowledgement-required': 'Confirm this statement before you submit.',
  'file-type-not-allowed':
    'This type of file is not accepted, or the file is empty. The type is read from the content.',
  'file-too-large': 'The file is larger than {megabytes} MB.',
  'file-infected': 'The scanner found harmful content in this file. Remove it and add a clean one.',
  'file-name-differs': 'The file’s extension does not match its content. Rename it.',
  'file-active-content':
    'The PDF runs a script, starts a program or carries other files. Print it to a new PDF and send that.',
  'file-image-unusable': 'The picture is damaged, or too large to be shown. Send it smaller, or as a PDF.',
  'file-limit-reached': 'A claim holds at most {files} files and {megabytes} MB. Remove one first.',
  'held-by-another-partner':
    'Another partner holds {item}, and the policy in force does not allow a second claim.',
  'submitted-too-often':
    'Your company has submitted {item} {times} times within {days} days. It can be submitted again after {lastDay} ({zone}).',
  'no-longer-offered': 'This is no longer offered for new claims. Choose something else.',
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
  'line-not-open': 'This is not possible for this line now.',
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
    'This partner is already the partner of record through another claim: reject the line.',
  'window-over': 'The time to decide is over. The association can be ended instead.',
  'window-not-open': 'The customer is not being asked about this now.',
  'code-wrong': 'This is not the six-digit code from the mail.',
  'code-locked':
    'Too many wrong codes were entered, so agreeing early is locked on this link. Refusing, or doing nothing, is still possible.',
  'not-a-trusted-contact':
    'Only a contact known to the programme owner, or an administrator of the tenant, can do this.',
  'link-of-trusted-contact':
    'This is a trusted contact: end the contact instead, which closes all of their links.',
  'trusted-contact-needed': 'Nobody whose silence would count is being asked: add a trusted contact first.',
  'contact-not-on-domain': "The address is on none of the customer's verified domains.",
  'contact-already-asked': 'This person has already been asked.',
  'contact-has-account':
    'This person has an account with the programme owner or with a partner, and cannot speak for a customer.',
  'contact-of-owner': 'This is an address of the programme owner, who never decides for a customer.',
  'contact-of-partner': 'This is an address of a partner, who cannot speak for a customer.',
  'address-not-of-partner':
    'This address is not known as one of your company’s. Name a colleague who has an account here, or use an address at {domains}. The programme owner can add more of your company’s domains.',
  'replacements-used': 'The request was passed on as often as the policy allows.',
  'undo-period-over': 'The time to undo this decision is over.',
  'undo-needs-trusted-contact': 'Only a trusted contact or the tenant’s administrator can undo a refusal.',
  'undo-used': 'This refusal was undone before. A second refusal stands.',
  'key-gone': 'Another claim has taken this in the meantime, so the refusal cannot be undone.',
  'already-decided': 'This has already been decided.',
  'nothing-to-do': 'There is nothing here this could apply to.',
  'link-void': 'This link is no longer valid.',
  'confirmation-required': 'Make a choice and tick the box.',
  'value-invalid': 'This value is not valid here. It can be one of: {words}.',
  'value-too-long': 'This text is too long.',
  'name-taken': 'This name is already taken. Choose another one.',
  'last-programme-admin':
    'Nobody could then administer the programme. Make another person programme admin first.',
  'last-account-admin': 'Nobody could then give roles. Make another person account admin first.',
  'password-easy':
    'This password is easy to guess: common words, your own name, address or company, or keys in a row. Use several words that have nothing to do with each other.',
  'too-many-views': 'At most {max} views can be saved. Delete one first.',
  'absence-over': 'The last day is in the past, or before the first day.',
  'absence-too-long': 'An absence lasts a year at most.',
  'substitute-unknown': 'Choose a colleague who reviews claims, other than yourself.',
  'substitute-absent': 'This colleague is away at the same time. Choose another one, or nobody.',
  'file-unscanned': 'The file is still being scanned. Try again in a moment.',
  'not-found': 'There is nothing at this address.',
  'stale-version': 'Somebody changed this in the meantime. Load it again and repeat your change.',
  'consent-code-wrong':
    'This one-time code is not valid for this claim: it is unknown, used, revoked or expired.',
  'idempotency-key-reused': 'This idempotency key was used for another request.',
  'number-taken': 'A location with this number already exists. Numbers are given only once.',
  'domain-taken': 'This domain is verified for another customer. A domain belongs to one customer only.',
  'email-taken': 'This address is already in use.',
  'already-enrolled': 'This location is already enrolled in this programme. Change that enrolment.',
  'enrollment-step': 'An enrolment in this state cannot become that. It can become: {allowed}.',
  'dates-out-of-order': 'The last day is before the first.',
  'nothing-changed': 'Nothing would change. Make a change, or cancel.',
  'workday-required': 'Name at least one working day: without one, no deadline would ever end.',
  'workday-unknown': 'Days of the week are numbered 1 (Monday) to 7 (Sunday), each once.',
  'coverage-invalid': 'The list of holidays needs a first and a last day, in this order.',
  'date-invalid': 'This is not a date. Write it as year-month-day, for example 2027-04-27.',
  'date-outside-coverage': 'This date is outside the period the list covers.',
  'tenant-id-malformed':
    "This is not a tenant ID, which looks like 7d1f3a52-90c4-4d5b-9d3e-6c1f2b8a4e10. Copy it from the customer's directory.",
  'domain-malformed': 'This is not a domain: write it like contoso.com, with nothing before or after it.',
  'domain-public': 'Anyone can have an address at {domain}: name only the company’s own domains.',
  'key-end-too-late':
    'A key is valid for a year at most, and a key made with another key no longer than that key. Choose {latest} or earlier.',
  'key-ended': 'This key was revoked or has expired.',
  'lookup-quota-used':
    'This location has used all its customer checks for 24 hours. Retry-After says when the next is possible.',
  'comments-of-day-used':
    'Your side has written {most} comments on this claim on this business day, and can write the next one after {lastDay} ({zone}). Retry-After says in how many seconds.',
  'drafts-of-day-used':
    'This location has made {most} drafts on this business day, and can make the next one after {lastDay} ({zone}). Retry-After says in how many seconds.',
  'withdrawals-of-day-used':
    'This location has withdrawn {most} submitted claims on this business day, and can withdraw the next one after {lastDay} ({zone}). Retry-After says in how many seconds.',
  'date-twice': 'This date is in the list already.',
  'date-not-in-future': 'Choose a day after today: what has begun cannot be changed.',
  'date-taken':
    'A policy is already activated from this day. Choose another day, or withdraw that activation.',
  'id-invalid': 'Use 2 to 60 lower-case letters, digits and single hyphens, beginning with a letter.',
  'id-taken': 'This is already in use.',
  'never-removed':
    'Nothing is ever removed, because claims may name it: {names}. Withdraw it from new claims instead.',
  'fixed-once-made': 'This can no longer be changed, because claims rely on it.',
  'not-known': 'This does not exist: {name}.',
  'not-offered': 'This is no longer offered for new claims and cannot be added: {name}.',
  'mail-field-unknown': 'This mail has no field {names}.',
  'mail-field-missing': 'The reader needs this: {names}.',
  'mail-field-not-alone': 'These fields need a paragraph of their own: {names}.',
  'mail-field-twice': 'Use each of these fields only once: {names}.',
  'text-not-plain': 'Write plain text: no web addresses, no markup.',
  'approver-is-author': 'A person other than the author has to approve this.',
  'nothing-to-approve': 'No draft is waiting for approval.',
  'terms-overlap': 'Version {version} is in force from this month already.',
  'terms-month-closed': 'Amounts are posted through {month}. Choose a later month.',
  'terms-currency-fixed': 'The programme’s terms are in {currency}; a later version keeps the currency.',
  'rate-missing': 'There is no rate for {item}.',
  'rate-twice': 'This workload or product has a rate for this market group already.',
  'percent-over-hundred': 'A percentage is at most 100.',
  'currency-unknown': '{name} is not a currency. Use a code such as EUR.',
  'exchange-rate-missing': 'The exchange rate for {date} is missing.',
  'more-decimal-places-than-currency': 'Amounts in {currency} have fewer decimal places.',
  'milestones-out-of-order':
    'Write shares and buckets from the lowest to the highest, each once; shares are above 0 and at most 100.',
  'run-open-already': 'A run of this programme is open. Post or discard it first.',
  'run-month-not-over': 'The month ends on {lastDay}. Prepare its run after that.',
  'months-before-not-posted': 'The run of {month} comes first.',
  'amounts-changed-since-preview':
    'Facts have changed since the preview. Refresh it and ask for approval again.',
  'dispute-too-late': 'The amount could be disputed until {lastDay}.',
  'dispute-open-already': 'A dispute about this amount is open already.',
  'iban-invalid': 'This is not a valid IBAN. Check it against your bank’s papers.',
  'tax-profile-over': 'This form was valid until {date}. Add one that is still valid.',
  'market-unknown':
    '{country} is not a country with a market group. Use a two-letter code in capitals and group A, B or C.',
  'agreement-not-current':
    'This is not the agreement that is asked for now. Read version {version} and accept that one.',
  'requirements-missing': 'Something required is still missing: {items}.',
};

export const warningText: Record<WarningCode, string> = {
  'line-locked':
    'The customer has locked {item} against claims. Submitting it needs a one-time code from the customer’s administrator.',
  'submitted-too-often':
    'Your company has submitted {item} {times} times within {days} days. It can be submitted again after {lastDay} ({zone}).',
  'not-told':
    'This location has used all its customer checks for today, so what the customer has, and who else claims it, is not shown.',
  'held-by-another-partner':
    'Another partner holds or claims {item}. You may submit; the programme owner then decides between you.',
  'location-not-enrolled':
    'The location is not enrolled in the programme: the association does not earn until it is.',
  'location-other-region': 'The location is in another country than the customer.',
  'contact-domain-differs':
    "The contact's address is on none of the customer's domains. Give a reason; a contact known to the programme owner is asked as well.",
  'subscription-in-grace': 'The subscription is in its grace period and may end soon.',
  'no-data-yet': 'No usage of {item} is known: there is no data to show yet.',
  'assignee-full':
    'The person it is assigned to has more claims in hand than their limit. {name} now has {claims}; the limit is {capacity}.',
  'assignee-absent': 'The person it is assigned to is away: {from} to {until}.',
  'calendar-coverage-ends': 'The list of public holidays ends before this date: it may move to a later day.',
};
