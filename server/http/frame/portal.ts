/** The portal's files, made by `vite build web`. They are few, so they are read once and kept, packed as browsers take them. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { promisify } from 'node:util';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { forPages } from './secure-headers.ts';
import type { Env } from './serve.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.map': 'application/json',
};
const packable = /^(text\/|image\/svg|application\/(json|manifest))/;

interface PortalFile {
  type: string;
  content: Buffer;
  etag: string;
  lasting: boolean;
  packed: Map<string, Promise<Buffer>>;
}

/** Written beside the portal by its build: every path it has a page for, `$name` standing for one part. */
const pathsFile = '/paths.json';

/**
 * Everything that no other route answers: a file, or the page itself. An address the portal has no page for is a 404 for everybody:
 * whoever asks for a page gets the portal's own, a program the same problem as under /v1.
 */
export function portal(app: OpenAPIHono<Env>, folder: string): void {
  const files = readFiles(folder);
  const pages = patternsOf(files.get(pathsFile));
  files.delete(pathsFile);
  app.get('/*', async (c, next) => {
    const { path } = c.req;
    if (/^\/(v1|api|consent|mailbox)(\/|$)/.test(path)) return next();
    const file = files.get(path);
    if (file) return answer(file, c.req.raw);
    const page = files.get('/index.html');
    if (page && pages.some((pattern) => pattern.test(path))) return answer(page, c.req.raw);
    if (page && extname(path) === '' && (c.req.header('accept') ?? '').includes('text/html'))
      return answer(page, c.req.raw, 404);
    return path === '/'
      ? new Response('The portal is not built yet; "npm start" builds it. The API is at /v1.\n', {
          status: 503,
        })
      : next();
  });
}

function patternsOf(file: PortalFile | undefined): RegExp[] {
  const paths = file ? (JSON.parse(file.content.toString()) as string[]) : [];
  return paths.map((path) => {
    const parts = path
      .split('/')
      .map((part) => (part.startsWith('$') ? '[^/]+' : part.replaceAll(/[^\w-]/g, '\\$&')));
    return new RegExp(`^${parts.join('/')}/?$`);
  });
}

function readFiles(folder: string): Map<string, PortalFile> {
  const files = new Map<string, PortalFile>();
  if (!existsSync(folder)) return files;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const content = readFileSync(path);
    const name = path.slice(folder.length).replaceAll('\\', '/');
    files.set(name, {
      content,
      type: types[extname(name)] ?? 'application/octet-stream',
      etag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`,
      // Names under assets change with their content.
      lasting: name.startsWith('/assets/'),
      packed: new Map(),
    });
  }
  return files;
}

async function answer(file: PortalFile, request: Request, status = 200): Promise<Response> {
  const headers: Record<string, string> = {
    'Content-Type': file.type,
    ETag: file.etag,
    Vary: 'Accept-Encoding',
    'Cache-Control': file.lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
    ...(file.type.startsWith('text/html') && { 'Content-Security-Policy': forPages }),
  };
  if (status === 200 && request.headers.get('if-none-match')?.includes(file.etag))
    return new Response(null, { status: 304, headers });
  const accepted = request.headers.get('accept-encoding') ?? '';
  const coding =
    packable.test(file.type) && file.content.length > 1000
      ? ['br', 'gzip'].find((one) => accepted.includes(one))
      : undefined;
  if (!coding) return new Response(new Uint8Array(file.content), { status, headers });
  const body = await packedAs(file, coding);
  return new Response(new Uint8Array(body), { status, headers: { ...headers, 'Content-Encoding': coding } });
}

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

function packedAs(file: PortalFile, coding: string): Promise<Buffer> {
  const known = file.packed.get(coding);
  if (known) return known;
  const packed =
    coding === 'br'
      ? brotli(file.content, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } })
      : zip(file.content, { level: 9 });
  file.packed.set(coding, packed);
  return packed;
}
