/** What the door answers before there is a program behind it, and from the moment on in which it is closed. */
import { Agent, request, type IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { listen } from './listen.ts';

const place = { host: '127.0.0.1', port: 0, trustedProxy: [] as string[], mode: 'production' as const };

function get(
  port: number,
  path: string,
  agent?: Agent,
): Promise<{ status: number; headers: IncomingMessage['headers']; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = request({ port, path, host: '127.0.0.1', agent }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (part: string) => (body += part));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }));
    });
    asked.on('error', reject).end();
  });
}

test('while it starts programs get a problem that says when to come back, people a line', async () => {
  const door = await listen(place);
  const [alive, ready, api] = await Promise.all(
    ['/livez', '/readyz', '/v1/claims'].map((path) => get(door.port, path)),
  );
  expect([alive?.status, ready?.status, api?.status]).toEqual([200, 503, 503]);
  expect(api?.headers).toMatchObject({ 'content-type': 'application/problem+json', 'retry-after': '2' });
  expect(JSON.parse(api?.body ?? '')).toMatchObject({
    code: 'unavailable',
    status: 503,
    instance: '/v1/claims',
  });
  await door.close();
});

test('closing: who is being answered is answered, who asks again over the same connection is sent away, then nobody gets in', async () => {
  const door = await listen(place);
  const inside = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<void>();
  door.open(async (asked: Request) => {
    if (new URL(asked.url).pathname === '/slow') {
      inside.resolve();
      await finish.promise;
    }
    return new Response('done');
  });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const slow = get(door.port, '/slow', agent);
  const next = get(door.port, '/v1/me', agent).catch((error: Error) => error);
  await inside.promise;
  const closed = door.close();
  finish.resolve();
  const answered = await slow;
  expect([answered.status, answered.body, answered.headers.connection]).toEqual([200, 'done', 'close']);
  await closed;
  // Its connection was ended with the answer before it, so it had to come in again, and nobody comes in.
  expect(await next).toMatchObject({ code: 'ECONNREFUSED' });
  agent.destroy();
});
