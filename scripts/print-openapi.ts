/** Prints the contract from the route schemas into openapi.json; with --check it only says whether the file is stale. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Services } from '../server/actions/run/context.ts';
import type { Auth } from '../server/auth/auth.ts';
import { authRoutes } from '../server/http/parties/auth-routes.ts';
import { makeApp } from '../server/http/app.ts';
import { invitations } from '../server/http/parties/invitations.ts';
import { openApiDocument } from '../server/http/frame/openapi.ts';

const file = fileURLToPath(new URL('../openapi.json', import.meta.url));

export function printed(): string {
  // Nothing is called: the routes are only described.
  const app = makeApp(
    { publicUrl: 'http://localhost:8080', secret: 'for printing only' } as Services,
    async () => null,
    {
      mount(kit) {
        authRoutes(kit, {} as Auth);
        invitations(kit, {} as Auth);
      },
    },
  );
  return `${JSON.stringify(openApiDocument(app), null, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = printed();
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  else if (text !== readFileSync(file, 'utf8')) {
    console.error(
      'openapi.json is stale: run `node scripts/print-openapi.ts`, then `node scripts/print-sdk.ts`.',
    );
    process.exitCode = 1;
  }
}
