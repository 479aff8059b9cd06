/** The mails about an enrolment; whoever has left since gets none. */
import type { EnrolmentLetter } from '../actions/incentives/enrolment-act.ts';
import { languageOf } from '../mail/dates.ts';
import { enrolmentMail } from '../mail/enrolment.ts';
import { findMailbox } from '../store/incentives/enrolments.ts';
import type { WriteLetter } from './letter-of-subject.ts';

export const writeEnrolment: WriteLetter = async ({ db, publicUrl, mail }, job) => {
  const said = (name: string): string | null => {
    const value = job.payload[name];
    return typeof value === 'string' ? value : null;
  };
  const template = String(job.payload['template']) as EnrolmentLetter;
  const found = await db.transact(
    { side: 'system' },
    (tx) => findMailbox(tx, said('memberId') ?? ''),
    'read',
  );
  if (!found) return null;
  const language = languageOf(found.language);
  const page = template === 'enrolment-to-validate' ? 'validations' : 'enrolments';
  return {
    template,
    to: found,
    language,
    mail: enrolmentMail(language, template, {
      name: found.name,
      owner: mail.owner,
      partner: said('partner') ?? '',
      location: said('location') ?? '',
      programme: said('programmeName') ?? '',
      earningMonth: said('earningStart')?.slice(0, 7) ?? null,
      reason: said('reason'),
      url: `${publicUrl.replace(/\/$/, '')}/${page}`,
    }),
  };
};
