/** The address a request comes from: what the connection says, or what a proxy of ours said of this very request. */
import type { IncomingMessage } from 'node:http';

/** By request and not by connection: one connection of a proxy carries requests of many callers, also several at once. */
const told = new WeakMap<IncomingMessage, string>();

export function rememberCaller(request: IncomingMessage, address: string): void {
  told.set(request, address);
}

export function callerAddress(request: IncomingMessage | null | undefined): string {
  return (request && (told.get(request) ?? request.socket.remoteAddress)) ?? 'unknown';
}
