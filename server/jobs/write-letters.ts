/** Letters to read before they are sent: planned and rendered as every mail is. */
import type { WriteLetters } from '../actions/run/context.ts';
import { renderMail } from '../mail/render.ts';
import { planIn, type Planning } from './plan-mail.ts';

/** An id that no job has: nothing was sent under it. */
const notSent = '00000000-0000-0000-0000-000000000000';

export function lettersOf(services: Planning): WriteLetters {
  return async (tx, now, tenantId, messages) => {
    const letters = [];
    for (const message of messages.filter(({ recipient }) => recipient.to === 'partner-contact')) {
      const { open } = await planIn(tx, services, { job: { id: notSent, tenantId }, message, now });
      for (const { email, frame } of open) {
        const { subject, text } = renderMail(message.template, message.params, frame);
        letters.push({ to: email, language: frame.language, subject, text });
      }
    }
    return letters;
  };
}
