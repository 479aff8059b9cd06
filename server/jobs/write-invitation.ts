/** The letter to somebody who is invited. */
import { makeInvitationToken } from '../actions/parties/invitation-link.ts';
import { stateOf } from '../actions/parties/invitation-mail.ts';
import { languageOf } from '../mail/dates.ts';
import { invitationMail } from '../mail/invitation.ts';
import { readInvitationRow } from '../store/parties/invitations.ts';
import type { WriteLetter } from './letter-of-subject.ts';

export const writeInvitation: WriteLetter = async (services, job) => {
  const { db, secret, publicUrl, mail, owner } = services;
  const id = String(job.payload['invitationId']);
  const found = await db.transact({ side: 'system' }, (tx) => readInvitationRow(tx, id, false), 'read');
  // Used or replaced before it left.
  if (!found || stateOf(found, services) !== 'open') return null;
  const language = languageOf(found.language);
  return {
    template: 'invitation',
    to: found,
    language,
    mail: invitationMail(language, {
      name: found.name,
      company: found.company,
      byOwner: found.byOwner,
      owner: mail.owner,
      invitedBy: found.invitedBy,
      expiresAt: found.expiresAt,
      zone: owner.zone,
      url: `${publicUrl.replace(/\/$/, '')}/invitation/${makeInvitationToken(secret, found.id)}`,
    }),
  };
};
