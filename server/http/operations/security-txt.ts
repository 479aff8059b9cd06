/** /.well-known/security.txt (RFC 9116): to whom a weakness of this installation is reported. Without a contact there is none. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Services } from '../../actions/run/context.ts';
import type { Env } from '../frame/serve.ts';

const validDays = 180;

export function securityTxt(
  app: OpenAPIHono<Env>,
  { clock, publicUrl }: Pick<Services, 'clock' | 'publicUrl'>,
  contact: string | null,
): void {
  if (contact === null) return;
  const address = /^(?:https|mailto):/.test(contact) ? contact : `mailto:${contact}`;
  app.get('/.well-known/security.txt', () => {
    const expires = Temporal.Instant.fromEpochMilliseconds(Math.floor(clock.now())).add({
      hours: validDays * 24,
    });
    const lines = [
      `Contact: ${address}`,
      `Expires: ${expires.round('second').toString()}`,
      'Preferred-Languages: en, nl',
      `Canonical: ${publicUrl}/.well-known/security.txt`,
    ];
    return new Response(`${lines.join('\n')}\n`, {
      headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'max-age=86400' },
    });
  });
}
