/** The door: a port that is taken first and answers "starting" until the program behind it is ready. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { BlockList, isIP, type AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Config } from './config.ts';
import { rememberArrival } from './http/frame/arrival.ts';
import { rememberCaller } from './http/frame/caller.ts';
import { httpProblemBody } from './http/frame/problem.ts';
import { newUuid, systemRandom } from './ports/random.ts';

export type Fetch = Parameters<typeof getRequestListener>[0];

export interface Door {
  port: number;
  open(fetch: Fetch): void;
  /** Whoever comes from now on is sent away; those who are being answered are waited for. */
  close(): Promise<void>;
}

/** Requests that are under way when the program stops get this long. */
const patienceMs = 8000;

export async function listen(config: Pick<Config, 'host' | 'port' | 'trustedProxy' | 'mode'>): Promise<Door> {
  const proxies = addressesOf(config.trustedProxy);
  const underWay = new Set<ServerResponse>();
  let answer = away('OpenCPOR is starting; try again in a moment.');
  let closing: Promise<void> | null = null;
  const server = createServer((request, response) => {
    underWay.add(response);
    response.once('close', () => underWay.delete(response));

    rememberArrival(request);
    if (proxies) believeProxy(request, proxies);
    if (hostsOf(request) > 1) return refuseHosts(response);
    if (config.mode === 'demo' && !isLocalName(request.headers.host)) return refuseName(response);
    answer(request, response);
  });
  await bind(server, config);
  return {
    port: (server.address() as AddressInfo).port,
    open(fetch) {
      const listener = getRequestListener(fetch);
      answer = (request, response) => void listener(request, response);
    },
    close() {
      if (closing) return closing;
      answer = away('OpenCPOR is stopping; try again in a moment.');
      // A connection that was answered is ended with its answer, so that nobody asks again over it.
      for (const response of underWay) if (!response.headersSent) response.setHeader('Connection', 'close');
      return (closing = closeServer(server));
    },
  };
}

function bind(server: Server, { host, port }: Pick<Config, 'host' | 'port'>): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE')
        reject(
          new Error(
            `PORT: ${port} is in use by another program; stop that one, or set PORT to another (PORT=8081 npm start).`,
          ),
        );
      else if (error.code === 'EACCES')
        reject(new Error(`PORT: this user may not listen on ${port}; take one above 1023.`));
      else if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
        reject(new Error(`HOST: ${host} is no address of this machine.`));
      else reject(error);
    });
    server.listen(port, host, resolve);
  });
}

/** While there is no program behind the door, or none any more: 503 for all but the question whether the process lives. */
function away(why: string): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    const path = (request.url ?? '').split('?')[0] as string;
    const alive = path === '/livez';
    const forPrograms = path.startsWith('/v1/');
    const requestId = newUuid(systemRandom, Date.now());
    response.writeHead(alive ? 200 : 503, {
      'Content-Type': forPrograms ? 'application/problem+json' : 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
      Connection: 'close',
      ...(!alive && { 'Retry-After': '2' }),
      ...(forPrograms && { 'Request-Id': requestId }),
    });
    response.end(
      alive
        ? 'ok\n'
        : forPrograms
          ? JSON.stringify(httpProblemBody('unavailable', { requestId, path }, why))
          : `${why}\n`,
    );
  };
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const patience = setTimeout(() => server.closeAllConnections(), patienceMs);
  await closed;
  clearTimeout(patience);
}

/** A foreign name that was pointed at this machine would make its pages ours in a browser's eyes (DNS rebinding). */
function isLocalName(host: string | undefined): boolean {
  const name = host?.replace(/:\d+$/, '').toLowerCase();
  return (
    name === 'localhost' ||
    name === '127.0.0.1' ||
    name === '[::1]' ||
    (name?.endsWith('.localhost') ?? false)
  );
}

/** RFC 9112, 3.2: which of two names was meant nobody can say. */
function hostsOf({ rawHeaders }: IncomingMessage): number {
  return rawHeaders.filter((text, index) => index % 2 === 0 && text.toLowerCase() === 'host').length;
}

function refuseHosts(response: ServerResponse): void {
  response.writeHead(400, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' });
  response.end('Send one Host header.\n');
}

function refuseName(response: ServerResponse): void {
  response.writeHead(421, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end('The demo answers under the names of this machine only: http://localhost\n');
}

function addressesOf(list: string[]): BlockList | null {
  if (list.length === 0) return null;
  const known = new BlockList();
  for (const one of list) {
    const [address = '', bits] = one.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) known.addAddress(address, family);
    else known.addSubnet(address, Number(bits), family);
  }
  return known;
}

/** The nearest address that is no proxy of ours is the caller's; what stands before it anybody could have written. */
function believeProxy(request: IncomingMessage, proxies: BlockList): void {
  const { headers, socket } = request;
  const trusted = (address: string): boolean =>
    isIP(address) !== 0 && proxies.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/, '');
  let caller = plain(socket.remoteAddress ?? '');
  const forwarded = [headers['x-forwarded-for'] ?? []]
    .flat()
    .join(',')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => isIP(one) !== 0);
  while (trusted(caller) && forwarded.length > 0) caller = plain(forwarded.pop() as string);
  rememberCaller(request, caller);
}
