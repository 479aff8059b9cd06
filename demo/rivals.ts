/** Customers at whom two partners meet, and claims that the sample proofs were written for. Told in one piece per customer. */
import type { Draft, Filing } from './filing.ts';

/** Makes a claim of another partner at the same customer. */
export interface Casting {
  /** The customer's claim in the sample list. */
  listed: Filing;
  another(
    more: Pick<Draft, 'partner' | 'locationNumber' | 'reference'> & Partial<Draft> & { workloads?: string[] },
  ): Filing;
}

export const rivalStories: Record<number, (casting: Casting) => Promise<void>> = {
  5: superseded,
  7: contested,
  8: neverConsented,
  50: readyForArbitration,
  6: proofsThatComeBack,
  10: travelAgency,
  18: watchedCustomer,
};

/** Public sector in the US: the first proof lacks the disclosure, the second has it, and the newcomer takes Teams over. */
async function superseded({ listed, another }: Casting): Promise<void> {
  const { story } = listed;
  await listed.file(140);
  await listed.take(138);
  await listed.decide({ approve: 'all' });
  const newcomer = another({
    partner: 'Brightwater Partners',
    locationNumber: '4110002',
    reference: 'BW-2231',
    workloads: ['teams'],
  });
  await story.day(38);
  await newcomer.open();
  await newcomer.sample('public-sector-without-disclosure.pdf');
  await newcomer.submit();
  await newcomer.take(36);
  await newcomer.ask(
    ['missing-public-sector-disclosure'],
    'The customer is a public sector organisation in the US: its disclosure must be in the statement.',
  );
  await story.day(34);
  await newcomer.sample('public-sector-with-disclosure.pdf', 'Now with section 3, public sector disclosure.');
  await newcomer.answer('The statement now has the disclosure.');
  await newcomer.contest(
    'teams',
    'We have run the Teams rollout since last month; the enclosed statement is signed by the customer.',
  );
  await story.day(26);
  await newcomer.winCase(
    'teams',
    'Your proof is the most recent one and names the service.',
    'A more recent proof of execution for Teams was signed by the customer.',
  );
  await newcomer.decide({ approve: 'all' });
}

/** Intune is official for one partner and claimed by another: answers are awaited. */
async function contested({ listed, another }: Casting): Promise<void> {
  const { story } = listed;
  await listed.file(55);
  await listed.take(53);
  await listed.decide({ approve: 'all' });
  const scanned = another({
    partner: 'Havelaar IT',
    locationNumber: '4110003',
    reference: 'HAV-0871',
    workloads: ['teams'],
  });
  await story.day(4);
  await scanned.open();
  await scanned.sample('scanned-good.pdf', 'Scan of the signed original.');
  await scanned.submit();
  const waiting = another({
    partner: 'Havelaar IT',
    locationNumber: '4110003',
    reference: 'HAV-0902',
    workloads: ['exchange-online'],
  });
  await story.day(3);
  await waiting.open();
  await waiting.sample('missing-product.pdf');
  const rival = another({
    partner: 'Kade Nine Consulting',
    locationNumber: '4110001',
    reference: 'K9-1408',
    workloads: ['exchange-online', 'intune'],
  });
  await story.day(1);
  await rival.open();
  await rival.sample('good-dutch.pdf');
  await rival.submit();
  await scanned.take(1);
}

/** Two undecided claims, both answered: the bench has everything it needs. */
async function readyForArbitration({ listed, another }: Casting): Promise<void> {
  const { story } = listed;
  await listed.file(6);
  const rival = another({
    partner: 'Kestrel Cloud',
    locationNumber: '4110005',
    reference: 'KC-3317',
    workloads: ['exchange-online'],
  });
  await story.day(4);
  await rival.open();
  await rival.proof();
  await rival.submit();
  await story.day(2);
  await listed.contest('exchange-online', 'We have moved the mailboxes this spring and still run them.');
  await rival.contest('exchange-online', 'The customer signed with us last week.');
  await listed.take(1);
  await rival.take(1);
}

/** Rejected for good, and a draft on a subscription that turned out to be bought through a reseller. */
async function neverConsented({ listed, another }: Casting): Promise<void> {
  await listed.file(42, { signature: true });
  await listed.take(38);
  await listed.decide({
    reject: 'all',
    codes: ['missing-customer-consent-on-poe'],
    text: 'The customer has not signed.',
  });
  const reseller = another({
    partner: 'Kade Nine Consulting',
    locationNumber: '4110101',
    reference: 'K9-1417',
    solutionArea: 'business-applications',
    activity: 'usage',
    items: [{ itemId: 'business-central', subscriptionId: 'c458272f-498d-4fa8-af06-bcf7e91457db' }],
    technicalContact: {
      name: 'T. Engineer',
      title: 'Solution architect',
      email: `architect@${listed.draft.customer.primaryDomain}`,
    },
  });
  await listed.story.day(6);
  await reseller.open();
  await reseller.proof();
}

