/**
 * What the holder of a link is shown: the request as it stands now, by the clock and not by a job. Reading changes nothing,
 * whoever opens the link and however often.
 */
import { codeTries } from '../../../rules/claim/consent.ts';
import {
  mayBeRefused,
  periodOf,
  windowOf,
  type CustomerPeriod,
} from '../../../rules/claim/customer-period.ts';
import type { DeadlineBasis } from '../../../rules/time/deadline.ts';
import type { ClaimFacts, ConsentBy, Line, Notice, World } from '../../../rules/claim/facts.ts';
import { reached } from '../../../rules/time/instant.ts';
import { linkEnd, mayEndByLink, type LinkEnd } from '../../../rules/claim/link.ts';
import { mailLines, type MailLine } from '../../../rules/claim/messages.ts';
import type { Policy } from '../../../rules/programme/policy.ts';
import type { Actor, ShownPage } from '../../../rules/rights/role.ts';
import { settle } from '../../../rules/claim/settle.ts';
import { anyTrustedAsked, countsIn, isPartyOf, requestsOf } from '../../../rules/claim/window.ts';
import { factsOf } from '../../../rules/claim/work.ts';
import { claimOfNotice } from '../../store/consent/consent-reads.ts';
import { loadWorlds } from '../../store/engine/load-world.ts';
import type { NoticeRef } from './consent-link.ts';
import type { ClaimRef, Services } from '../run/context.ts';

/** How one line stands for the customer. */
export type ConsentStanding =
  | 'notice-pending'
  | 'open'
  /** The period is over, and nobody refused; the request has not been decided on yet. */
  | 'not-refused'
  | 'agreed'
  | 'accepted'
  | 'refused'
  /** An agreement was needed, and none came within the period. */
  | 'not-agreed'
  | 'official'
  | 'ended'
  | 'paused'
  | 'unconfirmed'
  | 'rejected'
  | 'withdrawn';

export interface ConsentLine extends MailLine {
  standing: ConsentStanding;
  /** Its own period; null while its end is not known. */
  window: DeadlineBasis | null;
  /** Who said yes to it, or silence; null while nobody has. */
  by: ConsentBy | null;
  officialFrom: string | null;
  until: string | null;
  /** Who does not object, while the window runs; without a name where this reader may not know it, or it is not known. */
  agreedBy: { name: string | null; email: string | null; known: boolean } | null;
  /** Of a decision on it that can still be taken back. */
  undoUntil: DeadlineBasis | null;
  mayAgree: boolean;
  mayRefuse: boolean;
  mayEnd: boolean;
}

export interface ConsentView {
  ref: ClaimRef;
  purpose: Notice['purpose'];
  contact: { name: string; email: string; named: boolean; trusted: boolean };
  /** May this link still accept early? Only a trusted contact's, until too many wrong codes. */
  early: 'possible' | 'locked' | 'not-for-this-contact';
  triesLeft: number;
  language: string;
  now: string;
  number: string;
  version: number;
  customer: { name: string; zone: string; domains: string[] };
  partner: { name: string; location: string; contact: { name: string; email: string } | null };
  policy: Pick<Policy, 'windowStarts' | 'refusalWindow' | 'undo'>;
  /** What it means that nobody decides. */
  silence: Policy['silence'];
  lines: ConsentLine[];
  period: CustomerPeriod;
  /** Why it is paused: a notice came back, or nobody is asked whose silence would count. null: it is not. */
  pausedWhy: 'undelivered' | 'nobody-trusted' | null;
  /** This reader has said "not me", and the link still works. */
  saidNotMe: boolean;
  replacementsLeft: number;
  /** For an undo link: what would be undone, and until when; no lines when there is nothing (any more). */
  undo: {
    decision: 'refused' | 'accepted';
    lines: ConsentLine[];
    until: DeadlineBasis | null;
    over: boolean;
  } | null;
}

/** Why a link that was good is not any more. */
export type VoidWhy = LinkEnd;

