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
    'The customer has several subscriptions of this product. Type the ID of the one you mean.',
  'not-a-subscription-id':
    'A subscription ID has 32 hexadecimal digits in groups of 8-4-4-4-12. Copy it whole.',
  'subscription-not-on-tenant':
    'The customer has no subscription with this ID. Check the ID with the customer.',
  'subscription-wrong-product':
    'The subscription with this ID is for another product. Choose that product, or another ID.',
  'subscription-is-csp':
    'This subscription was bought through a Cloud Solution Provider and cannot be claimed for this activity. ' +
    'Choose another one.',
  'subscription-not-provisioned': 'This subscription is not provisioned yet. Claim it when it is.',
  'subscription-inactive': 'This subscription has ended. Only one that is active or in grace can be claimed.',
  'subscription-motion-not-allowed':
    'The way in which this subscription was bought does not fit this activity. Choose another subscription or ' +
    'activity.',
  'already-associated-by-you': 'Your company is already the partner of record for {item}. Leave it out.',
  'already-claimed-by-you':
    'Your company already has an open claim for {item}, maybe from another location, or it is in this claim ' +
    'twice. Leave it out.',
  'line-locked':
    "The customer has locked {item} against claims. Ask the customer's administrator for a one-time code.",
  'submitted-too-often':
    'Your company has submitted {item} {times} times within {days} days. You can submit it again after {lastDay} (time in {zone}).',
  'activity-not-allowed': 'This activity is not offered here by the policy in force. Choose another one.',
  'activities-cannot-be-combined': 'These activities cannot stand in one claim. Make a claim for each.',
  'workload-unknown': 'There is no such workload or product for this activity. Choose one from the list.',
  'field-required': 'Fill in this field.',
  'field-not-editable': 'This cannot be changed at this point of the claim.',
  'not-in-this-state': 'The claim is in a state in which this is not possible.',
  'poe-required': 'Add at least one file that proves the work.',
  'acknowledgement-required': 'Confirm this statement before you submit.',
  'file-type-not-allowed':
    'Choose a PDF, DOCX, PNG or JPEG file that is not empty. The type is found from the content, not from the ' +
    'name.',
  'file-too-large': 'The file is too large. Choose a smaller one, or split it.',
  'file-infected': 'The scanner found harmful content in this file. Remove it and add a clean one.',
  'file-name-differs':
    'The name of this file ends like another kind of file than it is. Rename it and try again.',
  'file-active-content':
    'This PDF runs a script, starts a program or carries other files. Print it to a new PDF and send that one.',
  'file-image-unusable': 'This picture is damaged or too large to show. Send it smaller, or as a PDF.',
  'file-limit-reached': 'A claim holds at most {files} files and {megabytes} MB in all. Remove a file first.',
  'held-by-another-partner':
    'Another partner holds {item}, and the policy in force allows no second claim. Leave it out.',
  'read-only-key': 'This API key can only read.',
  'scope-missing': 'This API key lacks a scope that is needed here.',
  'not-yours': 'There is no such claim for you.',
  'reason-required': 'Give a reason.',
  'reason-unknown': 'This reason cannot be chosen here. Choose another one.',
  'line-unknown': 'The claim has no such line any more. Load the page again.',
  'line-not-open': 'This line is not open for this.',
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
    'The same partner is already the partner of record for this by another claim. Reject this line.',
  'window-over': 'The time to decide is over. The association can be ended instead.',
  'window-not-open': 'The customer is not being asked about this now.',
  'code-wrong': 'This is not the six-digit code of the mail. Copy it from the text of the mail.',
  'code-locked':
    'A wrong code was entered five times: accepting early is locked. Doing nothing, or refusing, stays possible.',
  'not-a-trusted-contact':
    'Only a contact known to the programme owner, or an administrator of the tenant, can do this.',
  'trusted-contact-needed':
    'Nobody is asked any more whose silence would count. Add a trusted contact first.',
  'contact-not-on-domain':
    "The address is on none of the customer's verified domains. Choose another address.",
  'address-not-of-partner':
    'This address is not known as your company’s. Name one of your people who has an account here. An address at {domains} fits too. The programme owner adds further domains of your company.',
  'domain-public': 'Anybody can have an address at {domain}. Enter the company’s own domains only.',
  'contact-already-asked': 'This person has been asked already. Name somebody else.',
  'contact-has-account':
    'This person has an account with the programme owner or with a partner, and cannot speak for a customer.',
  'contact-of-owner': 'This address is at the programme owner, who never decides in a customer’s place.',
  'contact-of-partner': 'This address is at a partner, who cannot speak for a customer.',
  'replacements-used': 'The request was passed on as often as the policy allows.',
  'undo-period-over': 'The time to undo this decision is over.',
  'undo-needs-trusted-contact':
    "A refusal can be undone only by a contact the programme trusts, or by the tenant's administrator.",
  'undo-used': 'This refusal was undone before. A second refusal stands.',
  'key-gone': 'Meanwhile another claim has taken this, so the refusal cannot be undone.',
  'already-decided': 'This was decided already. Load the page again to see how.',
  'nothing-to-do': 'There is nothing here to which this could apply.',
  'link-void': 'This link is no longer valid.',
  'choice-required': 'Choose at least one.',
  'confirmation-required': 'Tick this box to go on.',
  'value-invalid': 'This value does not fit here. Check it.',
  'value-too-long': 'This text is too long. Shorten it.',
  'name-taken': 'This name is taken already. Choose another one.',
  'password-easy':
    'This password is easy to guess: common words, your own name, address or company, or keys in a row. Use several ' +
    'words that have nothing to do with each other.',
  'last-account-admin': 'Nobody else could give roles then. Make another person account admin first.',
  'too-many-views': 'You have saved as many views as there can be. Delete one first.',
  'absence-over': 'The last day lies in the past, or before the first day.',
  'absence-too-long': 'An absence lasts a year at most.',
  'substitute-unknown': 'Choose a colleague who reviews claims, other than yourself.',
  'substitute-absent': 'This colleague is away in the same time. Choose another one, or nobody.',
  'file-unscanned': 'The file is still being scanned. Try again in a moment.',
  'not-found': 'There is nothing at this address for you.',
  'stale-version':
    'Somebody changed this in the meantime. What you see now is the newest state; repeat your change if it still fits.',
  'consent-code-wrong':
    'This one-time code is not valid for this claim: it is unknown, used, revoked or expired. Ask the customer ' +
    'for a new one.',
  'idempotency-key-reused': 'This was sent before with other content. Try again.',
  'number-taken': 'There is a location with this number already. Numbers are given once.',
  'domain-taken': 'This domain is verified for another customer. A domain belongs to one customer only.',
  'email-taken': 'Somebody has this address already.',
  'already-enrolled': 'This location has an enrolment in this programme already. Change that one.',
  'enrollment-step': 'An enrolment in its present state cannot become this. Choose another state.',
  'dates-out-of-order': 'The last day lies before the first.',
  'nothing-changed': 'Nothing would change. Change something, or cancel.',
  'no-longer-offered': 'This was withdrawn from new claims. Choose something else.',
  'workday-required': 'Choose at least one working day: without one no deadline could ever end.',
  'workday-unknown': 'Choose each day of the week once.',
  'coverage-invalid': 'The list of holidays needs a first and a last day, in this order.',
  'date-invalid': 'This is no date. Choose a day.',
  'date-outside-coverage':
    'This date lies outside the days that the list covers. Change the date, or what is covered.',
  'date-twice': 'This date is in the list already.',
  'date-not-in-future': 'Choose a day after today: what has begun cannot be changed.',
  'date-taken':
    'A policy is activated from this very day already. Choose another day, or take that activation back.',
  'id-invalid': 'Use 2 to 60 lower-case letters, digits and single hyphens, beginning with a letter.',
  'id-taken': 'This is in use already. Choose another one.',
  'never-removed':
    'Nothing is ever removed, because claims may name it. Withdraw it from new claims instead.',
  'fixed-once-made': 'This cannot be changed any more, because claims rely on it.',
  'not-known': 'There is no such thing. Choose one from the list.',
  'not-offered': 'This was withdrawn from new claims and cannot be added.',
  'mail-field-unknown': 'There is no field {names} in this mail. The list of fields says which there are.',
  'mail-field-missing': 'The reader must be told this; put it in: {names}.',
  'mail-field-not-alone': 'Put a blank line before and after these fields: {names}.',
  'mail-field-twice': 'Leave each of these fields in once only: {names}.',
  'text-not-plain': 'Write plain text: no addresses of pages, no < or >.',
  'approver-is-author': 'You wrote it, so another programme admin has to approve it.',
  'nothing-to-approve': 'There is no draft that waits for approval any more.',
  'digest-mismatch': 'The request was damaged on its way. Send it again.',
  'malformed-json': 'The request could not be read. Try again.',
  'request-invalid': 'Some fields are not filled in right. Correct the fields that are named.',
  'field-unknown': 'This field is not known. Load the page again.',
  'cursor-invalid': 'The list has moved on. Load it again from the top.',
  unauthenticated:
    'You are not signed in any more. Sign in again in another tab, then repeat this; what you typed stays here.',
  'sign-in-refused': 'E-mail, password or code are not right. Check them and try again.',
  'broken-off': 'The connection was lost before everything had arrived. Try again.',
  'code-used': 'This code was used before. Enter the next one that your app shows.',
  'proof-needed': 'Enter your password again before you do this.',
  'second-factor-required': 'Add a second factor to your account first.',
  'session-required': 'Only a signed-in person can do this.',
  'origin-refused': 'The request came from another site and was refused. Open the portal directly.',
  'idempotency-running': 'Your first click is still being worked on. Wait a moment.',
  'body-too-large': 'This is too much at a time. Send less.',
  'unsupported-media-type': 'This kind of content is not accepted here.',
  'if-match-required': 'Load the page again, then repeat your change.',
  'rate-limited': 'Too many requests in a short time. Wait a moment, then try again.',
  'tenant-id-malformed':
    "This is no tenant ID: it is written like 7d1f3a52-90c4-4d5b-9d3e-6c1f2b8a4e10. Copy it from the customer's directory.",
  'domain-malformed': 'This is no domain: write it like contoso.com.',
  'key-end-too-late':
    'A key lives a year at most, and one made with another key no longer than that key. Choose an earlier end.',
  'key-ended': 'This key was revoked or has expired.',
  'drafts-of-day-used':
    'This location has made {most} drafts on this business day. You can make the next one after {lastDay} (time in {zone}).',
  'withdrawals-of-day-used':
    'This location has withdrawn {most} submitted claims on this business day. You can withdraw the next one after {lastDay} (time in {zone}).',
  'lookup-quota-used':
    'This location has used all its customer look-ups of the last 24 hours. Try again tomorrow, or choose ' +
    'another location.',
  'internal-error':
    'Something went wrong on our side. Try again; if it stays, give the request number to the operator.',
  'single-sign-on-unavailable':
    "The company's sign-in does not answer now. Try again, or sign in with your password.",
  'outcome-unknown':
    'The connection was lost while this was being saved. Look whether it is there before you try again.',
  unavailable: 'The service cannot be reached now. Nothing was saved. Try again in a moment.',
  'network-lost':
    'There is no connection to the service. Check your network and try again; nothing was lost.',
};

