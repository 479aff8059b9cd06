/**
 * Every event of the feeds and what it says beside the claim's number. Events are thin: whoever needs the state reads the claim.
 * The list of types is part of the contract (openapi.json, `Event.type`).
 */
import type { Id } from '../engine/id.ts';
import type { DeadlineKind, EndedHow } from './facts.ts';
import type { Side } from '../engine/side.ts';
import type { ItemRef } from './tenant-lock.ts';

type Nothing = Record<never, never>;

/** Ids of lines, in the order of the claim. */
interface OfLines {
  lines: string[];
}

export interface EventData {
  'claim.created': Nothing;
  'claim.edited': { fields: string[] };
  'claim.submitted': OfLines;
  'claim.resubmitted': Nothing;
  'claim.review-started': Nothing;
  'claim.assigned': { assigneeId: string | null };
  'claim.information-requested': { codes: string[] };
  'claim.approved': OfLines & { dispute: boolean };
  'claim.rejected': OfLines & ({ dispute: boolean } | { codes: string[] });
  'claim.rejected-final': OfLines;
  'claim.disputed': OfLines;
  'claim.overdue': { kind: DeadlineKind };
  'claim.withdrawn': OfLines & { partly: boolean; draft?: true };
  'comment.added': { side: Side };
  'file.added': { fileId: Id<'file'> };
  'file.removed': { fileId: Id<'file'> };
  'file.scanned': { fileId: Id<'file'> };
  'claim.clock-undone': Nothing;
  'line.contested': Nothing;
  'arbitration.answered': Nothing;
  'arbitration.decided': { won: boolean };
  'notice.delivered': { round: number; purpose: 'decide' | 'undo'; named: boolean };
  'notice.bounced': { round: number; purpose: 'decide' | 'undo'; named: boolean };
  'consent.agreed': Nothing;
  'consent.refused': Nothing;
  'consent.undone': { decision: 'refused' | 'accepted' };
  'consent.passed-on': { round: number; passedOn: boolean; paused: boolean };
  'contact.corrected': Nothing;
  'contact.confirmed': Nothing;
  'contact.added': Nothing;
  'contact.removed': Nothing;
  'question.asked': Nothing;
  'question.answered': Nothing;
  'association.official': Nothing;
  'association.ended': { how: EndedHow };
  'association.end-requested': { lineId: Id<'line'> };
  'item.locked': ItemRef;
  'item.unlocked': ItemRef;
  'safeguards.changed': { allLocked: boolean; agreementRequired: boolean };
  'consent-code.issued': { codeId: string; items: unknown[] };
  'consent-code.redeemed': { codeId: string; claimId: Id<'claim'> };
  'consent-code.revoked': { codeId: string };
}
export type EventType = keyof EventData;

/** What each says, for the contract. */
export const eventTexts: Record<EventType, string> = {
  'claim.created': 'A partner began a draft. Only the partner sees it.',
  'claim.edited': 'The partner changed fields.',
  'claim.submitted': 'The claim was submitted.',
  'claim.resubmitted': 'The partner answered a request for information.',
  'claim.review-started': 'A reviewer began the review.',
  'claim.assigned': 'The claim has another assignee, or none.',
  'claim.information-requested': 'The desk asked the partner for information.',
  'claim.approved': 'The desk approved lines.',
  'claim.rejected': 'Lines were rejected, by the desk or because an answer did not come.',
  'claim.rejected-final': 'A rejection can no longer be disputed.',
  'claim.disputed': 'The partner disputed a rejection.',
  'claim.overdue': 'The desk missed a deadline.',
  'claim.withdrawn': 'The partner withdrew the claim, or the lines that were still open.',
  'claim.clock-undone': 'What a wrong clock had done was taken back.',
  'comment.added': 'Somebody commented.',
  'file.added': 'A file was added.',
  'file.removed': 'A file was removed before it was sent.',
  'file.scanned': 'The virus scanner judged a file.',
  'line.contested': 'Another partner claims the same item of this customer.',
  'arbitration.answered': 'A partner answered in an arbitration.',
  'arbitration.decided': 'An arbitration was decided.',
  'notice.delivered': 'The mail system accepted a notice to the customer.',
  'notice.bounced': 'A notice to the customer came back.',
  'consent.agreed': 'The customer agreed before the end of the window.',
  'consent.refused': 'The customer refused.',
  'consent.undone': 'The customer took an answer back.',
  'consent.passed-on': 'The person who was asked named somebody else.',
  'contact.corrected': "The customer's contact was corrected.",
  'contact.confirmed': "The customer's contact was confirmed.",
  'contact.added': 'A trusted contact was added.',
  'contact.removed': 'A trusted contact was removed.',
  'question.asked': 'The customer asked a question.',
  'question.answered': 'The desk answered the customer.',
  'association.official': 'The partner is official for this item.',
  'association.ended': 'The association ended.',
  'association.end-requested': 'The partner asked the desk to end the association.',
  'item.locked': 'The customer locked an item.',
  'item.unlocked': 'The customer unlocked an item.',
  'safeguards.changed': 'The customer locked everything or opened it, or changed whether silence counts.',
  'consent-code.issued': 'The customer issued a one-time code.',
  'consent-code.redeemed': 'A claim used a one-time code.',
  'consent-code.revoked': 'The customer revoked a one-time code.',
};
export const eventTypes = Object.keys(eventTexts) as [EventType, ...EventType[]];

/** The last argument of those who announce: left out where the event has nothing to say. */
export type DataOf<Type extends EventType> = Nothing extends EventData[Type]
  ? [data?: EventData[Type]]
  : [data: EventData[Type]];
