/** Who may speak for the tenant, and the links that are in people's hands. */
export const contacts = {
  title: 'Contacts and links',
  lead: 'Who may speak for your organisation, and which links to your requests still work.',
  held: 'Trusted contacts',
  heldLead:
    'They get every request. Their silence and their consent count for your organisation, and they alone can undo a refusal. ' +
    'The programme adds a person with two of its people: one adds, another confirms.',
  columns: { person: 'Who', state: 'State', since: 'Since', by: 'By whom', act: 'Act' },
  states: { 'in-force': 'In force', proposed: 'To be confirmed' },
  admin: 'Administrator of your tenant',
  addedBy: (by: string): string => `Added by ${by}`,
  confirmedBy: (by: string): string => `Confirmed by ${by}`,
  imported: 'Known to the programme from its list of customers',
  waits: 'Another person of the programme has to confirm it',
  empty: 'Nobody is held as a trusted contact',
  emptyHint:
    'Without one, silence confirms nothing: the programme has to find somebody before anything becomes official.',
  end: 'Remove',
  endOf: (name: string): string => `Remove ${name}`,
  object: 'Object',
  objectTo: (name: string): string => `Object to ${name}`,
  endTitle: (name: string): string => `Remove ${name} as a trusted contact`,
  objectTitle: (name: string): string => `Object to ${name} as a trusted contact`,
  endLead:
    'Every link of theirs is closed at once. A period in which nobody trusted is left pauses until the programme has found ' +
    'somebody. Only the programme can add the person again.',
  objectLead:
    'The person is taken off the list and never asked. Only the programme can propose the person again.',
  why: 'Reason',
  whyHint: 'The programme can read it.',
  ended: (name: string): string =>
    `${name} is no longer a trusted contact. None of their links works any more.`,
  objected: (name: string): string => `${name} does not become a trusted contact.`,
  links: 'Links that work',
  linksLead:
    'Each was sent to one person and opens one request. Removing a trusted contact closes all of theirs; any other link closes ' +
    'by itself at the time shown, or when you close it here.',
  closeLink: 'Close',
  closeLinkOf: (name: string): string => `Close the link of ${name}`,
  closedLink: (name: string): string => `The link of ${name} is closed.`,
  linkColumns: { person: 'To whom', request: 'Opens', purpose: 'For what', until: 'Until', act: 'Act' },
  purposes: { decide: 'Decide on the request', undo: 'Undo a decision' },
  whileTrusted: 'As long as the person is a trusted contact',
  untilUnknown: 'The end of the period is not known yet',
  linksEmpty: 'No link is in anybody’s hands',
  linksEmptyHint: 'When a partner asks for something, the links that were sent are listed here.',
};