/** Told beside a valid draft; they never block. */
export const warnings = {
  'line-locked':
    'The customer has locked {item} against claims. To submit it you need a one-time code of their administrator.',
  'submitted-too-often':
    'Your company has submitted {item} {times} times within {days} days. You can submit it again after {lastDay} (time in {zone}).',
  'held-by-another-partner':
    'Another partner holds or claims {item}. You may submit; the programme owner then decides between you.',
  'location-not-enrolled':
    'This location is not enrolled in the programme: the association would not earn until it is.',
  'not-told':
    'This location has used up its checks of customers for today. Nothing is told about what the customer has or who else claims it.',
  'location-other-region': 'This location is in another country than the customer.',
  'contact-domain-differs':
    "The contact's address is on none of the customer's domains. Give a reason. A contact the programme owner " +
    'knows is asked as well.',
  'subscription-in-grace': 'This subscription is in grace and may end soon.',
  'no-data-yet': 'No usage of {item} is known yet, so there is no data to show so far.',
  'assignee-absent': 'The person to whom the claim was assigned is away.',
  'calendar-coverage-ends': 'The list of public holidays ends before this date: it may move to a later day.',
};

/** Sentences that are put together from parts. */
export const problemParts = {
  /** The language of the days in these sentences. */
  locale: 'en',
  thisItem: 'this item',
  roleMissing: (roles: string): string => `You need the role ${roles} for this.`,
  notForYou: 'Your role does not allow this.',
  rolePermission: 'With the role of incentives user, the permission to submit is needed as well.',
  roleLocation: (number: string): string => `It is needed for location ${number}.`,
  roleGrantor: (role: string): string => `The ${role} of your organisation can grant it.`,
  otherPerson:
    'Another person has to do this: not the one who rejected, and nobody who belongs to the partner.',
  proposedIt: 'You proposed it: another person has to confirm it, or return it.',
  rejectedIt: 'You rejected it: a dispute is decided by another person.',
  ownPartner: 'You belong to this partner yourself, so another person has to review this claim.',
  or: ' or ',
  notAnAddress: 'This is no e-mail address. It looks like name@company.com.',
  several: (n: number): string => (n === 1 ? 'There is 1 problem:' : `There are ${n} problems:`),
  requestId: (id: string): string => `Request number: ${id}`,
};
