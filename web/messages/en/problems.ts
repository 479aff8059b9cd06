/**
 * One sentence for each code: what it means and what to do. Codes that have no sentence here are shown in the server's
 * words.
 */

/** Problems of an entry, of an act, and of the request itself. */
export const problems = {
  'tenant-domain-mismatch':
    'This customer is not known with this domain and tenant ID. Check both: they must belong together.',
  'product-not-on-tenant':
    'The customer has no subscription for this product. Choose another product, or check the customer.',
  'subscription-required':
    'The customer has several subscriptions of this product. Enter the ID of the one you mean.',
  'not-a-subscription-id':
    'A subscription ID has 32 hexadecimal digits in groups of 8-4-4-4-12. Copy all of it.',
  'subscription-not-on-tenant':
    'The customer has no subscription with this ID. Check the ID with the customer.',
  'subscription-wrong-product':
    'The subscription with this ID is for another product. Choose that product, or another ID.',
  'subscription-is-csp':
    'This subscription was bought through a Cloud Solution Provider and cannot be claimed for this activity. ' +
    'Choose another one.',
  'subscription-not-provisioned': 'This subscription is not provisioned yet. Claim it once it is.',
  'subscription-inactive':
    'This subscription has ended. Only an active subscription, or one in its grace period, can be claimed.',
  'subscription-motion-not-allowed':
    'This activity does not allow the way this subscription was bought. Choose another subscription or ' +
    'activity.',
  'already-associated-by-you': 'Your company is already the partner of record for {item}. Leave it out.',
  'already-claimed-by-you':
    'Your company already has an open claim for {item}, maybe from another location, or it is in this claim ' +
    'twice. Leave it out.',
  'line-locked':
    "The customer has locked {item} against claims. Ask the customer's administrator for a one-time code.",
  'submitted-too-often':
    'Your company has submitted {item} {times} times within {days} days. You can submit it again after {lastDay} (time in {zone}).',
  'activity-not-allowed': 'The policy in force does not offer this activity here. Choose another one.',
  'activities-cannot-be-combined': 'These activities cannot be in the same claim. File a claim for each.',
  'workload-unknown': 'There is no such workload or product for this activity. Choose one from the list.',
  'field-required': 'Fill in this field.',
  'field-not-editable': 'This cannot be changed at this point of the claim.',
  'not-in-this-state': 'This is not possible in its current state.',
  'poe-required': 'Add at least one file that proves the work.',
  'acknowledgement-required': 'Confirm this statement before you submit.',
  'file-type-not-allowed':
    'This type of file is not accepted, or the file is empty. The type is read from the content, not from the name.',
  'file-too-large': 'The file is too large. Choose a smaller one, or split it.',
  'file-infected': 'The scanner found harmful content in this file. Remove it and add a clean one.',
  'file-name-differs': 'This file’s extension does not match its content. Rename it and try again.',
  'file-active-content':
    'This PDF runs a script, starts a program or carries other files. Print it to a new PDF and send that.',
  'file-image-unusable': 'This picture is damaged or too large to show. Send it smaller, or as a PDF.',
  'file-limit-reached': 'A claim holds at most {files} files and {megabytes} MB in all. Remove a file first.',
  'held-by-another-partner':
    'Another partner holds {item}, and the policy in force allows no second claim. Leave it out.',
  'read-only-key': 'This API key can only read.',
  'scope-missing': 'This API key lacks a scope that is needed here.',
  'not-yours': 'You have no such claim.',
  'reason-required': 'Give a reason.',
  'reason-unknown': 'This reason cannot be chosen here. Choose another one.',
  'line-unknown': 'The claim no longer has this line. Reload the page.',
  'line-not-open': 'This is not possible for this line now.',
  'dispute-period-over': 'The time to dispute is over.',
  'dispute-number-used': 'The policy of this claim allows no further dispute.',
  'answer-required':
    'Write something, add a new file, or change the claim: an empty answer would only start the review clock again.',
  'justification-required': 'Say why the decision should change, or add new proof.',
  'arbitration-undecided': 'The line is contested: the arbitration has to be decided first.',
  'arbitration-answers-awaited': 'The line is contested, and the partners still have time to answer.',
  'arbitration-proposed':
    'A first reader has proposed a decision. Another person, a senior reviewer, confirms it or returns it.',
  'pending-line-exists':
    'Another claim for the same line is with the customer. Wait until its window closes.',
  'partner-holds-line':
    'This partner is already the partner of record through another claim. Reject this line.',
  'window-over': 'The time to decide is over. You can end the association instead.',
  'window-not-open': 'The customer is not being asked about this now.',
  'code-wrong': 'This is not the six-digit code from the mail. Copy it from the mail’s text.',
  'code-locked':
    'Too many wrong codes were entered, so agreeing early is locked. You can still refuse, or do nothing.',
  'not-a-trusted-contact':
    'Only a contact known to the programme owner, or an administrator of the tenant, can do this.',
  'link-of-trusted-contact':
    'This is a trusted contact: end the contact instead, which closes all of their links.',
  'trusted-contact-needed': 'Nobody whose silence would count is being asked. Add a trusted contact first.',
  'contact-not-on-domain':
    "The address is on none of the customer's verified domains. Choose another address.",
  'address-not-of-partner':
    'This address is not known as one of your company’s. Name a colleague who has an account here, or use an address at {domains}. The programme owner can add more of your company’s domains.',
  'domain-public': 'Anyone can have an address at {domain}. Enter only the company’s own domains.',
  'contact-already-asked': 'This person has already been asked. Name somebody else.',
  'contact-has-account':
    'This person has an account with the programme owner or with a partner, and cannot speak for a customer.',
  'contact-of-owner': 'This is an address of the programme owner, who never decides for a customer.',
  'contact-of-partner': 'This is an address of a partner, who cannot speak for a customer.',
  'replacements-used': 'The request was passed on as often as the policy allows.',
  'undo-period-over': 'The time to undo this decision is over.',
  'undo-needs-trusted-contact': "Only a trusted contact or the tenant's administrator can undo a refusal.",
  'undo-used': 'This refusal was undone before. A second refusal stands.',
  'key-gone': 'Another claim has taken this in the meantime, so the refusal cannot be undone.',
  'already-decided': 'This has already been decided. Reload the page to see how.',
  'nothing-to-do': 'There is nothing here this could apply to.',
  'link-void': 'This link is no longer valid.',
  'choice-required': 'Choose at least one.',
  'confirmation-required': 'Tick this box to continue.',
  'value-invalid': 'This value is not valid here. Check it.',
  'value-too-long': 'This text is too long. Shorten it.',
  'name-taken': 'This name is already taken. Choose another one.',
  'password-easy':
    'This password is easy to guess: common words, your own name, address or company, or keys in a row. Use several ' +
    'words that have nothing to do with each other.',
  'last-programme-admin':
    'Nobody could then administer the programme. Make another person programme admin first.',
  'last-account-admin': 'Nobody could then give roles. Make another person account admin first.',
  'too-many-views': 'You have saved the maximum number of views. Delete one first.',
  'absence-over': 'The last day is in the past, or before the first day.',
  'absence-too-long': 'An absence lasts a year at most.',
  'substitute-unknown': 'Choose a colleague who reviews claims, other than yourself.',
  'substitute-absent': 'This colleague is away at the same time. Choose another one, or nobody.',
  'file-unscanned': 'The file is still being scanned. Try again in a moment.',
  'not-found': 'There is nothing at this address for you.',
  'stale-version':
    'Somebody changed this in the meantime. You now see the latest version; repeat your change if it still applies.',
  'consent-code-wrong':
    'This one-time code is not valid for this claim: it is unknown, used, revoked or expired. Ask the customer for a new code.',
  'idempotency-key-reused': 'This was sent before with different content. Try again.',
  'number-taken': 'A location with this number already exists. Numbers are given only once.',
  'domain-taken': 'This domain is verified for another customer. A domain belongs to one customer only.',
  'email-taken': 'This address is already in use.',
  'already-enrolled': 'This location is already enrolled in this programme. Change that enrolment.',
  'enrollment-step': 'An enrolment cannot change from its current state to this. Choose another state.',
  'dates-out-of-order': 'The last day is before the first.',
  'nothing-changed': 'You have changed nothing. Make a change, or cancel.',
  'no-longer-offered': 'This is no longer offered for new claims. Choose something else.',
  'workday-required': 'Choose at least one working day: without one, no deadline would ever end.',
  'workday-unknown': 'Choose each day of the week once.',
  'coverage-invalid': 'The list of holidays needs a first and a last day, in this order.',
  'date-invalid': 'This is not a date. Choose a day.',
  'date-outside-coverage': 'This date is outside the period the list covers. Change the date, or the period.',
  'date-twice': 'This date is in the list already.',
  'date-not-in-future': 'Choose a day after today: what has begun cannot be changed.',
  'date-taken':
    'A policy is already activated from this day. Choose another day, or withdraw that activation.',
  'id-invalid': 'Use 2 to 60 lower-case letters, digits and single hyphens, beginning with a letter.',
  'id-taken': 'This is already in use. Choose another one.',
  'never-removed':
    'Nothing is ever removed, because claims may name it. Withdraw it from new claims instead.',
  'fixed-once-made': 'This can no longer be changed, because claims rely on it.',
  'not-known': 'This does not exist. Choose one from the list.',
  'not-offered': 'This is no longer offered for new claims and cannot be added.',
  'mail-field-unknown': 'This mail has no field {names}. See the list of fields.',
  'mail-field-missing': 'The reader needs this. Add: {names}.',
  'mail-field-not-alone': 'Put a blank line before and after these fields: {names}.',
  'mail-field-twice': 'Use each of these fields only once: {names}.',
  'text-not-plain': 'Write plain text: no web addresses, no < or >.',
  'approver-is-author': 'You wrote it, so another programme admin has to approve it.',
  'nothing-to-approve': 'No draft is waiting for approval any more.',
  'digest-mismatch': 'The request was damaged on its way. Send it again.',
  'malformed-json': 'The request could not be read. Try again.',
  'request-invalid': 'Some fields are not filled in correctly. Correct the fields listed.',
  'field-unknown': 'This field is not known. Load the page again.',
  'cursor-invalid': 'The list has moved on. Load it again from the top.',
  unauthenticated:
    'You are no longer signed in. Sign in again in another tab, then repeat this; what you typed stays here.',
  'sign-in-refused': 'E-mail, password or code is wrong. Check them and try again.',
  'broken-off': 'The connection was lost before everything had arrived. Try again.',
  'code-used': 'This code was used before. Enter the next one from your app.',
  'proof-needed': 'Enter your password again before you do this.',
  'second-factor-required': 'Add a second factor to your account first.',
  'session-required': 'Only a signed-in person can do this.',
  'origin-refused': 'The request came from another site and was refused. Open the portal directly.',
  'idempotency-running': 'Your request is already being processed. Wait a moment.',
  'body-too-large': 'This is too much at once. Send less.',
  'unsupported-media-type': 'This kind of content is not accepted here.',
  'if-match-required': 'Load the page again, then repeat your change.',
  'rate-limited': 'Too many requests in a short time. Wait a moment, then try again.',
  'tenant-id-malformed':
    "This is not a tenant ID, which looks like 7d1f3a52-90c4-4d5b-9d3e-6c1f2b8a4e10. Copy it from the customer's directory.",
  'domain-malformed': 'This is not a domain, which looks like contoso.com.',
  'key-end-too-late':
    'A key is valid for a year at most, and a key made with another key no longer than that key. Choose an earlier end.',
  'key-ended': 'This key was revoked or has expired.',
  'comments-of-day-used':
    'Your side has written {most} comments on this claim on this business day. You can write the next one after {lastDay} (time in {zone}).',
  'drafts-of-day-used':
    'This location has made {most} drafts on this business day. You can make the next one after {lastDay} (time in {zone}).',
  'withdrawals-of-day-used':
    'This location has withdrawn {most} submitted claims on this business day. You can withdraw the next one after {lastDay} (time in {zone}).',
  'lookup-quota-used':
    'This location has used all its customer look-ups of the last 24 hours. Try again tomorrow, or choose ' +
    'another location.',
  'internal-error':
    'Something went wrong on our side. Try again. If it happens again, give the operator the request number.',
  'single-sign-on-unavailable':
    "The company's sign-in is not responding. Try again, or sign in with your password.",
  'outcome-unknown':
    'The connection was lost while this was being saved. Check whether it was saved before you try again.',
  unavailable: 'The service cannot be reached now. Nothing was saved. Try again in a moment.',
  'network-lost': 'The service cannot be reached. Check your network and try again; nothing was lost.',
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

/** Shown with a valid draft; they never block. */
export const warnings = {
  'line-locked':
    'The customer has locked {item} against claims. To submit it, you need a one-time code from the customer’s administrator.',
  'submitted-too-often':
    'Your company has submitted {item} {times} times within {days} days. You can submit it again after {lastDay} (time in {zone}).',
  'held-by-another-partner':
    'Another partner holds or claims {item}. You may submit; the programme owner then decides between you.',
  'location-not-enrolled':
    'This location is not enrolled in the programme: the association does not earn until it is.',
  'not-told':
    'This location has used all its customer checks for today, so what the customer has, and who else claims it, is not shown.',
  'location-other-region': 'This location is in another country than the customer.',
  'contact-domain-differs':
    "The contact's address is on none of the customer's domains. Give a reason. A contact known to the programme owner is asked as well.",
  'subscription-in-grace': 'This subscription is in its grace period and may end soon.',
  'no-data-yet': 'No usage of {item} is known yet, so there is no data to show.',
  'assignee-full': '{name} now has {claims} claims in hand; the limit is {capacity}.',
  'assignee-absent': 'The person the claim is assigned to is away.',
  'calendar-coverage-ends': 'The list of public holidays ends before this date: it may move to a later day.',
};

/** Sentences put together from parts. */
export const problemParts = {
  /** The language of the days in these sentences. */
  locale: 'en',
  thisItem: 'this item',
  roleMissing: (roles: string): string => `You need the role ${roles} for this.`,
  notForYou: 'Your role does not allow this.',
  rolePermission: 'An incentives user also needs the permission to submit.',
  roleLocation: (number: string): string => `It is needed for location ${number}.`,
  roleGrantor: (role: string): string => `The ${role} of your organisation can grant it.`,
  otherPerson:
    'Another person has to do this: not the one who rejected, and nobody who belongs to the partner.',
  proposedIt: 'You proposed it, so another person has to confirm it or return it.',
  rejectedIt: 'You rejected it, so another person decides the dispute.',
  isOneself: 'This is about you, so somebody else has to do it.',
  ownPartner: 'You belong to this partner yourself, so another person has to review this claim.',
  or: ' or ',
  notAnAddress: 'This is not an e-mail address, which looks like name@company.com.',
  several: (n: number): string => (n === 1 ? 'There is 1 problem:' : `There are ${n} problems:`),
  requestId: (id: string): string => `Request number: ${id}`,
};
