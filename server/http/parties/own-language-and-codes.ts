/** /v1/me/language and /v1/me/two-factor/backup-codes: the language of one's mails, and new backup codes. */
import { changeLanguage } from '../../actions/parties/change-language.ts';
import type { Auth } from '../../auth/auth.ts';
import { renewBackupCodes } from '../../auth/own-account.ts';
import { jsonReply } from '../frame/call.ts';
import { request, shape, text, z } from '../frame/fields.ts';
import { operation } from '../frame/operation.ts';
import { serve, type Kit } from '../frame/serve.ts';
import { backupCodesSchema, ownPasswordSchema } from './auth-schema.ts';
import { changed, person } from './own-changes.ts';

const renewCodesOperation = operation({
  id: 'renewBackupCodes',
  sdk: 'me.renewBackupCodes',
  tag: 'Session',
  method: 'post',
  path: '/v1/me/two-factor/backup-codes',
  limit: 'sign-in',
  summary: 'New backup codes',
  description: 'Those that were given before open nothing any more.',
  body: { schema: ownPasswordSchema, example: { password: 'a long pass phrase' } },
  answer: { status: 200, description: 'The codes, shown once', schema: backupCodesSchema },
  refusals: [409, 422],
});
const changeLanguageOperation = operation({
  id: 'changeLanguage',
  sdk: 'me.changeLanguage',
  tag: 'Session',
  method: 'post',
  path: '/v1/me/language',
  summary: "Choose the language of one's mails",
  body: { schema: request('ChangeLanguage', { language: text(20).openapi({ example: 'nl' }) }) },
  answer: {
    status: 200,
    description: 'The language chosen',
    schema: shape('MailLanguage', { language: z.string().openapi({ example: 'nl' }) }),
    headers: ['Idempotency-Replayed'],
  },
  refusals: [409, 422],
});

export function ownLanguageAndCodes(kit: Kit, auth: Auth): void {
  serve(kit, renewCodesOperation, async (call) => {
    const { backupCodes, ...outcome } = await renewBackupCodes(
      auth.sessions,
      person(call).request,
      call.body.password,
    );
    return changed(call, outcome, '/password', 'second-factor.codes', backupCodes && { backupCodes });
  });
  serve(kit, changeLanguageOperation, async (call) =>
    call.answer(
      await changeLanguage(person(call).ctx, call.body, (language) => ({
        reply: jsonReply(200, { language }),
      })),
    ),
  );
}
