/** An S3-compatible store, signed by AWS Signature Version 4. Bytes are measured on this machine's disk first, then sent. */
import { createHash, createHmac, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { measure, type FileStore } from './files.ts';

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
  ): Promise<Response> => {
    const url = addressOf(place, key);
    const headers = sign(place, { method, url, hash: sent?.sha256 ?? emptyHash, at: now() });
    const body = sent && {
      body: Readable.toWeb(createReadStream(sent.path)) as ReadableStream<Uint8Array>,
      duplex: 'half' as const,
    };
    const response = await fetch(url, {
      method,
      ...body,
      headers: { ...headers, ...(sent && { 'content-length': String(sent.size) }) },
      redirect: 'error',
    });
    if (response.ok) return response;
    const why = (await response.text()).match(/<Code>([^<]*)<\/Code>/)?.[1] ?? response.statusText;
    throw new Error(`FILES: the store answered ${response.status} (${why}) to ${method} ${key}.`);
  };
  return {
    async put(key, content, limit) {
      const path = join(tmpdir(), `opencpor-${randomUUID()}`);
      const { stream, result } = measure(limit);
      try {
        await pipeline(content, stream, createWriteStream(path, { mode: 0o600 }));
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
  };
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
    '',
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
