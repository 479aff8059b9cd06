/**
 * What people of every side see while the year goes by, through the API and the customer's page: nothing of another side's, and
 * nothing official before its time has really come (K-1).
 */
import { makeToken } from '../../server/actions/consent/consent-link.ts';
import { askQuestion } from '../../server/actions/consent/ask-question.ts';
import { endAssociation } from '../../server/actions/associations/end-association.ts';
import { agree } from '../../server/actions/consent/agree.ts';
import { notMe } from '../../server/actions/consent/not-me.ts';
import { refuse } from '../../server/actions/consent/refuse.ts';
import { undoDecision } from '../../server/actions/consent/undo-decision.ts';
import { makeApp } from '../../server/http/app.ts';
import { consentPage } from '../../server/http/consent/consent-page.ts';
import { idOf } from '../../server/http/frame/ids.ts';
import type { Actor } from '../../rules/rights/role.ts';
import { notices } from '../acts.ts';
import { door, type Door } from '../api.ts';
import type { Scene } from '../scene.ts';
import {
  customerOf,
  leaksIn,
  literalsOf,
  partnerOf,
  type Leak,
  type Literal,
  type Reader,
} from './canaries.ts';
import type { Chance } from './chance.ts';
import type { Known } from './people.ts';

/** Something is shown as official at an instant that has not come. */
export interface Early {
  where: string;
  from: string;
  truth: string;
}

export interface Watch {
  leaks: Leak[];
  early: Early[];
  /** How many marked texts each reader has come by. */
  heard: Map<Reader, number>;
  /** Somebody opens something: a list, or a page of this claim, which may be another's. */
  glance(claim: Known, chance: Chance): Promise<void>;
  /** Everybody opens everything. */
  everything(): Promise<void>;
  /** A mail that the relay has taken. */
  mail(to: string, text: string): void;
}

interface Person {
  actor: Actor;
  reader: Reader;
  scene: Scene;
  door: Door;
}
interface Path {
  path: string;
  person: Person;
}

const lists: Record<'partner' | 'owner' | 'customer', string[]> = {
  partner: [
    '/v1/claims',
    '/v1/arbitrations',
    '/v1/associations',
    '/v1/associations?state=ended',
    '/v1/usage',
    '/v1/events',
    '/v1/members',
    '/v1/locations',
    '/v1/me',
  ],
  owner: [
    '/v1/claims',
    '/v1/review-queue',
    '/v1/disputes',
    '/v1/tasks',
    '/v1/arbitrations',
    '/v1/associations',
    '/v1/customers',
    '/v1/events',
  ],
  customer: [
    '/v1/tenant/requests',
    '/v1/tenant/associations',
    '/v1/tenant/associations?state=ended',
    '/v1/tenant/codes',
    '/v1/tenant/usage-reads',
    '/v1/tenant/lookups',
    '/v1/events',
    '/v1/me',
  ],
};
const ofClaim = [
  '',
  '/lines',
  '/deadlines',
  '/notices',
  '/comments?limit=200',
  '/history?limit=200',
  '/files',
];

