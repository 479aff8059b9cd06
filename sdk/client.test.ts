import { describe, expect, test } from 'vitest';
import { ApiProblem, NetworkProblem, createClient, filled, items } from './index.ts';

interface Sent {
  url: string;
  method: string;
  headers: Record<string, string>;
  body: unknown;
}

function client(
  answers: (Response | Error)[],
  more: object = {},
): { api: ReturnType<typeof createClient>; sent: Sent[] } {
  const sent: Sent[] = [];
  const fetch = (async (url: string, init: RequestInit) => {
    sent.push({
      url,
      method: init.method as string,
      headers: init.headers as Record<string, string>,
      body: init.body,
    });
    const answer = answers.shift();
    if (!answer || answer instanceof Error) throw answer ?? new Error('no more answers');
    return answer;
  }) as typeof globalThis.fetch;
  return {
    api: createClient({ baseUrl: 'https://cpor.example/', key: 'cpor_test_1', fetch, ...more }),
    sent,
  };
}

const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json', ...headers },
  });

describe('a call', () => {
  test('fills in the address, the query, the version and a key of its own', async () => {
    const { api, sent } = client([json({}), json({}), json({ items: [], nextCursor: null })]);
    await api.claims.submit({ id: 'clm_a b', ifMatch: 7, body: {}, validateOnly: true });
    await api.claims.submit({ id: 'clm_1', ifMatch: '"8"', body: {} });
    await api.claims.list({ status: ['approved', 'rejected'], limit: 5 });
    expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST https://cpor.example/v1/claims/clm_a%20b/submit?validateOnly=true',
      'POST https://cpor.example/v1/claims/clm_1/submit',
      'GET https://cpor.example/v1/claims?limit=5&status=approved&status=rejected',
    ]);
    expect(sent[0]?.headers).toMatchObject({
      'If-Match': '"7"',
      Authorization: 'Bearer cpor_test_1',
      'Content-Type': 'application/json',
    });
    expect(sent[1]?.headers['If-Match']).toBe('"8"');
    expect(sent[0]?.headers['Idempotency-Key']).not.toBe(sent[1]?.headers['Idempotency-Key']);
    expect(sent[2]?.headers).not.toHaveProperty('Idempotency-Key');
  });

  test('is sent again with the same key when no answer came, and gives up in the end', async () => {
    const { api, sent } = client([new TypeError('broken'), json({ version: 2 })]);
    expect(await api.claims.submit({ id: 'c', ifMatch: 1, body: {} })).toEqual({ version: 2 });
    expect(sent[0]?.headers['Idempotency-Key']).toBe(sent[1]?.headers['Idempotency-Key']);
    const gone = client([new TypeError('broken')], { retries: 0 });
    await expect(gone.api.claims.read({ id: 'c' })).rejects.toBeInstanceOf(NetworkProblem);
  });

  test('waits and asks again when it is told to, but not for long', async () => {
    const busy = json({ code: 'unavailable', errors: [] }, 503, { 'Retry-After': '0' });
    expect(await client([busy, json({ version: 1 })]).api.claims.read({ id: 'c' })).toEqual({ version: 1 });
    const long = client([
      json({ code: 'lookup-quota-used', detail: 'Later.', errors: [] }, 429, { 'Retry-After': '80000' }),
    ]);
    await expect(long.api.claims.read({ id: 'c' })).rejects.toMatchObject({ status: 429, retryAfter: 80000 });
  });

  test('an edit has no key, so it is sent once', async () => {
    const { api, sent } = client([new TypeError('broken'), json({})]);
    await expect(api.claims.edit({ id: 'c', ifMatch: 1, body: {} })).rejects.toBeInstanceOf(NetworkProblem);
    expect(sent).toHaveLength(1);
  });

  test('a problem is an error with everything that was said', async () => {
    const body = {
      type: 'x',
      title: 'No',
      status: 422,
      detail: 'Two problems.',
      instance: '/',
      code: 'field-required',
      requestId: 'r',
      errors: [
        {
          pointer: '/lines/0/itemId',
          code: 'workload-unknown',
          message: 'm',
        },
        { pointer: '/name', code: 'field-required', message: 'n' },
      ],
    };
    const told: string[] = [];
    const { api } = client(
      [
        json(body, 422),
        json(
          {
            ...body,
            status: 401,
            code: 'unauthenticated',
          },
          401,
        ),
        new Response('<html>', { status: 502 }),
      ],
      { onUnauthenticated: (problem: ApiProblem) => told.push(problem.code) },
    );
    const problem = (await api.claims
      .submit({ id: 'c', ifMatch: 1, body: {} })
      .catch((error: unknown) => error)) as ApiProblem;
    expect(problem).toBeInstanceOf(ApiProblem);
    expect([
      problem.message,
      problem.has('workload-unknown'),
      problem.at('/lines').length,
      problem.at('/nam').length,
    ]).toEqual(['Two problems.', true, 1, 0]);
    await expect(api.claims.read({ id: 'c' })).rejects.toMatchObject({ status: 401 });
    expect(told).toEqual(['unauthenticated']);
    await expect(api.claims.read({ id: 'c' })).rejects.toMatchObject({
      status: 502,
      code: 'http-502',
      errors: [],
    });
  });

  test('can be called off', async () => {
    const stop = new AbortController();
    const { api } = client([new TypeError('broken')], { retries: 5 });
    const asked = api.claims.read({ id: 'c', signal: stop.signal });
    setTimeout(() => stop.abort(new Error('enough')), 20);
    await expect(asked).rejects.toThrow('enough');
  });

  test('a file goes with its note first', async () => {
    const { api, sent } = client([json({ id: 'fil_1' }, 201)]);
    await api.files.add({ id: 'clm_1', file: new Blob(['x']), fileName: 'a.pdf', note: 'signed' });
    const form = sent[0]?.body as FormData;
    expect([...form.keys()]).toEqual(['note', 'file']);
    expect((form.get('file') as File).name).toBe('a.pdf');
    expect(sent[0]?.headers).not.toHaveProperty('Content-Type');
  });
});

test('lists are walked to their end, also over pages that a filter left empty', async () => {
  const pages = (): Response[] => [
    json({ items: [{ id: 1 }], nextCursor: 'a' }),
    json({ items: [], nextCursor: 'b' }),
    json({
      items: [{ id: 2 }, { id: 3 }],
      nextCursor: null,
    }),
  ];
  const found: unknown[] = [];
  const walk = client(pages());
  for await (const one of items(walk.api.claims.list, { contested: true })) found.push(one.id);
  expect(found).toEqual([1, 2, 3]);
  expect(walk.sent.map(({ url }) => new URL(url).search)).toEqual([
    '?contested=true',
    '?cursor=a&contested=true',
    '?cursor=b&contested=true',
  ]);
  expect(await filled(client(pages()).api.claims.list, {}, 1)).toMatchObject({
    items: [{ id: 1 }],
    nextCursor: 'a',
  });
  expect((await filled(client(pages()).api.claims.list, {}, 2)).items).toHaveLength(3);
  const thin = client(
    Array.from({ length: 11 }, (_none, page) => json({ items: [], nextCursor: `page ${page}` })),
  );
  expect(await filled(thin.api.claims.list, {}, 1)).toEqual({ items: [], nextCursor: 'page 9' });
});