/** void: taken back, by a withdrawal, a newer request, or "not me". null: there is no such notice. */
export type ConsentRead =
  | { kind: 'open'; view: ConsentView }
  | { kind: 'void'; language: string; why: VoidWhy }
  | null;

export function readConsent(
  services: Pick<Services, 'db' | 'owner'>,
  { tenantId, noticeId }: NoticeRef,
): Promise<ConsentRead> {
  return services.db.transact(
    { side: 'customer', tenantId },
    {
      async first(tx) {
        const found = await claimOfNotice(tx, tenantId, noticeId);
        const keys = found ? [{ tenantId, id: found.claimId }] : [];
        return { found, worldsAt: await loadWorlds(tx, keys, services.owner, false) };
      },
      mode: 'read',
    },
    async (_tx, now, { found, worldsAt }) => {
      const [loaded] = worldsAt(now);
      if (!found || !loaded) return null;
      const { world } = settle(loaded, now);
      const facts = factsOf(world, found.claimId);
      const notice = facts.notices.find((candidate) => candidate.id === noticeId);
      if (!notice) return null;
      const why = linkEnd(world.tenant, facts, notice, now);
      if (why !== null) return { kind: 'void', language: found.customerLanguage, why };
      return { kind: 'open', view: viewOf(world, facts, notice, now) };
    },
  );
}

/** Whoever came by this link. */
export function contactActor(
  ref: NoticeRef,
  contact: ConsentView['contact'],
  page: ShownPage | null = null,
): Actor {
  const { name, email, trusted } = contact;
  return {
    side: 'customer',
    id: ref.noticeId,
    name,
    email,
    tenantId: ref.tenantId,
    readOnly: false,
    scopes: null,
    grants: [{ role: 'contact', locationId: null, programme: null, maySubmit: false }],
    contact: { noticeId: ref.noticeId, email, trusted, ...(page && { page }) },
  };
}

function viewOf(world: World, facts: ClaimFacts, notice: Notice, now: string): ConsentView {
  const { claim, policy, location } = facts;
  const round = facts.rounds.find((candidate) => candidate.number === notice.round);
  const asked =
    notice.state === 'void'
      ? []
      : facts.lines.filter((line) => line.round === notice.round && line.consent !== 'not-asked');
  const { name, email, named, trusted } = notice;
  return {
    ref: { tenantId: claim.tenantId, id: claim.id },
    purpose: notice.purpose,
    contact: { name, email, named, trusted },
    early: !countsIn(notice)
      ? 'not-for-this-contact'
      : notice.wrongCodes >= codeTries
        ? 'locked'
        : 'possible',
    triesLeft: Math.max(0, codeTries - notice.wrongCodes),
    language: world.tenant.language,
    now,
    number: claim.number,
    version: claim.version,
    customer: { name: world.tenant.name, zone: world.tenant.zone, domains: world.tenant.domains },
    partner: { name: location.partnerName, location: location.name, contact: claim.partnerContact },
    policy,
    silence: round?.silence ?? 'accepts',
    lines: asked.map((line) => lineView(world, facts, line, notice, now)),
    period: periodOf(facts, asked, now),
    pausedWhy: whyPaused(facts, notice.round),
    saidNotMe: notice.notMeAt !== null,
    replacementsLeft: Math.max(0, policy.replacementsPerRound - (round?.replacements ?? 0)),
    undo: notice.purpose === 'undo' ? undoView(world, facts, notice, now) : null,
  };
}

function whyPaused(facts: ClaimFacts, number: number): ConsentView['pausedWhy'] {
  if (facts.rounds.find((round) => round.number === number)?.state !== 'paused') return null;
  const passed = facts.notices.some((notice) => notice.round === number && notice.notMeAt !== null);
  return passed && !anyTrustedAsked(facts, number) ? 'nobody-trusted' : 'undelivered';
}

