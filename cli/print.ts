import { describeConfig, readConfig } from '../server/config.ts';
import type { Services } from '../server/actions/run/context.ts';
import type { Auth } from '../server/auth/auth.ts';
import { makeApp } from '../server/http/app.ts';
import { authRoutes } from '../server/http/parties/auth-routes.ts';
import { openApiDocument } from '../server/http/frame/openapi.ts';
import type { Call } from './main.ts';

export async function configCommand({ env, out }: Call): Promise<number> {
  for (const { name, value, origin, type, description } of describeConfig(readConfig(env))) {
    out(`${name}=${value}`);
    out(`    ${origin}; ${type}. ${description}`);
  }
  return 0;
}

export async function openApiCommand({ out }: Call): Promise<number> {
  // Nothing is called: the routes are only described.
  const app = makeApp(
    { publicUrl: 'http://localhost:8080', secret: 'for printing only' } as Services,
    async () => null,
    {
      mount: (kit) => authRoutes(kit, {} as Auth),
    },
  );
  out(JSON.stringify(openApiDocument(app), null, 2));
  return 0;
}