/** One that was rejected, and two with proofs that do not show enough. */
async function proofsThatComeBack({ listed, another }: Casting): Promise<void> {
  const { story } = listed;
  const kestrel = { partner: 'Kestrel Cloud', locationNumber: '4110005' };
  const sales = another({
    ...kestrel,
    reference: 'KC-3120',
    solutionArea: 'business-applications',
    activity: 'usage',
    items: [{ itemId: 'sales', subscriptionId: '03682cec-0fbe-4716-a651-b3c461c00cbe' }],
    technicalContact: {
      name: 'T. Engineer',
      title: 'Solution architect',
      email: `architect@${listed.draft.customer.primaryDomain}`,
    },
  });
  await story.day(40);
  await sales.open();
  await sales.sample('good-dynamics-sales.docx');
  await sales.submit();
  await sales.take(38);
  await sales.decide({ approve: 'all' });
  await listed.file(14, { service: true });
  await listed.take(12);
  await listed.decide({
    reject: 'all',
    codes: ['insufficient-poe'],
    text: 'The statement describes licences only; it does not say which service was given.',
  });
  const old = another({ ...kestrel, reference: 'KC-3290', workloads: ['exchange-online'] });
  await story.day(5);
  await old.open();
  await old.sample('old-date.pdf');
  await old.submit();
  const vague = another({ ...kestrel, reference: 'KC-3291', workloads: ['intune'] });
  await vague.open();
  await vague.sample('missing-partner-service.pdf');
  await vague.submit();
  await old.take(1);
  await old.ask(
    ['missing-or-old-dates'],
    'The signature is more than twelve months old. Please send a newer statement.',
  );
  await vague.take(1);
}

/** A dispute that was won, a claim that came back once, a subscription that has ended since, a draft that cannot go out. */
async function travelAgency({ listed, another }: Casting): Promise<void> {
  const { story } = listed;
  const sonnenfeld = { partner: 'Sonnenfeld Systemhaus', locationNumber: '4110004' };
  const ended = another({
    ...sonnenfeld,
    reference: 'SON-118',
    solutionArea: 'business-applications',
    activity: 'usage',
    items: [{ itemId: 'sales', subscriptionId: 'deb67ae7-ffb0-4d9e-a3e1-986964950dc2' }],
    technicalContact: {
      name: 'T. Engineer',
      title: 'Solution architect',
      email: `architect@${listed.draft.customer.primaryDomain}`,
    },
  });
  await ended.file(70);
  await ended.take(68);
  await ended.decide({ approve: 'all' });
  await listed.file(34);
  await listed.take(32);
  listed.reviewer = listed.story.stage.actorNamed('Ingrid Solberg');
  await listed.decide({ reject: 'all', codes: ['missing-products'], text: 'Field Service is not named.' });
  await story.day(27);
  await listed.proof();
  await listed.dispute('Page 2 of the new statement names Field Service.');
  await story.day(25);
  await listed.decide(
    { approve: 'all' },
    'The new statement names the product.',
    story.stage.actorNamed('Ravi Menon'),
  );
  const returned = another({ ...sonnenfeld, reference: 'SON-141', workloads: ['exchange-online', 'teams'] });
  await story.day(7);
  await returned.open();
  await returned.sample('missing-customer-acknowledgement.pdf');
  await returned.submit();
  await returned.take(5);
  await returned.ask(
    ['missing-customer-acknowledgement', 'missing-or-old-dates'],
    'The signature block is empty. Please send the signed statement.',
  );
  await story.day(3);
  await returned.sample('good-exchange-teams.pdf', 'Signed by the customer.');
  await returned.answer('The signed statement is enclosed.');
  const impossible = another({ ...sonnenfeld, reference: 'SON-143', workloads: ['intune'] });
  await story.day(2);
  await impossible.open({ contact: true });
  await impossible.sample('wrong-tenant.pdf');
}

/** Two partners of record, one of whom looks at its figures now and then and asks for more: the customer's window is open. */
async function watchedCustomer({ listed, another }: Casting): Promise<void> {
  const { story } = listed;
  const kestrel = { partner: 'Kestrel Cloud', locationNumber: '4110005' };
  await listed.file(130);
  await listed.take(128);
  await listed.decide({ approve: 'all' });
  const watched = another({ ...kestrel, reference: 'KC-2954', workloads: ['intune'] });
  await story.day(84);
  await watched.lookUp();
  await watched.file(83);
  await watched.take(80);
  await watched.decide({ approve: 'all' });
  await story.day(34);
  await watched.look('intune', 'report-viewer');
  await story.day(12);
  await watched.look('intune', 'incentives-user');
  const asked = another({
    ...kestrel,
    reference: 'KC-3390',
    workloads: ['viva-engage', 'information-protection'],
  });
  await asked.file(5);
  await asked.take(2);
  await asked.decide({ approve: 'all' });
}
