/** An S3-compatible store, signed by AWS Signature Version 4. Bytes are measured on this machine's disk first, then sent. */
import { createHash, createHmac, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { asUnavailable, FilesUnavailable, isStorageKey, measure, within, type FileStore } from './files.ts';

export interface S3Place {
  bucket: string;
  prefix: string;
  endpoint: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

const emptyHash = createHash('sha256').update('').digest('hex');

export function s3Store(place: S3Place, now: () => Date = () => new Date()): FileStore {
  const call = async (
    method: 'GET' | 'PUT' | 'DELETE',
    key: string,
    sent?: { path: string; size: number; sha256: string },
  ): Promise<Response> => ask(method, addressOf(place, key), sent);

  const ask = async (
    method: 'GET' | 'PUT' | 'DELETE',
    url: URL,
    sent?: { path: string; size: number; sha256: string },
  ): Promise<Response> => {
    const headers = sign(place, { method, url, hash: sent?.sha256 ?? emptyHash, at: now() });
    const body = sent && {
      body: Readable.toWeb(createReadStream(sent.path)) as ReadableStream<Uint8Array>,
      duplex: 'half' as const,
    };
    // Until it begins to answer; the bytes of a file may then take their time.
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), sent ? 120_000 : 30_000);
    const response = await fetch(url, {
      method,
      ...body,
      headers: { ...headers, ...(sent && { 'content-length': String(sent.size) }) },
      redirect: 'error',
      signal: patience.signal,
    })
      .catch((error: Error) => {
        throw new FilesUnavailable(`FILES: the store cannot be reached (${reasonOf(error)})`, {
          cause: error,
        });
      })
      .finally(() => clearTimeout(timer));
    if (response.ok) return response;
    const why = (await response.text()).match(/<Code>([^<]*)<\/Code>/)?.[1] ?? response.statusText;
    const told = `FILES: the store answered ${response.status} (${why}) to ${method} ${url.pathname}`;
    throw response.status === 404 && why === 'NoSuchKey' ? new Error(told) : new FilesUnavailable(told);
  };
  return {
    async put(key, content, limit) {
      const path = join(tmpdir(), `opencpor-${randomUUID()}`);
      const { stream, result } = measure(limit);
      try {
        await pipeline(content, stream, createWriteStream(path, { mode: 0o600 })).catch((error: unknown) => {
          throw asUnavailable(error);
        });
        const { size, sha256, head } = result();
        // The store compares the bytes with the hash that is signed, and answers after they are kept.
        await (await call('PUT', key, { path, size, sha256 })).arrayBuffer();
        return { size, sha256, head };
      } finally {
        await rm(path, { force: true });
      }
    },
    async read(key) {
      const response = await call('GET', key);
      return Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]);
    },
    async remove(key) {
      await (await call('DELETE', key)).arrayBuffer();
    },
    async *list() {
      const prefix = prefixOf(place);
      for (let token: string | undefined; ;) {
        const page = await (await ask('GET', listAddress(place, { prefix, token }))).text();
        for (const [, one = ''] of page.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
          const name = tagIn(one, 'Key') ?? '';
          const key = name.slice(prefix.length);
          const writtenAt = Date.parse(tagIn(one, 'LastModified') ?? '');
          if (name.startsWith(prefix) && isStorageKey(key) && Number.isFinite(writtenAt))
            yield { key, writtenAt, part: false };
        }
        token = tagIn(page, 'IsTruncated') === 'true' ? tagIn(page, 'NextContinuationToken') : undefined;
        if (token === undefined) return;
      }
    },
    check: (signal) =>
      within(
        signal,
        ask('GET', listAddress(place, { prefix: prefixOf(place), most: 1 })).then(
          async (answer) => void (await answer.text()),
        ),
      ),
    room: async () => null,
  };
}

/** fetch says only that it failed; the reason lies beneath. */
function reasonOf(error: Error): string {
  const cause = error.cause as { code?: string; message?: string } | undefined;
  return cause?.code ?? cause?.message ?? error.message;
}

function prefixOf({ prefix }: S3Place): string {
  const parts = prefix.split('/').filter((part) => part !== '');
  return parts.map((part) => `${part}/`).join('');
}

function listAddress(
  place: S3Place,
  { prefix, token, most }: { prefix: string; token?: string | undefined; most?: number },
): URL {
  const url = new URL(`${place.endpoint.replace(/\/+$/, '')}/${encode(place.bucket)}`);
  const query = {
    ...(token !== undefined && { 'continuation-token': token }),
    'list-type': '2',
    ...(most !== undefined && { 'max-keys': String(most) }),
    prefix,
  };
  // In the order and the spelling in which the query is signed.
  url.search = Object.entries(query)
    .map(([name, value]) => `${name}=${encode(value)}`)
    .join('&');
  return url;
}

function tagIn(xml: string, name: string): string | undefined {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  return text?.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

function addressOf({ endpoint, bucket, prefix }: S3Place, key: string): URL {
  if (!/^[0-9a-f-]+(\/[0-9a-f-]+)*$/.test(key)) throw new Error('not a storage key');
  const path = [bucket, ...prefix.split('/'), ...key.split('/')]
    .filter((part) => part !== '')
    .map(encode)
    .join('/');
  return new URL(`${endpoint.replace(/\/+$/, '')}/${path}`);
}

/** RFC 3986, as the signature's own rules spell it. */
function encode(part: string): string {
  return encodeURIComponent(part).replaceAll(
    /[!'()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

interface Signed {
  method: string;
  url: URL;
  hash: string;
  at: Date;
}

function sign(
  { region, accessKeyId, secretAccessKey }: S3Place,
  { method, url, hash, at }: Signed,
): Record<string, string> {
  const stamp = at.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const day = stamp.slice(0, 8);
  const headers: Record<string, string> = {
    host: url.host,
    'x-amz-content-sha256': hash,
    'x-amz-date': stamp,
  };
  const names = Object.keys(headers).join(';');
  const request = [
    method,
    url.pathname,
    url.search.slice(1),
    ...Object.entries(headers).map(([name, value]) => `${name}:${value}`),
    '',
    names,
    hash,
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', stamp, scope, createHash('sha256').update(request).digest('hex')].join(
    '\n',
  );
  const key = [day, region, 's3', 'aws4_request'].reduce<Buffer | string>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    `AWS4${secretAccessKey}`,
  );
  const signature = createHmac('sha256', key).update(text).digest('hex');
  const { host: _host, ...sent } = headers;
  return {
    ...sent,
    authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
  };
}