/** One address alone may have said so: then it is that one. Names go to those who are trusted, and to oneself. */
function keeperOf(facts: ClaimFacts, line: Line, reader: Notice, now: string): ConsentLine['agreedBy'] {
  if (standingOf(line, now) !== 'agreed' || line.consentBy === null || line.round === null) return null;
  const known = line.consentBy !== 'contact';
  const these = requestsOf(facts, line.round).filter((request) => request.trusted === known);
  const [only] = these.length === 1 ? these : [];
  const mayKnow = only && (reader.trusted || only.email === reader.email);
  return mayKnow ? { name: only.name, email: only.email, known } : { name: null, email: null, known };
}

function lineView(world: World, facts: ClaimFacts, line: Line, reader: Notice, now: string): ConsentLine {
  const row = facts.associations.findLast(
    (candidate) =>
      candidate.lineId === line.id && (candidate.state === 'official' || candidate.state === 'ended'),
  );
  const asked =
    facts.claim.stage !== 'editing' && facts.claim.stage !== 'withdrawn' && line.review !== 'withdrawn';
  const mayRefuse = mayBeRefused(facts, line, now);
  const running =
    line.consent === 'notice-pending' ||
    (line.consent === 'open' && !(line.consentEndsAt !== null && reached(now, line.consentEndsAt)));
  return {
    ...(mailLines(world, [line])[0] as MailLine),
    standing: standingOf(line, now),
    agreedBy: keeperOf(facts, line, reader, now),
    window: windowOf(facts, line),
    by: line.consentBy,
    officialFrom: row?.officialFrom ?? null,
    until: row?.until ?? null,
    undoUntil:
      facts.deadlines.find(
        (clock) =>
          clock.kind === 'undo' &&
          clock.state === 'armed' &&
          isPartyOf(clock, line.id) &&
          !reached(now, clock.basis.endsAt),
      )?.basis ?? null,
    mayAgree: asked && line.association === 'none' && running,
    mayRefuse,
    mayEnd: asked && line.association === 'official' && !mayRefuse && mayEndByLink(world.tenant, reader, now),
  };
}

function standingOf(line: Line, now: string): ConsentStanding {
  if (line.review === 'withdrawn') return 'withdrawn';
  if (line.consent === 'refused') return line.consentBy === 'silence' ? 'not-agreed' : 'refused';
  if (line.association !== 'none') return line.association;
  if (line.review === 'rejected') return 'rejected';
  if (line.consent === 'agreed') return agreedStanding(line, now);
  if (line.consent === 'open' || line.consent === 'notice-pending')
    return line.consentBy === null ? line.consent : 'agreed';
  return line.consent === 'paused' || line.consent === 'unconfirmed' ? line.consent : 'notice-pending';
}

/** Only an acceptance is told as one; time that passed without a refusal is told as that. */
function agreedStanding({ consentBy, consentEndsAt }: Line, now: string): ConsentStanding {
  if (consentBy === 'silence') return 'not-refused';
  const over = consentEndsAt !== null && reached(now, consentEndsAt);
  return over && consentBy !== 'code' ? 'agreed' : 'accepted';
}

function undoView(
  world: World,
  facts: ClaimFacts,
  notice: Notice,
  now: string,
): NonNullable<ConsentView['undo']> {
  const clocks = facts.deadlines.filter(
    (deadline) => deadline.kind === 'undo' && deadline.round === notice.undoes,
  );
  const running = clocks.filter((clock) => clock.state === 'armed' && !reached(now, clock.basis.endsAt));
  const lines = facts.lines.filter(
    (line) =>
      running.some((clock) => isPartyOf(clock, line.id)) && (notice.trusted || line.consent !== 'refused'),
  );
  return {
    decision: lines.some((line) => line.consent === 'refused') ? 'refused' : 'accepted',
    lines: lines.map((line) => lineView(world, facts, line, notice, now)),
    until: running[0]?.basis ?? clocks[0]?.basis ?? null,
    over: clocks.length > 0 && clocks.every((clock) => reached(now, clock.basis.endsAt)),
  };
}
