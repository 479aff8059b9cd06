/** /v1/admin-log: who changed what all tenants share, when and why. */
import { listAdminLog } from '../../actions/programme/list-admin-log.ts';
import { overseeing } from './administration.ts';
import { idOut, instantOut, page, shape, text, z } from '../frame/fields.ts';
import { sharedIdOf } from '../frame/ids.ts';
import { listAnswer, pageOf } from '../frame/list.ts';
import { listQuery, operation } from '../frame/operation.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';

const side = () =>
  z.unknown().openapi({
    type: ['object', 'null'],
    description: 'Only what differs; null where there was or is nothing.',
    example: { version: 2 },
  } as object);
const entrySchema = shape('AdminEntry', {
  id: idOut('adminEntry'),
  at: instantOut(),
  byName: z.string().openapi({ example: 'Carla Mendes' }),
  what: z.string().openapi({ example: 'change-calendar' }),
  subject: z.string().openapi({ example: 'calendar:NL' }),
  before: side(),
  after: side(),
  why: z.string().nullable().openapi({ example: 'The council of ministers made this a public holiday.' }),
});

export function adminLog(kit: Kit): void {
  serve(
    kit,
    operation({
      ...overseeing,
      id: 'listAdminLog',
      sdk: 'adminLog.list',
      path: '/v1/admin-log',
      summary: 'The administration log',
      query: {
        ...listQuery,
        subject: text(200)
          .optional()
          .openapi({ description: 'Only what was done to this.', example: 'calendar:NL' } as object),
      },
      answer: {
        status: 200,
        description: 'A page of changes, the newest first',
        schema: page('AdminEntryPage', entrySchema),
        headers: ['Link'],
      },
    }),
    async (call) => {
      const { limit, cursor, subject } = call.query;
      return listAnswer(
        call,
        await listAdminLog(call.ctx, { subject: subject ?? null }, pageOf(call, limit, cursor)),
        ({ id, at, byName, what, subject: of, before, after, why }) => ({
          id: sharedIdOf('adminEntry', id),
          at,
          byName,
          what,
          subject: of,
          before,
          after,
          why,
        }),
      );
    },
  );
}