export function watching(scenes: readonly Scene[], claims: readonly Known[], truth: () => number): Watch {
  const home = scenes[0] as Scene;
  const literals = literalsOf(scenes);
  const person = (actor: Actor, reader: Reader, scene: Scene): Person => ({
    actor,
    reader,
    scene,
    door: door(scene, actor),
  });
  const partners = [home.a, home.b].flatMap((party) =>
    [party.admin, party.user].map((actor) => person(actor, partnerOf(home, party), home)),
  );
  const owners = [home.senior, home.auditor].map((actor) => person(actor, 'owner', home));
  const customers = scenes.map((scene) => person(scene.tenantAdmin, customerOf(scene), scene));
  const consents = makeApp(home.services, async () => null, {
    budgets: null,
    mount: (kit) =>
      kit.app.route(
        '/consent',
        consentPage(home.services, {
          acts: { agree, refuse, notMe, askQuestion, undoDecision, endAssociation },
          owner: 'Fabrikam Cloud',
          limits: null,
        }),
      ),
  });
  const watch: Watch = { leaks: [], early: [], heard: new Map(), glance, everything, mail };

  function hear(text: string, reader: Reader, where: string): void {
    const numbers = reader.startsWith('partner-')
      ? claims.filter((claim) => partnerOf(claim.scene, claim.party) !== reader).map((claim) => claim.number)
      : [];
    const { leaks, marked } = leaksIn(text, reader, where, [
      ...literals,
      ...numbers.map((number): Literal => ({ text: number, readers: () => false })),
    ]);
    watch.heard.set(reader, (watch.heard.get(reader) ?? 0) + marked);
    watch.leaks.push(...leaks);
  }

  async function look({ path, person: who }: Path): Promise<void> {
    const answer = await who.door.ask(path);
    const text = await answer.text();
    hear(text, who.reader, path);
    if (answer.ok) watch.early.push(...earlyIn(JSON.parse(text), path, truth()));
  }

  /** As somebody with the mail opens it: the page, and what a program would read. */
  async function openConsent({ scene, ref }: Known): Promise<void> {
    for (const notice of await notices(scene, ref)) {
      const link = makeToken(scene.services.secret, { tenantId: ref.tenantId, noticeId: notice.id });
      for (const path of [`/consent/${link}`, `/v1/consents/${link}`]) {
        const text = await (await consents.request(path)).text();
        hear(text, customerOf(scene), path.replace(link, '…'));
      }
    }
  }

  function pathsOf(claim: Known, who: Person): string[] {
    const id = idOf('claim', claim.ref.tenantId, claim.ref.id);
    const owned =
      who.actor.side === 'customer'
        ? [`/v1/tenant/requests/${id}`]
        : ofClaim.map((part) => `/v1/claims/${id}${part}`);
    return [...lists[who.actor.side as 'partner' | 'owner' | 'customer'], ...owned];
  }

  const peopleAt = (claim: Known): Person[] => [
    ...partners,
    ...owners,
    ...customers.filter((one) => one.scene === claim.scene),
  ];

  async function glance(claim: Known, chance: Chance): Promise<void> {
    if (chance.is(0.2)) return openConsent(claim);
    const who = chance.pick(peopleAt(claim)) as Person;
    return look({ path: chance.pick(pathsOf(claim, who)) as string, person: who });
  }

  async function everything(): Promise<void> {
    // Of each side the one who reads most; the others were met by chance.
    const readers = [
      ...partners.filter(({ actor }) => actor.grants.some((grant) => grant.role === 'incentives-admin')),
      ...owners.slice(-1),
      ...customers,
    ];
    for (const claim of claims) {
      for (const who of readers.filter((one) => one.actor.side !== 'customer' || one.scene === claim.scene))
        for (const path of pathsOf(claim, who).slice(lists[who.actor.side as 'owner'].length))
          await look({ path, person: who });
      await openConsent(claim);
    }
    for (const who of readers)
      for (const path of lists[who.actor.side as 'owner']) await look({ path, person: who });
  }

  function mail(to: string, text: string): void {
    const domain = to.split('@')[1] ?? '';
    const customer = scenes.find(
      (scene) => domain === scene.domain || domain === `elsewhere-${scene.domain}`,
    );
    const reader =
      domain === 'people.example'
        ? 'owner'
        : customer
          ? customerOf(customer)
          : domain.replace('.example', '');
    hear(text, reader, `a mail to ${to}`);
  }

  return watch;
}

/** Every instant from which something is said to be official. */
function earlyIn(value: unknown, where: string, truth: number): Early[] {
  if (Array.isArray(value)) return value.flatMap((one) => earlyIn(one, where, truth));
  if (value === null || typeof value !== 'object') return [];
  const row = value as Record<string, unknown>;
  const from =
    row['state'] === 'official' || row['state'] === 'ended' ? (row['from'] ?? row['officialFrom']) : null;
  const early =
    typeof from === 'string' && Date.parse(from) > truth
      ? [{ where, from, truth: new Date(truth).toISOString() }]
      : [];
  return [...early, ...Object.values(row).flatMap((one) => earlyIn(one, where, truth))];
}
