/** The package brings no types; this is as much of it as the tests use. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  export class Provider {
    constructor(
      issuer: string,
      configuration: {
        clients: { client_id: string; client_secret: string; redirect_uris: string[] }[];
        claims: Record<string, string[]>;
        findAccount(
          context: unknown,
          id: string,
        ): { accountId: string; claims(): { sub: string } & Record<string, unknown> };
        features: Record<string, { enabled: boolean }>;
        cookies: { keys: string[] };
        ttl: Record<string, number>;
      },
    );
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  }
}
